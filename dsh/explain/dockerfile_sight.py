"""What a rule on Dockerfiles looks at, and how it names a mistake."""

from collections.abc import Callable, Iterator

from dsh.explain.advice import Found
from dsh.explain.dockerfile_reader import Dockerfile, Instruction, Piece
from dsh.explain.dockerfile_stages import Stages
from dsh.knowledge.store import Store
from dsh.named import NamedTuple


class Sight(NamedTuple):
    """What a rule looks at."""

    file: Dockerfile
    stages: Stages
    store: Store


Rule = Callable[[Sight], Iterator[Found]]


def at(rule: str, it: Instruction, piece: Piece | None = None, /, **words: str) -> Found:
    """A mistake in a piece of an instruction, or in its whole first line."""
    if piece is not None and piece.start < piece.end:
        return Found(rule, *it.span(piece), words)
    return Found(rule, it.start, it.at[-2] + 1, words)
