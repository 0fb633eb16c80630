"""What a script of sh is made of."""

from dsh.named import NamedTuple


class Part(NamedTuple):
    """A piece of a word: text, a variable, a command substitution or a sum."""

    kind: str  # text, variable, command, sum
    text: str = ""  # the text; the variable's name
    quoted: bool = False
    operator: str = ""  # of ${name OPERATOR word}
    word: "Word | None" = None
    script: "Script | None" = None


Word = tuple[Part, ...]


class Redirect(NamedTuple):
    """N>word, N<word, N>&M, a here-document."""

    descriptor: int
    operator: str  # < > >> >& <& << (with the text as word)
    word: Word


class Simple(NamedTuple):
    """Assignments and a command's words."""

    assignments: tuple[tuple[str, Word], ...]
    words: tuple[Word, ...]
    redirects: tuple[Redirect, ...]


class Pipeline(NamedTuple):
    """Commands joined by |."""

    negated: bool
    commands: "tuple[Command, ...]"


class AndOr(NamedTuple):
    """Pipelines joined by && and ||; the first one's operator is empty."""

    parts: tuple[tuple[str, Pipeline], ...]
    background: bool


class If(NamedTuple):
    """Conditions with what follows them; an empty condition is `else`."""

    branches: "tuple[tuple[Script | None, Script], ...]"
    redirects: tuple[Redirect, ...] = ()


class Loop(NamedTuple):
    """while and until."""

    until: bool
    condition: "Script"
    body: "Script"
    redirects: tuple[Redirect, ...] = ()


class For(NamedTuple):
    """for NAME in WORDS; no words: the arguments."""

    name: str
    words: tuple[Word, ...] | None
    body: "Script"
    redirects: tuple[Redirect, ...] = ()


class Case(NamedTuple):
    """case WORD in patterns."""

    word: Word
    items: "tuple[tuple[tuple[Word, ...], Script], ...]"
    redirects: tuple[Redirect, ...] = ()


class Group(NamedTuple):
    """{ ... } or, in a shell of its own, ( ... )."""

    body: "Script"
    own: bool
    redirects: tuple[Redirect, ...] = ()


class Function(NamedTuple):
    """NAME() { ... }"""

    name: str
    body: "Command"


Command = Simple | If | Loop | For | Case | Group | Function
Script = tuple[AndOr, ...]
