"""What lies in an image: its files. Only of small images are they read (image_reader.py)."""

import posixpath

from dsh.named import NamedTuple

LARGEST = 64 << 20  # bytes of an image that is still looked into: about a second
KEPT = ("etc/passwd", "etc/group")
FOLDER, FILE, LINK = "folder", "file", "link"


class Entry(NamedTuple):
    kind: str
    mode: int
    target: str = ""  # of a link
    text: str = ""  # of the few files that are kept


class Files(NamedTuple):
    """Paths without the leading slash."""

    entries: dict[str, Entry]

    def find(self, path: str) -> Entry | None:
        """What stands at an absolute path, links followed; None where there is nothing."""
        done, todo, followed = "", [part for part in path.split("/") if part], 0
        entry: Entry | None = Entry(FOLDER, 0o755)
        while todo:
            part = todo.pop(0)
            here = posixpath.normpath(posixpath.join("/", done, part)).lstrip("/")
            entry = self.entries.get(here) if here else Entry(FOLDER, 0o755)
            if entry is None:
                return None
            if entry.kind == LINK:
                followed += 1
                if followed > 40:
                    return None
                done = "" if entry.target.startswith("/") else done
                todo = [p for p in entry.target.split("/") if p] + todo
                entry = Entry(FOLDER, 0o755)
                continue
            done = here
        return entry
