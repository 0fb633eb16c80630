"""JSON data with something in every place that it leaves open: what differs then was left to the zero values of Go."""

from dsh.output.go_types import element, fields, kind
from dsh.typed import Any

OTHER: dict[str, Any] = {
    "string": "?",
    "bool": True,
    "int": 4242,
    "uint": 4242,
    "float": 42.5,
    "time": "2001-02-03T04:05:06Z",
}
DEEPEST = 6  # levels of types that name themselves


def filled(type_: str, data: Any, depth: int = 0) -> Any:
    """The data of a struct with all fields that are missing in it; what is there stays as it is."""
    what = kind(type_)
    if what == "pointer":
        return filled(element(type_), data, depth)
    if what != "struct" or not isinstance(data, dict):
        return data
    made = dict(data)
    there = {name.lower() for name in data}
    for field in fields(type_):
        if field.embedded:
            made |= filled(field.type, made, depth)
        elif field.json.lower() not in there:
            made[field.json] = other(field.type, depth + 1)
    return made


def other(type_: str, depth: int = 0) -> Any:
    """Some data of this type that is not its zero value; None below a depth."""
    what = kind(type_)
    if depth > DEEPEST:
        return None
    if what == "pointer":
        return other(element(type_), depth + 1)
    if what == "slice":
        return "Pw==" if element(type_) == "uint8" else [other(element(type_), depth + 1)]
    if what == "map":
        return {"?": other(element(type_), depth + 1)}
    if what == "struct":
        return filled(type_, {}, depth + 1)
    return OTHER.get(what, "?")
