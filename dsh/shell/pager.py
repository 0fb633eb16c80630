"""What is longer than the screen goes through a pager."""

import os
import shlex
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from dsh.console import Console
from dsh.render.fragments import width

# -K: Ctrl-C leaves it; -Ps: what stands at the bottom, ?e where the end is in sight
LESS = "-FKRX -Ps?eThis is the end, q goes back:Space goes on, q goes back.$"
SAFE = {"LESSSECURE": "1"}  # "stop it", typed into it, would save to a file called "top it"
FROM_END = "-FKRX -Ps?eThis is the end, b goes up, q goes back:b goes up, Space down, q goes back.$"


def paged(text: str, console: Console, setting: str, lines: int, from_end: bool = False) -> None:
    """To standard output. `setting`: auto (PAGER or less), never, or a command.

    `from_end`: what stands last is seen first, where the pager is less, as it is nearly everywhere.
    """
    pager = pager_for(setting, dict(os.environ))
    options = LESS
    if from_end and pager and os.path.basename(pager[0]) == "less":
        pager, options = [*pager, "+G"], FROM_END
    console.out.flush()
    if not console.out_tty or height(text, console.width) < lines or not pager or not _is_file(console.out):
        console.out.write(text)
        console.out.flush()
        return
    with _left_to_the_pager():
        try:
            child = subprocess.Popen(pager, stdin=subprocess.PIPE, env={"LESS": options, **SAFE, **os.environ})
        except OSError:
            console.out.write(text)
            return
        try:
            child.communicate(text.encode(errors="surrogateescape"))
        except BrokenPipeError:  # it was left early
            child.wait()


@contextmanager
def _left_to_the_pager() -> Iterator[None]:
    """Ctrl-C goes to the pager alone: it has the terminal until it ends.

    A handler that does nothing, since the pager would inherit a signal that is ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def height(text: str, columns: int) -> int:
    """How many lines of the terminal the text takes, long ones broken by it. Colours take no room."""
    rows = 0
    for line in text.splitlines():
        first, *painted = line.split("\x1b[")
        shown = first + "".join(part.partition("m")[2] for part in painted)
        rows += max(1, -(-width(shown) // max(1, columns)))
    return rows


def _is_file(stream: TextIO) -> bool:
    """Can another program write to it?"""
    try:
        return stream.fileno() >= 0
    except (OSError, ValueError, AttributeError):
        return False


def pager_for(setting: str, environment: dict[str, str]) -> list[str]:
    """The pager's command, or nothing."""
    import shutil

    if setting == "never":
        return []
    command = environment.get("PAGER", "less") if setting == "auto" else setting
    words = shlex.split(command)
    return words if words and shutil.which(words[0]) else []
