"""The answer to a request in plain words."""

from functools import cache
from typing import Any, NamedTuple

from dsh.knowledge.store import Store
from dsh.knowledge.words import Lexicon
from dsh.request.build import Built, build
from dsh.request.candidates import candidates
from dsh.request.flags import find_flags
from dsh.request.reading import Reading, read_request
from dsh.request.suggestion import Answer, Suggestion

LEAST = 0.45
MOST = 5


class Trace(NamedTuple):
    """How a request was read, for `dsh ask --why-not`."""

    request: str
    words: tuple[tuple[str, str], ...]  # each word and its sense
    mended: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str], ...]  # kind and text
    names: tuple[tuple[str, ...], ...]
    candidates: tuple[tuple[str, float, tuple[str, ...]], ...]  # command, score, words not accounted for


def answer(request: str, store: Store, live: Any = None) -> Answer:
    """The docker command for a request, a question back, a concept, or an honest no."""
    index = index_of(store)
    reading = read_request(request, lexicon_of(index), index)
    found = ranked(reading, index)
    if not found or found[0].score < LEAST:
        return Answer(request, "none", hint="Say it in other words, or ask for one thing at a time.")
    return Answer(request, "match", tuple(_suggestion(b) for b in found[:MOST] if b.score > 0.3))


def trace(request: str, store: Store, live: Any = None) -> Trace:
    """How the request was read and what was weighed."""
    index = index_of(store)
    reading = read_request(request, lexicon_of(index), index)
    return Trace(
        request,
        tuple((w.text, w.sense) for w in reading.words),
        reading.mended,
        tuple((v.kind, v.text) for v in reading.values.values()),
        tuple(n.texts for n in reading.names),
        tuple((b.command, b.score, b.left) for b in ranked(reading, index)),
    )


def ranked(reading: Reading, index: dict[str, Any]) -> list[Built]:
    """The command lines that may be meant, best first, each once."""
    flags = find_flags(reading, index)
    best: dict[str, Built] = {}
    for candidate in candidates(reading, index):
        built = build(candidate, reading, flags, index)
        if built.command not in best or best[built.command].score < built.score:
            best[built.command] = built
    return sorted(best.values(), key=lambda b: -b.score)


def _suggestion(built: Built) -> Suggestion:
    return Suggestion(built.command, built.summary, built.risk, built.score, built.missing, None, built.reading)


def index_of(store: Store) -> dict[str, Any]:
    """The index of phrases, made ready once for a store."""
    return _ready(store)


@cache
def _ready(store: Store) -> dict[str, Any]:
    index: dict[str, Any] = dict(store.phrases())
    vocabulary: dict[str, list[str]] = {}
    group_words = set()
    for first, rests in index["groups"].items():
        group_words.add(first)
        for rest, _ in rests:
            group_words.update(rest)
    for word in (*index["words"], *group_words, *index["images"], *index["called"]):
        if len(word) > 3 and word.isalpha():
            vocabulary.setdefault(word[0], []).append(word)
    index["group_words"] = group_words
    index["vocabulary"] = vocabulary
    return index


def lexicon_of(index: dict[str, Any]) -> Lexicon:
    return Lexicon(index["words"], index["groups"])
