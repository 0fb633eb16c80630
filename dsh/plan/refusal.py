"""What docker's client refuses before it asks the engine."""

from dsh.engine.reference import parse_reference
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
    head = name.rsplit("@", 1)[0]
    path = head.rpartition(":")[0] if ":" in head.rsplit("/", 1)[-1] else head
    if path != path.lower() and parse_reference(path.lower()) is not None:
        known = parse_reference(path.lower())
        full = known.repository if known else path
        place = full[: len(full) - len(path)].removeprefix("docker.io/")
        return f"invalid reference format: repository name ({place}{path}) must be lowercase"
    return "invalid reference format"
