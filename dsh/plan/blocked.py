"""What dsh explains but does not run."""

from dsh.errors import DshError


class Blocked(DshError):
    """A part of the line is nothing that can be previewed; `id` becomes the problem's id."""

    def __init__(self, message: str, hint: str | None = None, id: str = "not-run") -> None:
        super().__init__(message, hint)
        self.id = id
