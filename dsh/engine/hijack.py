"""A call whose connection turns into a plain two-way stream: attach, exec.

The SDK hands out the socket beneath http's reading buffer, so what the engine sent together with its headers is lost
(9 of 30 runs). Here everything is read through that buffer, and only writing goes to the socket.
"""

import json
import socket
from types import NoneType, TracebackType

from dsh.engine.answers import upgraded
from dsh.engine.client import CONNECT_TIMEOUT, Client
from dsh.typed import Any


class Wire:
    """A two-way stream. Use it in a `with` statement."""

    def __init__(self, client: Client, response: Any) -> None:
        self._client = client
        self._response = response
        self._buffer = response.raw._fp.fp
        connection = getattr(response.raw, "_connection", None)
        self._socket = getattr(connection, "sock", None) or self._buffer.raw._sock
        self.framed = response.headers.get("Content-Type") != "application/vnd.docker.raw-stream"

    def read(self) -> bytes:
        """What has come, at least one byte; nothing when the other side has ended."""
        with self._client.guarded():
            data: bytes = self._buffer.read1(1 << 16)
        return data

    def write(self, data: bytes) -> None:
        with self._client.guarded():
            self._socket.sendall(data)

    def end_input(self) -> None:
        """Tell the other side that no more input comes; its output still does."""
        try:
            if isinstance(self._socket, socket.socket):
                socket.socket.shutdown(self._socket, socket.SHUT_WR)  # an SSL socket's own would end reading too
            elif hasattr(self._socket, "shutdown_write"):  # a channel of paramiko
                self._socket.shutdown_write()
            else:  # the pipe of a child process (ssh)
                self._socket.proc.stdin.close()
        except (OSError, AttributeError):
            pass  # the other side was faster

    def wake(self) -> None:
        """Let a read that waits return: the stream is over for us."""
        try:
            if isinstance(self._socket, socket.socket):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            else:
                self._socket.close()
        except OSError:
            pass

    def __enter__(self) -> "Wire":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wake()
        self._response.close()


def hijack(client: Client, path: str, params: dict[str, str] | None = None, body: Any = None) -> Wire:
    """POST with an upgrade to a stream. Raises EngineRefused, EngineLost, EngineUnreachable."""
    from urllib.parse import quote

    with client.guarded():
        response = client.api.request(
            "POST",
            f"{client.api.base_url}/v{client.api_version}{quote(path, safe='/:@%')}",
            params=params or {},
            data=None if body is None else json.dumps(body),
            headers={"Connection": "Upgrade", "Upgrade": "tcp", "Content-Type": "application/json"},
            stream=True,
            timeout=(CONNECT_TIMEOUT, None),
        )
        client.api._raise_for_status(response)
    if not upgraded(response.status_code, response.headers.get("Content-Type", "")):
        response.close()
        raise client.nonsense()
    return Wire(client, response)


class Waiting:
    """A call that is answered late: asked now, read when the answer is due."""

    def __init__(self, client: Client, method: str, path: str, params: dict[str, str]) -> None:
        self._client = client
        self._response = client._send(method, path, params, None, None, True, None)

    def answer(self) -> Any:
        """The JSON answer; None for an empty one. Waits as long as it takes."""
        with self._client.guarded():
            content = self._response.content
            answer = json.loads(content) if content.strip() else None
        if not isinstance(answer, (dict, NoneType)):
            raise self._client.nonsense()
        return answer

    def __enter__(self) -> "Waiting":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._response.close()
