"""A connection of one's own for a thread that makes hundreds of small calls, one after the other.

It is the SDK's connection to the engine's socket, used as the standard library's own: what the packages requests and
urllib3 put around it takes six times the work for a call that has no body.
"""

import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

EMPTY = 204  # the status of an answer without a content


class Answer:
    """What came back."""

    def __init__(self, status: int, reason: str, kind: str, content: bytes) -> None:
        self.status, self.reason, self.kind, self.content = status, reason, kind, content

    def json(self) -> Any:
        """The JSON in it, None where there is none. Raises ValueError for what only claims to be."""
        return json.loads(self.content) if self.content and "json" in self.kind else None

    @property
    def refusal(self) -> str:
        """The engine's own words."""
        try:
            told = self.json()
        except ValueError:
            told = None
        said = told.get("message") if isinstance(told, dict) else self.content.decode(errors="replace")
        return str(said or self.reason).strip()


class Line:
    """Of one thread. Raises OSError, http.client's HTTPException and urllib3's HTTPError."""

    def __init__(self, connection: Any, headers: dict[str, str]) -> None:
        self._connection = connection
        self._headers = headers

    def call(self, method: str, path: str, params: dict[str, str]) -> Answer:
        target = f"{path}?{urlencode(params)}" if params else path
        HTTPConnection.request(self._connection, method, target, headers=self._headers)
        response = HTTPConnection.getresponse(self._connection)
        content = b"" if response.status == EMPTY else response.read()
        kind = response.headers.get("Content-Type", "") if content else ""
        response.close()
        return Answer(response.status, response.reason or "", kind, content)

    def close(self) -> None:
        self._connection.close()


def open_line(api: Any, headers: dict[str, str]) -> Line | None:
    """None where the engine is not behind a socket of this machine."""
    from dsh.engine.unix_socket import Adapter, Connection

    adapter = api.get_adapter(api.base_url)
    if not isinstance(adapter, Adapter):
        return None
    connection = Connection(api.base_url, adapter.socket_path, None)
    return Line(connection, {"User-Agent": str(api.headers.get("User-Agent", "")), **headers})
