"""Where dsh keeps what it remembers between calls."""

import os
import sys
from pathlib import Path


def state_folder() -> Path:
    """History, journal, practice engines: ~/.local/state/dsh, or what XDG_STATE_HOME says."""
    if sys.platform.startswith("linux"):  # what platformdirs says, without the milliseconds of its imports
        return Path(os.environ.get("XDG_STATE_HOME", "").strip() or os.path.expanduser("~/.local/state"), "dsh")
    from platformdirs import user_state_path

    return user_state_path("dsh")


def practice_folder(name: str) -> Path:
    """What belongs to one practice engine: its objects, its journal, docker's settings while one practises."""
    return state_folder() / "practice" / name
