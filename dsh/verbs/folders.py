"""Where dsh keeps what it remembers between calls."""

from pathlib import Path


def state_folder() -> Path:
    """History and journal: ~/.local/state/dsh, or what XDG_STATE_HOME says."""
    from platformdirs import user_state_path

    return user_state_path("dsh")
