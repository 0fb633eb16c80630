"""Values as docker's client holds them: data with its Go type, which decides how a template prints it."""

from base64 import b64decode
from collections.abc import Callable, Mapping

from dsh.named import NamedTuple
from dsh.output.go_types import element, fields, key, kind
from dsh.typed import Any


class Value(NamedTuple):
    """`data` by kind: a scalar; dict of field name to Value; dict of key to Value, list of Values or None (nil);
    what a pointer points to, as a Value, or None; a Row. Type "" is Go's missing value."""

    type: str
    data: Any


class Row(NamedTuple):
    """A line of a listing: docker's method names to what they return, and those that take one argument."""

    fields: Mapping[str, Callable[[], Any]]
    calls: Mapping[str, Callable[[str], Any]] = {}


MISSING = Value("", None)


def decode(type_: str, data: Any) -> Value:
    """JSON data as Go's decoder puts it into a variable of this type."""
    what = kind(type_)
    if what == "interface":
        return plain(data)
    if data is None:
        return zero(type_)
    if what == "pointer":
        return Value(type_, decode(element(type_), data))
    if what == "struct":
        return Value(type_, _struct(type_, data)) if isinstance(data, dict) else zero(type_)
    if what == "slice":
        inner = element(type_)
        if inner == "uint8" and isinstance(data, str):
            data = list(b64decode(data))
        return Value(type_, [decode(inner, item) for item in data] if isinstance(data, list) else None)
    if what == "map":
        inner = element(type_)
        return Value(type_, {k: decode(inner, item) for k, item in data.items()} if isinstance(data, dict) else None)
    if what in ("int", "uint") and not isinstance(data, int | float):
        return zero(type_)
    return Value(type_, int(data) if what in ("int", "uint") else data)


def _struct(type_: str, data: dict[str, Any]) -> dict[str, Value]:
    made: dict[str, Value] = {}
    for field in fields(type_):
        if field.embedded:
            made[field.name] = decode(field.type, data)
        elif field.json in data:
            made[field.name] = decode(field.type, data[field.json])
        else:  # Go's decoder does not mind the case of letters
            near = next((k for k in data if k.lower() == field.json.lower()), None)
            made[field.name] = zero(field.type) if near is None else decode(field.type, data[near])
    return made


def zero(type_: str) -> Value:
    """The zero value of a type."""
    what = kind(type_)
    if what == "struct":
        return Value(type_, {field.name: zero(field.type) for field in fields(type_)})
    scalars: dict[str, Any] = {"string": "", "bool": False, "int": 0, "uint": 0, "float": 0.0}
    return Value(type_, scalars.get(what))


def plain(data: Any, number: str = "float64") -> Value:
    """JSON data as Go's decoder puts it into an `any`; `number` is "json.Number" for one that keeps digits."""
    if data is None:
        return MISSING
    if isinstance(data, bool):
        return Value("bool", data)
    if isinstance(data, int | float):
        return Value(number, str(data) if number == "json.Number" else data)
    if isinstance(data, str):
        return Value("string", data)
    if isinstance(data, list):
        return Value("[]interface {}", [plain(item, number) for item in data])
    return Value("map[string]interface {}", {k: plain(item, number) for k, item in data.items()})


def of(data: Any) -> Value:
    """A Python value as the Go value that a method of a listing returns."""
    if isinstance(data, Value):
        return data
    if isinstance(data, bool):
        return Value("bool", data)
    if isinstance(data, int):
        return Value("int", data)
    return Value("string", data) if isinstance(data, str) else plain(data)


def key_text(type_: str, data: Any) -> Value:
    """A key of a map, as a value."""
    return Value(key(type_), data)
