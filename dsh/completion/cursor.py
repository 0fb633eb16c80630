"""Where the cursor stands: the words of the command around it, and the word that is being typed.

Only the text before the cursor counts. It is read by a small scanner of its own, since what is still being typed
(an open quote, an open `$(`) is no shell text yet.
"""

from dsh.cmdline.syntax import Piece, Word
from dsh.named import NamedTuple

ENDS = "|&;\n("
QUOTES = ("'", '"')


class Spot(NamedTuple):
    """The complete words of the command before the cursor, then the one being typed."""

    words: tuple[Word, ...]
    prefix: str  # the word being typed, after quote removal; "" where a new one begins
    start: int  # where it begins in the text, its quote included
    quote: str  # the quote that is open, or ""
    file: bool = False  # the word stands after > or <


class _Scan:
    """The state of the scanner; one frame for each open `$(`."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.value: list[str] | None = None
        self.start = 0
        self.file = False
        self.outer: list[tuple[list[Word], list[str] | None, int, str]] = []

    def begin(self, at: int) -> None:
        if self.value is None:
            self.value, self.start = [], at

    def add(self, char: str) -> None:
        if self.value is not None:
            self.value.append(char)

    def end(self, at: int, text: str) -> None:
        if self.value is not None:
            if not self.file:
                self.words.append(word(text[self.start : at], "".join(self.value), self.start, at))
            self.value, self.file = None, False

    def fresh(self) -> None:
        self.words, self.value, self.file = [], None, False

    def enter(self, quote: str) -> None:
        self.outer.append((self.words, self.value, self.start, quote))
        self.fresh()

    def leave(self) -> str:
        self.words, self.value, self.start, quote = self.outer.pop()
        return quote


def word(text: str, value: str, start: int, end: int) -> Word:
    """A shell word with a settled value."""
    return Word(text, start, end, (Piece("text", value, start, end),), value)


def spot(text: str, cursor: int) -> Spot:
    """The command around the cursor. Never fails."""
    text, scan, quote, at = text[:cursor], _Scan(), "", 0
    while at < cursor and at < len(text):
        char = text[at]
        if quote == "'" or (quote == '"' and char not in '"\\$'):
            if char == quote:
                quote = ""
            else:
                scan.add(char)
        elif char == "\\" and at + 1 < len(text):
            if text[at + 1] == "\n" and not quote:
                scan.end(at, text)
            else:
                scan.begin(at)
                scan.add(text[at + 1])
            at += 1
        elif char == "$" and text[at + 1 : at + 2] == "(":
            scan.begin(at)
            scan.enter(quote)
            quote, at = "", at + 1
        elif char in QUOTES:
            scan.begin(at)
            quote = "" if quote else char
        elif quote:
            scan.add(char)
        elif char == ")" and scan.outer:
            quote = scan.leave()
            scan.add("$()")
        elif char in ENDS:
            scan.fresh()
        elif char in "<>":
            scan.end(at, text)
            scan.file = True
        elif char.isspace():
            scan.end(at, text)
        else:
            scan.begin(at)
            scan.add(char)
        at += 1
    if scan.value is None:
        return Spot(tuple(scan.words), "", len(text), "", scan.file)
    return Spot(tuple(scan.words), "".join(scan.value), scan.start, quote, scan.file)
