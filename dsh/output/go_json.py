"""How Go's encoding/json writes values, and indents a text."""

import json
from base64 import b64encode

from dsh.output.go_print import number
from dsh.output.go_types import fields, kind
from dsh.output.go_values import Row, Value, of
from dsh.output.units import go_json_time
from dsh.typed import Any

SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def encode(value: Value, html: bool = False) -> str:
    """Compact JSON. `html`: <, > and & are escaped, as json.Marshal does."""
    type_, data = value
    what = kind(type_)
    if isinstance(data, Row):  # docker's own MarshalJSON, which always escapes
        parts = (f"{string(name, True)}:{encode(of(data.fields[name]()), True)}" for name in sorted(data.fields))
        return "{" + ",".join(parts) + "}"
    if what == "invalid" or (data is None and what in ("slice", "map", "pointer")):
        return "null"
    if type_ == "*registry.ServiceConfig":  # its own MarshalJSON goes by way of a map
        return dump(_ordered(json.loads(encode(data, html))))
    if what == "pointer":
        return encode(data, html)
    if what == "bool":
        return "true" if data else "false"
    if what in ("int", "uint"):
        return str(data)
    if what == "float":
        return number(data)
    if what == "time":
        return string(go_json_time(data), html)
    if what == "string":
        return str(data) if type_ == "json.Number" else string(data, html)
    if type_ == "[]uint8":
        return string(b64encode(bytes(item.data for item in data)).decode())
    if what == "slice":
        return "[" + ",".join(encode(item, html) for item in data) + "]"
    if what == "map":
        return "{" + ",".join(f"{string(str(k), html)}:{encode(data[k], html)}" for k in sorted(data)) + "}"
    return "{" + ",".join(_members(type_, data, html)) + "}"


def _ordered(data: Any) -> Any:
    """The data with all keys in alphabetical order."""
    if isinstance(data, dict):
        return {key: _ordered(data[key]) for key in sorted(data)}
    return [_ordered(item) for item in data] if isinstance(data, list) else data


def _members(type_: str, data: dict[str, Value], html: bool) -> list[str]:
    found: list[str] = []
    for field in fields(type_):
        value = data[field.name]
        if field.embedded:
            inner = value.data if kind(value.type) == "pointer" else value
            if inner is not None:
                found += _members(inner.type, inner.data, html)
        elif not (field.omit_empty and _empty(value)):
            found.append(f"{string(field.json, html)}:{encode(value, html)}")
    return found


def _empty(value: Value) -> bool:
    return kind(value.type) not in ("struct", "time") and not value.data and not isinstance(value.data, Value)


def string(text: str, html: bool = False) -> str:
    """A JSON string."""
    if text.isascii() and text.isprintable() and not any(c in text for c in '"\\<>&'):
        return f'"{text}"'
    return '"' + "".join(_character(c, html) for c in text) + '"'


def _character(c: str, html: bool) -> str:
    if c in SHORT:
        return SHORT[c]
    code = ord(c)
    if code < 32 or code in (0x2028, 0x2029) or (html and c in "<>&"):
        return f"\\u{code:04x}"
    return "\\ufffd" if 0xD800 <= code <= 0xDFFF else c


def dump(data: Any, indent: int | None = None, at: int = 0) -> str:
    """JSON data as it came, keys in their order: compact, or indented by that many spaces."""
    if isinstance(data, dict) and data:
        items = [f"{string(k)}:{' ' if indent else ''}{dump(v, indent, at + 1)}" for k, v in data.items()]
        return _block("{", items, "}", indent, at)
    if isinstance(data, list) and data:
        return _block("[", [dump(item, indent, at + 1) for item in data], "]", indent, at)
    if isinstance(data, dict | list):
        return "{}" if isinstance(data, dict) else "[]"
    if isinstance(data, bool) or data is None:
        return {True: "true", False: "false", None: "null"}[data]
    return string(data) if isinstance(data, str) else number(data) if isinstance(data, float) else str(data)


def _block(opens: str, items: list[str], closes: str, indent: int | None, at: int) -> str:
    if not indent:
        return opens + ",".join(items) + closes
    space = "\n" + " " * indent * (at + 1)
    return f"{opens}{space}{f',{space}'.join(items)}\n{' ' * indent * at}{closes}"
