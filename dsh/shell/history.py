"""The history of what was typed: one file, readable by its owner only, with secrets masked."""

import os
from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit.history import FileHistory

from dsh.cmdline.secrets import mask


def state_folder() -> Path:
    """Where dsh keeps what it remembers between calls."""
    from platformdirs import user_state_path

    return user_state_path("dsh")


class MaskedHistory(FileHistory):
    """What is stored and offered again holds no password."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / "history"
        path.touch(mode=0o600)
        os.chmod(path, 0o600)
        super().__init__(str(path))

    def store_string(self, string: str) -> None:
        super().store_string(mask(string))

    def load_history_strings(self) -> Iterable[str]:
        return super().load_history_strings()
