"""The history of what was typed: one file, readable by its owner only, with secrets masked."""

import os
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from dsh.cmdline.secrets import mask
from dsh.folders import state_folder
from dsh.shell.past import Past

MINUTES = len("2024-05-01 09:30")  # of a time with seconds and less


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


def past(history: History) -> list[Past]:
    """The lines, oldest first, with when each was typed where the history is in a file."""
    if not isinstance(history, MaskedHistory):
        return [Past(text) for text in history.get_strings()]
    try:
        kept = Path(os.fsdecode(history.filename)).read_text("utf-8", "replace")
    except OSError:
        return [Past(text) for text in history.get_strings()]
    out: list[Past] = []
    for entry in kept.split("\n# ")[0 if kept.startswith("# ") else 1 :]:  # each begins with its time
        head, *lines = entry.removeprefix("# ").split("\n")
        text = "\n".join(line[1:] for line in lines if line.startswith("+"))
        out += [Past(text, head[:MINUTES])] if text else []
    return out
