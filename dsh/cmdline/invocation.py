"""One docker command as docker's own parser reads it."""

from dsh.cmdline.syntax import Word
from dsh.knowledge.entries import Argument, Command, Flag
from dsh.named import NamedTuple


class Span(NamedTuple):
    """Characters start to end (exclusive) of the source text."""

    start: int
    end: int


class Problem(NamedTuple):
    """Something docker would refuse, at its place in the text. `message` is ours, `docker` what docker prints."""

    id: str  # unknown-flag, unknown-command, flag-needs-value, bad-value, too-few-arguments, too-many-arguments ...
    message: str
    span: Span
    fix: str | None = None  # the nearest right word, or what to type
    docker: str | None = None  # docker's own text, without "Run 'docker ... --help'"
    exit_code: int = 125  # docker's own: 125 for bad flags, 1 for a wrong number of arguments
    group: str = ""  # of a flag in front of the command: the command word that it belongs to


class FlagUse(NamedTuple):
    """A flag as it stands on the line. A cluster like -it is two uses with one letter of span each."""

    flag: Flag
    spelled: str  # "--publish", "-p"
    value: str  # "true"/"false" for a switch; the text after quote removal for the rest
    span: Span  # the flag itself, with its value where that is joined on (-p80:80, --name=web)
    value_span: Span | None  # where the value stands; None for a switch without =
    word: Word | None = None  # the shell word the value stands in, where there is one


class ArgumentUse(NamedTuple):
    """An argument. `argument` is None for one too many."""

    argument: Argument | None
    value: str
    span: Span
    word: Word | None = None  # the shell word: tells whether the shell decides the value, and from what


class Invocation(NamedTuple):
    """A docker command line, read. Words whose value the shell decides ($NAME, $(...)) hold their source text."""

    program: str  # docker, podman, docker-compose, or "" where the line left it out
    command: Command  # for an unknown command the nearest group that was understood ("docker" itself at the least)
    words: tuple[str, ...]  # the whole argument list after quote removal, program first
    path_span: Span  # program and command words
    global_flags: tuple[FlagUse, ...]
    flags: tuple[FlagUse, ...]
    arguments: tuple[ArgumentUse, ...]
    problems: tuple[Problem, ...]
    span: Span

    def value(self, name: str, default: str = "") -> str:
        """The last value given for the flag `name` (long, without dashes), or `default`."""
        return next((f.value for f in reversed(self.flags) if f.flag.name == name), default)

    def values(self, name: str) -> tuple[str, ...]:
        """All values given for the flag, in order."""
        return tuple(f.value for f in self.flags if f.flag.name == name)

    def on(self, name: str) -> bool:
        """Is this switch on, by the line or by its default?"""
        flag = self.command.flags.get(name)
        return self.value(name, flag.default or "false" if flag else "false").lower() in ("true", "1", "t")

    def has(self, name: str) -> bool:
        """Was the flag given at all?"""
        return any(f.flag.name == name for f in self.flags)

    def named(self, argument: str) -> tuple[str, ...]:
        """The values of the arguments at the place called `argument` (IMAGE, CONTAINER ...)."""
        return tuple(a.value for a in self.arguments if a.argument is not None and a.argument.name == argument)
