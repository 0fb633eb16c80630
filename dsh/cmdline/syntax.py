"""Shell text as a small tree. Every node has its start and end in characters of the whole text."""

from dsh.named import NamedTuple


class Token(NamedTuple):
    """A stretch of shell syntax: an operator (| && ; &), a keyword (for, done), a comment, a pasted prompt."""

    kind: str  # operator, keyword, comment, prompt
    text: str
    start: int
    end: int


class Piece(NamedTuple):
    """A part of a word."""

    kind: str  # text, variable, substitution, arithmetic, glob, braces, tilde
    text: str  # of kind text: what is left after quote removal; of the others: the source
    start: int
    end: int
    quoted: bool = False
    script: "Group | None" = None  # of a substitution: what is inside


class Word(NamedTuple):
    """One word of a command. `value` is the string the command gets; None where the shell decides it."""

    text: str  # as it stands in the source
    start: int
    end: int
    pieces: tuple[Piece, ...]
    value: str | None

    @property
    def shown(self) -> str:
        """The value after quote removal; what the shell decides ($NAME, $(...)) stays as it is written."""
        return "".join(piece.text for piece in self.pieces) if self.value is None else self.value

    @property
    def many(self) -> bool:
        """May the shell make several words, or none, of it?"""
        return any(p.kind in ("variable", "substitution", "glob", "braces") and not p.quoted for p in self.pieces)


class Redirect(NamedTuple):
    """A redirection. A heredoc has a body, from the line after it to its end word."""

    operator: str  # > >> < << <<- <<< >& <& &> >| <>
    fd: str | None
    target: Word | None
    start: int
    end: int
    body: tuple[int, int] | None = None


class Simple(NamedTuple):
    """A simple command: assignments (words of the form NAME=VALUE), then words, with redirections anywhere."""

    assignments: tuple[Word, ...]
    words: tuple[Word, ...]
    redirects: tuple[Redirect, ...]
    start: int
    end: int


class Group(NamedTuple):
    """Commands joined by shell syntax; `parts` in order of the text, operators and keywords included.

    Kinds: script, list (&& and ||), pipeline, negation, subshell, group, and the compound commands under the name of
    tree-sitter's grammar without its ending: for, while, if, case, function, test ...
    """

    kind: str
    parts: "tuple[Node, ...]"
    start: int
    end: int


Node = Token | Word | Redirect | Simple | Group
