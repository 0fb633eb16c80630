"""What every value type offers: it reads, explains and completes the values of one kind, as docker takes them."""

from collections.abc import Callable

from dsh.errors import UsageError
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple
from dsh.typed import Any, Protocol


class BadValue(UsageError):
    """docker would refuse the value.

    `docker` is its own text. `checked` says when docker looks: "flag" while it reads the line (it prints the text after
    `invalid argument "X" for "..." flag: `), "client" before it asks the engine (it prints `docker: ` and the text),
    "engine" where the engine refuses it (`Error response from daemon: ` and the text), "start" where it makes the
    container and then cannot start it.
    """

    def __init__(self, message: str, docker: str | None = None, checked: str = "flag", hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.docker = docker if docker is not None else message
        self.checked = checked


class Piece(NamedTuple):
    """A stretch of a value, characters start to end (exclusive), and what it means."""

    start: int
    end: int
    meaning: str


class Candidate(NamedTuple):
    """A value to offer, and what it means."""

    value: str
    meaning: str


class ValueType(Protocol):
    """A kind of value. A module with these names is one; so is a NamedTuple with these methods.

    `explain` and `pieces` take any text, typed to the end or not, right or wrong, and raise nothing. They look at
    `flag` where they are given one: its keys, fields, values and default say more than the type alone.
    """

    @property
    def name(self) -> str: ...

    def parse(self, text: str, /) -> Any:
        """What docker makes of the text. Raises BadValue where docker refuses it."""

    def explain(self, text: str, flag: Flag | None = None, /) -> str:
        """One sentence on this very value."""

    def pieces(self, text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
        """The value part by part, in order, inside the text; empty where there is nothing to take apart."""

    def complete(self, prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
        """Values that begin with `prefix`, as far as they are known without an engine."""


def accept(text: str, /) -> str:
    """A parse for values that docker takes as they are."""
    return text


def whole(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    """Pieces of a value that has no parts."""
    return ()


def offer_values(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    """Candidates of a type that knows none of its own: those that the flag names."""
    return offer(flag.values, prefix) if flag else ()


def offer(values: dict[str, str], prefix: str) -> tuple[Candidate, ...]:
    """Those of `values` that begin with `prefix`."""
    return tuple(Candidate(value, meaning) for value, meaning in values.items() if value.startswith(prefix))


def explained(parse: Callable[[str], Any], say: Callable[[Any], str], text: str) -> str:
    """What `say` makes of the parsed text; for a value that docker refuses, why."""
    try:
        return discreet(say(parse(text)))
    except BadValue as error:
        if not fills_in(text):
            return discreet(error.message)
        return "what the shell puts in here" if "$" in text or "`" in text else "what you write in place of <...>"


def discreet(said: str) -> str:
    """The sentence without the passwords that stood in the value."""
    from dsh.cmdline.secrets import mask

    return mask(said)


def fills_in(text: str) -> bool:
    """Does the shell, or the reader of a <placeholder>, decide a part of the text?"""
    if "$" in text and any(part[:1].isalnum() or part[:1] in ("_", "(", "{") for part in text.split("$")[1:]):
        return True
    return "`" in text or 0 <= text.find("<") < text.rfind(">")
