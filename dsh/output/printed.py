"""What a command prints, and the two ways in which it fails."""

from collections.abc import Callable
from functools import wraps

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.named import NamedTuple


class Output(NamedTuple):
    """What docker's client would print, and its exit code."""

    stdout: str | bytes = ""
    stderr: str = ""
    exit_code: int = 0


class ClientError(Exception):
    """docker's client says no by itself: its text and exit code."""

    def __init__(self, text: str, exit_code: int = 1) -> None:
        super().__init__(text)
        self.exit_code = exit_code


Reader = Callable[[Invocation, State], Output]


def refusals_printed(read: Reader) -> Reader:
    """The reader, with refusals of the engine and of the client as docker prints them."""

    @wraps(read)
    def reader(invocation: Invocation, state: State) -> Output:
        try:
            return read(invocation, state)
        except EngineRefused as refusal:
            return Output("", daemon_said(refusal) + "\n", 1)
        except ClientError as error:
            return Output("", f"{error}\n", error.exit_code)

    return reader


def daemon_said(refusal: EngineRefused) -> str:
    return refusal.said
