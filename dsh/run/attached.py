"""Standard streams joined to a container: what is typed goes in, what it prints comes out, until it ends."""

import os
import select
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from dsh.engine.refusal import EngineLost, EngineRefused
from dsh.errors import DshError, EngineUnreachable
from dsh.run import terminal
from dsh.run.detach_keys import Watcher
from dsh.run.session import Streams
from dsh.run.streams import ERROR, frames

if TYPE_CHECKING:
    from dsh.engine.client import Client
    from dsh.engine.hijack import Wire

LOST = (EngineRefused, EngineLost, EngineUnreachable)
NEVER_FORWARDED = (
    "SIGCHLD",
    "SIGCLD",
    "SIGPIPE",
    "SIGURG",
    "SIGWINCH",
    "SIGKILL",
    "SIGSTOP",
    "SIGTSTP",
    "SIGTTIN",
    "SIGTTOU",
)
CRASHES = (
    "SIGSEGV",
    "SIGBUS",
    "SIGFPE",
    "SIGILL",
    "SIGABRT",
    "SIGIOT",
    "SIGSYS",
    "SIGTRAP",
    "SIGALRM",
    "SIGPROF",
    "SIGVTALRM",
)


def join(wire: "Wire", streams: Streams, tty: bool, stdin: bool, keys: bytes) -> bool:
    """Copy both ways until the container's output ends. True: the user left with the detach keys.

    Output comes raw, as docker's client gives it. Raises EngineLost when the connection breaks.
    """
    watcher = Watcher(keys) if tty and stdin else None
    stop_read, stop_write = os.pipe()
    typing = threading.Thread(target=_type, args=(wire, streams.stdin, stop_read, watcher), daemon=True)
    if stdin:
        typing.start()
    try:
        _show(wire, streams, tty)
    except LOST:
        if watcher is None or not watcher.detached:
            raise
    finally:
        os.write(stop_write, b"x")
        wire.wake()  # or typing might wait for a container that reads no more
        if stdin:
            typing.join()
        os.close(stop_read)
        os.close(stop_write)
    return watcher is not None and watcher.detached


def type_only(wire: "Wire", streams: Streams) -> None:
    """Standard input alone (`-a stdin`): until it ends."""
    stop_read, stop_write = os.pipe()
    try:
        _type(wire, streams.stdin, stop_read, None)
    finally:
        os.close(stop_read)
        os.close(stop_write)


def _show(wire: "Wire", streams: Streams, tty: bool) -> None:
    pieces = iter(wire.read, b"")
    if tty:
        for piece in pieces:
            streams.out.write(piece)
        return
    for stream, payload in frames(pieces):
        (streams.err if stream == ERROR else streams.out).write(payload)


def _type(wire: "Wire", fd: int, stop: int, watcher: Watcher | None) -> None:
    with suppress(*LOST, OSError, ValueError):
        while True:
            ready, _, _ = select.select([fd, stop], [], [])
            if stop in ready:
                return
            typed = os.read(fd, 1 << 16)
            if not typed:
                break
            if watcher is not None:
                typed = watcher.pass_on(typed)
                if typed:
                    wire.write(typed)
                if watcher.detached:
                    wire.wake()
                    return
            else:
                wire.write(typed)
        wire.end_input()


@contextmanager
def forwarded_signals(client: "Client", container: str, wanted: bool) -> Iterator[None]:
    """Signals to this process go to the container's instead (--sig-proxy); the third SIGINT or SIGTERM is for us."""
    insists = _third_one_ends()

    def forward(number: int, _: object) -> None:
        if number in (signal.SIGINT, signal.SIGTERM):
            insists()
        name = signal.Signals(number).name.removeprefix("SIG")
        threading.Thread(target=send, args=(name,), daemon=True).start()

    def send(name: str) -> None:
        with suppress(DshError):  # it has ended by itself
            client.post(f"/containers/{container}/kill", signal=name)

    if not wanted:
        with terminal.handled(dict.fromkeys((signal.SIGINT, signal.SIGTERM), _third_one_ends())):
            yield
        return
    numbers = [
        number
        for number in signal.valid_signals()
        if isinstance(number, signal.Signals) and number.name not in (*NEVER_FORWARDED, *CRASHES)
    ]
    with terminal.handled(dict.fromkeys(numbers, forward)):
        yield


def _third_one_ends() -> Callable[..., None]:
    """Signals that are not forwarded are not heeded either, until somebody insists: docker's client counts to three."""
    left = 3

    def heed(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt

    return heed


def resizer(client: "Client", path: str) -> Callable[[int, int], None]:
    """Tells the engine the terminal's size. Its process may not be there yet: a few tries."""

    def tell(height: int, width: int) -> None:
        if (height, width) == (0, 0):
            return
        for attempt in range(5):
            try:
                client.post(path, h=height, w=width)
                return
            except DshError:
                threading.Event().wait(0.01 * (attempt + 1))

    return tell
