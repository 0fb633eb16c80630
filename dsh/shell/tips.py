"""Tips that are never repeated, and whether this is the first start at all."""

import os
from pathlib import Path

from dsh.shell.keys import EVERY, TIPS


class Tips:
    """Which tips were shown stands in the state folder. Where that cannot be written, there are none."""

    def __init__(self, wanted: bool) -> None:
        from dsh.folders import state_folder

        self.path: Path = state_folder() / "tips"
        self.first_start = False
        self.lines = 0
        try:
            self.shown = set(self.path.read_text(encoding="utf-8").split())
        except FileNotFoundError:
            self.first_start, self.shown = True, set()
            wanted = self._write() and wanted
        except OSError:
            self.shown, wanted = set(), False
        self.wanted = wanted

    def next(self, out_of_place: frozenset[str] = frozenset()) -> str | None:
        """A tip that was never shown, every few lines; none of those that do not fit now."""
        self.lines += 1
        left = [key for key in TIPS if key not in self.shown and key not in out_of_place]
        if not self.wanted or not left or self.lines % EVERY:
            return None
        self.shown.add(left[0])
        self.wanted = self._write()
        return TIPS[left[0]]

    def _write(self) -> bool:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.write_text("".join(f"{key}\n" for key in sorted(self.shown)), encoding="utf-8")
            os.chmod(self.path, 0o600)
        except OSError:
            return False
        return True
