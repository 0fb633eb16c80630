"""The history of what was typed: one file, readable by its owner only, with secrets masked."""

import os
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from dsh.cmdline.secrets import mask
from dsh.folders import state_folder


class MaskedHistory(FileHistory):
    """What is stored and offered again holds no password."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / "history"
        path.touch(mode=0o600)
        os.chmod(path, 0o600)
        super().__init__(str(path))

    def append_string(self, string: str) -> None:
        super().append_string(mask(string))


def open_history(wanted: bool) -> History:
    """The user's history; one that is forgotten where it is not wanted or cannot be written."""
    if not wanted:
        return InMemoryHistory()
    try:
        return MaskedHistory(state_folder())
    except OSError:
        return InMemoryHistory()
