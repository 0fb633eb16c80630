"""What the examples say where the phrases alone would decline, or answer what is no wish for a command."""

from collections.abc import Callable
from math import log

from dsh.named import NamedTuple
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
STORY, EVEN_ODDS = 0.75, 0.6  # that an idea is asked for, and that it is this one, where no line is for all of it
GUESSED = 0.7  # score of a line below which it may well be another
FAR, UNLIKE = 0.4, 0.3  # from every idea, by its words and by the examples


class Case(NamedTuple):
    """A request with what the phrases found for it, and what the examples say."""

    reading: Reading
    best: Built | None
    like: Likeness
    phrases: Index
    near: float  # to the words of a concept
    plain: bool  # does it speak of Docker's things, or of nothing else?

    @property
    def score(self) -> float:
        return self.best.score if self.best else 0.0

    @property
    def top(self) -> float:
        """How likely the likeliest idea is, where it is one."""
        return max(self.like.concepts.values(), default=0.0)

    @property
    def chance(self) -> dict[str, float]:
        return self.like.kinds


Rule = Callable[[Case], str | None]  # the outcome; None where it cannot tell


def kind(reading: Reading, outcome: str, found: list[Built], like: Likeness, index: Index, near: float = 0.0) -> str:
    """The outcome in the light of the examples: match, concept, ambiguous or none; `outcome` is that of the phrases,
    `near` how near the request is to the words of a concept. The first of its RULES that can tell decides."""
    if not like.kinds:
        return outcome
    it = Case(reading, found[0] if found else None, like, index, near, is_plain(reading))
    return next((told for rule in RULES.get(outcome, ()) if (told := rule(it)) is not None), outcome)


def _open_match(it: Case) -> str | None:
    if not _leaves_open(it, OPEN_STILL):
        return None
    return "ambiguous" if it.score < EVEN else "match"


def _idea_of_words(it: Case) -> str | None:
    return "concept" if _asks_for_the_idea(it.reading, it.best, it.chance, it.near, it.phrases) else None


def _surely_not(it: Case) -> str | None:
    """Nothing of Docker's, say the examples."""
    if it.chance["none"] >= (SURELY_NOT if it.plain else NEVER) and it.score < WELL:
        return "none"
    doubted = (it.score < WELL or not it.plain) and it.chance["none"] > it.chance["concept"]
    if not doubted or _is_marked(it.best, it.reading):
        return None
    told = it.best is not None and not it.best.left
    ours = any(w.sense[:2] == "n." for w in it.reading.words)
    whole = WHOLLY if told and it.plain else 0.0
    alone = TOLD * it.like.commands.get(it.best.path, 0.0) if it.best and told and ours else 0.0
    return "none" if _odds_against(it.chance, "command") > 3 * it.score - AGAINST + whole + alone else None


def _would_change(it: Case) -> str | None:
    """ "can I remove an image in use?": an idea before a line that changes something."""
    if it.best is None or it.best.risk == "read":
        return None
    asks = tuple(w.low for w in it.reading.words[:2]) in MAY
    if it.chance["concept"] >= (0.5 if asks else SURE) and it.score < WELL:
        return "concept"
    told = not it.best.left and it.plain and it.score > DOUBTFUL  # "how do you remove a network"
    doubted = not told and it.chance["command"] < DOUBTED and it.chance["none"] > it.chance["ambiguous"]
    if it.best.risk == "destroy" and doubted:
        return "match" if it.best.names else "ambiguous"
    return None


def _idea_by_mood(it: Case) -> str | None:
    """A question about how things are, or what there is, that is no look at something of the user's own."""
    if it.score >= WELL:
        return None
    if it.reading.mood == "idea" and it.chance["concept"] >= NEVER and not _is_fact(it.best, it.phrases):
        return "concept"
    if it.reading.mood != "look" or it.chance["concept"] < 0.85 or (it.best and it.best.names):
        return None
    mine = any(w.low in ("i", "my", "our", "we") for w in it.reading.words)
    looks = it.best and it.best.risk == "read" and it.score >= 0.9 and not it.best.left and not it.best.missing
    return None if looks and mine else "concept"


def _idea_nearby(it: Case) -> str | None:
    told = it.near >= FAIRLY and it.chance["concept"] >= IDEA and not _is_of_ones_own(it.reading)
    told = told and (it.reading.mood != "wish" or it.top >= FAR)
    sure = not _names(it.best, it.phrases) and (it.near > 0.9 or it.chance["concept"] > SURE)
    if told and it.score < (WELL if sure else PARTLY):
        return "concept"
    return "concept" if _is_of_one_idea(it.reading, it.best, it.like, it.near, it.phrases) else None


def _too_short(it: Case) -> str | None:
    """ "restart it": a few words that leave much open."""
    best = it.best
    if best is None or len(it.reading.words) > FEW or it.chance["ambiguous"] < 0.6 or it.score >= WELL:
        return None
    named = best.names and (best.left or it.reading.mood == "wish")
    return "ambiguous" if best.missing or named else None


def _open_concept(it: Case) -> str | None:
    if not _leaves_open(it, OPEN_STILL):
        return None
    return "ambiguous" if it.near < EVEN else "concept"


def _no_idea_of_docker(it: Case) -> str | None:
    if it.near >= NEAR_IDEA:
        return None
    if it.chance["none"] > DOUBTFUL:
        return "none"
    unlikely = it.chance["none"] > HARDLY and not _is_of_docker(it.reading, it.near, it.phrases)
    return "none" if unlikely else None


def _odd_idea(it: Case) -> str | None:
    if it.near >= SURE or it.plain:
        return None
    return "none" if _odds_against(it.chance, "concept") > (EVEN if it.near > 0.8 else 0.2) else "concept"


def _one_idea_after_all(it: Case) -> str | None:
    if it.chance["concept"] * it.top <= ONE_IDEA:
        return None
    open_wish = it.reading.mood == "wish" and not it.near
    return "ambiguous" if open_wish or _names(it.best, it.phrases) else "concept"


def _odd_question(it: Case) -> str | None:
    if it.plain or it.score >= DOUBTFUL:
        return None
    return "none" if _odds_against(it.chance, "ambiguous") > EVEN else "ambiguous"


def _idea_at_hand(it: Case) -> str | None:
    if it.near > SURE and it.chance["concept"] > PLAINLY and not is_foreign(it.reading):
        return "concept"
    known = it.reading.mood == "idea" and it.near >= NEAR_IDEA and _knows_idea(it.like)
    return "concept" if known else None


def _topic_of_both(it: Case) -> str | None:
    """Kubernetes, virtual machines: not Docker's, but an idea tells of them."""
    spoken, data = [f" {w.low} " for w in it.reading.words], it.phrases.data
    clearly = it.chance["concept"] >= (IDEA if it.plain else CLEARLY) and it.chance["none"] <= HARDLY
    topic = it.reading.mood != "wish" and any(w in data["terms"] and w in data["elsewhere"] for w in spoken)
    if not topic and (elsewhere(it.reading, it.phrases) or (is_foreign(it.reading) and not clearly)):
        return "none"
    return "concept" if topic and it.near and it.chance["concept"] > it.chance["none"] else None


def _something_after_all(it: Case) -> str | None:
    if it.chance["concept"] >= (IDEA if it.plain or it.near >= FAIRLY else CLEARLY):
        return "concept"
    if it.best and it.best.risk != "destroy" and is_sound(it.best, it.like, it.chance["command"]):
        return "match"
    asks = it.best is not None and it.score >= 0.3 and it.chance["ambiguous"] >= ASKED
    return "ambiguous" if asks or _leaves_open(it, OPEN) else None


def _surely_an_idea(it: Case) -> str | None:
    """A question about how things are, of one idea that the examples know, and of no fact of a container."""
    fact = it.best is not None and it.score >= PARTLY and " -f '{{" in it.best.command
    told = it.reading.mood == "idea" and it.top >= PLAINLY and it.chance["concept"] >= SURE
    return "concept" if told and not fact else None


def _story_of_an_idea(it: Case) -> str | None:
    """ "CMD npm start or the one with brackets, what's the fuss": a story around one idea that the examples know well,
    and no line for all of it."""
    if it.best is not None and (not it.best.left or it.score >= PARTLY or _is_of_a_thing(it.best, it.reading)):
        return None
    mood = it.reading.mood
    how = mood == "wish" and any(w.low.startswith("how") for w in it.reading.words[:1])
    if how and it.chance["concept"] < PLAINLY:
        return None
    guess = it.score < GUESSED
    told = it.chance["concept"] >= STORY and it.top >= EVEN_ODDS and (guess or mood != "look")
    told = told or (guess and mood != "look" and it.top >= PLAINLY and it.chance["concept"] >= LEAST[1])
    return "concept" if told and it.chance["none"] < it.chance["concept"] / 2 else None


def _story_of_elsewhere(it: Case) -> str | None:
    """ "changed one word in a css file and npm install ran again": a story of other things around one idea."""
    known = it.top >= SURE and it.chance["concept"] >= STORY
    return "concept" if known and it.chance["none"] <= it.chance["concept"] / 4 else None


RULES: dict[str, tuple[Rule, ...]] = {
    "match": (
        _open_match,
        _idea_of_words,
        _surely_not,
        _would_change,
        _idea_by_mood,
        _idea_nearby,
        _too_short,
        _surely_an_idea,
        _story_of_an_idea,
    ),
    "concept": (_open_concept, _no_idea_of_docker, _odd_idea),
    "ambiguous": (_one_idea_after_all, _odd_question, _surely_an_idea, _story_of_an_idea),
    "none": (
        _idea_at_hand,
        _story_of_elsewhere,
        _topic_of_both,
        _surely_an_idea,
        _story_of_an_idea,
        _something_after_all,
    ),
}


def _leaves_open(it: Case, least: float) -> bool:
    """ "it just sits there", "apply my changes": do a few words name nothing, and do the examples ask back then?"""
    reading = it.reading
    if len(reading.words) > MOST_OPEN or reading.names or reading.values or is_foreign(reading) or it.plain:
        return False
    return it.chance["ambiguous"] >= least


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


def _is_of_a_thing(best: Built, reading: Reading) -> bool:
    """Does a line that only looks have the name of what is said to be a container, an image or the like?"""
    named = {
        name.typed[0] for name in reading.names if name.object or any(reading.words[n].quoted for n in name.indexes)
    }
    return best.risk == "read" and not named.isdisjoint(best.names)


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
