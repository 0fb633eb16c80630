"""What docker's client, written in Go, says of a config.json that it cannot read."""

import json
import os

AFTER = {  # what Python's reader misses, in Go's words
    "Expecting property name": "looking for beginning of object key string",
    "Expecting ':'": "after object key",
    "Invalid control character": "in string literal",
    "Invalid \\escape": "in string escape code",
}
TYPES: tuple[tuple[type, str], ...] = (
    (list, "array"),
    (str, "string"),
    (bool, "bool"),
    (int, "number"),
    (float, "number"),
)


def config_fault(folder: str) -> str:
    """Why docker cannot read the config.json of that folder; "" where it can, where there is none or nothing in it."""
    try:
        with open(os.path.join(folder, "config.json"), encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return ""
    if not text.strip():
        return ""
    start = len(text) - len(text.lstrip())
    try:
        data, _ = json.JSONDecoder().raw_decode(text, start)  # as docker, which reads no further
    except json.JSONDecodeError as error:
        return _in_go(text, error)
    kind = next((name for one, name in TYPES if isinstance(data, one)), "")
    return f"json: cannot unmarshal {kind} into Go value of type configfile.ConfigFile" if kind else ""


def _in_go(text: str, error: json.JSONDecodeError) -> str:
    at = error.pos + (1 if error.msg.startswith("Invalid \\escape") else 0)
    if error.msg.startswith("Unterminated") or at >= len(text.rstrip()):
        return "unexpected EOF"
    where = next((words for said, words in AFTER.items() if error.msg.startswith(said)), "")
    if error.msg.startswith("Expecting ','"):
        where = "after array element" if _in_array(text[:at]) else "after object key:value pair"
    shown = {"'": "'\\''", '"': "'\"'"}.get(text[at], repr(text[at]))
    return f"invalid character {shown} {where or 'looking for beginning of value'}"


def _in_array(text: str) -> bool:
    """Is what stands behind this beginning of a JSON text inside an array?"""
    opened, quoted, escaped = "", False, False
    for char in text:
        if quoted:
            quoted, escaped = escaped or char != '"', not escaped and char == "\\"
        elif char == '"':
            quoted = True
        elif char in "[{":
            opened += char
        elif char in "]}":
            opened = opened[:-1]
    return opened.endswith("[")
