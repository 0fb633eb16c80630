"""Where dsh keeps what it remembers between calls."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def state_path(*below: str) -> str:
    """A place in dsh's folder of what it remembers: below ~/.local/state/dsh, or as XDG_STATE_HOME says."""
    return _below("state", "~/.local/state", *below)


def cache_path(*below: str) -> str:
    """A place for what can be made anew: below ~/.cache/dsh, or as XDG_CACHE_HOME says."""
    return _below("cache", "~/.cache", *below)


def _below(kind: str, usual: str, *below: str) -> str:
    """A place in dsh's folder of a kind (state, cache, config), where the system has those."""
    if sys.platform.startswith("linux"):  # what platformdirs says, without the milliseconds of its imports
        home = os.environ.get(f"XDG_{kind.upper()}_HOME", "").strip() or os.path.expanduser(usual)
        return os.path.join(home, "dsh", *below)
    import platformdirs

    return os.path.join(getattr(platformdirs, f"user_{kind}_dir")("dsh"), *below)


def practice_path(name: str, *below: str) -> str:
    """What belongs to one practice engine: its objects, its journal, docker's settings while one practises."""
    return state_path("practice", name, *below)


def state_folder() -> "Path":
    from pathlib import Path

    return Path(state_path())


def config_path() -> str:
    """The settings: ~/.config/dsh/config.toml, or below what XDG_CONFIG_HOME says."""
    return _below("config", "~/.config", "config.toml")


def practice_folder(name: str) -> "Path":
    from pathlib import Path

    return Path(practice_path(name))
