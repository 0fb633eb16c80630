"""Where dsh keeps what it remembers between calls."""

from pathlib import Path


def state_folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("dsh")
