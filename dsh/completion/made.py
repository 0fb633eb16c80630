"""Files that are put among the user's own, with a list of them, so that taking them away leaves all as it was.

The list stands in dsh's data folder. What stood in the way, and is not ours, is moved into that folder and moved back
at the end.
"""

import os
from pathlib import Path

from dsh.errors import DshError

MARK = "Made by dsh"  # in the first lines of every file of ours


class Made:
    """The list of what was made: "folder PATH", "file PATH", "moved PATH" (its old content lies in before/)."""

    def __init__(self, home: Path, name: str) -> None:
        self.home, self.list = home, home / f"{name}.installed"
        self.name, self.lines = name, []
        if self.list.exists():
            self.lines = self.list.read_text(encoding="utf-8").splitlines()

    def write(self, path: Path, text: str, mode: int = 0o644) -> None:
        """One file of ours. A foreign one in its place is kept aside first. Raises DshError."""
        try:
            self._folders(path.parent)
            if path.is_symlink() or (path.exists() and MARK not in _read(path)):
                if self._aside(path).exists():
                    raise DshError(
                        f"{path} is not ours", hint=f"it was before, too: {self._aside(path)}; move one away"
                    )
                self._folders(self._aside(path).parent)
                os.replace(path, self._aside(path))
                self._note(f"moved {path}")
            partial = path.with_name(f".{path.name}.{os.getpid()}")
            partial.write_text(text, encoding="utf-8")
            partial.chmod(mode)
            os.replace(partial, path)
        except OSError as error:
            raise DshError(f"cannot write {path}: {error.strerror}", hint="nothing else was changed") from error
        self._note(f"file {path}")
        self._save()

    def keep(self, folder: Path) -> None:
        """A folder for what others remember there; it goes when it is empty."""
        self._folders(folder)
        self._save()

    def _save(self) -> None:
        self._folders(self.home)
        self.list.write_text("".join(f"{line}\n" for line in self.lines), encoding="utf-8")

    def undo(self) -> list[str]:
        """Takes everything away again; gives back what to tell the user."""
        told = []
        for line in reversed(self.lines):
            what, _, name = line.partition(" ")
            path = Path(name)
            if what == "file" and path.exists():
                if MARK not in _read(path):
                    told.append(f"left alone, since it is no longer ours: {path}")
                    continue
                path.unlink()
                told.append(f"removed: {path}")
            elif what == "moved" and not path.exists() and self._aside(path).exists():
                os.replace(self._aside(path), path)
                told.append(f"put back: {path}")
        self.list.unlink(missing_ok=True)
        self.lines = sorted(self.lines, key=len, reverse=True)
        left = [line for line in self.lines if line.startswith("folder ") and not _emptied(line.split(" ", 1)[1])]
        heir = next(iter(sorted(self.home.glob("*.installed"))), None)
        if left and heir:  # another plugin's files are in there: who goes last takes them away
            heir.write_text("\n".join([*left, heir.read_text(encoding="utf-8")]), encoding="utf-8")
        return told

    def _aside(self, path: Path) -> Path:
        return self.home / "before" / f"{self.name}-{path.name}"

    def _folders(self, folder: Path) -> None:
        for missing in [f for f in [*reversed(folder.parents), folder] if not f.exists()]:
            missing.mkdir()
            self._note(f"folder {missing}")

    def _note(self, line: str) -> None:
        if line not in self.lines:
            self.lines.append(line)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _emptied(folder: str) -> bool:
    """Removes the folder if nothing is in it."""
    try:
        os.rmdir(folder)
    except OSError:
        return not os.path.exists(folder)
    return True
