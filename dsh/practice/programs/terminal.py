"""The line discipline of a terminal: echo, corrections, Ctrl-C, Ctrl-D; for a shell also the lines typed before."""

from collections.abc import Callable

from dsh.practice.programs.process import Pipe, Writer

INTERRUPT, END, BACKSPACE, DELETE, KILL_LINE, KILL_WORD, ESCAPE = 3, 4, 8, 127, 21, 23, 27
UP, DOWN = b"\x1b[A", b"\x1b[B"


class Terminal:
    """What is typed goes through here to the program; what it shows of that goes to the output."""

    def __init__(self, pipe: Pipe, show: Writer, interrupt: Callable[[], None]) -> None:
        self.pipe, self.show, self.interrupt = pipe, show, interrupt
        self.line = b""
        self.typed_before: list[bytes] = []
        self.at = 0
        self._escape = b""

    def feed(self, data: bytes) -> None:
        """Some keys."""
        for number in data:
            self._key(number)

    def _key(self, number: int) -> None:
        char = bytes((number,))
        if self._escape:
            self._escape += char
            if char.isalpha() or char == b"~" or len(self._escape) > 8:
                self._arrow(self._escape)
                self._escape = b""
        elif number == ESCAPE:
            self._escape = char
        elif number == INTERRUPT:
            self.show(b"^C")
            self.line = b""
            self.interrupt()
        elif number == END:
            if self.line:
                self.pipe.write(self.line)
                self.line = b""
            else:
                self.pipe.closed = True
        elif number in (BACKSPACE, DELETE):
            self._shorten(self.line.decode("utf-8", "ignore")[:-1].encode())
        elif number == KILL_LINE:
            self._shorten(b"")
        elif number == KILL_WORD:
            self._shorten(self.line.rstrip().rpartition(b" ")[0])
        elif char in (b"\r", b"\n"):
            self.show(b"\n")
            if self.line:
                self.typed_before.append(self.line)
            self.at = len(self.typed_before)
            self.pipe.write(self.line + b"\n")
            self.line = b""
        elif number >= 32 or number == 9:
            self.line += char
            self.show(char)

    def _shorten(self, left: bytes) -> None:
        gone = len(self.line.decode("utf-8", "ignore")) - len(left.decode("utf-8", "ignore"))
        self.line = left
        self.show(b"\b \b" * gone)

    def _arrow(self, keys: bytes) -> None:
        if keys not in (UP, DOWN) or not self.typed_before:
            return
        self.at = max(0, min(len(self.typed_before), self.at + (1 if keys == DOWN else -1)))
        self._shorten(b"")
        self.line = self.typed_before[self.at] if self.at < len(self.typed_before) else b""
        self.show(self.line)
