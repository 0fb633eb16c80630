"""Misspelt words that say nothing by themselves: "containers tat have exited", "images wth their sizes".

Such a word is as short as a name may be, so its place has to tell that it is none: knowledge/requests/small.yaml lists
the words of each place (`little`).
"""

from collections.abc import Callable

from dsh.knowledge.words import Lexicon, Word
from dsh.named import NamedTuple
from dsh.request.typos import ARTICLES, GIVING, NOUNS, does_it, is_known
from dsh.typed import Any

LEAST, MOST = 3, 12  # letters of such a word
LONG = 9  # letters of one that may be two letters off
LEADING = frozenset(
    ["please", "pls", "to", "i", "you", "we", "me", "and", "then", "just", "now", "ok", "hey", "so", "lets"]
)
PRONOUNS = ("anything", "everything", "something", "nothing")  # long enough to be no name wherever they stand
BEING = ("is", "are", "was", "were", "does", "did", "will", "has", "can")
SUBJECTS = ("i", "we", "you", "they", "containers", "images", "volumes", "networks", "services", "that", "which", "who")


class Place(NamedTuple):
    """Where words of a class may stand."""

    name: str  # its list in the knowledge
    why: str
    fits: Callable[[list[Word], int, Lexicon], bool]


def little_words(words: list[Word], lexicon: Lexicon, index: dict[str, Any]) -> list[tuple[str, str]]:
    """What is misspelt among the words, and what is meant by it: (as typed, in the right letters)."""
    out = []
    words = list(words)  # what is mended tells of what stands beside it
    for at, word in enumerate(words):
        low = word.low
        short = LEAST <= len(low) <= MOST and low.isalpha() and low.isascii()
        if word.quoted or not (short or low in index["misspelt"]):
            continue
        if word.text != low and at:  # a capital is that of a name
            continue
        if (is_known(low, lexicon, index) and low not in index["misspelt"]) or (
            at and words[at - 1].low in (*GIVING, *NOUNS)
        ):
            continue
        right = _meant(words, at, lexicon, index)
        if right:
            out.append((word.text, right))
            words[at] = word._replace(low=right)
    return out


def _meant(words: list[Word], at: int, lexicon: Lexicon, index: dict[str, Any]) -> str | None:
    low = words[at].low
    if low in index["misspelt"]:
        right = str(index["misspelt"][low])
        article = right in ARTICLES and _next(words, at) is not None  # "on teh server"
        sure = article or right.startswith("docker-") or right in PRONOUNS
        return right if sure or _anywhere(words, at, lexicon) else None
    if does_it(low, lexicon, index):
        return None
    near = [(place, right) for place in PLACES for right in index["little"][place.name] if _may_be(low, right)]
    if not near:
        return None
    from rapidfuzz.distance import OSA

    def is_it(right: str) -> bool:
        return OSA.distance(low, right) <= (2 if len(right) >= LONG else 1)

    return next((right for place, right in near if is_it(right) and place.fits(words, at, lexicon)), None)


def _may_be(low: str, right: str) -> bool:
    """A cheap look before the exact distance is taken."""
    begins = low[0] == right[0] or low[:2] == right[1::-1]
    off = 2 if len(right) >= LONG else 1
    return begins and abs(len(low) - len(right)) <= off and len(set(low) ^ set(right)) <= 2 * off


def _next(words: list[Word], at: int) -> Word | None:
    """The word that it leads to; None where a clause ends with it, or a name might as well stand there."""
    after = words[at + 1] if at + 1 < len(words) and not (words[at].comma or words[at].stop) else None
    return None if after is None or after.low in ("is", "are", "was", "or", "and", "has", "does", "&") else after


def _begins(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    after = _next(words, at)
    if after is None or not all(w.low in LEADING or lexicon.sense(w.low)[:2] == "f." for w in words[:at]):
        return False
    return after.quoted or lexicon.sense(after.low)[:2] in ("f.", "n.", "s.") or after.low in ARTICLES


def _links(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Between two things: neither follows an article nor leads another preposition."""
    after, before = _next(words, at), words[at - 1] if at else None
    if before is None or after is None or before.low in ARTICLES or lexicon.sense(before.low)[:2] == "p.":
        return False
    return lexicon.sense(after.low)[:2] != "p." and before.low not in BEING


def _relates(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """ "containers tat are stopped": here what follows may well be "are"."""
    before = lexicon.sense(words[at - 1].low)[:2] if at else ""
    after = words[at + 1] if at + 1 < len(words) and not words[at].comma else None
    return before in ("n.", "s.") and after is not None and lexicon.sense(after.low)[:2] != "p."


def _limits(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Before what it limits: "jst the ids", "ech container"."""
    after = _next(words, at)
    if after is None or (at and words[at - 1].low in (*ARTICLES, *BEING)):
        return False
    return after.low in ARTICLES or lexicon.sense(after.low)[:2] in ("n.", "s.") or after.low.isdigit()


def _numbers(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    after = _next(words, at)
    return after is not None and (after.low.isdigit() or lexicon.sense(after.low)[:2] == "n.")


def _belongs(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """What one has: "the images i hae", "containers hae the volume"."""
    return at > 0 and words[at - 1].low in SUBJECTS


def _distributes(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """ "How big is ech container"."""
    after = _next(words, at)
    singular = after is not None and lexicon.sense(after.low)[:2] == "n." and not after.low.endswith("s")
    return singular and not (at and words[at - 1].low in ARTICLES)


def _entitles(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Before what is called so: "as uder postgres", "braanch dev"."""
    after = _next(words, at)
    acted = at > 0 and lexicon.sense(words[at - 1].low)[:2] == "v."
    return after is not None and not acted and not lexicon.sense(after.low)


def _anywhere(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """But where something is done to it, and it may be a name: "stop curent", "remove the crasher please"."""
    before = lexicon.sense(words[at - 1].low)[:2] if at else "v."
    after = _next(words, at)
    if after is not None and lexicon.sense(after.low)[:2] in ("n.", "s."):
        return True
    return before not in ("v.", "p.") and words[at - 1].low not in ARTICLES


PLACES = (
    Place("verbs", "what is asked for first, of things and not of a name alone", _begins),
    Place("having", "what one has", _belongs),
    Place("relative", "which of the things before it", _relates),
    Place("limiting", "how many of what follows", _limits),
    Place("numbering", "before a number or what is counted", _numbers),
    Place("distributing", "one by one", _distributes),
    Place("titles", "before what is called so", _entitles),
    Place("plain", "long enough to be no name", _anywhere),
    Place("linking", "between two things", _links),
)
