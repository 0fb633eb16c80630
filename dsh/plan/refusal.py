"""What docker's client refuses before it asks the engine."""

from dsh.errors import DshError


class Refused(DshError):
    """Docker would not do it: `message` is its own text, `exit_code` its own code."""

    def __init__(self, message: str, exit_code: int = 125, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.exit_code = exit_code
