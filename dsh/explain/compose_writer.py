"""Plain data as the YAML of a compose file. (PyYAML quotes less than compose needs, and costs its import.)"""

import json
import re

from dsh.patterns import regex
from dsh.typed import Any

PLAIN = regex(r"[A-Za-z_./$][\w./$+@%{}=-]*(?: [\w./$+@%=-]+)*")
PORTS = regex(r".*\d:\d")
WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"))


def write(value: Any, indent: int = 0) -> str:
    """Block style; empty mappings and lists in one line; words that compose runs as a list in one line too."""
    pad = " " * indent
    out = []
    if isinstance(value, dict):
        for key, below in value.items():
            out.append(f"{pad}{_scalar(str(key))}:{_below(key, below, indent)}")
    else:
        for one in value:
            if isinstance(one, dict) and one:
                inner = write(one, indent + 2)
                out.append(f"{pad}- {inner[indent + 2 :]}".rstrip("\n"))
            else:
                out.append(f"{pad}- {_scalar(one)}")
    return "\n".join(out) + "\n"


def _below(key: str, value: Any, indent: int) -> str:
    if key in ("command", "entrypoint", "test") and isinstance(value, list):
        return " " + json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict | list) and value:
        return "\n" + write(value, indent + 2).rstrip("\n")
    return " " + _scalar(value)


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if value == {} or value == []:
        return "{}" if value == {} else "[]"
    if isinstance(value, bool | int):
        return str(value).lower()
    text = str(value)
    safe = PLAIN.fullmatch(text) and text.lower() not in WORDS and not text.startswith(("{", ".inf", ".nan"))
    if safe or (re.fullmatch(r"[\w.$/~{}][^#'\"\s]*", text) and not _risky(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def _risky(text: str) -> bool:
    """Would YAML read it as something else than a text? (numbers, 22:22, true)"""
    number = re.match(r"[\d.+-]", text) is not None
    return number or text.lower() in WORDS or text[0] in "{}~" or text.endswith(":") or ": " in text or "," in text
