"""Go template text as tokens, cut as text/template cuts it."""

import re
from collections.abc import Iterator

from dsh.named import NamedTuple

NUMBER = re.compile(r"[+-]?(?:0[xX][0-9a-fA-F_]*|0[bB][01_]*|0[oO][0-7_]*|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)")
SPACES = " \t\r\n"
KEYWORDS = frozenset(
    (".", "block", "break", "continue", "define", "else", "end", "if", "range", "nil", "template", "with")
)


class Token(NamedTuple):
    """`kind`: text, left, right, eof, error, space, keyword, or the kind of operand; `at` counts UTF-8 bytes."""

    kind: str
    text: str
    at: int
    line: int

    def __str__(self) -> str:
        if self.kind == "eof":
            return "EOF"
        if self.kind == "error":
            return self.text
        if self.kind in ("keyword", "dot", "nil"):
            return f"<{self.text}>"
        return f"{quoted(self.text[:10])}..." if len(self.text.encode()) > 10 else quoted(self.text)


def quoted(text: str) -> str:
    """A string as Go's %q writes it."""
    marks = {"\a": "\\a", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v"}
    marks |= {"\\": "\\\\", '"': '\\"'}
    return '"' + "".join(marks.get(c) or (c if c.isprintable() else _code(c)) for c in text) + '"'


def _code(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 128 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a template; the last one is eof or error."""
    at = 0
    trim = False  # the action before ended in " -}}"
    while True:
        open_at = source.find("{{", at)
        text = source[at:] if open_at < 0 else source[at:open_at]
        inner = open_at + 2
        trims_left = (
            open_at >= 0 and source[inner : inner + 1] == "-" and source[inner + 1 : inner + 2] in tuple(SPACES)
        )
        start = at
        if trim:
            start += len(text) - len(text.lstrip(SPACES))
            text = text.lstrip(SPACES)
        if trims_left:
            text = text.rstrip(SPACES)
        if text:
            yield _token(source, "text", text, start)
        if open_at < 0:
            yield _token(source, "eof", "", len(source))
            return
        if trims_left:
            inner += 2
        if source.startswith("/*", inner):
            end = source.find("*/", inner)
            if end < 0:
                yield _token(source, "error", "unclosed comment", inner)
                return
            close = _closing(source, end + 2)
            if not close:
                yield _token(source, "error", "comment ends before closing delimiter", end)
                return
            trim, at = close[1], close[0]
            continue
        yield _token(source, "left", "{{", open_at)
        for token, after, trims in _action(source, inner):
            yield token
            at, trim = after, trims
            if token.kind in ("error", "eof"):
                return


def _token(source: str, kind: str, text: str, at: int) -> Token:
    return Token(kind, text, len(source[:at].encode("utf-8", "surrogateescape")), source.count("\n", 0, at) + 1)


def _closing(source: str, at: int) -> tuple[int, bool] | None:
    """Where the text goes on after }} or " -}}" at this place, and whether that trims."""
    if source[at : at + 1] in tuple(SPACES) and source.startswith("-}}", at + 1):
        return at + 4, True
    return (at + 2, False) if source.startswith("}}", at) else None


def _action(source: str, at: int) -> Iterator[tuple[Token, int, bool]]:
    """The tokens from behind {{ through }}, each with the place after it and whether it trims what follows."""
    depth = 0
    while True:
        close = _closing(source, at)
        if close:
            if depth:
                yield _token(source, "error", "unclosed left paren", at), at, False
            else:
                yield _token(source, "right", "}}", at), close[0], close[1]
            return
        token, after, depth = _next(source, at, depth)
        yield token, after, False
        if token.kind == "error":
            return
        at = after


def _next(source: str, at: int, depth: int) -> tuple[Token, int, int]:
    char = source[at : at + 1]

    def made(kind: str, end: int) -> tuple[Token, int, int]:
        return _token(source, kind, source[at:end], at), end, depth

    def failed(message: str) -> tuple[Token, int, int]:
        return _token(source, "error", message, at), at, depth

    if not char:
        return failed("unclosed action")
    if char in SPACES:
        end = at
        while source[end : end + 1] in tuple(SPACES):
            if _closing(source, end) and end > at:
                break
            end += 1
        return made("space", end)
    if char == "=":
        return made("assign", at + 1)
    if char == ":":
        return made("declare", at + 2) if source.startswith(":=", at) else failed("expected :=")
    if char == "|":
        return made("pipe", at + 1)
    if char == '"':
        return _quote(source, at, depth)
    if char == "`":
        end = source.find("`", at + 1)
        return made("raw", end + 1) if end >= 0 else failed("unterminated raw quoted string")
    if char == "'":
        end = at + 1
        while source[end : end + 1] not in ("'", "", "\n"):
            end += 2 if source[end] == "\\" else 1
        return made("char", end + 1) if source[end : end + 1] == "'" else failed("unterminated character constant")
    if char == "$":
        return _name(source, at, "variable", depth)
    if char == "." and not source[at + 1 : at + 2].isdecimal():
        return _name(source, at, "field", depth)
    if char in "+-" or char.isdecimal() or char == ".":
        return _number(source, at, depth)
    if char == "_" or char.isalpha():
        return _name(source, at, "identifier", depth)
    if char == "(":
        token, after, _ = made("(", at + 1)
        return token, after, depth + 1
    if char == ")":
        token, after, _ = made(")", at + 1)
        return (token, after, depth - 1) if depth else failed("unexpected right paren")
    if char.isascii() and char.isprintable():
        return made("char-alone", at + 1)
    return failed(f"unrecognized character in action: U+{ord(char):04X}" + (f" '{char}'" if char.isprintable() else ""))


def _quote(source: str, at: int, depth: int) -> tuple[Token, int, int]:
    end = at + 1
    while source[end : end + 1] not in ('"', "", "\n"):
        end += 2 if source[end] == "\\" else 1
    if source[end : end + 1] != '"':
        return _token(source, "error", "unterminated quoted string", at), at, depth
    return _token(source, "string", source[at : end + 1], at), end + 1, depth


def _name(source: str, at: int, kind: str, depth: int) -> tuple[Token, int, int]:
    end = at + (kind != "identifier")
    while source[end : end + 1] == "_" or source[end : end + 1].isalnum():
        end += 1
    text, follows = source[at:end], source[end : end + 1]
    if follows and follows not in SPACES and follows not in ".,|:()=" and not source.startswith("}}", end):
        message = f"bad character U+{ord(follows):04X}" + (f" '{follows}'" if follows.isprintable() else "")
        return _token(source, "error", message, at), at, depth
    if text in KEYWORDS:
        kind = "dot" if text == "." else "nil" if text == "nil" else "keyword"
    elif text in ("true", "false"):
        kind = "bool"
    return _token(source, kind, text, at), end, depth


def _number(source: str, at: int, depth: int) -> tuple[Token, int, int]:
    match = NUMBER.match(source, at)
    end = match.end() if match else at + 1
    follows = source[end : end + 1]
    text = source[at:end]
    try:
        number(text)
        bad = follows.isalnum() or follows == "_"
    except ValueError:
        bad = True
    if bad:
        text = source[at : end + 1] if follows.isalnum() or follows == "_" else text
        return _token(source, "error", f"bad number syntax: {quoted(text)}", at), at, depth
    return _token(source, "number", text, at), end, depth


def number(text: str) -> int | float:
    """A Go number constant. Raises ValueError."""
    try:
        return int(text, 0 if text.lstrip("+-")[:1] != "0" or len(text.lstrip("+-")) < 2 else _base(text))
    except ValueError:
        return float(text.replace("_", ""))


def _base(text: str) -> int:
    return {"x": 16, "b": 2, "o": 8}.get(text.lstrip("+-")[1].lower(), 8)
