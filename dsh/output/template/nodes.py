"""The parts of a parsed Go template. `at` counts bytes; str(node) is the text that Go shows in its errors."""

from dsh.named import NamedTuple


class Text(NamedTuple):
    text: str


class Dot(NamedTuple):
    at: int

    def __str__(self) -> str:
        return "."


class Nil(NamedTuple):
    at: int

    def __str__(self) -> str:
        return "nil"


class Field(NamedTuple):
    """.A.B"""

    at: int
    names: tuple[str, ...]

    def __str__(self) -> str:
        return "." + ".".join(self.names)


class Variable(NamedTuple):
    """$x.A.B"""

    at: int
    name: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ".".join((self.name, *self.names))


class Name(NamedTuple):
    """A function's name."""

    at: int
    name: str

    def __str__(self) -> str:
        return self.name


class Constant(NamedTuple):
    at: int
    value: str | int | float | bool
    text: str

    def __str__(self) -> str:
        return self.text


class Chain(NamedTuple):
    """(pipeline).A.B"""

    at: int
    of: "Pipe | Name | Constant | Nil"
    names: tuple[str, ...]

    def __str__(self) -> str:
        of = f"({self.of})" if isinstance(self.of, Pipe) else str(self.of)
        return ".".join((of, *self.names))


class Command(NamedTuple):
    at: int
    words: "tuple[Pipe | Field | Variable | Dot | Nil | Name | Constant | Chain, ...]"

    def __str__(self) -> str:
        return " ".join(f"({word})" if isinstance(word, Pipe) else str(word) for word in self.words)


class Pipe(NamedTuple):
    at: int
    commands: tuple[Command, ...]
    variables: tuple[str, ...] = ()
    assigns: bool = False  # = instead of :=

    def __str__(self) -> str:
        names = ", ".join(self.variables) + (" = " if self.assigns else " := ") if self.variables else ""
        return names + " | ".join(map(str, self.commands))


class Action(NamedTuple):
    at: int
    pipe: Pipe


class Branch(NamedTuple):
    """if, with or range."""

    at: int
    kind: str
    pipe: Pipe
    body: "tuple[Text | Action | Branch | Jump | Call, ...]"
    otherwise: "tuple[Text | Action | Branch | Jump | Call, ...]" = ()


class Jump(NamedTuple):
    """break or continue."""

    at: int
    kind: str


class Call(NamedTuple):
    """{{template "name" pipeline}}"""

    at: int
    name: str
    pipe: Pipe | None
    quoted: str

    def __str__(self) -> str:
        return f"{{{{template {self.quoted}{f' {self.pipe}' if self.pipe else ''}}}}}"


Operand = Pipe | Field | Variable | Dot | Nil | Name | Constant | Chain
Statement = Text | Action | Branch | Jump | Call
