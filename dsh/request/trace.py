"""How a request was read and what was weighed."""

from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.request.concepts import concept_of
from dsh.request.likeness import likeness
from dsh.request.phrasebook import index_of
from dsh.request.plain import plain
from dsh.request.ranking import weighed
from dsh.request.retelling import read


class Trace(NamedTuple):
    """How a request was read, for `dsh ask --why-not`."""

    request: str
    words: tuple[tuple[str, str], ...]  # each word and its sense
    mended: tuple[tuple[str, str], ...]  # (as typed, as read)
    values: tuple[tuple[str, str], ...]  # kind and text
    names: tuple[tuple[str, ...], ...]
    mood: str
    concept: tuple[str, float]
    candidates: tuple[tuple[str, float, tuple[str, ...]], ...]  # command, score, words not accounted for


def trace(request: str, store: Store) -> Trace:
    """How the request was read and what was weighed."""
    index = index_of(store)
    said = plain(request, store)  # the words that it knows best are spelt right by then
    reading = read(said, index)
    mended = reading.mended if said == request else (*read(request, index).mended, *reading.mended)
    return Trace(
        request,
        tuple((w.text, w.sense) for w in reading.words),
        tuple(dict.fromkeys(mended)),
        tuple((v.kind, v.text) for v in reading.values.values()),
        tuple(n.texts for n in reading.names),
        reading.mood,
        concept_of(reading, index.questions(), index.data, likeness(reading, index.data).concepts),
        tuple((b.command, b.score, b.left) for b in weighed(reading, index)),
    )
