"""What a shell text leaves open: it would wait for more, or call it a syntax error.

unfinished(plain) -> Open | None    the outermost quote, bracket or heredoc that nothing closes, or a stray operator
"""

from dsh.named import NamedTuple

MARKS = frozenset("'\"`({<\\")  # a text without any of them leaves nothing open
NAMES = {
    "'": "the quote '",
    '"': 'the quote "',
    "`": "the backtick `",
    "$(": "the bracket of $(",
    "(": "the bracket (",
    "${": "the bracket of ${",
    "<<": "the text after <<",
}


class Open(NamedTuple):
    """`mark` (a key of NAMES) at index `at` is not closed."""

    mark: str
    at: int

    @property
    def message(self) -> str:
        return f"{NAMES[self.mark]} is not closed: the shell waits for more"


def unfinished(plain: str) -> Open | None:
    """`plain` is shell text without prompts and placeholders (dsh.cmdline.source)."""
    if MARKS.isdisjoint(plain):
        return None
    held: list[Open] = []
    bodies: list[tuple[str, bool, int]] = []  # heredocs that begin at the next line: end word, tabs cut off, place
    at, end, start_of_word = 0, len(plain), True
    while at < end:
        char, inside = plain[at], held[-1].mark if held else ""
        word_before, start_of_word = start_of_word, False
        if char == "\\":
            at += 2
        elif inside == '"' and char not in '"`$':
            at += 1
        elif char == "'" and inside != "${":
            stop = _single(plain, at)
            if stop is None:
                return held[0] if held else Open("'", at)
            at = stop
        elif char in '"`':
            if inside == char:
                held.pop()
            else:
                held.append(Open(char, at))
            at += 1
        elif plain.startswith(("$(", "${"), at):
            held.append(Open(plain[at : at + 2], at))
            at += 2
        elif char == "(" and inside != "${":
            held.append(Open("(", at))
            at += 1
            start_of_word = True
        elif (char == ")" and inside in ("(", "$(")) or (char == "}" and inside == "${"):
            held.pop()
            at += 1
        elif char == "#" and word_before and inside != "${":
            line = plain.find("\n", at)
            at = end if line < 0 else line
        elif plain.startswith("<<<", at):
            at += 3
        elif plain.startswith("<<", at) and inside in ("", "(", "$(", "`"):
            at, mark, tabs = _heredoc(plain, at + 2)
            bodies += [(mark, tabs, at)] if mark else []
        elif char == "\n" and bodies:
            for mark, tabs, place in bodies:
                stop = _body(plain, mark, tabs, at)
                if stop is None:
                    return Open("<<", place)
                at = stop
            bodies, start_of_word = [], True
        else:
            start_of_word = char in " \t\n;|&"
            at += 1
    if held:
        return held[0]
    return Open("<<", bodies[0][2]) if bodies else None


def _single(plain: str, at: int) -> int | None:
    """The index after a '...' or $'...' that begins at `at`."""
    escapes = at > 0 and plain[at - 1] == "$"
    at += 1
    while at < len(plain):
        if plain[at] == "'":
            return at + 1
        at += 2 if escapes and plain[at] == "\\" else 1
    return None


def _heredoc(plain: str, at: int) -> tuple[int, str, bool]:
    """The index after the end word of a heredoc, the word without its quotes, and whether tabs are cut off."""
    tabs = plain.startswith("-", at)
    at += tabs
    while at < len(plain) and plain[at] in " \t":
        at += 1
    start = at
    while at < len(plain) and plain[at] not in " \t\n;|&<>()":
        at += 1
    return at, plain[start:at].translate(str.maketrans("", "", "'\"\\")), tabs


def _body(plain: str, mark: str, tabs: bool, at: int) -> int | None:
    """The index of the line end after the body that begins after `at`; None where no line ends it."""
    while at < len(plain):
        stop = plain.find("\n", at + 1)
        stop = len(plain) if stop < 0 else stop
        line = plain[at + 1 : stop]
        if (line.lstrip("\t") if tabs else line) == mark:
            return stop
        at = stop
    return None
