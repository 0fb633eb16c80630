"""Go's fmt.Sprint and fmt.Sprintf, for the verbs that templates use."""

from collections.abc import Sequence

from dsh.named import NamedTuple
from dsh.output.go_print import text
from dsh.output.go_types import kind
from dsh.output.go_values import Value
from dsh.output.template.lexer import quoted


def go_sprint(values: Sequence[Value], line: bool = False) -> str:
    """The operands; a space between those where neither is a string, between all with `line`."""
    made: list[str] = []
    for n, value in enumerate(values):
        if n and (line or not (value.type == "string" or values[n - 1].type == "string")):
            made.append(" ")
        made.append(text(value))
    return "".join(made) + ("\n" if line else "")


class _Verb(NamedTuple):
    flags: str
    width: int | None
    precision: int | None
    verb: str


def go_sprintf(pattern: str, values: Sequence[Value]) -> str:
    """The pattern with its verbs filled in, and Go's marks for what does not fit."""
    made: list[str] = []
    left = list(values)
    at = 0
    while at < len(pattern):
        start = pattern.find("%", at)
        if start < 0:
            made.append(pattern[at:])
            break
        made.append(pattern[at:start])
        verb, at = _read(pattern, start + 1, left)
        if not verb.verb:
            made.append("%!(NOVERB)")
        elif verb.verb == "%":
            made.append("%")
        elif not left:
            made.append(f"%!{verb.verb}(MISSING)")
        else:
            made.append(_fill(verb, left.pop(0)))
    if left:
        made.append("%!(EXTRA " + ", ".join(f"{_type(v)}={text(v)}" for v in left) + ")")
    return "".join(made)


def _read(pattern: str, at: int, left: list[Value]) -> tuple[_Verb, int]:
    start = at
    while at < len(pattern) and pattern[at] in "#0+- ":
        at += 1
    flags = pattern[start:at]
    width, at = _count(pattern, at, left)
    if width is not None and width < 0:
        width, flags = -width, flags + "-"
    precision = None
    if pattern[at : at + 1] == ".":
        precision, at = _count(pattern, at + 1, left)
        precision = precision or 0
    return _Verb(flags, width, precision, pattern[at : at + 1]), at + 1


def _count(pattern: str, at: int, left: list[Value]) -> tuple[int | None, int]:
    if pattern[at : at + 1] == "*":
        return (int(left.pop(0).data) if left and kind(left[0].type) == "int" else None), at + 1
    start = at
    while at < len(pattern) and pattern[at].isdecimal():
        at += 1
    return (int(pattern[start:at]) if at > start else None), at


def _type(value: Value) -> str:
    return value.type or "<nil>"


def _fill(verb: _Verb, value: Value) -> str:
    made = _shown(verb, value)
    if made is None:
        shown = text(value)
        if verb.precision and kind(value.type) in ("int", "uint"):
            shown = shown.zfill(verb.precision)
        mark = f"{_type(value)}={shown}" if value.type else "<nil>"
        return f"%!{verb.verb}({mark})"
    if verb.width is None or len(made) >= verb.width:
        return made
    if "-" in verb.flags:
        return made.ljust(verb.width)
    if "0" in verb.flags and kind(value.type) in ("int", "uint", "float"):
        return made.zfill(verb.width)
    return made.rjust(verb.width)


def _shown(verb: _Verb, value: Value) -> str | None:
    what, letter = kind(value.type), verb.verb
    if letter == "T":
        return _type(value)
    if letter == "v":
        plain = "#" in verb.flags and what == "string"
        return quoted(value.data) if plain else text(value, named="+" in verb.flags)
    if not value.type:
        return None
    if value.type == "[]uint8" and letter in "sqxX":
        raw = bytes(item.data for item in value.data or ()).decode("utf-8", "surrogateescape")
        return _shown(verb, Value("string", raw))
    if what == "slice" and letter in "sdqxX":
        return "[" + " ".join(_fill(verb._replace(width=None), item) for item in value.data or ()) + "]"
    if what == "map" and letter in "sdq":
        inner = (f"{_fill(verb, Value('string', k))}:{_fill(verb, value.data[k])}" for k in sorted(value.data or ()))
        return "map[" + " ".join(inner) + "]"
    if letter in "sq" and (what in ("string", "time") or value.type in ("time.Duration", "os.FileMode")):
        shown = text(value) if verb.precision is None else text(value)[: verb.precision]
        return quoted(shown) if letter == "q" else shown
    if letter in "xX" and what == "string":
        shown = str(value.data).encode("utf-8", "surrogateescape").hex()
        return shown.upper() if letter == "X" else shown
    if what in ("int", "uint"):
        return _integer(verb, value.data)
    if what == "float" and letter in "fFgGeE":
        return (
            f"{value.data:{'+' if '+' in verb.flags else ''}.{6 if verb.precision is None else verb.precision}{letter}}"
        )
    return text(value) if letter == "t" and what == "bool" else None


def _integer(verb: _Verb, data: int) -> str | None:
    letter = verb.verb
    if letter in "dxXob":
        return format(data, ("+" if "+" in verb.flags else "") + ("#" if "#" in verb.flags else "") + letter)
    if letter == "c":
        return chr(data)
    if letter == "q":
        return "'" + chr(data) + "'"
    return f"U+{data:04X}" if letter == "U" else None
