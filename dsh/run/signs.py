"""A sign of life while nothing is printed: one line on standard error that counts, and goes before anything else comes.

with signs(console, "asking the engine") as sign:
    ...                                # sign.tell("3 of 40 done") says more; sign.clear() takes the line away
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dsh.console import Console
from dsh.escape import visible
from dsh.plan.plan import Step
from dsh.run.terminal import redraws
from dsh.typed import TextIO

SILENT = 0.7  # seconds: who is quicker shows no sign
BETWEEN = 0.5  # seconds between two counts
QUIET = frozenset(  # calls that print a word at their end, or nothing
    f"container.{name}" for name in ("kill", "pause", "remove", "restart", "stop", "unlink", "unpause", "wait")
) | frozenset(("image.remove", "network.remove", "network.disconnect", "volume.remove", "prune", "fail", "stack.gone"))

PATIENT = ("container.stop", "container.restart")  # calls that wait for a program to end


class Sign:
    """The line. Its methods may be called from any thread."""

    def __init__(self, err: TextIO | None, says: str, columns: int) -> None:
        self._err, self._says, self._columns = err, says, columns
        self._begun = time.monotonic()
        self._shown = False
        self._ended = threading.Event()
        self._lock = threading.Lock()

    def begin(self) -> None:
        if self._err is not None:
            threading.Thread(target=self._count, daemon=True, name="dsh-sign").start()

    def tell(self, says: str) -> None:
        with self._lock:
            self._says = says

    def clear(self) -> None:
        """Something else is to be written."""
        with self._lock:
            if self._shown and self._err is not None:
                self._err.write("\r\x1b[K")
                self._err.flush()
                self._shown = False

    def end(self) -> None:
        self._ended.set()
        self.clear()

    def stepped(self, step: Step, done: int, total: int) -> None:
        """As dsh.run.steps.Progress: a step has ended."""
        if total > 1:
            self.tell(f"{done} of {total} done")

    def _count(self) -> None:
        wait = SILENT
        while not self._ended.wait(wait):
            wait = BETWEEN
            text = f"  … {visible(self._says)} ({time.monotonic() - self._begun:.0f} s)"[: self._columns - 1]
            with self._lock:
                if not self._ended.is_set() and self._err is not None:
                    self._err.write(f"\r\x1b[K{text}")
                    self._err.flush()
                    self._shown = True


@contextmanager
def signs(console: Console, says: str, wanted: bool = True) -> Iterator[Sign]:
    """Shown in a terminal that can take a line back; elsewhere it does nothing."""
    drawn = wanted and console.err_tty and redraws()
    sign = Sign(console.err if drawn else None, says, console.width)
    sign.begin()
    try:
        yield sign
    finally:
        sign.end()


def said(steps: tuple[Step, ...]) -> str | None:
    """What to say while these steps run; None where they print for themselves."""
    if not steps or any(step.call not in QUIET for step in steps):
        return None
    first = next((step for step in steps if step.call != "fail"), steps[0])
    patient = next((step for step in steps if step.call in PATIENT), None)
    if patient is not None:
        wait = patient.args.get("wait")
        given = f"{wait} s" if isinstance(wait, int) and wait > 0 else "10 s as a rule"
        return f"{patient.says}: its program is given {given} to end"
    return f"0 of {len(steps)} done" if len(steps) > 1 else first.says or "the engine is at work"
