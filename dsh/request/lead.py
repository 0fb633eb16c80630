"""Which of the actions of a request leads, what it is about, and which are not wanted: "do not", "instead of"."""

from dsh.knowledge.words import Word
from dsh.request.mood import KINDS, LOOKING
from dsh.request.placed import of_compound

LASTING = ("survive", "stay", "remain", "kept", "persist", "untouched")  # said of what is not to go
COLUMNS = frozenset(  # what is shown beside the tag of an image
    ["repository", "repositories", "repo", "repos", "name", "names", "size", "sizes", "id", "ids", "age", "digest",
     "digests"]
)  # fmt: skip
TIMES = ("time", "times", "date", "dates", "timestamp", "timestamps", "moment")
THEN = ("and", "then", "by", "start", "stop")


def denied(words: list[Word]) -> frozenset[int]:
    """The words under a "do not", "never", "without", "instead of" or "keep": what is not to be done."""
    off: set[int] = set()
    for at, word in enumerate(words):
        only = word.low == "not" and at + 1 < len(words) and words[at + 1].low in ("only", "just", "merely")
        if only and at and any(w.sense == "s.dangling" for w in words[at : _clause(words, at + 1)]):
            off.update(range(at, _clause(words, at + 1)))  # "not only the untagged": those, and more
        if word.low in ("not", "never") or (word.low in ("without", "instead of", "rather than")):
            place = _action(words, at + 1)
            if place is not None:
                off.update(range(at, _end(words, _with_the_next(words, place) + 1)))
        elif _did(words, at):
            off.add(at)
        elif word.low in ("but not", "except", "except for", "but keep") and _spares(words, at):
            off.update(range(at, _clause(words, at + 1)))
        elif word.low in LASTING and any(w.low in ("must", "should", "shall", "has to", "to") for w in words[:at]):
            off.update(range(_start(words, at), at + 1))
        elif _tells(words, at):
            off.update(range(at, _end(words, at + 3)))
        elif (
            word.low in ("can", "could", "should", "may", "might")
            and at > 2
            and words[at - 1].low in ("i", "we", "you")
            and _shows(words)
        ):
            off.update(range(at - 1, _end(words, at + 2)))
        elif (
            word.low in ("keep", "keeping", "preserve", "preserving", "leave", "leaving")
            and at
            and not (at + 1 < len(words) and words[at + 1].low.endswith("ing"))
            and not any(w.low in ("where", "does", "docker") for w in words[:at])
            and not _of_swarm(words, at)
        ):
            end = _end(words, at + 1)
            if any(words[n].sense[:2] == "n." or words[n].low in ("data", "it", "files") for n in range(at + 1, end)):
                off.update(range(at, end))
    return frozenset(off)


def _with_the_next(words: list[Word], place: int) -> int:
    """ "do not stop and remove web" denies both: nothing stands between the two."""
    joined = place + 2 < len(words) and not words[place].comma and words[place + 1].low in ("and", "or", "nor")
    return place + 2 if joined and words[place + 2].sense[:2] == "v." else place


def _did(words: list[Word], at: int) -> bool:
    """ "i changed the container lab, keep it as an image": what was done is no wish, where another one follows."""
    if words[at].sense[:2] != "v." or not words[at].low.endswith("ed") or not at:
        return False
    before = at - 1
    while before > 0 and words[before].low in ("have", "had", "just", "already", "accidentally", "then", "also"):
        before -= 1
    told = words[before].low in ("i", "we", "he", "she", "somebody", "someone", "they")
    return told and any(
        w.sense[:2] == "v." and w.sense not in LOOKING and not w.low.endswith("ed") for w in words[at + 1 :]
    )


def _start(words: list[Word], at: int) -> int:
    """Where the part of the sentence begins that the word stands in: after a comma, "and" or "but"."""
    while at > 0 and not words[at - 1].comma and words[at - 1].low not in ("and", "but", "while", "then"):
        at -= 1
    return at


def _clause(words: list[Word], at: int) -> int:
    """Where the part of the sentence ends: at a comma or "and"."""
    while at < len(words) and not words[at - 1].comma and words[at].low not in ("and", "but", "then"):
        at += 1
    return at


def _spares(words: list[Word], at: int) -> bool:
    """ "everything unused but not the volume of store": what stays is of another kind than what goes."""
    goes = {w.sense for w in words[:at] if w.sense[:2] == "n."}
    stays = {w.sense for w in words[at + 1 : _clause(words, at + 1)] if w.sense[:2] == "n."}
    return "n.everything" in goes and bool(stays - goes)


def _tells(words: list[Word], at: int) -> bool:
    """ "before I delete it", "I am about to delete it": what will be, or was, done another time."""
    low, after = words[at].low, words[at + 1].low if at + 1 < len(words) else ""
    if low == "before":
        return after in ("i", "we", "you")
    if low == "about":
        return after == "to" and at < 4
    return low in ("which", "that", "what") and _relates(words, at)


def _relates(words: list[Word], at: int) -> bool:
    """ "the container which I stopped yesterday": what somebody did with it is no wish."""
    if not at or at + 2 >= len(words) or words[at + 1].low not in ("i", "we", "you", "he", "she", "they", "somebody"):
        return False
    return words[at - 1].sense[:1] in ("n", "") and words[at + 2].low.endswith("ed") and words[at + 2].sense[:2] == "v."


def _of_swarm(words: list[Word], at: int) -> bool:
    """ "leave the swarm" is something to do."""
    return any(w.sense in ("n.swarm", "n.node") for w in words[at + 1 : at + 4])


def _shows(words: list[Word]) -> bool:
    first = next((w for w in words if w.sense[:2] == "v."), None)
    return first is not None and first.sense == "v.show" and words.index(first) < 3


def _action(words: list[Word], at: int) -> int | None:
    for place in range(at, min(at + 3, len(words))):
        if words[place].sense[:2] == "v." or (words[place].low.endswith("ing") and words[at - 1].low == "without"):
            return place
        if words[place].sense[:1] != "f":
            return None
    return None


def _end(words: list[Word], at: int) -> int:
    """Where the part of the sentence ends: at a comma, "and", "but" or a preposition."""
    while at < len(words) and not words[at - 1].comma and words[at].low not in ("and", "but", "just", "only", "then"):
        if words[at].sense[:1] in ("p", "v"):
            break
        at += 1
    return at


def leading(words: list[Word], off: frozenset[int]) -> int | None:
    """The word that tells what to do, where the request is an order: "run" of "run nginx connected to my-net"."""
    for at, word in enumerate(words):
        passed = at in off or of_compound(words, at) or _of_numbers(words, at) or _is_column(words, at)
        if word.sense[:2] == "v." and not passed:
            told = word.sense not in LOOKING and not word.low.endswith(("ed", "ing"))
            return at if told else None
    return None


def _of_numbers(words: list[Word], at: int) -> bool:
    """ "a snapshot of the cpu usage": no image is made of that."""
    return words[at].low == "snapshot" and any(w.sense == "n.stats" for w in words)


def _is_column(words: list[Word], at: int) -> bool:
    """ "repository and tag of each image", "tag, id and size": nothing is tagged."""
    if words[at].low in ("start", "stop", "restart") and words[at + 1 : at + 2]:
        return words[at + 1].low in TIMES and not words[at].comma  # "start time and end time of web"
    if words[at].low not in ("tag", "tags"):
        return False
    before, after = words[max(0, at - 2) : at], words[at + 1 : at + 3]
    if after and after[0].low in ("of", "from", "for") and not words[at].comma:
        return True
    listed = words[at].comma or (bool(after) and after[0].low in ("and", "plus", "with", "&"))
    if listed and after and after[-1 if not words[at].comma else 0].low in COLUMNS:
        return True
    joined = bool(before) and (before[-1].comma or before[-1].low in ("and", "plus", "with", "&"))
    return joined and any(w.low in COLUMNS for w in before)


def qualifiers(words: list[Word], lead: int | None) -> frozenset[int]:
    """Verbs that only say of what kind something is: "connected" of "run nginx connected to my-net"."""
    if lead is None:
        return frozenset()
    return frozenset(
        n
        for n, w in enumerate(words)
        if n > lead and w.sense[:2] == "v." and w.low.endswith(("ed", "ing")) and words[n - 1].low not in THEN
    )


def head_of(words: list[Word], lead: int | None) -> str:
    """The kind of object that an order is about: container for "remove the containers that use volume x"."""
    if lead is None:
        return ""
    for at in range(lead + 1, len(words)):
        word = words[at]
        if word.sense[:2] == "n." and word.sense[2:] in KINDS[:4]:
            while at + 1 < len(words) and words[at + 1].sense[2:] in KINDS[:4] and words[at + 1].sense[:2] == "n.":
                at += 1  # "container images"
            return words[at].sense[2:] if not words[at].possessive else ""
        if word.sense[:2] == "p." or word.comma:
            return ""
    return ""
