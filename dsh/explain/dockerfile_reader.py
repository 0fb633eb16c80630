"""A Dockerfile as BuildKit's parser reads it, every piece with its place in the text.

read_dockerfile(text) -> Dockerfile      never fails: what is no Dockerfile is kept as instructions of unknown names
"""

import json

from dsh.named import NamedTuple

DIRECTIVES = ("syntax", "escape", "check")
JSON_FORM = frozenset(("ADD", "CMD", "COPY", "ENTRYPOINT", "HEALTHCHECK", "ONBUILD", "RUN", "SHELL", "VOLUME"))
HEREDOCS = frozenset(("ADD", "COPY", "RUN"))
BLANKS = " \t\r\v\f"


class Line(NamedTuple):
    """A line of the text without its line end."""

    number: int  # from 1
    start: int
    end: int


class Remark(NamedTuple):
    """A comment or a directive (# syntax=...)."""

    kind: str  # comment, or the directive's name
    value: str
    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of a logical line: `text` as joined, start and end in the joined line."""

    text: str
    start: int
    end: int


class Heredoc(NamedTuple):
    """The lines from after the instruction to the end word; spans of the text, the end word's own included."""

    name: str
    start: int
    end: int
    closing: int  # where the end word begins; `end` where it is missing
    closed: bool


class Instruction(NamedTuple):
    """One instruction with its continuation lines joined."""

    name: str  # upper case
    line: int
    joined: str  # the whole logical line
    at: tuple[int, ...]  # for each of its characters the place in the text; one more for the end
    word: Piece
    flags: tuple[Piece, ...]
    rest: Piece  # what follows the flags
    items: tuple[str, ...] | None  # the list of the JSON form
    heredocs: tuple[Heredoc, ...] = ()

    def span(self, piece: Piece) -> tuple[int, int]:
        """The place of a piece in the text."""
        if piece.start >= piece.end:
            return self.at[piece.start], self.at[piece.start]
        return self.at[piece.start], self.at[piece.end - 1] + 1

    @property
    def start(self) -> int:
        return self.at[0]

    @property
    def end(self) -> int:
        return self.heredocs[-1].end if self.heredocs else self.at[-2] + 1

    def words(self) -> tuple[Piece, ...]:
        """The arguments, split at blanks outside of quotes."""
        return split(self.joined, self.rest.start, self.rest.end)

    def flag(self, name: str) -> str | None:
        """The value of a flag ("" where it has none), or None."""
        return next((f.text.partition("=")[2] for f in self.flags if f.text.partition("=")[0] == f"--{name}"), None)


class Dockerfile(NamedTuple):
    text: str
    escape: str
    remarks: tuple[Remark, ...]
    instructions: tuple[Instruction, ...]

    def directive(self, name: str) -> Remark | None:
        return next((remark for remark in self.remarks if remark.kind == name), None)


def read_dockerfile(text: str) -> Dockerfile:
    lines = _lines(text)
    remarks, escape = _directives(text, lines)
    known = {remark.start for remark in remarks}
    found: list[Instruction] = []
    n = 0
    while n < len(lines):
        line = lines[n]
        start = _first(text, line)
        n += 1
        if start == line.end:
            continue
        if text[start] == "#":
            if start not in known:
                remarks.append(Remark("comment", text[start + 1 : line.end].strip(), start, _last(text, line)))
            continue
        at, n = _joined(text, lines, n, range(start, line.end), escape, remarks)
        if at:
            it = instruction("".join(text[i] for i in at), (*at, at[-1] + 1), line.number, escape)
            heredocs, n = _heredocs(text, lines, n, it)
            found.append(it._replace(heredocs=heredocs))
    return Dockerfile(text, escape, tuple(sorted(remarks, key=lambda it: it.start)), tuple(found))


def _lines(text: str) -> list[Line]:
    found, start = [], 1 if text.startswith("\ufeff") else 0
    for number, line in enumerate(text[start:].split("\n"), 1):
        found.append(Line(number, start, start + len(line)))
        start += len(line) + 1
    return found


def _first(text: str, line: Line) -> int:
    return line.end - len(text[line.start : line.end].lstrip())


def _last(text: str, line: Line) -> int:
    return line.start + len(text[line.start : line.end].rstrip())


def _directives(text: str, lines: list[Line]) -> tuple[list[Remark], str]:
    """The directives at the very top: the first line that is none ends them."""
    found: list[Remark] = []
    for line in lines:
        said = text[line.start : line.end].strip()
        name, equals, value = said.removeprefix("#").partition("=")
        name = name.strip().lower()
        if not said.startswith("#") or not equals or name not in DIRECTIVES or not value.strip():
            break
        if any(remark.kind == name for remark in found):
            break
        found.append(Remark(name, value.strip(), _first(text, line), _last(text, line)))
    escape = next((it.value for it in found if it.kind == "escape" and it.value in ("\\", "`")), "\\")
    return found, escape


def _joined(
    text: str, lines: list[Line], n: int, first: range, escape: str, remarks: list[Remark]
) -> tuple[list[int], int]:
    """The places of the characters of a logical line, and the number of the line after it."""
    at: list[int] = []
    places, more = _continued(text, first, escape)
    at += places
    while more and n < len(lines):
        line = lines[n]
        start = _first(text, line)
        n += 1
        if start < line.end and text[start] == "#":
            remarks.append(Remark("comment", text[start + 1 : line.end].strip(), start, _last(text, line)))
        elif start < line.end:
            places, more = _continued(text, range(line.start, line.end), escape)
            at += places
    while at and text[at[-1]].isspace():
        at.pop()
    while at and text[at[0]].isspace():
        at.pop(0)
    return at, n


def _continued(text: str, places: range, escape: str) -> tuple[list[int], bool]:
    """The places of a line without the character that continues it, and whether it is continued."""
    end = places.stop
    while end > places.start and text[end - 1] in BLANKS:
        end -= 1
    marked = end > places.start and text[end - 1] == escape
    if marked and (end - 1 == places.start or text[end - 2] != escape):
        return list(range(places.start, end - 1)), True
    return list(range(places.start, places.stop)), False


def instruction(joined: str, at: tuple[int, ...], line: int, escape: str = "\\", offset: int = 0) -> Instruction:
    """Take a logical line apart, from `offset` on."""
    end = offset
    while end < len(joined) and not joined[end].isspace():
        end += 1
    word = Piece(joined[offset:end], offset, end)
    flags, begin = _flags(joined, end, escape)
    rest = Piece(joined[begin:], begin, len(joined))
    name = word.text.upper()
    items = json_list(rest.text) if name in JSON_FORM else None
    return Instruction(name, line, joined, at, word, flags, rest, items)


def _flags(joined: str, at: int, escape: str) -> tuple[tuple[Piece, ...], int]:
    found: list[Piece] = []
    while True:
        while at < len(joined) and joined[at].isspace():
            at += 1
        if not joined.startswith("--", at):
            return tuple(found), at
        word = next(iter(split(joined, at, len(joined), escape)))
        if word.text == "--":
            return tuple(found), at
        found.append(word)
        at = word.end


def json_list(text: str) -> tuple[str, ...] | None:
    """The strings of a JSON list, or None."""
    if not text.startswith("["):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return tuple(found) if isinstance(found, list) and all(isinstance(it, str) for it in found) else None


def split(joined: str, start: int, end: int, escape: str = "\\") -> tuple[Piece, ...]:
    """Words between start and end, separated by blanks outside of quotes."""
    found: list[Piece] = []
    begin, quote, at = -1, "", start
    while at < end:
        letter = joined[at]
        if letter.isspace() and not quote:
            if begin >= 0:
                found.append(Piece(joined[begin:at], begin, at))
            begin = -1
        else:
            begin = at if begin < 0 else begin
            if letter == escape and quote != "'" and at + 1 < end:
                at += 1
            elif letter == quote:
                quote = ""
            elif letter in "'\"" and not quote:
                quote = letter
        at += 1
    if begin >= 0:
        found.append(Piece(joined[begin:end], begin, end))
    return tuple(found)


def _heredocs(text: str, lines: list[Line], n: int, it: Instruction) -> tuple[tuple[Heredoc, ...], int]:
    kept = instruction(it.joined, it.at, it.line, offset=it.rest.start) if it.name == "ONBUILD" and it.rest.text else it
    if "<<" not in it.joined or kept.name not in HEREDOCS or kept.items is not None:
        return (), n
    found: list[Heredoc] = []
    for word in kept.words():
        marks = word.text.lstrip("0123456789")
        if not marks.startswith("<<"):
            continue
        chomp = marks.startswith("<<-")
        name = marks[3 if chomp else 2 :]
        if not name or "<" in name or name.count('"') % 2 or name.count("'") % 2:
            continue
        name = name.replace('"', "").replace("'", "").replace("\\", "")
        begin = lines[n].start if n < len(lines) else len(text)
        end = closing = len(text)
        closed = False
        while n < len(lines) and not closed:
            said = text[lines[n].start : lines[n].end].rstrip("\r\n")
            said = said.lstrip("\t") if chomp else said
            if said == name:
                closed, closing, end = (
                    True,
                    lines[n].end - len(text[lines[n].start : lines[n].end].lstrip()),
                    lines[n].end,
                )
            n += 1
        found.append(Heredoc(name, begin, end, closing, closed))
    return tuple(found), n
