"""The functions of templates: Go's own and docker's."""

from collections.abc import Callable, Sequence

from dsh.named import NamedTuple
from dsh.output.go_json import encode
from dsh.output.go_print import text
from dsh.output.go_types import element, key, kind, underlying
from dsh.output.go_values import MISSING, Value, zero
from dsh.output.template.format import go_sprint, go_sprintf
from dsh.typed import Any

BASIC = frozenset(("bool", "string", "int", "uint", "float"))


class FunctionFailed(Exception):
    """The error that a function returns."""


class Function(NamedTuple):
    """`types` of the arguments: string, int, []string, any; with `variadic` the last may come any number of times."""

    call: Callable[[Sequence[Value]], Value]
    types: tuple[str, ...]
    variadic: bool = False


def true(value: Value) -> bool:
    """Is it true to `if`? Zero, "", nil and what is empty are not."""
    what = kind(value.type)
    if what in ("invalid",) or value.type == "nil":
        return False
    return what in ("struct", "time") or bool(value.data) or (what == "pointer" and value.data is not None)


def _quoted(text_: str) -> str:
    from urllib.parse import quote  # late: hardly any template asks for it

    return quote(text_, safe="-_.~").replace("%20", "+")


def _string(text_: str) -> Value:
    return Value("string", text_)


def _bool(on: bool) -> Value:
    return Value("bool", on)


def _inner(value: Value) -> Value:
    while kind(value.type) == "pointer" and isinstance(value.data, Value):
        value = value.data
    return value


def _index(values: Sequence[Value]) -> Value:
    item = _inner(values[0])
    if not item.type or item.type == "nil":
        raise FunctionFailed("index of untyped nil")
    for place in values[1:]:
        item = _inner(item)
        what = kind(item.type)
        if what == "pointer":
            raise FunctionFailed("index of nil pointer")
        if what in ("slice", "string"):
            size = len(item.data or ())
            at = _place(place, size)
            if at == size:
                raise FunctionFailed(f"reflect: {what} index out of range")
            item = item.data[at] if what == "slice" else Value("uint8", item.data.encode()[at])
        elif what == "map":
            item = (item.data or {}).get(_key(place, item.type), zero(element(item.type)))
            item = MISSING if kind(item.type) == "interface" else item
        elif what == "invalid":
            raise FunctionFailed("index of untyped nil")
        else:
            raise FunctionFailed(f"can't index item of type {item.type}")
    return item


def _place(value: Value, size: int) -> int:
    if kind(value.type) == "invalid" or value.type == "nil":
        raise FunctionFailed("cannot index slice/array with nil")
    if kind(value.type) not in ("int", "uint"):
        raise FunctionFailed(f"cannot index slice/array with type {value.type}")
    if not 0 <= value.data <= size:
        raise FunctionFailed(f"index out of range: {value.data}")
    return int(value.data)


def _key(value: Value, type_: str) -> object:
    want = key(type_)
    if not value.type or value.type == "nil":
        raise FunctionFailed(f"value is nil; should be of type {want}")
    if value.type != want and want != "interface {}":
        raise FunctionFailed(f"value has type {value.type}; should be {want}")
    return value.data


def _slice(values: Sequence[Value]) -> Value:
    item = _inner(values[0])
    if not item.type or item.type == "nil":
        raise FunctionFailed("slice of untyped nil")
    what = kind(item.type)
    if what not in ("string", "slice"):
        raise FunctionFailed(f"can't slice item of type {item.type}")
    data: Any = item.data.encode() if what == "string" else (item.data or [])
    places = [_place(value, len(data)) for value in values[1:]]
    start, end = (*places, *(0, len(data))[len(places) :])[:2]
    if start > end:
        raise FunctionFailed(f"invalid slice index: {start} > {end}")
    part = data[start:end]
    return Value(item.type, part.decode("utf-8", "surrogateescape") if what == "string" else part)


def _len(values: Sequence[Value]) -> Value:
    item = _inner(values[0])
    what = kind(item.type)
    if what == "invalid" or item.type == "nil":
        raise FunctionFailed(
            "len of nil pointer" if item.type == "nil" else "reflect: call of reflect.Value.Type on zero Value"
        )
    if what == "string":
        return Value("int", len(item.data.encode("utf-8", "surrogateescape")))
    if what not in ("slice", "map"):
        raise FunctionFailed("len of nil pointer" if what == "pointer" else f"len of type {item.type}")
    return Value("int", len(item.data or ()))


def _basic(value: Value) -> str:
    what = kind(value.type)
    if what in BASIC:
        return what
    raise FunctionFailed("invalid type for comparison")


def _equal(values: Sequence[Value]) -> Value:
    if len(values) < 2:
        raise FunctionFailed("missing argument for comparison")
    return _bool(any(_same(values[0], other) for other in values[1:]))


def _same(one: Value, other: Value) -> bool:
    if not _exists(one) or not _exists(other):
        nils = [
            not _exists(v) or (kind(v.type) in ("pointer", "map", "slice") and v.data is None) for v in (one, other)
        ]
        return all(nils)
    basic = [kind(value.type) if kind(value.type) in BASIC else "" for value in (one, other)]
    if basic[0] != basic[1]:
        if set(basic) == {"int", "uint"}:
            return bool(one.data == other.data)
        raise FunctionFailed("incompatible types for comparison")
    if not basic[0] and {kind(one.type), kind(other.type)} & {"slice", "map"}:
        pair = f"{text(one)}: {one.type}, {other.type}: {text(other)}"
        raise FunctionFailed(f"non-comparable types {pair}")
    return bool(one.data == other.data)


def _exists(value: Value) -> bool:
    return value.type not in ("", "nil")


def _not_equal(values: Sequence[Value]) -> Value:
    return _bool(not _same(values[0], values[1]))


def _less(one: Value, other: Value) -> bool:
    kinds = _basic(one), _basic(other)
    if kinds[0] != kinds[1] and set(kinds) != {"int", "uint"}:
        raise FunctionFailed("incompatible types for comparison")
    if kinds[0] == "bool":
        raise FunctionFailed("invalid type for comparison")
    return bool(one.data < other.data)


def _lower_or_equal(values: Sequence[Value]) -> Value:
    return _bool(_less(values[0], values[1]) or _same(values[0], values[1]))


def _html(values: Sequence[Value]) -> Value:
    marks = {'"': "&#34;", "'": "&#39;", "&": "&amp;", "<": "&lt;", ">": "&gt;", "\0": "\ufffd"}
    return _string("".join(marks.get(c, c) for c in go_sprint(values)))


def _js(values: Sequence[Value]) -> Value:
    marks = {"\\": "\\\\", "'": "\\'", '"': '\\"', "<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "=": "\\u003D"}
    return _string("".join(marks.get(c) or (c if ord(c) >= 32 else f"\\u{ord(c):04X}") for c in go_sprint(values)))


def _title(text_: str) -> str:
    made, before = [], " "
    for c in text_:
        letter = before.isalnum() or before == "_"
        made.append(c if letter else c.title())
        before = c
    return "".join(made)


def _pad(values: Sequence[Value]) -> Value:
    source, before, after = (value.data for value in values)
    if min(before, after) < 0:
        raise FunctionFailed("strings: negative Repeat count")
    return _string(" " * before + source + " " * after if source else "")


def _truncate(values: Sequence[Value]) -> Value:
    data = values[0].data.encode("utf-8", "surrogateescape")
    size = values[1].data
    if size < 0:
        raise FunctionFailed(f"runtime error: slice bounds out of range [:{size}]")
    return _string(data[:size].decode("utf-8", "surrogateescape"))


def _split(values: Sequence[Value]) -> Value:
    data, sep = values[0].data, values[1].data
    return Value("[]string", [_string(part) for part in (data.split(sep) if sep else list(data))])


def _join(values: Sequence[Value]) -> Value:
    return _string(values[1].data.join(item.data for item in values[0].data or ()))


def _keep(values: Sequence[Value]) -> Value:
    return values[0]


BUILTIN: dict[str, Function] = {
    "call": Function(lambda v: _call(v), ("any", "any"), True),
    "eq": Function(_equal, ("any", "any"), True),
    "ne": Function(_not_equal, ("any", "any")),
    "lt": Function(lambda v: _bool(_less(v[0], v[1])), ("any", "any")),
    "le": Function(_lower_or_equal, ("any", "any")),
    "gt": Function(lambda v: _bool(not _lower_or_equal(v).data), ("any", "any")),
    "ge": Function(lambda v: _bool(not _less(v[0], v[1])), ("any", "any")),
    "html": Function(_html, ("any",), True),
    "js": Function(_js, ("any",), True),
    "index": Function(_index, ("any", "any"), True),
    "slice": Function(_slice, ("any", "any"), True),
    "len": Function(_len, ("any",)),
    "not": Function(lambda v: _bool(not true(v[0])), ("any",)),
    "print": Function(lambda v: _string(go_sprint(v)), ("any",), True),
    "println": Function(lambda v: _string(go_sprint(v, line=True)), ("any",), True),
    "printf": Function(lambda v: _string(go_sprintf(v[0].data, v[1:])), ("string", "any"), True),
    "urlquery": Function(lambda v: _string(_quoted(go_sprint(v))), ("any",), True),
}
DOCKER: dict[str, Function] = {
    "json": Function(lambda v: _string(encode(v[0] if v[0].type != "nil" else MISSING)), ("any",)),
    "split": Function(_split, ("string", "string")),
    "join": Function(_join, ("[]string", "string")),
    "title": Function(lambda v: _string(_title(v[0].data)), ("string",)),
    "lower": Function(lambda v: _string(v[0].data.lower()), ("string",)),
    "upper": Function(lambda v: _string(v[0].data.upper()), ("string",)),
    "pad": Function(_pad, ("string", "int", "int")),
    "truncate": Function(_truncate, ("string", "int")),
}
HEADER: dict[str, Function] = {
    **{name: Function(_keep, ("string",)) for name in ("json", "title", "lower", "upper")},
    **{name: Function(_keep, ("string", "string")) for name in ("split", "join")},
    "truncate": Function(_keep, ("string", "int")),
}


def _call(values: Sequence[Value]) -> Value:
    named, called = values[:2]
    shown = underlying(called.type) if called.type else ""
    raise FunctionFailed(f"non-function {named.data} of type {shown}" if shown else "call of nil")
