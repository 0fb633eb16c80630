"""What a text means, part by part."""

from dsh.named import NamedTuple


class Part(NamedTuple):
    """A stretch of the text and what it means. Parts stand in order, cover every non-blank character once."""

    text: str
    start: int
    end: int
    role: str  # shell program command flag value argument inner-command instruction comment
    meaning: str
    known: bool = True
    more: str | None = None  # unfolded on demand: when one wants it, what to know


class Warning(NamedTuple):
    """A trap or a mistake, with its place in the text."""

    id: str
    message: str
    start: int
    end: int
    fix: str | None = None


class Explanation(NamedTuple):
    """The whole text explained."""

    text: str
    kind: str  # command dockerfile compose error
    risk: str  # read change destroy
    summary: str
    parts: tuple[Part, ...]
    warnings: tuple[Warning, ...] = ()
    keeps: tuple[str, ...] = ()
    way_back: str | None = None
