"""What the engine answers when it will not do something."""

from dsh.errors import DshError


class EngineRefused(DshError):
    """The engine's own refusal: status and message, as docker prints it after "Error response from daemon: "."""

    def __init__(self, status: int, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.status = status

    @property
    def said(self) -> str:
        """As docker prints it. What its client refuses by itself stands alone."""
        own = self.message.startswith("invalid ") and self.message.endswith("value is empty")
        return self.message if own else f"Error response from daemon: {self.message}"


def empty_name(kind: str) -> EngineRefused:
    """Docker's client does not even ask the engine for nothing."""
    return EngineRefused(400, f"invalid {kind} name or ID: value is empty")


class EngineLost(DshError):
    """The connection broke in the middle of a call: what was asked may or may not have been done."""

    exit_code = 1
