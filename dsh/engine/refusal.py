"""What the engine answers when it will not do something."""

from dsh.errors import DshError


class EngineRefused(DshError):
    """The engine's own refusal: status and message, as docker prints it after "Error response from daemon: "."""

    def __init__(self, status: int, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.status = status


class EngineLost(DshError):
    """The connection broke in the middle of a call: what was asked may or may not have been done."""

    exit_code = 1
