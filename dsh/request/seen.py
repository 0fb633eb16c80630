"""The answer to a request where an engine is at hand: who is asked for it, in which order. A layer more or less is a
line here. All of them read names as those of the objects there are.
"""

from collections.abc import Callable
from re import IGNORECASE

from dsh.knowledge.store import Store
from dsh.knowledge.words import split
from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.request.carried import carried
from dsh.request.direct import direct
from dsh.request.live.facts import asked, fitting
from dsh.request.live.going import going
from dsh.request.live.held import by_part, held, in_place, spelt, told_apart
from dsh.request.live.here import spoken
from dsh.request.live.kinds import by_kind, of_kind, of_kind_told
from dsh.request.live.leaves import leaving
from dsh.request.live.looks import looked
from dsh.request.live.marked import joined, marked
from dsh.request.live.names import with_names
from dsh.request.live.objects import Live, kinds_of
from dsh.request.live.questions import questioned
from dsh.request.live.saves import saved
from dsh.request.live.stores import stored
from dsh.request.live.wishes import wish
from dsh.request.phrasebook import Index, index_of
from dsh.request.suggestion import Answer
from dsh.request.typos import mend


class Asked(NamedTuple):
    """A request as typed, with the names of objects spelt as they are, and with those also put in their places."""

    typed: str
    right: str
    said: str
    store: Store
    live: Live
    kinds_said: bool = False  # the kind of each name is said beside it already


class Layer(NamedTuple):
    """Who may answer: why, and the answer (None leaves it to the next)."""

    name: str
    why: str
    answer: Callable[[Asked], Answer | None]


def seen(request: str, store: Store, live: Live, kinds_said: bool = False) -> Answer:
    index = index_of(store)
    right = _kept(spelt(request, index.data["misspelt"], live), live, index)
    right = by_part(right, live)
    right = marked(joined(right, live), live, index)
    right = of_kind_told(right, index, live) or right
    it = Asked(request, right, in_place(right, live), store, live, kinds_said)
    found = next(answer for layer in LAYERS if (answer := layer.answer(it)) is not None)
    if any(
        " && docker run " in s.command and s.command.startswith(("docker rm ", "docker stop "))
        for s in found.suggestions
    ):
        from dsh.request.live.renewed import as_it_was

        found = as_it_was(found, store, live)
    return going(found, store, live)


def fitted(answer: Answer, store: Store, live: Live) -> Answer:
    """What was read without the objects there are, as it must be for them."""
    return going(fitting(answer, live), store, live)


def _kept(request: str, live: Live, index: Index) -> str:
    """With quotes around names of objects there are that look like misspelt words: "crasher" is none that crashed."""
    words = split(request)
    names = {word.text for word in words if not word.quoted and kinds_of(word.text, live)}
    mended = {typed for typed, _ in mend(words, index.lexicon, index.data)[1]} & names if names else set()
    for word in reversed(words):
        if word.text in mended and request[word.start : word.end] == word.text:
            request = f'{request[: word.start]}"{word.text}"{request[word.end :]}'
    return request


def _sentence(it: Asked) -> Answer | None:
    told = direct(it.said)
    return None if told is None else fitting(told._replace(request=it.typed), it.live)


def _words(it: Asked) -> Answer | None:
    named = held(with_names(it.said, it.store, it.live), it.store, it.live)
    index = index_of(it.store)
    found = fitting(told_apart(named, it.store, it.live, index), it.live)
    if it.kinds_said:
        return found
    return by_kind(found, it.store, it.live, index, lambda told: seen(told, it.store, it.live, True))


def _wished(it: Asked) -> Answer | None:
    told = wish(it.said, it.live)
    acts = told is not None and any(s.risk != "read" for s in told.suggestions)
    return None if acts and WHETHER.match(it.said) is not None else told  # "is web set to restart by itself?"


def _renewed(it: Asked) -> Answer | None:
    if not any(sign in it.said for sign in RENEWING) or any(sign in it.said for sign in MADE_OF_IT):
        return None
    if ASKS.match(it.said) is not None:
        return None  # "what command was it started with"
    from dsh.request.live.renewed import renewed  # few requests need its patterns

    return renewed(it.said, it.live)


ASKS = regex(
    r"(?:so |and |hey,? |hi,? |with |by |under |from |on |in )*(?:what(?! (?:do|should|must) i\b| is the (?"
    r":command|way)\b|'s the (?:command|way)\b)"
    r"|which|why|when|who|whose|where|is|are|was|were|does|did|has|have|show|list|print|tell|check|see"
    r"|how (?:many|much|long|old|is|was|did|does))\b",
    IGNORECASE,
)
WHETHER = regex(r"(?:is|are|was|were|does|did|has|have) (?!it (?:possible|ok)|there (?:a|an|any)\b)", IGNORECASE)
MADE_OF_IT = ("as an image", "as image", "as a new image", "into an image", "to an image")  # of the container
RENEWING = ("=", " /", "image", "command", "instead", "same", "variable", "new one", "anew")
LAYERS = (
    Layer(
        "renewed",
        "a container there is with another setting: it is made again; first, as it reads no wish with a word left over",
        _renewed,
    ),
    Layer(
        "stores",
        "what the program of a container does: before a dump is taken for an archive of it",
        lambda it: stored(it.right, it.live, index_of(it.store).data),
    ),
    Layer(
        "here",
        "ways of speaking of what there is, as the knowledge lists them; first, as each is a whole sentence",
        lambda it: spoken(it.said, index_of(it.store).data, it.live),
    ),
    Layer(
        "carried",
        "what is put where, each by its kind: before any that may take a volume for a container or an image",
        lambda it: carried(it.right, index_of(it.store), it.live),
    ),
    Layer(
        "kinds",
        "ways of speaking that the knowledge lists for names of one kind",
        lambda it: of_kind(it.right, index_of(it.store), it.live),
    ),
    Layer(
        "saves",
        "what a container holds, or an image of it? asked before either is taken",
        lambda it: saved(it.right, it.store, it.live),
    ),
    Layer(
        "leaves",
        "what goes with its volumes, or off its network: those are looked up",
        lambda it: leaving(it.right, it.live),
    ),
    Layer(
        "questions",
        "whole questions about one object: who reaches it, its limits",
        lambda it: questioned(it.said, it.live),
    ),
    Layer("wishes", "whole wishes about a container: ports, restarts, why it ended", _wished),
    Layer("looks", "since when, which most, all about one", lambda it: looked(it.said, it.live)),
    Layer("facts", "what is known of the objects already", lambda it: asked(it.said, it.store, it.live)),
    Layer("sentence", "whole sentences that hold without an engine too", _sentence),
    Layer(
        "words",
        "others are told anew (the table of `retelling`), read word by word, held against kinds",
        _words,
    ),
)
