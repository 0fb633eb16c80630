"""What the shell needs of the place where it is typed into: one face for terminals, one without any drawing."""

from collections.abc import Callable
from typing import Protocol

from dsh.named import NamedTuple
from dsh.render.fragments import Fragments
from dsh.request.earlier.before import Shown
from dsh.shell.guess import Guess
from dsh.shell.known import Known
from dsh.shell.past import Past


class Typed(NamedTuple):
    """A line, and the reading that was chosen for it with a key (None: the best one)."""

    text: str
    chosen: Guess | None = None


class Face(Protocol):
    """Reads lines and answers. Raises EOFError at the end of the input, KeyboardInterrupt for Ctrl-C."""

    plain: bool  # nothing may be drawn anew, as for screen readers

    def read(self, default: str) -> Typed: ...

    def settle(self) -> bool:
        """Forgets what was typed before a question is there. Was it more than Enter? Then an Enter that follows may
        end what was forgotten, and is no answer."""

    def answer(self, question: Fragments) -> str:
        """An answer to a question, with Enter at its end."""

    def word(self, prompt: str, offers: Callable[[str], tuple[tuple[str, str], ...]]) -> str:
        """A word to fill in; `offers` completes it."""

    def say(self, fragments: Fragments) -> None:
        """Writes on standard error, as everything that is no result."""

    def clear(self) -> None:
        """Empties the screen, where one is drawn on."""

    def size(self) -> tuple[int, int]:
        """Columns and lines."""

    def known(self) -> Known:
        """What there is on the engine, as fresh as can be had without waiting long."""

    def engine_changed(self) -> None:
        """Another engine was chosen, or the one that is has been changed."""

    def remember(self, shown: Shown | None) -> None:
        """What "it" and "undo" now refer to."""

    def history(self) -> list[Past]:
        """The lines typed, oldest first."""
