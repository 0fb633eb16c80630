"""The Go types that docker's client reads the engine's answers into, from go_types.txt.

A line is `pkg.Type: Field/jsonName? type, ...` (`?` is omitempty, `+` an embedded struct) or `pkg.Type = type`. They
are the types of client 28.2.2: a template sees their fields and no others, in this order.
"""

import os
from functools import lru_cache

from dsh.named import NamedTuple

NUMBERS = {
    **dict.fromkeys(("int", "int8", "int16", "int32", "int64"), "int"),
    **dict.fromkeys(("uint", "uint8", "uint16", "uint32", "uint64"), "uint"),
    **dict.fromkeys(("float32", "float64"), "float"),
}
NAMED = {
    "digest.Digest": "string",
    "json.Number": "string",
    "time.Duration": "int64",
    "os.FileMode": "uint32",
    "net.IPNet": "string",
    "time.Time": "time",
    "formatter.SubHeaderContext": "map[string]string",
}


class GoField(NamedTuple):
    name: str
    json: str
    omit_empty: bool
    type: str
    embedded: bool


@lru_cache(maxsize=1)
def _definitions() -> dict[str, str]:
    found: dict[str, str] = dict(NAMED)
    with open(os.path.join(os.path.dirname(__file__), "go_types.txt"), encoding="utf-8") as file:
        written = file.read()
    for line in written.splitlines():
        if ": " in line:
            name, _, body = line.partition(": ")
            found[name] = ":" + body
        elif " = " in line:
            name, _, body = line.partition(" = ")
            found[name] = body
    return found


def underlying(type_: str) -> str:
    """The type behind a named type; a struct is its own."""
    while "." in type_ and type_[0] not in "*[" and not type_.startswith("map["):
        behind = _definitions().get(type_, ":")
        if behind.startswith(":"):
            return type_
        type_ = behind
    return type_


@lru_cache(maxsize=1000)
def kind(type_: str) -> str:
    """string bool int uint float map slice struct pointer interface time; "invalid" for no type."""
    type_ = underlying(type_)
    if not type_:
        return "invalid"
    if type_.startswith("*"):
        return "pointer"
    if type_.startswith("[]"):
        return "slice"
    if type_.startswith("map["):
        return "map"
    if type_ in ("string", "bool", "time"):
        return type_
    return "interface" if type_ == "interface {}" else NUMBERS.get(type_, "struct")


def element(type_: str) -> str:
    """What a pointer, slice or map holds."""
    type_ = underlying(type_)
    if type_.startswith("map["):
        return type_[type_.index("]") + 1 :]
    return type_[2:] if type_.startswith("[]") else type_[1:]


def key(type_: str) -> str:
    """The type of a map's keys."""
    type_ = underlying(type_)
    return type_[4 : type_.index("]")]


@lru_cache(maxsize=1000)
def fields(type_: str) -> tuple[GoField, ...]:
    """The fields of a struct; none for a type that is not known."""
    body = _definitions().get(underlying(type_), ":")
    return tuple(_field(text) for text in body[1:].split(", ") if text)


def _field(text: str) -> GoField:
    name, _, type_ = text.partition(" ")
    embedded = name.startswith("+")
    omit = name.endswith("?")
    name, _, json = name.lstrip("+").rstrip("?").partition("/")
    return GoField(name, json or name, omit, type_, embedded)
