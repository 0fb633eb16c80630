"""The terminal while a container has it: raw input, restored whatever happens; its size, told on."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


@contextmanager
def raw(fd: int, wanted: bool = True) -> Iterator[None]:
    """Input key by key, with no key that means something here. The old mode comes back in every case."""
    if not wanted or not os.isatty(fd):
        yield
        return
    import termios
    import tty

    before = termios.tcgetattr(fd)
    try:
        tty.setraw(fd, termios.TCSANOW)
        yield
    finally:
        with suppress(termios.error, OSError):  # the terminal is gone: nothing to restore
            termios.tcsetattr(fd, termios.TCSADRAIN, before)


def redraws() -> bool:
    """Can a line be written over? Not on a dumb terminal, and not for somebody to whom the screen is read."""
    return os.environ.get("TERM", "dumb") != "dumb" and not os.environ.get("DSH_PLAIN")


def size(fd: int) -> tuple[int, int]:
    """Height and width of the terminal; (0, 0) where there is none."""
    try:
        columns, lines = os.get_terminal_size(fd)
    except OSError:
        return 0, 0
    return lines, columns


@contextmanager
def resizes(fd: int, tell: Callable[[int, int], None]) -> Iterator[None]:
    """Tells the size now and each time the window changes. `tell` runs in a thread of its own; it must not raise."""

    def send(*_: object) -> None:
        threading.Thread(target=lambda: tell(*size(fd)), daemon=True).start()

    send()
    with handled({signal.SIGWINCH: send} if hasattr(signal, "SIGWINCH") else {}):
        yield


@contextmanager
def handled(handlers: dict[int, Callable[..., None]]) -> Iterator[None]:
    """These signal handlers for a while. In a thread that is not the main one: none, as Python has it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old if old is not None else signal.SIG_DFL)
