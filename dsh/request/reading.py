"""Reads a request: its words with their senses, typos mended, values and names found."""

from typing import Any, NamedTuple

from dsh.knowledge.words import Lexicon, Word, read, split
from dsh.request.amounts import Value, find_values
from dsh.request.asides import asides, without_machines
from dsh.request.mood import denied, leading, mood_of, qualifiers
from dsh.request.names import Name, find_names
from dsh.request.typos import mend

EVEN = ("even", "including", "incl", "also", "plus", "includding")


class Reading(NamedTuple):
    text: str
    words: list[Word]
    mended: tuple[tuple[str, str], ...]
    values: dict[int, Value]  # by the index of the first word
    names: list[Name]
    off: frozenset[int] = frozenset()  # words under a "not", "without", "keep": wishes not to be met
    aside: frozenset[int] = frozenset()  # words that say why or how politely, which need not be accounted for
    mood: str = "wish"  # wish, look (a question about what there is), idea (a question about how things are)
    lead: int | None = None  # the word that tells what to do, where it is an order
    qualifying: frozenset[int] = frozenset()  # verbs that only say of what kind something is


def read_request(text: str, lexicon: Lexicon, index: dict[str, Any]) -> Reading:
    """All that can be said of a text before any command is thought of."""
    plain = [
        w._replace(low=index["misspelt"][w.low]) if w.low in index["misspelt"] and not w.quoted else w
        for w in split(text)
    ]
    mended_words, mended = mend(plain, lexicon, index)
    words = without_machines(_even(_all_but(read(mended_words, lexicon))))
    found = find_values(words, index)
    names = find_names(words, found, index)
    aside = asides(words, {i for v in found.values() for i in range(v.first, v.last)})
    off = denied(words)
    lead = leading(words, off)
    return Reading(text, words, mended, found, names, off, aside, mood_of(words), lead, qualifiers(words, lead))


def _all_but(words: list[Word]) -> list[Word]:
    """ "all containers but db": here "but" leaves out."""
    out = list(words)
    for at, word in enumerate(words[:-1]):
        if word.low == "but" and any(w.sense in ("s.all", "n.everything") for w in words[max(0, at - 4) : at]):
            after = next((w for w in words[at + 1 :] if w.low not in ("the", "for", "my")), None)
            if (
                after is not None
                and after.sense[:1] in ("", "w", "n")
                and after.low not in ("only", "not", "i", "just", "with")
            ):
                out[at] = word._replace(sense="s.except")
    return out


def _even(words: list[Word]) -> list[Word]:
    """ "all containers, even the stopped ones": shown are all, not only those."""
    acts = any(w.sense[:2] == "v." and w.sense not in ("v.show", "v.get") for w in words)
    said = next((n for n, w in enumerate(words) if w.low in EVEN), None)
    if acts or said is None or not any(w.sense == "s.all" for w in words[:said]):
        return words
    stopped = [n for n in range(said + 1, min(said + 4, len(words))) if words[n].sense in ("s.stopped", "s.exited")]
    return (
        [w._replace(sense="f.even") if n in (said, *stopped) else w for n, w in enumerate(words)] if stopped else words
    )
