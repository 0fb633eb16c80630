"""A client for no engine: for what docker's client does with its own files, which needs none."""

from dsh.engine.address import Address
from dsh.engine.client import NEWEST_API, Client
from dsh.errors import EngineUnreachable
from dsh.typed import Any, NoReturn


class _Nobody:
    """Whatever is asked of the engine fails with the reason why there is none."""

    def __init__(self, error: EngineUnreachable) -> None:
        self._error = error
        self._version = NEWEST_API

    def close(self) -> None:
        """Nothing is open."""

    def __getattr__(self, name: str) -> NoReturn:
        raise self._error


def absent(address: Address, error: EngineUnreachable) -> Client:
    """A client that knows its address, and raises `error` at the first call."""
    nobody: Any = _Nobody(error)
    return Client(nobody, address, {})
