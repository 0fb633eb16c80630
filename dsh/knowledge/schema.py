"""Reads the data of a knowledge file into entries; what does not fit is an error that names file, key and fault."""

import re
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from dsh.errors import KnowledgeError
from dsh.knowledge.entries import Keep
from dsh.named import NamedTuple

RISKS = ("read", "change", "destroy")


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def is_entry(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def read_entry(cls: Any, data: Any, where: str, **given: Any) -> Any:
    """An entry of the NamedTuple `cls` from plain data; `given` holds what the file's place says (its name).

    Raises KnowledgeError for unknown, missing and mistyped keys.
    """
    if not isinstance(data, dict):
        raise KnowledgeError(f"{where}: expected keys and values, found {_kind(data)}")
    hints, values = _hints(cls), dict(given)
    for key, value in data.items():
        if key not in hints or key in given:
            raise KnowledgeError(f"{where}: unknown key {key!r}", hint=f"known keys: {', '.join(hints)}")
        values[key] = _read(hints[key], value, f"{where}: {key}")
    missing = [f for f in cls._fields if f not in values and f not in cls._field_defaults]
    if missing:
        raise KnowledgeError(f"{where}: {missing[0]} is missing")
    if "risk" in values and values["risk"] not in RISKS:
        raise KnowledgeError(f"{where}: risk: expected one of {', '.join(RISKS)}, found {values['risk']!r}")
    if "pattern" in values:
        try:
            re.compile(values["pattern"])
        except re.error as error:
            raise KnowledgeError(f"{where}: pattern: {error}") from error
    return cls(**values)


def _read(kind: Any, value: Any, where: str) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    if origin is Union or (origin is not None and type(None) in args):
        return None if value is None else _read(next(a for a in args if a is not type(None)), value, where)
    if origin is tuple:
        return _read_list(args[0], value, where)
    if origin is dict:
        return _read_mapping(args[1], value, where)
    if is_entry(kind):
        short = kind is Keep and isinstance(value, str)
        return read_entry(kind, {"says": value} if short else value, where)
    if kind is str and isinstance(value, bool | int | float):
        return str(value).lower()
    if kind is Any:
        return value
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise KnowledgeError(f"{where}: expected {kind.__name__}, found {_kind(value)}")
    return value.strip() if kind is str else value


def _read_list(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, list):
        raise KnowledgeError(f"{where}: expected a list, found {_kind(value)}")
    return tuple(_read(kind, v, f"{where}[{n}]") for n, v in enumerate(value))


def _read_mapping(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise KnowledgeError(f"{where}: expected keys and values, found {_kind(value)}")
    out = {}
    for key, v in value.items():
        if is_entry(kind):
            out[str(key)] = read_entry(
                kind, v, f"{where}.{key}", **({"name": str(key)} if "name" in kind._fields else {})
            )
        else:
            out[str(key)] = _read(kind, v, f"{where}.{key}")
    return out


def _kind(value: Any) -> str:
    return {dict: "keys and values", list: "a list", type(None): "nothing"}.get(type(value), repr(value))


def plain(entry: Any) -> Any:
    """The reverse of read_entry: the entry as plain data, keys at their default left out."""
    if is_entry(type(entry)):
        defaults = entry._field_defaults
        return {k: plain(v) for k, v in entry._asdict().items() if k not in defaults or v != defaults[k]}
    if isinstance(entry, dict):
        return {k: plain(v) for k, v in entry.items()}
    if isinstance(entry, tuple):
        return [plain(v) for v in entry]
    return entry


class Folder(NamedTuple):
    """A folder of knowledge/: what its files hold."""

    name: str
    cls: Any  # the entry class
    keyed_by: str  # the field that the file's path gives
    many: bool = False  # a file holds a mapping of entries
