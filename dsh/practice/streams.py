"""The two-way stream of an attach or an exec: output in frames or raw, input to the process, detach keys."""

import struct
import threading
from collections.abc import Callable

from dsh.practice.objects import STDOUT, Output
from dsh.practice.world import World
from dsh.typed import Any

RAW = {"Content-Type": "application/vnd.docker.raw-stream"}
FRAMED = {"Content-Type": "application/vnd.docker.multiplexed-stream"}
DETACH = b"\x10\x11"  # Ctrl-P Ctrl-Q
NAMED = {"@": 0, "[": 27, "\\": 28, "]": 29, "^": 30, "_": 31}


def frame(stream: int, data: bytes) -> bytes:
    return struct.pack(">BxxxL", stream, len(data)) + data


def detach_keys(text: str) -> bytes:
    """ "ctrl-p,ctrl-q" as the bytes a terminal sends; docker's own keys for nothing and for what cannot be read."""
    found = bytearray()
    for key in text.split(",") if text else ():
        if len(key) == 1:
            found += key.encode()
        elif key.startswith("ctrl-") and len(key) == 6:
            letter = key[5].lower()
            found.append(NAMED.get(letter, ord(letter) & 31))
        else:
            return DETACH
    return bytes(found) or DETACH


class Talk:
    """One caller and one process. `run` returns when the process has ended, or the caller has left or detached."""

    def __init__(self, world: World, conn: Any, output: Output, start: int, wanted: set[int], tty: bool) -> None:
        self._world = world
        self._conn = conn
        self._output = output
        self._at = start  # of all chunks there have been
        self._wanted = wanted
        self._tty = tty
        self.detached = False

    def run(
        self, over: Callable[[], bool], take: Callable[[bytes], None] | None, end: Callable[[], None], keys: bytes
    ) -> None:
        """`take` gets what is typed and `end` is called when no more comes; `over`: has the process ended?"""
        reader = None
        if take is not None:
            reader = threading.Thread(target=self._read, args=(take, end, keys), name="practice input", daemon=True)
            reader.start()
        try:
            self._write(over)
        except OSError:
            pass  # the caller is gone
        finally:
            self._conn.hang_up()
            if reader is not None:
                reader.join()

    def _write(self, over: Callable[[], bool]) -> None:
        while True:
            found: list[tuple[int, int, bytes]] | None = self._world.wait(lambda: self._new(over), 1.0)
            for _, stream, data in found or ():
                if stream in self._wanted:
                    self._conn.write(data if self._tty else frame(stream, data))
            if self.detached or (found is not None and not found):
                return
            if found is None and self._conn.broken():
                return

    def _new(self, over: Callable[[], bool]) -> list[tuple[int, int, bytes]] | None:
        """What has come; nothing at all where it is over, None where more may come."""
        there = self._output.dropped + len(self._output.chunks)
        if self._at < there:
            chunks = self._output.chunks[max(self._at - self._output.dropped, 0) :]
            self._at = there
            return chunks
        return [] if over() or self.detached else None

    def _read(self, take: Callable[[bytes], None], end: Callable[[], None], keys: bytes) -> None:
        held = b""  # the beginning of the detach keys
        while True:
            try:
                data = self._conn.read()
            except (OSError, ValueError):
                data = b""
            if not data:
                break
            if self._tty:
                data, held = held + data, b""
                if keys in data:
                    take(data[: data.index(keys)])
                    self.detached = True
                    self._world.changed()
                    return
                tail = next((n for n in range(len(keys) - 1, 0, -1) if data.endswith(keys[:n])), 0)
                data, held = data[: len(data) - tail], data[len(data) - tail :]
            if data:
                take(data)
        end()


def said(conn: Any, text: str, tty: bool) -> None:
    """A message of the engine's own on the stream's standard output."""
    data = f"{text}\r\n".encode()
    conn.write(data if tty else frame(STDOUT, data))
