"""A proxy on an engine's socket that spoils one call: the engine that stops, stumbles or talks nonsense.

Each call gets a connection of its own (the proxy asks the engine to close after it), so that connections are calls and
can be counted. The n-th call meets the fault; all others pass, unless the engine has ended with it.
"""

import contextlib
import os
import select
import socket
import threading
import time
from pathlib import Path
from typing import NamedTuple

ANSWERS = {"500": "Internal Server Error", "409": "Conflict", "404": "Not Found"}
FAULTS = ("close", "cut", "delay", "truncate", "500", "409", "404", "garbage", "wrong-json", "stop", "die", "late")
FAULTS += ("hang",)
LATE = 1.0  # seconds
WHAT = {
    "close": "the connection is closed before the engine hears of the call",
    "cut": "the engine does it, but the answer never comes",
    "delay": "the answer is late",
    "truncate": "half of the answer, then nothing",
    "500": "refused with 500",
    "409": "refused with 409",
    "404": "refused with 404",
    "garbage": "a web page instead of an answer",
    "wrong-json": "JSON of another shape",
    "stop": "the engine answers and ends: nobody listens any more, and every other connection is cut",
    "die": "the engine does it and ends: no answer, and nobody listens any more",
    "late": "the engine does it, and the answer comes a second late",
    "hang": "nothing ever comes",
}


class Call(NamedTuple):
    method: str
    path: str


class FaultyProxy:
    """Listens at `host`. `calls` are those that came, in order. Use it in a `with` statement."""

    def __init__(self, engine: str, folder: Path, fault: str = "", at: int = -1, delay: float = 0.3) -> None:
        self._engine = engine.removeprefix("unix://")
        self._path = str(folder / f"proxy-{os.urandom(4).hex()}.sock")
        self.host = f"unix://{self._path}"
        self.fault, self.at, self._delay = fault, at, delay
        self.calls: list[Call] = []
        self.open = 0  # connections that clients hold
        self.struck = threading.Event()  # the fault has happened
        self._lock = threading.Lock()
        self._ends = threading.Event()
        self._sockets: set[socket.socket] = set()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(self._path)
        self._listener.listen(128)
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def __enter__(self) -> "FaultyProxy":
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._stop()
        self._thread.join(5)
        deadline = time.monotonic() + 5
        while self.open and time.monotonic() < deadline:
            time.sleep(0.01)
        Path(self._path).unlink(missing_ok=True)

    def _stop(self, but: socket.socket | None = None) -> None:
        """As an engine that ends: who knocks now is refused, and all connections break."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for one in self._sockets - {but}:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while not self._ends.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.open += 1
                self._sockets.add(client)
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        try:
            with client:
                self._one(client)
        except OSError:
            pass
        finally:
            with self._lock:
                self.open -= 1
                self._sockets.discard(client)

    def _one(self, client: socket.socket) -> None:
        head, rest = _head(client)
        if not head:
            return
        method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ", 2)
        with self._lock:
            self.calls.append(Call(method, target))
            struck = self.fault if len(self.calls) - 1 == self.at else ""
        if struck:
            self.struck.set()
        if struck == "delay":
            self._ends.wait(self._delay)
        elif struck == "close":
            return
        elif struck == "stop":
            self._stop(but=client)
        elif struck in ANSWERS:
            _swallow(client, head, rest)
            _answer(client, f"{struck} {ANSWERS[struck]}", "application/json", b'{"message": "injected by the test"}')
            return
        elif struck == "garbage":
            _swallow(client, head, rest)
            _answer(client, "200 OK", "text/html", b"<html><body>Welcome to the router!</body></html>")
            return
        elif struck == "wrong-json":
            _swallow(client, head, rest)
            _answer(client, "200 OK", "application/json", b'["what", {"is": "this"}, 7]')
            return
        elif struck == "hang":
            _until_gone(client, self._ends)
            return
        self._pass_on(client, head, rest, struck)

    def _pass_on(self, client: socket.socket, head: bytes, rest: bytes, struck: str) -> None:
        with socket.socket(socket.AF_UNIX) as engine:
            engine.connect(self._engine)
            with self._lock:
                self._sockets.add(engine)
            try:
                engine.sendall(_closing(head) + rest)
                upward = threading.Thread(target=_upward, args=(client, engine), daemon=True)
                upward.start()
                if struck in ("cut", "die"):
                    _first(engine)
                    if struck == "die":
                        self._stop()
                elif struck == "late":
                    first = _first(engine)
                    self._ends.wait(LATE)
                    client.sendall(first)
                    _pump(engine, client)
                elif struck == "truncate":
                    first = _first(engine)
                    client.sendall(first[: max(len(first) * 2 // 3, 1)])
                else:
                    _pump(engine, client)
                for one in (client, engine):
                    with contextlib.suppress(OSError):
                        one.shutdown(socket.SHUT_RDWR)
                upward.join(5)
            finally:
                with self._lock:
                    self._sockets.discard(engine)


def _head(client: socket.socket) -> tuple[bytes, bytes]:
    data = b""
    while b"\r\n\r\n" not in data:
        more = client.recv(1 << 16)
        if not more:
            return b"", b""
        data += more
    head, _, rest = data.partition(b"\r\n\r\n")
    return head + b"\r\n\r\n", rest


def _closing(head: bytes) -> bytes:
    """The request with the wish that the connection ends after the answer; upgrades are left as they are."""
    lines = head.split(b"\r\n")
    if any(line.lower().startswith(b"upgrade:") for line in lines):
        return head
    kept = [line for line in lines[:-2] if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*kept, b"Connection: close", b"", b""])


def _swallow(client: socket.socket, head: bytes, rest: bytes) -> None:
    """Read the body that belongs to a request, so that the answer is not lost on a broken pipe."""
    fields = {k.strip().lower(): v.strip() for k, _, v in (line.partition(b":") for line in head.split(b"\r\n"))}
    left = int(fields.get(b"content-length", b"0")) - len(rest)
    while left > 0:
        more = client.recv(1 << 16)
        if not more:
            return
        left -= len(more)
    while fields.get(b"transfer-encoding") == b"chunked" and not rest.endswith(b"0\r\n\r\n"):
        more = client.recv(1 << 16)
        if not more:
            return
        rest = rest[-8:] + more


def _answer(client: socket.socket, status: str, kind: str, body: bytes) -> None:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    client.sendall(head.encode() + body)


def _until_gone(client: socket.socket, ends: threading.Event) -> None:
    client.settimeout(0.1)
    while not ends.is_set():
        try:
            if not client.recv(1 << 16):
                return
        except TimeoutError:
            continue


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(1 << 16):
            sink.sendall(data)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def _upward(client: socket.socket, engine: socket.socket) -> None:
    """Like _pump, but a client that has gone altogether takes its engine's side along."""
    _pump(client, engine)
    watch = select.poll()
    with contextlib.suppress(OSError, ValueError):
        watch.register(client, 0)  # POLLHUP alone: both directions are closed
        while client.fileno() >= 0 and not watch.poll(100):
            pass
        engine.shutdown(socket.SHUT_RDWR)


def _first(engine: socket.socket) -> bytes:
    """The first piece of an answer; the engine has then done what was asked (or has begun, of a stream)."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = engine.recv(1 << 16)
        if not more:
            break
        data += more
    with contextlib.suppress(OSError):
        engine.settimeout(0.2)
        while len(data) < 1 << 16:
            more = engine.recv(1 << 16)
            if not more:
                break
            data += more
    return data
