"""$NAME and ${NAME:-word} in a Dockerfile, and its quotes."""

from collections.abc import Mapping

from dsh.practice.routes import Refused

NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


def filled(text: str, values: Mapping[str, str], quotes: bool = True) -> str:
    """The text with its variables filled in; with `quotes` read and dropped, else they stay. Raises Refused."""
    out, at, quote = "", 0, ""
    while at < len(text):
        char = text[at]
        if char == "\\" and quote != "'" and at + 1 < len(text):
            out += text[at + 1] if quotes or text[at + 1] == "$" else text[at : at + 2]
            at += 2
            continue
        if char in "'\"" and quote in ("", char):
            quote = "" if quote else char
            out += "" if quotes else char
        elif char == "$" and quote != "'":
            value, at = _variable(text, at, values)
            out += value
            continue
        else:
            out += char
        at += 1
    return out


def _variable(text: str, at: int, values: Mapping[str, str]) -> tuple[str, int]:
    if text.startswith("${", at):
        end = text.find("}", at)
        if end < 0:
            raise Refused(400, 'failed to process "' + text + "\": syntax error: missing '}'")
        inner = text[at + 2 : end]
        size = 0
        while size < len(inner) and inner[size] in NAME:
            size += 1
        return _modified(inner[:size], inner[size:], values, text), end + 1
    end = at + 1
    while end < len(text) and text[end] in NAME:
        end += 1
    if end == at + 1:
        return "$", end
    return values.get(text[at + 1 : end], ""), end


def _modified(name: str, modifier: str, values: Mapping[str, str], text: str) -> str:
    value = values.get(name)
    if not modifier:
        return value or ""
    kind, word = modifier[:2], modifier[2:]
    if kind in (":-", ":+", ":?"):
        empty = not value
    elif modifier[0] in "-+?":
        kind, word, empty = f":{modifier[0]}", modifier[1:], value is None
    else:
        raise Refused(400, f'failed to process "{text}": unsupported modifier ({modifier}) in substitution')
    if kind == ":-":
        return filled(word, values) if empty else value or ""
    if kind == ":+":
        return "" if empty else filled(word, values)
    if empty:
        raise Refused(400, f'failed to process "{text}": {name}: {word or "not allowed to be unset"}')
    return value or ""
