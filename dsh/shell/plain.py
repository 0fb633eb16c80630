"""The face without any drawing: for screen readers (DSH_PLAIN=1), dumb terminals and input that is no terminal."""

import os
from collections.abc import Callable

from dsh.console import Console
from dsh.errors import DshError
from dsh.options import Options
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments
from dsh.render.theme import Theme
from dsh.request.earlier.before import Shown
from dsh.shell.choices import HOW
from dsh.shell.face import Typed
from dsh.shell.known import NOBODY, Known, fetched, folder
from dsh.shell.past import Past


def _asked(options: Options) -> Known:
    """From the engine itself; nothing where it does not answer."""
    from dsh.verbs.target import open_engine

    try:
        with open_engine(options) as target:
            return Known(fetched(target.client), folder())
    except DshError:
        return NOBODY


class PlainFace:
    """Lines in, lines out."""

    plain = True

    def __init__(self, options: Options, console: Console, theme: Theme) -> None:
        self.options = options
        self.console = console
        self.theme = theme
        self._lines: list[str] = []
        self._known: Known | None = None  # asked for when it is needed

    def read(self, default: str) -> Typed:
        if default:
            self._write(f"  {default}\n")
        text = self._line("dsh> ")
        while text.endswith("\\") and not text.endswith("\\\\"):
            text += "\n" + self._line("...> ")
        if text.strip():
            self._lines.append(text.strip())
        return Typed(text.strip())

    def clear(self) -> None:
        pass  # nothing is drawn

    def settle(self) -> bool:
        return False  # each line that comes is an answer, in its turn

    def answer(self, question: Fragments) -> str:
        out = paint(question, False)
        listed, _, asked = out.rpartition("\n")
        for choice in listed.strip().removeprefix(f"{HOW}: ").split(" · ") if listed.strip() else []:
            self._write(f"  {choice}\n")
        return self._line(asked.strip() + " ")

    def word(self, prompt: str, offers: Callable[[str], tuple[tuple[str, str], ...]]) -> str:
        return self._line(prompt)

    def say(self, fragments: Fragments) -> None:
        self._write(paint(fragments, self.console.color and self.console.err_tty, self.theme))

    def size(self) -> tuple[int, int]:
        try:
            size = os.get_terminal_size(self.console.err.fileno())
        except (OSError, ValueError, AttributeError):
            return self.console.width, 24
        return size.columns or 80, size.lines or 24

    def known(self) -> Known:
        if self._known is None:
            self._known = _asked(self.options)
        return self._known

    def engine_changed(self) -> None:
        self._known = None

    def remember(self, shown: Shown | None) -> None:
        pass

    def history(self) -> list[Past]:
        return [Past(line) for line in self._lines]

    def _write(self, text: str) -> None:
        self.console.err.write(text)
        self.console.err.flush()

    def _line(self, prompt: str) -> str:
        """A line. Raises EOFError at the end."""
        self._write(prompt)
        raw = self.console.stdin.readline()
        if not raw:
            self._write("\n")
            raise EOFError
        return raw.decode(errors="replace").rstrip("\r\n")
