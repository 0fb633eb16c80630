"""A build context on its way to the engine: a tar, made while it is sent."""

import io
import os
import stat as modes
import tarfile
from collections.abc import Callable, Iterable, Iterator

from dsh.plan.build_context import EXTRA_NAME, Context, files, is_archive

PIECE = 1 << 16


class Links:
    """The names by which files with several names are in an archive already."""

    def __init__(self) -> None:
        self.names: dict[tuple[int, int], str] = {}

    def earlier(self, found: os.stat_result, name: str) -> str:
        """The name it went in by; "" for one that is new."""
        first = self.names.setdefault((found.st_dev, found.st_ino), name) if found.st_nlink > 1 else name
        return "" if first == name else first


def folder_tar(context: Context, extra: bytes | None) -> Iterator[bytes]:
    """The folder as a tar; everything belongs to root, modes and links are kept. `extra` is added as the Dockerfile.

    With `extra` it is as long as docker's own, which leaves out what would fill the last block and end the archive.
    """
    end = [] if extra is None else [(EXTRA_NAME, extra), (".dockerignore", f".dockerignore\n{EXTRA_NAME}\n".encode())]
    links = Links()
    for path in files(context):
        full = os.path.join(context.path, path)
        info = _info(full, path, links)
        if info is None:
            continue
        if extra is not None and path == ".dockerignore" and info.isreg():
            with open(full, "rb") as file:
                yield from _member(path, file.read() + f"\n{EXTRA_NAME}\n".encode())
            end.pop()
            continue
        yield info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")
        if info.isreg():
            yield from file_content(full, info.size)
    if not end:
        yield bytes(1024)
        return
    for name, content in end[:-1]:  # it is no part of what is copied: the builder takes it away again
        yield from _member(name, content)
    yield from list(_member(*end[-1]))[:-1]


def _info(full: str, path: str, links: Links) -> tarfile.TarInfo | None:
    found = os.lstat(full)
    info = tarfile.TarInfo(path)
    info.mode = found.st_mode & 0o7777
    info.mtime = int(found.st_mtime)
    if os.path.islink(full):
        info.type, info.linkname = tarfile.SYMTYPE, os.readlink(full)
    elif os.path.isdir(full):
        info.type = tarfile.DIRTYPE
    elif os.path.isfile(full) and links.earlier(found, path):
        info.type, info.linkname = tarfile.LNKTYPE, links.earlier(found, path)
    elif os.path.isfile(full):
        info.size = found.st_size
    elif modes.S_ISFIFO(found.st_mode):
        info.type = tarfile.FIFOTYPE
    else:
        return None  # sockets stay where they are
    return info


def file_content(full: str, size: int) -> Iterator[bytes]:
    """Exactly `size` bytes, also of a file that changes meanwhile, and the filling up to a block."""
    left = size
    with open(full, "rb") as file:
        while left:
            piece = file.read(min(PIECE, left)) or bytes(min(PIECE, left))
            left -= len(piece)
            yield piece
    yield bytes(-size % 512)


def _member(name: str, content: bytes) -> Iterator[bytes]:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    yield info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")
    yield content
    yield bytes(-len(content) % 512)


def stdin_tar(fd: int, dockerfile: str) -> Iterator[bytes]:
    """Standard input as it is where it is an archive; a Dockerfile in a tar of its own otherwise."""
    head = b""
    while len(head) < 512:
        piece = os.read(fd, PIECE)
        if not piece:
            break
        head += piece
    if is_archive(head):
        yield head
        while piece := os.read(fd, PIECE):
            yield piece
        return
    yield from _member(dockerfile, head + read_all(fd))
    yield bytes(1024)


def read_all(fd: int) -> bytes:
    found = io.BytesIO()
    while piece := os.read(fd, PIECE):
        found.write(piece)
    return found.getvalue()


def counted(pieces: Iterable[bytes], count: Callable[[int], None]) -> Iterator[bytes]:
    for piece in pieces:
        if piece:
            count(len(piece))
            yield piece
