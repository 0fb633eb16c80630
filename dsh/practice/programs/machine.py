"""What a program can know of the machine it runs on: names, addresses, time, neighbours."""

import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from dsh.named import NamedTuple


class Interface(NamedTuple):
    """A network card of the container."""

    name: str  # eth0
    address: str
    prefix: int
    mac: str
    gateway: str = ""


class Request(NamedTuple):
    """What somebody asks of a web server."""

    method: str
    path: str
    host: str
    agent: str
    sender: str  # address


class Reply(NamedTuple):
    """What a web server answers."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Service(NamedTuple):
    """What listens at a port: `answer` takes a Request for http, a list of words for redis."""

    protocol: str  # http, redis, or only a name
    answer: Callable[..., object] | None = None


class Machine(Protocol):
    """The container as its programs see it."""

    hostname: str
    memory: int  # bytes it may use; 0 without a limit
    open_files: int  # ulimit -n

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    def interfaces(self) -> Iterable[Interface]:
        """Its network cards without the loopback."""
        ...

    def lookup(self, name: str) -> str | None:
        """The address of a name that it can reach; None for unknown ones."""
        ...

    def connect(self, host: str, port: int) -> Service | None:
        """What listens there; None where nothing does. Raises LookupError for a name that nobody knows."""
        ...

    def tasks(self) -> Iterable[Any]:
        """All that runs in the container: Tasks."""
        ...

    def next_pid(self) -> int:
        """A number for a new process."""
        ...


class Alone:
    """A machine without network and neighbours: for steps of a build, and for tests."""

    def __init__(self, hostname: str = "box", clock: Callable[[], float] = time.time) -> None:
        self.hostname, self.memory, self.open_files, self.now = hostname, 0, 1048576, clock
        self.running: list[Any] = []
        self._pid = 0

    def interfaces(self) -> Iterable[Interface]:
        return ()

    def lookup(self, name: str) -> str | None:
        return "127.0.0.1" if name in ("localhost", self.hostname) else None

    def connect(self, host: str, port: int) -> Service | None:
        if self.lookup(host) is None and host != "127.0.0.1":
            raise LookupError(host)
        return next((task.listening[port] for task in self.running if port in task.listening), None)

    def tasks(self) -> Iterable[Any]:
        return [task for one in self.running for task in one.family()]

    def next_pid(self) -> int:
        self._pid += 1
        return self._pid
