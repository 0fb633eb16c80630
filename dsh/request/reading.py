"""Reads a request: its words with their senses, typos mended, values and names found."""

from dsh.knowledge.words import Lexicon, Word, read, split
from dsh.named import NamedTuple
from dsh.request.amounts import Value, find_values
from dsh.request.everyday import foreign_words
from dsh.request.lead import denied, head_of, leading, qualifiers
from dsh.request.mood import mood_of
from dsh.request.names import Name, find_names
from dsh.request.retold.asides import asides, without_machines
from dsh.request.same_text import once_a_text
from dsh.request.typos import mend
from dsh.request.values import NUMBERS
from dsh.typed import Any

WIPES = ("nuke", "wipe", "purge", "wipe out", "clear", "clean", "clean up", "clear out", "flush")
SPARES = ("keep", "spare", "leave", "keeping", "sparing")
UPLOADERS = ("it", "that", "which", "who", "he", "she", "ci", "always", "and", "then", "docker", "only", "also", "just")
OF_A_HOST = ("folder", "directory", "dir", "path", "file")
CALLED = ("called", "named", "dubbed", "titled")
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
    head: str = ""  # what kind of object the order is about: container, image, volume, network
    foreign: frozenset[int] = frozenset()  # words of other things than Docker, where they tell
    sure: bool = False  # is there enough that is Docker's own?
    written: tuple[tuple[str, str | None], ...] = ()  # flags told as docker writes them: ("pull", "never")


@once_a_text
def read_request(text: str, lexicon: Lexicon, index: dict[str, Any]) -> Reading:
    """All that can be said of a text before any command is thought of."""
    plain = [
        w._replace(low=index["misspelt"][w.low]) if w.low in index["misspelt"] and not w.quoted else w
        for w in split(text)
    ]
    mended_words, mended = mend(plain, lexicon, index)
    words = _worked_in(read(mended_words, lexicon))
    words = without_machines(_one_cleaned(_even(_all_but(_looked(_spoken_of(_files(words)))))))
    found = find_values(words, index)
    names = find_names(words, found, index)
    words = _named(words, names)
    aside = asides(words, {i for v in found.values() for i in range(v.first, v.last)})
    off = denied(words)
    lead = leading(words, off)
    mood, qualifying = mood_of(words), qualifiers(words, lead)
    head = head_of(words, lead)
    foreign, sure = foreign_words(words, found, names, index)
    return Reading(text, words, mended, found, names, off, aside, mood, lead, qualifying, head, foreign, sure)


def _named(words: list[Word], names: list[Name]) -> list[Word]:
    """ "a volume called ram": what is plainly called so means nothing else."""
    called = {at for n in names if n.first and words[n.first - 1].low in CALLED for at in n.indexes}
    return [w._replace(sense="") if at in called and w.sense[:1] in ("n", "w") else w for at, w in enumerate(words)]


def _files(words: list[Word]) -> list[Word]:
    """ "compose.yml and compose.dev.yml": of several files each is named, the usual one too."""
    at = [n for n, w in enumerate(words) if w.low.endswith((".yml", ".yaml"))]
    return [w._replace(sense="", quoted=False) if n in at else w for n, w in enumerate(words)] if len(at) > 1 else words


def _looked(words: list[Word]) -> list[Word]:
    """ "look how big it is" is to show; "a and b both" says nothing more than "a and b"."""
    out = list(words)
    for at, word in enumerate(words):
        after = words[at + 1].low.partition(" ")[0] if at + 1 < len(words) else ""
        if word.low == "look" and word.sense[:1] == "w" and after in ("how", "what", "which", "who", "if", "whether"):
            out[at] = word._replace(sense="v.show")
        elif word.low == "like" and at and words[at - 1].low in ("i would", "i'd", "we would", "would"):
            out[at] = word._replace(sense="f.like")
        elif (
            word.low == "console"
            and after in ("on", "at", "port")
            and any(w.low.isdigit() for w in words[at + 2 : at + 4])
        ):
            out[at] = word._replace(sense="w.console")  # a page in the browser
        elif word.low == "both" and at and word.sense[:1] == "w" and words[at - 1].sense[:1] == "":
            out[at] = word._replace(sense="f.both")
    return out


def _worked_in(words: list[Word]) -> list[Word]:
    """ "working folder /srv": not the one where the user is."""
    return [
        w._replace(sense="w.workdir", low="workdir")
        if w.sense == "n.here" and w.low.startswith("work") and words[n + 1 : n + 2] and words[n + 1].low[:1] in "/~"
        else w
        for n, w in enumerate(words)
    ]


def _spoken_of(words: list[Word]) -> list[Word]:
    """ "that deploy of service web was bad": what was done before, not what is to be done."""
    out = list(words)
    for at, word in enumerate(words[:-1]):
        if word.low == "host" and word.sense[:2] == "v." and words[at + 1].low in OF_A_HOST:
            out[at] = word._replace(sense="f.host")  # "host folder /srv": nothing is hosted
    for at in range(1, len(words)):
        if words[at].low == "uploads" and words[at - 1].low not in UPLOADERS:
            out[at] = words[at]._replace(sense="")  # "build uploads": what things are called, and not what is done
    for at in range(1, len(words) - 1):
        noun = words[at].low in ("deploy", "rollout", "launch") and words[at - 1].low in ("that", "the", "last", "my")
        if noun and words[at + 1].low in ("of", "was", "failed", "broke", "is", "to", "for"):
            out[at] = words[at]._replace(sense="f.past")
    return out


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
        if word.low in SPARES and at and any(w.sense in ("s.all", "n.everything") for w in words[:at]):
            after = next((w for w in words[at + 1 :] if w.low not in ("the", "my", "container", "one", "only")), None)
            counted = after is not None and (after.low.isdigit() or after.low in NUMBERS)
            if after is not None and after.sense[:1] in ("", "w") and after.low not in ("data", "it", "them", "files"):
                if counted and at + 1 < len(words) and words[at + 1] is after:
                    continue  # "10m each and keep three"
                out[at] = word._replace(sense="s.except")
    return out


def _one_cleaned(words: list[Word]) -> list[Word]:
    """ "nuke that container plex": to clean one thing up is to remove it."""
    for at, word in enumerate(words[:-2]):
        if word.sense == "v.clean" and word.low in WIPES:
            after = at + 1
            while after + 1 < len(words) and words[after].sense[:1] == "f":
                after += 1
            one = words[after].sense in ("n.container", "n.image", "n.volume", "n.network") and not words[
                after
            ].low.endswith("s")
            if one and after + 1 < len(words) and words[after + 1].sense[:1] in ("", "w") and not words[after].comma:
                return [*words[:at], word._replace(sense="v.remove"), *words[at + 1 :]]
    return words


def _even(words: list[Word]) -> list[Word]:
    """ "all containers, even the stopped ones": shown are all, not only those."""
    acts = any(w.sense[:2] == "v." and w.sense not in ("v.show", "v.get", "v.count") for w in words)
    too = [n for n, w in enumerate(words[:-1]) if w.sense in ("s.stopped", "s.exited") and _as_well(words, n + 1)]
    if too and not acts and _of_more(words[: too[0]]):
        return [w._replace(sense="f.even") if n in too else w for n, w in enumerate(words)]
    said = next((n for n, w in enumerate(words) if w.low in EVEN), None)
    if acts or said is None or not _of_more(words[:said]):
        return words
    stopped = [n for n in range(said + 1, min(said + 4, len(words))) if words[n].sense in ("s.stopped", "s.exited")]
    return (
        [w._replace(sense="f.even") if n in (said, *stopped) else w for n, w in enumerate(words)] if stopped else words
    )


def _as_well(words: list[Word], at: int) -> bool:
    if words[at].low in ("ones", "containers", "one") and at + 1 < len(words):
        at += 1
    return words[at].low in ("too", "also", "as well", "included")


def _of_more(words: list[Word]) -> bool:
    """Is more spoken of before than what was stopped: all of them, their number, a list of them?"""
    if any(w.sense in ("s.all", "v.count", "n.stats") for w in words):
        return words[-1].sense != "s.all"  # "all stopped ones too"
    return bool(words) and words[-1].comma and any(w.sense == "n.container" for w in words)
