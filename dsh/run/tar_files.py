"""Files packed into a tar while it is sent, and unpacked from one while it comes, never outside the folder meant."""

import os
import stat as modes
import tarfile
from collections.abc import Callable, Iterator

from dsh.plan.copy_paths import renamed, split
from dsh.run.context_tar import Links, file_content

PIECE = 1 << 16


class Reader:
    """Pieces as a file that tarfile can read. `count` is what has come."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.left = bytearray()
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self.left) < size:
            piece = next(self.pieces, b"")
            if not piece:
                break
            self.count += len(piece)
            self.left += piece
        end = len(self.left) if size < 0 else size
        data = bytes(self.left[:end])
        del self.left[:end]
        return data


def packed(path: str, name: str, old: str, new: str) -> Iterator[bytes]:
    """A file or folder as a tar with its owner, modes and times; its first name becomes `new` where it was `old`.

    Of dir/. the folder's content is packed, below a dot.
    """
    top = path.rstrip("/") if not path.endswith("/.") else path[:-2]
    top = top or "/"
    first = "." if split(path)[1] == "." else name
    links = Links()
    yield from _entry(top, renamed(first, old, new), links)
    if os.path.isdir(top) and not os.path.islink(top):
        yield from _below(top, first, old, new, links)
    yield bytes(1024)


def _below(folder: str, name: str, old: str, new: str, links: Links) -> Iterator[bytes]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        inner = f"{name}/{entry.name}"
        yield from _entry(entry.path, renamed(inner, old, new), links)
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, inner, old, new, links)


def _entry(path: str, name: str, links: Links) -> Iterator[bytes]:
    found = os.lstat(path)
    info = tarfile.TarInfo(name)
    info.mode, info.uid, info.gid, info.mtime = found.st_mode & 0o7777, found.st_uid, found.st_gid, int(found.st_mtime)
    if modes.S_ISLNK(found.st_mode):
        info.type, info.linkname = tarfile.SYMTYPE, os.readlink(path)
    elif modes.S_ISDIR(found.st_mode):
        info.type = tarfile.DIRTYPE
    elif modes.S_ISFIFO(found.st_mode):
        info.type = tarfile.FIFOTYPE
    elif modes.S_ISREG(found.st_mode) and links.earlier(found, name):
        info.type, info.linkname = tarfile.LNKTYPE, links.earlier(found, name)
    elif modes.S_ISREG(found.st_mode):
        info.size = found.st_size
    else:
        return
    yield info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")
    if info.isreg():
        yield from file_content(path, info.size)


def unpacked(reader: Reader, folder: str, rename: Callable[[str], str]) -> None:
    """Unpack a tar into `folder`. Raises OSError, tarfile.TarError."""
    later: list[tuple[str, tarfile.TarInfo]] = []
    with tarfile.open(fileobj=reader, mode="r|") as tar:  # type: ignore[call-overload]
        for member in tar:
            path = _inside(folder, rename(member.name))
            if path is None:
                continue
            if member.isdir():
                if not os.path.isdir(path):
                    _cleared(path)
                    os.mkdir(path)
                later.append((path, member))
                continue
            _file(tar, member, path, folder, rename)
    while reader.read(PIECE):
        pass
    for path, member in reversed(later):
        os.chmod(path, member.mode & 0o7777)
        os.utime(path, (member.mtime, member.mtime))


def _file(tar: tarfile.TarFile, member: tarfile.TarInfo, path: str, folder: str, rename: Callable[[str], str]) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        raise IsADirectoryError(21, "cannot overwrite directory with non-directory", path)
    _cleared(path)
    if member.issym():
        os.symlink(member.linkname, path)
        return
    if member.islnk():
        other = _inside(folder, rename(member.linkname))
        if other is not None:
            os.link(other, path, follow_symlinks=False)
        return
    if not member.isreg():
        if member.isfifo():
            os.mkfifo(path, member.mode & 0o7777)
        return
    content = tar.extractfile(member)
    with open(path, "xb") as file:
        while content and (piece := content.read(PIECE)):
            file.write(piece)
    os.chmod(path, member.mode & 0o7777)
    os.utime(path, (member.mtime, member.mtime))


def _inside(folder: str, name: str) -> str | None:
    """The path to write, if it lies in the folder, links that are there already included."""
    path = os.path.normpath(os.path.join(folder, name.lstrip("/")))
    home, parent = os.path.realpath(folder), os.path.realpath(os.path.dirname(path))
    if path == os.path.normpath(folder):
        return path
    return path if parent == home or parent.startswith(home.rstrip("/") + "/") else None


def _cleared(path: str) -> None:
    if os.path.lexists(path) and (os.path.islink(path) or not os.path.isdir(path)):
        os.unlink(path)
