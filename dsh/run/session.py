"""What a call may use while a plan runs: the engine, the streams, the real IDs of what the line has made.

A call is a function `call(session, streams, **args) -> Done`, in dsh/run/calls/, registered in dsh/run/all_calls.py;
`args` are those of its Step, placeholders ("new+1") already replaced. It writes what docker's client would write to
`streams.out` and `streams.err`, and says in Done what it exits with. EngineRefused may pass through: run prints it as
docker does and exits 1. A call that makes an object tells its ID: `session.made("new+1", id)`.
"""

import os
import threading
from collections.abc import Callable

from dsh.engine.state import SHORT
from dsh.named import NamedTuple
from dsh.plan.plan import Effect, Problem
from dsh.typed import Any, TextIO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.console import Console
    from dsh.engine.client import Client
    from dsh.engine.place import Place
    from dsh.knowledge.store import Store


class Sink:
    """Where output goes: a file descriptor (`fd`), a text stream without one, or memory (`kept`).

    Text is encoded. After the reader of a pipe has gone, writing is silent and `closed` is true.
    """

    def __init__(self, fd: int | None = None, tty: bool = False, text: TextIO | None = None) -> None:
        self.fd = fd
        self.tty = tty
        self.closed = False
        self.wrote = False  # anything at all
        self.before: Callable[[], None] | None = None  # is called before anything is written
        self.kept = bytearray()
        self._text = text

    def write(self, data: bytes | str) -> None:
        if self.before is not None:
            self.before()
        self.wrote = self.wrote or bool(data)
        content = data.encode(errors="surrogateescape") if isinstance(data, str) else bytes(data)
        if self._text is not None:
            self._text.write(content.decode(errors="replace"))
        elif self.fd is None:
            self.kept += content
        else:
            self._write_all(memoryview(content), self.fd)

    def line(self, text: str) -> None:
        self.write(text + "\n")

    def _write_all(self, left: memoryview, fd: int) -> None:
        try:
            while left and not self.closed:
                left = left[os.write(fd, left) :]
        except BrokenPipeError:
            self.closed = True


class Streams(NamedTuple):
    """Standard input (a descriptor), output and error of one command."""

    stdin: int
    out: Sink
    err: Sink
    stdin_tty: bool = False


class Done(NamedTuple):
    """What one call came to. `effects` None: exactly those of its step where it exits 0, none otherwise.

    `did`: the step's effects happened, although it does not exit 0.
    """

    exit_code: int = 0
    effects: tuple[Effect, ...] | None = None
    problems: tuple[Problem, ...] = ()
    did: bool = False


class Session:
    """One run of one plan."""

    def __init__(self, client: "Client", console: "Console", place: "Place", store: "Store") -> None:
        self.client = client
        self.console = console
        self.place = place
        self.store = store
        self.ids: dict[str, str] = {}  # placeholder to real ID
        self.kept: dict[str, list[str]] = {}  # what docker prints once a command is through with all its objects
        self.cancelled = threading.Event()  # Ctrl-C: no further call begins

    def made(self, placeholder: str, identity: str) -> None:
        """The object that the preview called `placeholder` now has this ID."""
        self.ids[placeholder] = identity
        self.ids[f"{placeholder}{SHORT}"] = identity.removeprefix("sha256:")[:12]

    def real(self, value: Any) -> Any:
        """The value with every placeholder replaced, in lists and dictionaries too."""
        if not self.ids:
            return value
        if isinstance(value, str):
            if "new+" in value:
                for placeholder in sorted(self.ids, key=len, reverse=True):
                    value = value.replace(placeholder, self.ids[placeholder])
            return value
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*(self.real(item) for item in value))
        if isinstance(value, (list, tuple)):
            return type(value)(self.real(item) for item in value)
        if isinstance(value, dict):
            return {self.real(key): self.real(item) for key, item in value.items()}
        return value
