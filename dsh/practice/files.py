"""The file system as a program in a container sees it: the container's tree, its mounts, links, users' rights.

Everything raises OSError as the system would: FileNotFoundError, PermissionError, IsADirectoryError ...
"""

import errno
import os
import time
from collections.abc import Callable, Mapping

from dsh.named import NamedTuple
from dsh.practice.filesystem import Node, Tree

LINKS = 40  # followed before the system takes them for a circle


class Mount(NamedTuple):
    """A volume or a folder shown at a place of its own, over what the image has there."""

    tree: Tree
    inner: str = "/"  # what of the tree is shown
    readonly: bool = False
    device: str = ""  # as df and mount show it; none are not shown


class Place(NamedTuple):
    """A path with all links followed: where it really is."""

    path: str  # as the program sees it
    tree: Tree
    inner: str  # in the tree
    readonly: bool


class Files:
    """A tree with mounts, seen by one user."""

    __slots__ = ("clock", "frozen", "gids", "mounts", "readonly", "tree", "uid")

    def __init__(
        self,
        tree: Tree,
        mounts: Mapping[str, Mount] | None = None,
        readonly: bool = False,
        uid: int = 0,
        gids: tuple[int, ...] = (0,),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.tree, self.mounts, self.readonly = tree, dict(mounts or {}), readonly
        self.uid, self.gids, self.clock = uid, gids, clock
        self.frozen = False  # writes are taken and forgotten

    def seen_by(self, uid: int, gids: tuple[int, ...]) -> "Files":
        """The same files for another user."""
        other = Files(self.tree, self.mounts, self.readonly, uid, gids, self.clock)
        other.frozen = self.frozen
        return other

    # Reading

    def place(self, path: str, follow: bool = True) -> Place:
        """Where a path leads; what is missing at its end is allowed, on the way it is not."""
        todo = [part for part in path.split("/") if part not in ("", ".")][::-1]
        done: list[str] = []
        links = 0
        while todo:
            part = todo.pop()
            if part == "..":
                done = done[:-1]
                continue
            here = self._at([*done, part])
            node = here.tree.get(here.inner)
            if node is not None and node.kind == "link" and (todo or follow):
                links += 1
                if links > LINKS:
                    raise _error(errno.ELOOP, path)
                if node.target.startswith("/"):
                    done = []
                todo += [p for p in node.target.split("/") if p not in ("", ".")][::-1]
                continue
            if todo and (node is None or node.kind != "dir"):
                raise _error(errno.ENOENT if node is None else errno.ENOTDIR, path)
            done.append(part)
        return self._at(done)

    def _at(self, parts: list[str]) -> Place:
        for count in range(len(parts), 0, -1) if self.mounts else ():
            mount = self.mounts.get("/" + "/".join(parts[:count]))
            if mount is not None:
                rest = "/".join(parts[count:])
                inner = mount.inner if not rest else mount.inner.rstrip("/") + "/" + rest
                return Place("/" + "/".join(parts), mount.tree, inner, mount.readonly)
        path = "/" + "/".join(parts)
        return Place(path, self.tree, path, self.readonly)

    def get(self, path: str, follow: bool = True) -> Node | None:
        """What stands there; None for nothing."""
        try:
            place = self.place(path, follow)
        except OSError:
            return None
        if path.endswith("/") and path.strip("/"):
            node = place.tree.get(place.inner)
            return node if node is not None and node.kind == "dir" else None
        return place.tree.get(place.inner)

    def need(self, path: str, follow: bool = True) -> tuple[Place, Node]:
        """The place and what stands there. Raises OSError for nothing."""
        place = self.place(path, follow)
        node = place.tree.get(place.inner)
        if node is None:
            raise _error(errno.ENOENT, path)
        if path.endswith("/") and path.strip("/") and node.kind != "dir":
            raise _error(errno.ENOTDIR, path)
        return place, node

    def names(self, path: str) -> list[str]:
        """What a folder holds, mounts in it included."""
        place, node = self.need(path)
        if node.kind != "dir":
            raise _error(errno.ENOTDIR, path)
        self._may(node, 4, path)
        found = place.tree.names(place.inner)
        prefix = "/" if place.path == "/" else place.path + "/"
        more = {at[len(prefix) :] for at in self.mounts if at.startswith(prefix)}
        return sorted({*found, *(name for name in more if "/" not in name)})

    def read(self, path: str) -> bytes:
        """The content of a file."""
        _, node = self.need(path)
        if node.kind == "dir":
            raise _error(errno.EISDIR, path)
        self._may(node, 4, path)
        return node.content

    def may(self, node: Node, right: int) -> bool:
        """Has the user a right (4 read, 2 write, 1 execute)?"""
        if self.uid == 0:
            return right != 1 or node.kind == "dir" or bool(node.mode & 0o111)
        shift = 6 if node.uid == self.uid else 3 if node.gid in self.gids else 0
        return bool(node.mode >> shift & right)

    def _may(self, node: Node, right: int, path: str) -> None:
        if not self.may(node, right):
            raise _error(errno.EACCES, path)

    # Writing

    def write(self, path: str, data: bytes, append: bool = False, mode: int = 0o644) -> None:
        """Write a file, made where it is missing."""
        place = self.place(path)
        node = place.tree.get(place.inner)
        if self.frozen:
            return
        if node is None:
            self._change(place, path)
            made = Node("file", mode, self.uid, self.gids[0], self.clock(), data)
            self._put(place, made)
            return
        if node.kind == "dir":
            raise _error(errno.EISDIR, path)
        if place.readonly:
            raise _error(errno.EROFS, path)
        self._may(node, 2, path)
        content = node.content + data if append else data
        counted = node.counted + len(data) if append and node.counted >= 0 else -1
        self._put(place, node._replace(content=content, counted=counted, mtime=self.clock()))

    def mkdir(self, path: str, mode: int = 0o755) -> None:
        """Make a folder."""
        place = self.place(path)
        if place.tree.get(place.inner) is not None:
            raise _error(errno.EEXIST, path)
        self._change(place, path)
        self._put(place, Node("dir", mode, self.uid, self.gids[0], self.clock()))

    def link(self, target: str, path: str) -> None:
        """Make a symbolic link."""
        place = self.place(path, follow=False)
        if place.tree.get(place.inner) is not None:
            raise _error(errno.EEXIST, path)
        self._change(place, path)
        self._put(place, Node("link", 0o777, self.uid, self.gids[0], self.clock(), target=target))

    def put(self, path: str, node: Node) -> None:
        """Write a node as it is (a copy, a move)."""
        place = self.place(path, follow=False)
        self._change(place, path)
        self._put(place, node)

    def alter(self, path: str, follow: bool = True, **changes: object) -> None:
        """Change mode, owner or time of what stands there; its owner and root may."""
        place, node = self.need(path, follow)
        if place.readonly:
            raise _error(errno.EROFS, path)
        if self.uid not in (0, node.uid):
            raise _error(errno.EPERM, path)
        self._put(place, node._replace(**changes))  # type: ignore[arg-type]

    def remove(self, path: str) -> None:
        """Take away a file, or a folder with all it holds. Mount points stay."""
        place, _ = self.need(path, follow=False)
        if place.path in self.mounts or any(at.startswith(place.path.rstrip("/") + "/") for at in self.mounts):
            raise _error(errno.EBUSY, path)
        self._change(place, path)
        if not self.frozen:
            place.tree.remove(place.inner)

    def _put(self, place: Place, node: Node) -> None:
        if not self.frozen:
            place.tree.put(place.inner, node)

    def _change(self, place: Place, path: str) -> None:
        """May the folder of this place be changed?"""
        if place.readonly:
            raise _error(errno.EROFS, path)
        above = self.get(place.path.rpartition("/")[0] or "/")
        if above is None:
            raise _error(errno.ENOENT, path)
        if above.mode & 0o1000 and self.uid:
            node = place.tree.get(place.inner)
            if node is not None and node.uid != self.uid and above.uid != self.uid:
                raise _error(errno.EPERM, path)
        self._may(above, 2, path)


def _error(number: int, path: str) -> OSError:
    return OSError(number, os.strerror(number), path)
