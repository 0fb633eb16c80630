"""An idea instead of a line that is not sure, or of an honest no, where what is near to the request asks for ideas.

Two witnesses must agree: the chance of its kind by the examples (dsh/request/likeness.py), and the share of ideas among
the examples that are nearest (dsh/request/nearest.py).
"""

from dsh.knowledge.asked import IDEA
from dsh.knowledge.store import Store
from dsh.request.certainty import is_of_others, is_plain
from dsh.request.concepts import concept_of
from dsh.request.likeness import likeness
from dsh.request.mood import LOOKING
from dsh.request.nearest import nearest, nearest_others
from dsh.request.phrasebook import Index
from dsh.request.reading import read_request
from dsh.request.suggestion import Answer

BEFORE_A_LINE = ((0.35, 0.6), (0.3, 0.8))  # share of ideas, and chance by the examples, of which either pair is enough
BEFORE_NONE = ((0.25, 0.5),)
AGAINST = 1.5  # how often as many ideas there are as what is nothing of Docker's
LIKELY = 0.6  # chance that an idea is asked for
ENOUGH = 0.4  # share and chance together of an idea that is told
KEPT = (0.75, 0.25, 0.05)  # chance, share of ideas, and that of the one told, from which on it is no situation


def is_of_ideas(text: str, index: Index) -> bool:
    """Do the examples say that an idea is asked for?"""
    return likeness(read_request(text, index.lexicon, index.data), index.data).kinds.get(IDEA, 0.0) > LIKELY


def _has_of_it(request: str, got: Answer) -> bool:
    """Has the line a word of the request that is no word of English: "api:2", "db_1"?"""
    said = {word.strip("?!.,;:") for word in request.split()}
    return any(word in said and not word.isalpha() for it in got.suggestions[:1] for word in it.command.split())


def stays(request: str, concept: str | None, index: Index) -> bool:
    """Do both witnesses say that the idea `concept`, which `request` was told, is what it asks for?"""
    reading = read_request(request, index.lexicon, index.data)
    chance, share, own = KEPT
    if likeness(reading, index.data).kinds.get(IDEA, 0.0) < chance:
        return False
    others = nearest_others(reading, index.data)
    ideas = {name.partition(" ")[2]: part for name, part in others.items() if name.startswith(IDEA)}
    return sum(ideas.values()) >= share and ideas.get(concept or "", 0.0) >= own


def is_ordered(text: str, index: Index) -> bool:
    """Does it begin with what is to be done?"""
    first = next(iter(read_request(text, index.lexicon, index.data).words), None)
    return first is not None and first.sense[:2] == "v." and first.sense not in LOOKING


def idea_instead(request: str, got: Answer, named: bool, index: Index, store: Store) -> Answer | None:
    """The idea that is asked for where `got` is a line or none; None where it may stay: a look at what the request has
    `named`."""
    pairs = {"match": BEFORE_A_LINE, "none": BEFORE_NONE}.get(got.outcome)
    if pairs is None or got.understood or any(it.risk != "read" for it in got.suggestions[:1]):
        return None
    reading = read_request(request, index.lexicon, index.data)
    if reading.mood == "look" and (named or _has_of_it(request, got)):
        return None
    if got.outcome == "none" and (is_ordered(request, index) or is_of_others(request, index)):
        return None
    like = likeness(reading, index.data)
    chance = like.kinds.get(IDEA, 0.0)
    least = min((enough for enough, likely in pairs if chance > likely), default=None)
    if least is None or (got.outcome == "none" and not is_plain(reading)):
        return None
    others = nearest_others(reading, index.data)
    ideas = {name.partition(" ")[2]: share for name, share in others.items() if name.startswith(IDEA)}
    share = sum(ideas.values())
    lines = nearest(reading, index.data)
    if share < least or share <= AGAINST * others.get("none", 0.0) or (lines and lines[0].share >= share):
        return None
    name = concept_of(reading, index.questions(), index.data, like.concepts)[0]

    def both(idea: str) -> float:
        return ideas.get(idea, 0.0) + like.concepts.get(idea, 0.0)

    if both(name) < ENOUGH:
        name = max(ideas, key=both)
    if both(name) < ENOUGH:
        return None
    entry = store.concept(name)
    looks = tuple(it for it in got.suggestions if it.risk == "read")
    return Answer(request, "concept", looks, None, entry.answer, name) if entry is not None else None
