"""Where dsh keeps what it remembers between calls."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def state_path(*below: str) -> str:
    """A place in dsh's folder of what it remembers: below ~/.local/state/dsh, or as XDG_STATE_HOME says."""
    if sys.platform.startswith("linux"):  # what platformdirs says, without the milliseconds of its imports
        home = os.environ.get("XDG_STATE_HOME", "").strip() or os.path.expanduser("~/.local/state")
        return os.path.join(home, "dsh", *below)
    from platformdirs import user_state_path

    return os.path.join(user_state_path("dsh"), *below)


def cache_path(*below: str) -> str:
    """A place for what can be made anew: below ~/.cache/dsh, or as XDG_CACHE_HOME says."""
    if sys.platform.startswith("linux"):
        home = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
        return os.path.join(home, "dsh", *below)
    from platformdirs import user_cache_dir

    return os.path.join(user_cache_dir("dsh"), *below)


def practice_path(name: str, *below: str) -> str:
    """What belongs to one practice engine: its objects, its journal, docker's settings while one practises."""
    return state_path("practice", name, *below)


def state_folder() -> "Path":
    from pathlib import Path

    return Path(state_path())


def config_path() -> str:
    """The settings: ~/.config/dsh/config.toml, or below what XDG_CONFIG_HOME says."""
    if sys.platform.startswith("linux"):
        home = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
        return os.path.join(home, "dsh", "config.toml")
    from platformdirs import user_config_dir

    return os.path.join(user_config_dir("dsh"), "config.toml")


def practice_folder(name: str) -> "Path":
    from pathlib import Path

    return Path(practice_path(name))
