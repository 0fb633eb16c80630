"""What the examples say where the phrases alone would decline, or answer what is no wish for a command."""

from math import log

from dsh.request.build import Built
from dsh.request.certainty import elsewhere, is_foreign, is_plain
from dsh.request.claims import is_common
from dsh.request.likeness import Likeness
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading

LIKELY, SURE = 0.7, 0.9
LEAST = (0.45, 0.33)  # of a request accounted for, where it is likely or sure that a command is wanted
ASKED = 0.72  # that it could be several things
NEVER, SURELY_NOT = 0.75, 0.84  # that it is nothing of Docker's, and where one of its things is named
AGAINST, WHOLLY, LITTLE = 1.8, 0.3, 0.02  # odds that no score outweighs, that a line for every word does; least chance
MAY = (("can", "i"), ("could", "i"), ("may", "i"), ("should", "i"), ("can", "one"), ("can", "we"))
TOLD = 0.8  # how much higher those odds may be where the examples know one command alone for it
DOUBTED = 0.65  # that a command is wanted, where it would destroy and names nothing
WELL = 1.1  # accounted for so well that the examples are not asked
DOUBTFUL, FAIRLY, EVEN = 0.8, 0.5, 0.9  # score, nearness to a concept, and what is against a question or a concept
LIKE_IDEA, PLAINLY, NEAR_IDEA = 0.65, 0.85, 0.6  # for an idea that words of a line stand against
WHOLLY_READ, NEARLY = 1.42, 1.2  # scores of lines that an idea goes before no more
VERSUS = ("vs", "versus")
FEW = 4  # words that leave much open
IDEA, CLEARLY, HARDLY = 0.6, 0.75, 0.1  # that an idea is asked for; clearly so; that it is nothing of Docker's then
NEARBY = 0.45  # to one idea that the examples know
PARTLY_OWN = 0.75  # and before one to something of the user's own
PARTLY = 0.93  # accounted for so little that an idea goes before a line
OPEN, OPEN_STILL, MOST_OPEN = 0.6, 0.8, 8  # chance that it could be several things; words of it
ONE_IDEA = 0.8  # that it is one idea, before a question
FAR, UNLIKE = 0.4, 0.3  # from every idea, by its words and by the examples


def kind(reading: Reading, outcome: str, found: list[Built], like: Likeness, index: Index, near: float = 0.0) -> str:
    """The outcome in the light of the examples: match, concept, ambiguous or none; `outcome` is that of the phrases,
    `near` how near the request is to the words of a concept."""
    if not like.kinds:
        return outcome
    best = found[0] if found else None
    score = best.score if best else 0.0
    chance = like.kinds
    if outcome in ("match", "concept") and _leaves_open(reading, chance, OPEN_STILL):
        return "ambiguous" if (score if outcome == "match" else near) < EVEN else outcome
    if outcome == "match" and _asks_for_the_idea(reading, best, chance, near, index):
        return "concept"
    if outcome == "match":
        if chance["none"] >= (SURELY_NOT if is_plain(reading) else NEVER) and score < WELL:
            return "none"
        doubted = (score < WELL or not is_plain(reading)) and chance["none"] > chance["concept"]
        whole = WHOLLY if best and not best.left and is_plain(reading) else 0.0
        ours = any(w.sense[:2] == "n." for w in reading.words)
        alone = TOLD * like.commands.get(best.path, 0.0) if best and ours and not best.left else 0.0
        doubted = doubted and not _is_marked(best, reading)
        if doubted and _odds_against(chance, "command") > 3 * score - AGAINST + whole + alone:
            return "none"
        asks = tuple(w.low for w in reading.words[:2]) in MAY
        if best and best.risk != "read" and chance["concept"] >= (0.5 if asks else SURE) and score < WELL:
            return "concept"
        told = bool(best and not best.left and is_plain(reading) and score > DOUBTFUL)  # "how do you remove a network"
        doubted = not told and chance["command"] < DOUBTED and chance["none"] > chance["ambiguous"]
        if best and best.risk == "destroy" and doubted:
            return "ambiguous" if not best.names else outcome
        if reading.mood == "idea" and chance["concept"] >= NEVER and score < WELL and not _is_fact(best, index):
            return "concept"
        if reading.mood == "look" and chance["concept"] >= 0.85 and score < WELL and not (best and best.names):
            mine = any(w.low in ("i", "my", "our", "we") for w in reading.words)
            if best is None or best.risk != "read" or score < 0.9 or best.left or best.missing or not mine:
                return "concept"
        told = near >= FAIRLY and chance["concept"] >= IDEA and not _is_of_ones_own(reading)
        sure = not _names(best, index) and (near > 0.9 or chance["concept"] > SURE)
        if told and score < (WELL if sure else PARTLY):
            return "concept"
        if _is_of_one_idea(reading, best, like, near, index):
            return "concept"
        open_to = best and score < WELL and (best.missing or (best.names and (best.left or reading.mood == "wish")))
        if len(reading.words) <= FEW and chance["ambiguous"] >= 0.6 and open_to:
            return "ambiguous"
    if outcome == "ambiguous" and chance["concept"] * max(like.concepts.values(), default=0.0) > ONE_IDEA:
        return outcome if _names(best, index) or (reading.mood == "wish" and not near) else "concept"
    if outcome == "ambiguous" and not is_plain(reading) and score < DOUBTFUL:
        return "none" if _odds_against(chance, "ambiguous") > EVEN else outcome
    if (
        outcome == "concept"
        and near < NEAR_IDEA
        and (chance["none"] > DOUBTFUL or (chance["none"] > HARDLY and not _is_of_docker(reading, near, index)))
    ):
        return "none"
    if outcome == "concept" and near < SURE and not is_plain(reading):
        return "none" if _odds_against(chance, "concept") > (EVEN if near > 0.8 else 0.2) else outcome
    if outcome == "none" and near > SURE and chance["concept"] > PLAINLY and not is_foreign(reading):
        return "concept"
    if outcome == "none" and reading.mood == "idea" and near >= NEAR_IDEA and _knows_idea(like):
        return "concept"
    if outcome == "none":
        clearly = chance["concept"] >= (IDEA if is_plain(reading) else CLEARLY) and chance["none"] <= HARDLY
        spoken = [f" {w.low} " for w in reading.words]
        topic = reading.mood != "wish" and any(
            w in index.data["terms"] and w in index.data["elsewhere"] for w in spoken
        )
        if not topic and (elsewhere(reading, index) or (is_foreign(reading) and not clearly)):
            return outcome
        if topic and near and chance["concept"] > chance["none"]:
            return "concept"
        if chance["concept"] >= (IDEA if is_plain(reading) or near >= FAIRLY else CLEARLY):
            return "concept"
        if best and best.risk != "destroy" and is_sound(best, like, chance["command"]):
            return "match"
        if (best and score >= 0.3 and chance["ambiguous"] >= ASKED) or _leaves_open(reading, chance, OPEN):
            return "ambiguous"
    return outcome


def _leaves_open(reading: Reading, chance: dict[str, float], least: float) -> bool:
    """ "it just sits there", "apply my changes": do a few words name nothing, and do the examples ask back then?"""
    if len(reading.words) > MOST_OPEN or reading.names or reading.values or is_foreign(reading) or is_plain(reading):
        return False
    return chance["ambiguous"] >= least


def _asks_for_the_idea(
    reading: Reading, best: Built | None, chance: dict[str, float], near: float, index: Index
) -> bool:
    """ "is image same as container": is an idea near, and nothing in the line but words that anybody uses?"""
    if best is None or chance["concept"] < LIKE_IDEA or near < NEAR_IDEA or best.score > WHOLLY_READ:
        return False
    counted = any(w.low.startswith(("how many", "how much", "how big")) for w in reading.words[:1])
    quoted = any(reading.words[at].quoted for name in reading.names for at in name.indexes)
    if counted or quoted or any(_is_of_the_user(name.typed[0].lower(), index) for name in reading.names):
        return False
    plainly = chance["concept"] > PLAINLY or near > SURE
    if reading.mood == "wish":
        how = any(w.low.startswith("how") for w in reading.words[:1])
        return how and near > SURE and best.score < WELL and bool(best.names)
    return plainly and (bool(best.names) or (bool(best.left) and best.score < NEARLY))


def _knows_idea(like: Likeness) -> bool:
    """Is it one idea, where it is one at all, and that likelier than all else together?"""
    return max(like.concepts.values(), default=0.0) > SURE and like.kinds["concept"] > max(0.5, 2 * like.kinds["none"])


def knows_none(near: float, like: Likeness) -> bool:
    """Is a question that asks for an idea near to none of them: "what is the difference between espresso and tea"?"""
    return near < FAR and max(like.concepts.values(), default=0.0) < UNLIKE


def _is_of_one_idea(reading: Reading, best: Built | None, like: Likeness, near: float, index: Index) -> bool:
    """ "is my database safe when the server reboots": do the examples know one idea for a question, and no line for all
    of it, or only one with a word of it for a name: "what happens to my files if it crashes"?"""
    if best is None or reading.mood == "wish" or near < NEARBY:
        return False
    if like.kinds["concept"] * max(like.concepts.values(), default=0.0) < LIKELY:
        return False
    if reading.mood == "idea" and best.names and not _names(best, index) and best.score < WHOLLY_READ:
        return True
    return bool(best.left) and best.score < (PARTLY_OWN if _is_of_ones_own(reading) else PARTLY)


def _is_of_docker(reading: Reading, near: float, index: Index) -> bool:
    """Is a word of Docker's in a question that is near to an idea, but not very? "Difference" is none, and no "vs"."""
    if near == 0.0 or near >= FAIRLY or is_plain(reading) or reading.values:
        return True
    nouns = any(w.sense[:2] == "n." and w.sense != "n.difference" for w in reading.words)
    return nouns or any(f" {w.low} " in index.data["terms"] and w.low not in VERSUS for w in reading.words)


def _is_of_the_user(low: str, index: Index) -> bool:
    """Is it a word that the user calls something by, and no other?"""
    several = low.endswith("s") and bool(index.lexicon.sense(low))  # "my files"
    said = f" {low} "
    return not (several or is_common(low, index.data) or said in index.data["terms"] or said in index.data["ordinary"])


def _names(best: Built | None, index: Index) -> bool:
    """Does the line have a name that is no word that anybody asks about ideas with?"""
    return best is not None and any(_is_of_the_user(name.lower(), index) for name in best.names)


def _is_marked(best: Built | None, reading: Reading) -> bool:
    """Does a line for every word have a name in marks, as those of what is there are put?"""
    return best is not None and not best.left and any(w.quoted and w.text in best.names for w in reading.words)


def _is_fact(best: Built | None, index: Index) -> bool:
    """ "what does web write": a look at something of the user's own accounts for all of it."""
    whole = best is not None and best.risk == "read" and not best.left and best.score > DOUBTFUL
    return whole and _names(best, index)


def _is_of_ones_own(reading: Reading) -> bool:
    """Is something told to be done, asked how it is done, or asked of what is there with the user?"""
    lows = [w.low for w in reading.words]
    advised = any(low in ("best", "better", "recommended") for low in lows)  # "which image is best for java"
    if reading.words[0].sense[:2] == "v." and " is" not in reading.words[0].low and not advised:
        return True
    how = reading.mood == "wish" and any(low.startswith("how") for low in lows[:3])
    return how or any(low in ("my", "our", "am") for low in lows)


def _odds_against(chance: dict[str, float], kind: str) -> float:
    """How much likelier it is that nothing of Docker's is wanted than an answer of the kind, as a logarithm."""
    return log((chance["none"] + LITTLE) / (chance[kind] + LITTLE))


def is_sound(best: Built, like: Likeness, chance: float) -> bool:
    """Is a line that accounts for little of the request still likely what is wanted?"""
    least = LEAST[1] if chance >= SURE else LEAST[0] if chance >= LIKELY else 9.0
    return best.score >= least and like.commands.get(best.path, 0.0) >= 0.2
