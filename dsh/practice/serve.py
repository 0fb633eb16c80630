"""HTTP/1.1 for a practice engine: reads requests from a connected socket and writes the answers.

serve(sock, world)             answers on one connection until it ends; run it in a thread
listen(path, world)            a unix socket for docker's own client; used by tests
"""

import http
import json
import os
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, unquote

from dsh.practice.routes import API_VERSION, Call, Reply, answer
from dsh.practice.world import World
from dsh.typed import Any

ENGINE_VERSION = "27.5.1"
LINE = 1 << 16


class Connection:
    """One caller. After an upgrade: read(), write(), hang_up(); frames are made by who writes."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.reader = sock.makefile("rb")
        self._left = 0  # bytes of the body that are still to come
        self._chunked = False
        self._expects = False

    def request(self) -> Call | None:
        """The next request; None when there is none."""
        line = self.reader.readline(LINE).decode("latin-1").strip()
        if not line:
            return None
        method, target, _ = line.split(" ", 2)
        headers: dict[str, str] = {}
        for raw in iter(lambda: self.reader.readline(LINE), b""):
            name, _, value = raw.decode("latin-1").strip().partition(":")
            if not name:
                break
            headers[name.lower()] = value.strip()
        path, _, query = target.partition("?")
        self._chunked = headers.get("transfer-encoding", "").lower() == "chunked"
        self._left = 0 if self._chunked else int(headers.get("content-length") or 0)
        self._expects = headers.get("expect", "").lower() == "100-continue"
        return Call(method, unquote(path), parse_qs(query, keep_blank_values=True), headers, self)

    def read_body(self, size: int) -> bytes:
        if self._expects:
            self._expects = False
            self.sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        if self._chunked and not self._left:
            self._left = int(self.reader.readline(LINE).split(b";")[0] or b"0", 16)
            if not self._left:
                while self.reader.readline(LINE).strip():
                    pass
                self._chunked = False
        if not self._left:
            return b""
        piece = self.reader.read1(min(size, self._left))
        self._left -= len(piece)
        if self._chunked and not self._left:
            self.reader.readline(LINE)
        if not piece:
            raise ConnectionError("the caller hung up in the middle of its request")
        return piece

    def read(self) -> bytes:
        """What the caller sends after an upgrade; b"" when it has closed its side."""
        return self.reader.read1(LINE)

    def write(self, data: bytes) -> None:
        self.sock.sendall(data)

    def hang_up(self) -> None:
        """Nothing more comes from here and nothing is read: one who waits in read() goes on. What was sent arrives."""
        try:
            self.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def broken(self) -> bool:
        """Has the caller closed the whole connection, and not only its own side?"""
        poll = select.poll()
        poll.register(self.sock, select.POLLHUP | select.POLLERR)
        return any(state & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, state in poll.poll(0))

    def gone(self) -> bool:
        if self.sock.fileno() < 0:
            return True
        ready, _, _ = select.select([self.sock], [], [], 0)
        try:
            return bool(ready) and self.sock.recv(1, socket.MSG_PEEK) == b""
        except OSError:
            return True

    def close(self) -> None:
        self.reader.close()
        self.sock.close()


def serve(sock: socket.socket, world: World) -> None:
    """Answer on this connection until it ends."""
    connection = Connection(sock)
    try:
        while call := connection.request():
            reply = answer(world, call)
            if reply.hijack is not None:
                _upgrade(connection, call, reply)
                break
            while connection.read_body(LINE):  # what the answer did not need
                pass
            _send(connection, call, reply)
            if call.headers.get("connection", "").lower() == "close":
                break
    except (OSError, ValueError):
        pass  # the caller is gone, or speaks no HTTP
    finally:
        connection.close()


@contextmanager
def listen(path: str, world: World) -> Iterator[str]:
    """A unix socket at `path` where this world answers; gives its DOCKER_HOST."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(path)
        door.listen(64)
        thread = threading.Thread(target=_welcome, args=(door, world), daemon=True)
        thread.start()
        try:
            yield f"unix://{path}"
        finally:
            try:
                door.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            os.unlink(path)
            thread.join()


def _welcome(door: socket.socket, world: World) -> None:
    while True:
        try:
            sock, _ = door.accept()
        except OSError:
            return
        threading.Thread(target=serve, args=(sock, world), daemon=True).start()


def _send(connection: Connection, call: Call, reply: Reply) -> None:
    body = reply.body
    if body is None or isinstance(body, bytes):
        data = body or b""
        kind = {"Content-Type": "text/plain; charset=utf-8"} if body else {}
    elif isinstance(body, (dict, list, str)):
        data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        kind = {"Content-Type": "application/json"}
    else:
        _send_pieces(connection, call, reply)
        return
    status = 204 if body is None and reply.status == 200 else reply.status
    length = {} if status in (204, 304) else {"Content-Length": str(len(data))}
    head = _head(status, {**kind, **reply.headers, **length})
    connection.write(head if call.method == "HEAD" or not length else head + data)


def _send_pieces(connection: Connection, call: Call, reply: Reply) -> None:
    kind = {"Content-Type": "application/json", **reply.headers, "Transfer-Encoding": "chunked"}
    connection.write(_head(reply.status, kind))
    pieces: Any = iter(reply.body)
    try:
        if call.method != "HEAD":
            for piece in pieces:
                if piece:
                    connection.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        connection.write(b"0\r\n\r\n")
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()


def _upgrade(connection: Connection, call: Call, reply: Reply) -> None:
    kind = {"Content-Type": "application/vnd.docker.raw-stream", **reply.headers}
    if call.headers.get("upgrade"):
        connection.write(_head(101, {**kind, "Connection": "Upgrade", "Upgrade": "tcp"}, "UPGRADED"))
    else:
        connection.write(_head(200, kind))
    assert reply.hijack is not None
    try:
        reply.hijack(connection)
    finally:
        connection.hang_up()


def _head(status: int, headers: dict[str, str], reason: str = "") -> bytes:
    common = {
        "Api-Version": API_VERSION,
        "Docker-Experimental": "false",
        "Ostype": "linux",
        "Server": f"Docker/{ENGINE_VERSION} (linux)",
    }
    lines = [f"HTTP/1.1 {status} {reason or http.HTTPStatus(status).phrase}"]
    lines += [f"{name}: {value}" for name, value in {**common, **headers}.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
