"""Plain calls to an engine behind a socket of this machine, one after the other on one connection.

They are the standard library's: what the packages requests and urllib3 put around it takes six times the work for a
call that has no body, and their import longer than all else that a preview does. `local.py` looks at the engine with
them; a thread that removes hundreds of containers has one of its own.
"""

import json
import socket
from collections.abc import Mapping
from email.message import Message
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from dsh.version import __version__

AGENT = {"User-Agent": f"dsh/{__version__}"}
EMPTY = 204  # the status of an answer without a content


class Answer:
    """What came back, named as the SDK names it."""

    def __init__(self, status: int, reason: str, headers: Message, content: bytes) -> None:
        self.status_code, self.reason, self.headers, self.content = status, reason, headers, content

    def json(self) -> Any:
        """The JSON in it, None where there is none. Raises ValueError for what only claims to be."""
        return json.loads(self.content) if self.content and "json" in self.headers.get("Content-Type", "") else None

    @property
    def refusal(self) -> str:
        """The engine's own words."""
        try:
            told = self.json()
        except ValueError:
            told = None
        said = told.get("message") if isinstance(told, dict) else self.content.decode(errors="replace")
        return str(said or self.reason).strip()


def opened(path: str, timeout: float | None) -> socket.socket:
    """A socket that is connected; where nobody listens none is left open. Raises OSError."""
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        sock.settimeout(timeout)
        sock.connect(path)
    except BaseException:
        sock.close()
        raise
    return sock


class Connection(HTTPConnection):
    """To a socket of this machine."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost")
        self._path = path

    def connect(self) -> None:
        self.sock = opened(self._path, self.timeout)


class Line:
    """Of one thread at a time. Raises OSError and http.client's HTTPException."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.open = True  # may it be called again?

    def call(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any],
        headers: Mapping[str, str],
        timeout: float | None = None,
    ) -> Answer:
        """`timeout` in seconds, for each piece of the answer; None waits without a limit."""
        target = f"{path}?{urlencode(params, doseq=True)}" if params else path
        self._connection.timeout = timeout
        if self._connection.sock is not None:
            self._connection.sock.settimeout(timeout)
        self._connection.request(method, target, headers={**AGENT, **headers})
        response = self._connection.getresponse()
        content = b"" if response.status == EMPTY else response.read()
        self.open = not response.will_close
        response.close()
        return Answer(response.status, response.reason or "", response.headers, content)

    def stale(self) -> bool:
        """Has the engine hung up since the last call? Nothing is due between calls."""
        import select

        if self._connection.sock is None:
            return False
        news = select.poll()
        news.register(self._connection.sock, select.POLLIN)
        return bool(news.poll(0))

    def close(self) -> None:
        self._connection.close()


def open_line(path: str) -> Line:
    """To the socket at `path`, which is connected with the first call."""
    return Line(Connection(path))
