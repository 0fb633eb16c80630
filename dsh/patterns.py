"""The patterns of the knowledge, compiled: once for all starts.

A request meets a hundred patterns, and to compile them takes half of a start. So what `re` makes of them is kept in the
user's cache folder, as Python keeps the bytecode of modules: in a file that belongs to this version of Python's pattern
code, to which each start adds what it had to compile. A file of MOST bytes is begun anew with what that start has used,
so that what no request meets any more goes. Without such a file, or with a damaged one, all goes on as without it.

    with kept():                around one call of dsh: what is there is used, what is new is added at the end
        regex(text, flags)      anywhere, in place of re.compile
        compiled(text)          the same, with capital and small letters alike
"""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap
    from re import Pattern
    from typing import BinaryIO

MOST = 3_000_000  # bytes: going through more would take its time, too
HEAD = 8  # bytes before a record: how long its key is and how long the rest, four bytes each
DAMAGED = (EOFError, IndexError, KeyError, OverflowError, RuntimeError, TypeError, UnicodeError, ValueError)


class Kept:
    """The file at `path`. Records of it are decoded one by one, when their pattern is asked for."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._new: list[tuple[str, int]] = []
        self._used: list[tuple[int, int]] = []
        self._damaged = False
        self._ours = True
        self._all: bytes | mmap = b""
        try:
            with open(path, "rb") as file:
                self._ours = os.fstat(file.fileno()).st_uid == os.geteuid()  # with sudo, no file of the user's
                self._all = _mapped(file) if self._ours else b""
        except (OSError, ValueError):  # an empty file is none
            pass
        self._places = dict(self._records())

    def regex(self, text: str, flags: int) -> "Pattern[str]":
        place = self._places.get(_key(text, flags))
        if place is not None:
            try:
                made = _from_code(text, self._all[place[0] : place[1]])
            except DAMAGED:
                self._damaged = True
            else:
                self._used.append((place[0] - len(_key(text, flags)) - HEAD, place[1]))
                return made
        self._new.append((text, flags))
        return re.compile(text, flags)

    def save(self) -> None:
        """Add what is new. A folder that cannot be written to is no trouble: the next start compiles again."""
        try:
            if self._damaged:
                os.unlink(self._path)
            elif self._new and self._ours:
                os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
                full = len(self._all) >= MOST
                path = f"{self._path}.{os.getpid()}" if full else self._path
                to = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
                try:
                    kept = (self._all[start:end] for start, end in (self._used if full else ()))
                    os.write(to, b"".join((*kept, *(_record(*it) for it in self._new))))  # at once: others may add, too
                finally:
                    os.close(to)
                if full:
                    os.replace(path, self._path)
        except OSError:
            pass

    def _records(self) -> Iterator[tuple[bytes, tuple[int, int]]]:
        """The key of each record, and between which bytes the rest of it stands."""
        at = 0
        while at < len(self._all):
            key = at + HEAD
            code = key + int.from_bytes(self._all[at : at + 4], "little")
            end = code + int.from_bytes(self._all[at + 4 : key], "little")
            if end > len(self._all) or code <= key or end <= code:
                self._damaged = True
                return
            yield self._all[key:code], (code, end)
            at = end


def _mapped(file: "BinaryIO") -> "mmap":
    """Its bytes, of which only those are read that are looked at."""
    from mmap import ACCESS_READ, mmap

    return mmap(file.fileno(), 0, access=ACCESS_READ)


_kept: Kept | None = None


@cache
def regex(text: str, flags: int = 0) -> "Pattern[str]":
    """The compiled pattern. Kept for good: there are more of them than the cache of re holds."""
    return re.compile(text, flags) if _kept is None else _kept.regex(text, int(flags))


@cache
def compiled(text: str) -> "Pattern[str]":
    """In capital and small letters alike."""
    return regex(text, re.IGNORECASE)


class kept:
    """While one request is answered, patterns come from the file of all starts, and go to it."""

    _begun = False

    def __enter__(self) -> None:
        global _kept
        path = _path() if _kept is None else None
        if path is not None:
            self._begun, _kept = True, Kept(path)

    def __exit__(self, *_: object) -> None:
        global _kept
        if self._begun:
            file, _kept = _kept, None
            assert file is not None
            file.save()


def _path() -> str | None:
    """The file of this Python's code of patterns; None where it has none that we know."""
    try:
        from _sre import CODESIZE, MAGIC  # type: ignore[import-not-found]
    except ImportError:
        return None
    if CODESIZE != 4 or sys.implementation.name != "cpython":
        return None
    from dsh.folders import cache_path

    return cache_path(f"patterns-{sys.implementation.cache_tag}-{MAGIC}")


def _key(text: str, flags: int) -> bytes:
    return f"{flags} {text}".encode()


def _record(text: str, flags: int) -> bytes:
    """What `re.compile` hands to the engine of patterns, with lengths before it; empty where it cannot be told."""
    import marshal
    from array import array

    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(text, flags)
        state, code = parsed.state, _compiler._code(parsed, flags)
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        told = (flags | state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict), tuple(names))
        rest = marshal.dumps(told)
    except (ImportError, AttributeError, *DAMAGED):
        return b""
    key = _key(text, flags)
    return len(key).to_bytes(4, "little") + len(rest).to_bytes(4, "little") + key + rest


def _from_code(text: str, record: bytes) -> "Pattern[str]":
    """Raises one of DAMAGED for what is no such code: the engine of patterns looks it through."""
    import _sre  # what re.compile ends with, too
    import marshal

    flags, code, groups, by_name, names = marshal.loads(record)
    made: Pattern[str] = _sre.compile(text, flags, memoryview(code).cast("I").tolist(), groups, by_name, names)
    return made
