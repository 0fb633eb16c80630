"""Plain calls to an engine behind a socket of this machine, one after the other on one connection.

They speak as much of HTTP/1.1 as an engine answers with to a call that sends nothing: a head, and a content of a told
length, in chunks, or up to the end. The packages requests and urllib3 take ten times the work for it, the standard
library's client three times, and the import of either is a good part of all that a preview does. `local.py` looks at
the engine with them; a thread that removes hundreds of containers has one of its own.
"""

import socket
from collections.abc import Mapping

from dsh.typed import Any, BinaryIO
from dsh.version import __version__

AGENT = {"Host": "localhost", "User-Agent": f"dsh/{__version__}", "Accept-Encoding": "identity"}
WITHOUT_CONTENT = (204, 304)  # statuses
LONGEST = 1 << 16  # bytes of a line of the head
MOST = 1000  # lines of a head


class Garbled(OSError):
    """What came is no answer, or only the beginning of one."""


class Answer:
    """What came back, named as the SDK names it. The names of headers are written as in "Content-Type"."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str], content: bytes) -> None:
        self.status_code, self.reason, self.headers, self.content = status, reason, headers, content

    def json(self) -> Any:
        """The JSON in it, None where there is none. Raises ValueError for what only claims to be."""
        if not self.content or "json" not in self.headers.get("Content-Type", ""):
            return None
        import json  # late: the engine is at work meanwhile

        return json.loads(self.content)

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


class Line:
    """To the socket at `path`, which is connected with the first call. Of one thread at a time. Raises OSError."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._sock: socket.socket | None = None
        self._file: BinaryIO | None = None
        self._timeout: float | None = None
        self._method = ""
        self.open = True  # may it be called again?

    def ask(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any],
        headers: Mapping[str, str],
        timeout: float | None = None,
    ) -> "Line":
        """Send a call; `answer` waits for what comes back. `timeout` in seconds, for each piece; None is no limit."""
        asked = _head(method, f"{path}?{_query(params)}" if params else path, headers)
        self._connected(timeout).sendall(asked)
        self._method = method
        return self

    def answer(self) -> Answer:
        """To what was asked last."""
        file = self._file
        if file is None:
            raise Garbled("nothing was asked")
        status, reason, told = _told(file)
        while status < 200:  # it goes on to say more
            status, reason, told = _told(file)
        return Answer(status, reason, told, self._content(file, self._method, status, told))

    def limit(self, timeout: float | None) -> None:
        """Another time limit, for an answer that is due already."""
        self._connected(timeout)

    def stale(self) -> bool:
        """Has the engine hung up since the last call? Nothing is due between calls."""
        import select

        if self._sock is None:
            return False
        news = select.poll()
        news.register(self._sock, select.POLLIN)
        return bool(news.poll(0))

    def close(self) -> None:
        file, sock, self._file, self._sock = self._file, self._sock, None, None
        if file is not None:
            file.close()
        if sock is not None:
            sock.close()

    def _connected(self, timeout: float | None) -> socket.socket:
        if self._sock is None:
            self._sock = opened(self._path, timeout)
            self._file = self._sock.makefile("rb")
        elif timeout != self._timeout:
            self._sock.settimeout(timeout)
        self._timeout = timeout
        return self._sock

    def _content(self, file: BinaryIO, method: str, status: int, headers: Mapping[str, str]) -> bytes:
        self.open = "close" not in headers.get("Connection", "").lower()
        if method == "HEAD" or status in WITHOUT_CONTENT:
            return b""
        if headers.get("Transfer-Encoding", "").lower() == "chunked":
            return b"".join(_chunks(file))
        if "Content-Length" in headers:
            return _exactly(file, _number(headers["Content-Length"], 10))
        self.open = False
        return file.read()


def _query(params: Mapping[str, Any]) -> str:
    pairs = [(name, str(value)) for name, value in params.items()]
    if all(value.isascii() and value.isalnum() for _, value in pairs):  # as most are: they stand as they are
        return "&".join(f"{name}={value}" for name, value in pairs)
    from urllib.parse import urlencode

    return urlencode(params, doseq=True)


def _head(method: str, target: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in {**AGENT, **headers}.items())]
    if method not in ("GET", "HEAD", "DELETE"):
        lines.append("Content-Length: 0")
    if any("\r" in line or "\n" in line for line in lines):
        raise Garbled(f"no header may have several lines: {', '.join(headers)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")


def _told(file: BinaryIO) -> tuple[int, str, dict[str, str]]:
    """The head of an answer: its status, the reason in words, its headers."""
    version, _, rest = _line(file).partition(" ")
    code, _, reason = rest.partition(" ")
    if not version.startswith("HTTP/1.") or not code.isdecimal():
        raise Garbled(f"it answered {version[:80]!r}")
    headers: dict[str, str] = {}
    for _ in range(MOST):
        line = _line(file)
        if not line:
            return int(code), reason, headers
        name, _, value = line.partition(":")
        headers[name.strip().title()] = value.strip()
    raise Garbled("its answer has no end")


def _line(file: BinaryIO) -> str:
    """A line of a head, "" for the one that ends it."""
    line = file.readline(LONGEST)
    if not line.endswith(b"\n"):
        raise Garbled("its answer broke off" if line else "it hung up in the middle")
    return line.decode("latin-1").rstrip("\r\n")


def _chunks(file: BinaryIO) -> list[bytes]:
    pieces = []
    while size := _number(_line(file).partition(";")[0], 16):
        pieces.append(_exactly(file, size))
        _line(file)
    while _line(file):  # headers may follow
        pass
    return pieces


def _exactly(file: BinaryIO, size: int) -> bytes:
    content = file.read(size)
    if len(content) < size:
        raise Garbled(f"its answer broke off after {len(content)} of {size} bytes")
    return content


def _number(text: str, base: int) -> int:
    try:
        number = int(text.strip(), base)
    except ValueError:
        number = -1
    if number < 0:
        raise Garbled(f"{text[:80]!r} is no length")
    return number
