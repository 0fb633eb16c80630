"""The expected failures: one small family, each with its exit code, a message and what to type next."""


class DshError(Exception):
    """Something the user can mend. `message` says what is wrong in their words, `hint` what to type next."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(DshError):
    """The words of the command are off."""

    exit_code = 2


class NoCommandFound(DshError):
    """No docker command fits the request."""

    exit_code = 3


class EngineUnreachable(DshError):
    """No engine answers at the chosen address."""

    exit_code = 4


class Declined(DshError):
    """The user, or the lack of a terminal to ask at, said no."""

    exit_code = 5


class KnowledgeError(DshError):
    """A knowledge file is wrong; the message names the file and the key."""
