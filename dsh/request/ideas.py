"""Is a request about how things are, or about what there is with the user?"""

from dsh.request.build import Built
from dsh.request.certainty import LEAST
from dsh.request.reading import Reading

ADVISED = ("should", "why", "difference", "better", "if", "happens", "would")  # asked of things as such
MUST = ("do i have to", "do i need to", "do i really", "must i", "do we have to", "do we need to")
WORD_FOR_WORD = 1.0  # how near a request is to a concept that says it so
WHOLE = 1.39  # of a request that was read as a whole
FULLY = 1.2  # of a question, the user's own things and all
CLEAR = 0.75  # of a piece of a request must be accounted for


def is_idea(reading: Reading, concept: tuple[str, float], found: list[Built]) -> bool:
    """Is the idea asked for, `concept` (its name, how near it is), rather than one of the lines found?"""
    best = found[0] if found else None
    near = concept[1]
    if best is not None and "--dry-run" in best.command and best.score > CLEAR:
        return False
    if near >= 0.8 and " ".join(w.low for w in reading.words[-3:]).endswith(("what are those", "what are these")):
        return True
    looks = [b for b in found if only_looks(b) and (not b.missing or b.score >= WHOLE)]
    if reading.words[:1] and reading.words[0].low == "why" and _of_one(reading, looks):
        return False
    asked = next((b for b in looks if b.score > 0.95 and (not b.left or (b.score > FULLY and b.names))), None)
    if asked is not None and asked.score >= WHOLE:
        things = (w.low for w in reading.words if w.sense[:2] == "n.")
        return near > WORD_FOR_WORD and any(f"name={thing}" in asked.command for thing in things)  # "is swarm dead"
    own = any(w.low in ("my", "our", "this", "here", "these", "us") for w in reading.words)
    own = own or " ".join(w.low for w in reading.words[:1]) in ("how many", "how much", "how big")
    named = asked is not None and any(t in n.texts for n in reading.names for t in asked.names)
    if (
        asked
        and (named or (own and asked.score > FULLY) if reading.mood == "idea" else own or (asked.names and near < 0.95))
        and not _asks_advice(reading)
    ):
        return False  # a fact of what there is with the user
    if _of_their_own(reading, best):
        return False
    if reading.mood == "idea":
        best = next((b for b in found if b.risk == "read" and b.score > 0.9), best)
        mine = bool(best and best.names and any(n.object or not n.texts[0].isalpha() for n in reading.names))
        mine = mine or any(w.low in ("my", "our") for w in reading.words)
        strong = best is not None and best.risk == "read" and mine and best.score > (0.6 if best.names else 0.8)
        advised = reading.words[0].low == "should" or reading.words[-1].low in ("mean", "means")
        return near >= (0.95 if strong and not advised else 0.35)
    if reading.mood == "look":
        best = next((b for b in found if only_looks(b)), best)
        if any(w.low in ("i", "my", "our", "we") for w in reading.words):
            near -= 0.2  # what there is with the user, rather than how things are
        least = 0.6 if best is not None and best.names else 0.85 if near > 0.9 else 0.75
        sure = best is not None and only_looks(best) and best.score > least and not best.missing
        defines = " ".join(w.low for w in reading.words[:2]).startswith(("what are", "what is"))
        defines = defines and not any(n.object for n in reading.names)
        return near >= (0.98 if sure and defines else 0.7) and not (sure and not defines)
    may = " ".join(w.low for w in reading.words[:3]).startswith(("can ", "could ", "is it possible"))
    if may and near >= 0.93:
        return True
    told = bool(reading.words) and reading.words[0].sense in ("v.remove", "v.clean", "v.stop", "v.start", "v.restart")
    asks_for = told or any(w.sense in ("v.show", "v.get") for w in reading.words[:3])
    return near >= (0.97 if asks_for else 0.9) and (best is None or best.score < (LEAST if asks_for else 0.8))


def _asks_advice(reading: Reading) -> bool:
    said = " ".join(w.low for w in reading.words[:3])
    return said.startswith(MUST) or any(w.low in ADVISED for w in reading.words)


def _of_one(reading: Reading, looks: list[Built]) -> bool:
    """ "why did web crash": is the one that is asked about named, and a look at it known?"""
    named = [n for n in reading.names if min(n.indexes, default=9) <= 3 and n.kind != "image" and not n.indefinite]
    return any(b.score > CLEAR and any(t in n.texts for n in named for t in b.names) for b in looks)


def _of_their_own(reading: Reading, best: Built | None) -> bool:
    """ "does db come back by itself", "has web a memory limit": asked of one container, and there is a fact for it."""
    if best is None or best.risk != "read" or best.missing or best.score < 1.0 or " -f '" not in best.command:
        return False
    asked = reading.words[0].low in ("does", "has", "is", "did")
    return asked and any(n.first in (1, 2) and n.kind == "" and n.typed[0] in best.names for n in reading.names)


def only_looks(built: Built) -> bool:
    """Does it change nothing, or only make a container that shows what is in a volume and is removed at once?"""
    if built.path == "docker swarm join-token":
        return " --rotate" not in built.command
    shown = built.command.startswith("docker run --rm -v ") and any(
        sign in built.command for sign in (" alpine ls ", " alpine du ", " cat ")
    )
    return built.risk == "read" or shown
