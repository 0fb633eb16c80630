"""Commands that only read: what they print, as a pure function of the State.

    reader(invocation, state) -> Output

The same function serves twice: at preview time, on the simulated state, where the output goes on into a pipe, `$(...)`
or xargs; and when the command runs, on a fresh snapshot of the engine (the call "show").
"""

from collections.abc import Callable
from importlib import import_module

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.all_readers import READERS
from dsh.output.printed import Output

Reader = Callable[[Invocation, State], Output]


def reader(path: str) -> Reader | None:
    """The reader of a command by its canonical path ("docker container ls"), or None."""
    place = READERS.get(path)
    if place is None:
        return None
    module, _, name = place.partition(":")
    found: Reader = getattr(import_module(module), name)
    return found
