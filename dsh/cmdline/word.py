"""Words of a shell: where one ends, and what is left of it after quote removal."""

import re
from collections.abc import Iterator

from dsh.cmdline.source import Source
from dsh.cmdline.syntax import Group, Piece, Word
from dsh.patterns import regex

ENDS = frozenset(" \t\n|&;<>()")
OPENS = frozenset("\\'\"`$")  # more than one character may belong together from here on
DEPTH = 16  # substitutions in substitutions that are still opened
# strings, as hardly a line needs them: compiling is dear, and re keeps what it has compiled
NAME = r"[A-Za-z_]\w*|[0-9@*#?$!-]"
BRACES = r"\{[^{}\s'\"]*(?:,|\.\.)[^{}\s'\"]*\}"
HOME = r"~[a-z_][a-z0-9_-]*(?=/|$)"  # another user's
PLACE = r"\[[A-Z][A-Z0-9_. |:@/-]*\]"  # [OPTIONS], [ARG...]: of a usage line, not a glob
ANSI = r"(?s)\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([0-7]{1,3})|(.))"
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "v": "\v"}


def word_end(plain: str, at: int, end: int) -> int:
    """The index after the word that begins at `at`. An unfinished quote or substitution reaches to `end`."""
    start = at
    stop = plain.find(" ", at, end)
    if plain[at:stop].isalnum() and stop > at:  # as most words of a long line
        return stop
    if plain[at : at + 2] in ("<(", ">("):
        at = paren_end(plain, at + 2, end)
    while at < end:
        char = plain[at]
        if char in ENDS:
            break
        at = _unit_end(plain, at, end, 0) if char in OPENS else at + 1
    at = min(at, end)
    while at - 2 > start and plain[at - 2 : at] == "\\\n":  # the line goes on, the word does not
        at -= 2
    return at


def _unit_end(plain: str, at: int, end: int, depth: int) -> int:
    """The index after one character, escape, quoted string or expansion."""
    char = plain[at]
    if char == "\\":
        return min(at + 2, end)
    if char == "'":
        return _after(plain, "'", at + 1, end)
    if char == '"':
        return _double_end(plain, at + 1, end, depth)
    if char == "`":
        return _backtick_end(plain, at + 1, end)
    if char == "$" and at + 1 < end:
        following = plain[at + 1]
        if following == "'":
            return _ansi_end(plain, at + 2, end)
        if following == "(":
            return paren_end(plain, at + 2, end, depth + 1)
        if following == "{":
            return _brace_end(plain, at + 2, end, depth + 1)
    return at + 1


def _after(plain: str, mark: str, at: int, end: int) -> int:
    found = plain.find(mark, at, end)
    return end if found < 0 else found + 1


def _backtick_end(plain: str, at: int, end: int) -> int:
    while at < end and plain[at] != "`":
        at += 2 if plain[at] == "\\" else 1
    return min(at + 1, end)


def _ansi_end(plain: str, at: int, end: int) -> int:
    while at < end and plain[at] != "'":
        at += 2 if plain[at] == "\\" else 1
    return min(at + 1, end)


def _double_end(plain: str, at: int, end: int, depth: int) -> int:
    while at < end and plain[at] != '"':
        if plain[at] == "'" or depth > DEPTH:
            at += 1
        else:
            at = _unit_end(plain, at, end, depth)
    return min(at + 1, end)


def paren_end(plain: str, at: int, end: int, depth: int = 0) -> int:
    """The index after the `)` that closes what was opened just before `at`."""
    level = 1
    while at < end:
        if plain[at] in "()":
            level += 1 if plain[at] == "(" else -1
            at += 1
            if not level:
                break
        else:
            at = at + 1 if depth > DEPTH else _unit_end(plain, at, end, depth)
    return at


def _brace_end(plain: str, at: int, end: int, depth: int) -> int:
    while at < end and plain[at] != "}":
        at = at + 1 if depth > DEPTH else _unit_end(plain, at, end, depth)
    return min(at + 1, end)


def read_word(source: Source, start: int, end: int, depth: int = 0) -> Word:
    """The word between start and end, whatever is in it."""
    text = source.text[start:end]
    if text.isalnum() or not any(c in text for c in "'\"\\$`*?[{~<>"):
        return Word(text, start, end, (Piece("text", text, start, end),), text)
    pieces = tuple(_joined(_pieces(source, start, end, depth)))
    plain = all(piece.kind == "text" for piece in pieces)
    return Word(text, start, end, pieces, "".join(piece.text for piece in pieces) if plain else None)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbouring pieces of text become one."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and last.kind == piece.kind == "text":
            last = Piece("text", last.text + piece.text, last.start, piece.end, last.quoted or piece.quoted)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _pieces(source: Source, at: int, end: int, depth: int) -> Iterator[Piece]:
    text, plain, first = source.text, source.plain, at
    while at < end:
        char = plain[at]
        stop = _unit_end(plain, at, end, depth)
        if char == "\\":
            yield Piece("text", "" if text[at + 1 : stop] == "\n" else text[at + 1 : stop], at, stop, True)
        elif char == "'":
            yield Piece("text", _inside(text, at + 1, stop, "'"), at, stop, True)
        elif char == '"':
            yield from _double(source, at, stop, depth)
        elif char == "$" and plain[at + 1 : at + 2] == "'":
            yield Piece("text", re.sub(ANSI, _ansi, _inside(text, at + 2, stop, "'")), at, stop, True)
        elif char in "$`":
            piece = _expansion(source, at, end, depth, False)
            yield piece
            stop = piece.end
        elif char == "~" and at == first and plain[at + 1 : at + 2] in ("", "/") and at + 1 <= end:
            yield Piece("tilde", "~", at, stop)
        elif char == "~" and at == first and (home := regex(HOME).match(plain, at, end)):
            stop = home.end()
            yield Piece("tilde", text[at:stop], at, stop)
        elif char in "*?":
            yield Piece("glob", char, at, stop)
        elif char == "[" and (closing := plain.find("]", at, end)) > at + 1:
            place = regex(PLACE).match(plain, at, end)
            stop = place.end() if place else closing + 1
            yield Piece("text" if place else "glob", text[at:stop], at, stop)
        elif char == "{" and (braces := regex(BRACES).match(plain, at, end)):
            stop = braces.end()
            yield Piece("braces", text[at:stop], at, stop)
        elif char in "<>" and plain[at + 1 : at + 2] == "(" and at == first:
            stop = paren_end(plain, at + 2, end)
            yield _substitution(source, at, stop, 2, depth, True)
        else:
            stop = at + 1
            while stop < end and plain[stop] not in "'\"\\$`*?[{":
                stop += 1
            yield Piece("text", text[at:stop], at, stop)
        at = stop


def _inside(text: str, at: int, stop: int, mark: str) -> str:
    return text[at : stop - 1] if stop > at and text[stop - 1] == mark else text[at:stop]


def _ansi(found: re.Match[str]) -> str:
    number = found[1] or found[2]
    if number:
        return chr(int(number, 16))
    if found[3]:
        return chr(int(found[3], 8) & 255)
    return LETTERS.get(found[4], found[4] if found[4] in "\\'\"?" else found[0])


def _double(source: Source, start: int, stop: int, depth: int) -> Iterator[Piece]:
    text, plain, at = source.text, source.plain, start + 1
    last = stop - 1 if stop - 1 > start and plain[stop - 1] == '"' else stop
    yield Piece("text", "", start, at, True)
    while at < last:
        char = plain[at]
        if char == "\\" and text[at + 1 : at + 2] in ("$", "`", '"', "\\", "\n") and at + 1 < last:
            yield Piece("text", "" if text[at + 1] == "\n" else text[at + 1], at, at + 2, True)
            at += 2
        elif char in "$`":
            piece = _expansion(source, at, last, depth, True)
            yield piece
            at = piece.end
        else:
            begin, at = at, at + 1
            while at < last and plain[at] not in "\\$`":
                at += 1
            yield Piece("text", text[begin:at], begin, at, True)
    if last < stop:
        yield Piece("text", "", last, stop, True)


def _expansion(source: Source, at: int, end: int, depth: int, quoted: bool) -> Piece:
    text, plain = source.text, source.plain
    if plain[at] == "`":
        return _substitution(source, at, _backtick_end(plain, at + 1, end), 1, depth, quoted)
    following = plain[at + 1 : at + 2] if at + 1 < end else ""
    if following == "(":
        stop = paren_end(plain, at + 2, end)
        if plain[at + 2 : at + 3] == "(" and plain[stop - 2 : stop] == "))":
            return Piece("arithmetic", text[at:stop], at, stop, quoted)
        return _substitution(source, at, stop, 2, depth, quoted)
    if following == "{":
        stop = _brace_end(plain, at + 2, end, depth)
        return Piece("variable", text[at:stop], at, stop, quoted)
    name = regex(NAME).match(plain, at + 1, end) if at + 1 < end else None
    if name is None:
        return Piece("text", text[at], at, at + 1, quoted)
    return Piece("variable", text[at : name.end()], at, name.end(), quoted)


def _substitution(source: Source, at: int, stop: int, opening: int, depth: int, quoted: bool) -> Piece:
    inner_end = stop - 1 if stop - 1 >= at + opening and source.plain[stop - 1] in ")`" else stop
    script: Group | None = None
    if depth < DEPTH:
        script = source.inside(source, at + opening, inner_end, depth + 1)
    return Piece("substitution", source.text[at:stop], at, stop, quoted, script)
