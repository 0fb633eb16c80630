"""What goes through a shell: where commands read and write, and how they are left."""

from dsh.named import NamedTuple
from dsh.practice.programs.process import Pipe, Writer


class Io(NamedTuple):
    """Where a command reads and writes."""

    stdin: Pipe
    out: Writer
    err: Writer


class Leave(Exception):
    """The shell ends."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Jump(Exception):
    """break, continue and return, on their way out."""

    def __init__(self, kind: str, count: int) -> None:
        super().__init__(kind)
        self.kind, self.count = kind, count


class Interrupted(Exception):
    """Ctrl-C at a prompt."""
