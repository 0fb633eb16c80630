"""What docker's client refuses before it asks the engine."""

from dsh.engine.reference import with_capitals
from dsh.errors import DshError


class Refused(DshError):
    """Docker would not do it: `message` is its own text, `exit_code` its own code.

    `stage` says how docker prints it: "flags" with `docker: ` in front and a pointer to --help, "create" like that
    (and with 125) in docker run but bare in docker create, "plain" always bare.
    """

    def __init__(self, message: str, exit_code: int = 125, stage: str = "flags", hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.exit_code = exit_code
        self.stage = stage


def bad_reference(name: str) -> str:
    """Docker's words for a name that is none."""
    upper = with_capitals(name)
    if upper:
        return f"invalid reference format: repository name ({upper}) must be lowercase"
    return "invalid reference format"
