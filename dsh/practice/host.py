"""The host's folders that containers bind: read from the disk, written to memory only. Nothing real is changed."""

import os
import stat

from dsh.practice.filesystem import Node, Tree

SHOWN = 1 << 20  # bytes of a file that are read; a larger one only counts


class HostTree(Tree):
    """The host's files as they are, under what containers have written."""

    __slots__ = ()

    def get(self, path: str) -> Node | None:
        """What stands there: written by a container, or on the disk."""
        top = self.top or {}
        above = path
        while above:
            if above in top and (above == path or top[above] is None):
                return top[above]
            above = above.rpartition("/")[0]
        return _on_disk(path)

    def names(self, folder: str) -> list[str]:
        """What a folder holds."""
        try:
            found = set(os.listdir(folder))
        except OSError:
            found = set()
        prefix = folder.rstrip("/") + "/"
        found |= {path[len(prefix) :].partition("/")[0] for path in self.top or () if path.startswith(prefix)}
        return sorted(name for name in found if name and self.get(prefix + name) is not None)

    def _hidden(self, path: str) -> list[str]:
        return []

    def remove(self, path: str) -> None:
        """Take it away, for containers only."""
        for below in [p for p in self.top or () if p.startswith(path + "/")]:
            del self._writable()[below]
        self._writable()[path] = None


def _on_disk(path: str) -> Node | None:
    try:
        found = os.lstat(path)
        mode, kept = stat.S_IMODE(found.st_mode), (found.st_uid, found.st_gid, found.st_mtime)
        if stat.S_ISDIR(found.st_mode):
            return Node("dir", mode, *kept)
        if stat.S_ISLNK(found.st_mode):
            return Node("link", mode, *kept, target=os.readlink(path))
        if not stat.S_ISREG(found.st_mode):
            return None
        if found.st_size > SHOWN:
            return Node("file", mode, *kept, counted=found.st_size)
        with open(path, "rb") as opened:
            return Node("file", mode, *kept, content=opened.read(SHOWN))
    except OSError:
        return None
