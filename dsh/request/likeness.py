"""Which answers' examples a request is like: how often its words stand in them. See dsh/knowledge/examples.py."""

from math import exp, log

from dsh.knowledge.features import features
from dsh.named import NamedTuple
from dsh.request.reading import Reading
from dsh.typed import Any

TEMPER = 0.2  # words of a sentence are not said independently: each counts for less than it would by itself
FLOOR = 0.02  # nobody has written all that can be said
EVEN = 0.1  # a chance that speaks neither for nor against a command
WANTED = 0.8  # chance that a command is wanted
LOOKING = 0.45  # chance that it is one that only looks
FEW = 16  # requests
OFTEN = 4100  # thousandths that a feature speaks for an answer, if it stands in two of its examples
MOST, LIKELY = 3, 0.1  # commands that are weighed whatever the phrases say, and their chance
WEIGHT = 0.15  # of the examples beside the phrases


class Likeness(NamedTuple):
    """How likely each answer is by its examples. The chances of the commands are 1 in all, and so are those of the
    concepts and those of the kinds (command, concept, ambiguous, none). Empty where there are no examples."""

    commands: dict[str, float]
    concepts: dict[str, float]
    kinds: dict[str, float]
    looking: float  # the chance of the commands that change nothing, together


def likeness(reading: Reading, index: dict[str, Any]) -> Likeness:
    """How like the examples of each answer a request is. The last few are kept: it is asked for more than once."""
    kept: dict[str, Likeness] = index.setdefault("likenesses", {})
    if reading.text not in kept:
        if len(kept) >= FEW:
            kept.clear()
        kept[reading.text] = _counted(reading, index)
    return kept[reading.text]


def _counted(reading: Reading, index: dict[str, Any]) -> Likeness:
    gained = [0] * (len(index["answers"]) + len(index["kinds"]))
    told = 0
    for feature in told_of(reading, index):
        held = _held(feature, index)
        told += bool(held)
        for number, gain in held:
            gained[number] += gain
    commands, concepts, kinds = (
        _shares([it[1] for it in group], [base + told * absent + gained[n] for n, _, base, absent in group])
        for group in _groups(index)
    )
    return Likeness(commands, concepts, kinds, sum(commands[name] for name in index["looking"]))


Group = list[tuple[int, str, int, int]]


def _groups(index: dict[str, Any]) -> tuple[Group, Group, Group]:
    """The commands, the concepts and the kinds, each with its number, name and what it has and lacks by itself."""
    if "answers_by_group" not in index:
        answers = [(n, *answer) for n, answer in enumerate(index["answers"])]
        index["answers_by_group"] = (
            [a for a in answers if a[1].startswith("docker ")],
            [(n, name[8:], *rest) for n, name, *rest in answers if name.startswith("concept ")],
            [(n, *kind) for n, kind in enumerate(index["kinds"], len(answers))],
        )
    groups: tuple[Group, Group, Group] = index["answers_by_group"]
    return groups


def told_of(reading: Reading, index: dict[str, Any]) -> set[str]:
    """The features of a request; those of the last are kept."""
    last = index.get("told_of")
    if last is None or last[0] is not reading.words:
        last = index["told_of"] = (reading.words, features(reading.words, index))
    found: set[str] = last[1]
    return found


def _held(feature: str, index: dict[str, Any]) -> list[tuple[int, int]]:
    """The answers, by number, that have the feature, and what it speaks for each."""
    kept: dict[str, list[tuple[int, int]]] = index.setdefault("held", {})
    if feature not in kept:
        pairs = (p.partition(":") for p in index["examples"].find(feature).split())
        kept[feature] = [(int(number), int(gain)) for number, _, gain in pairs]
    return kept[feature]


def known_of(path: str, token: str, index: dict[str, Any]) -> bool:
    """Does a word stand in more than one of a command's examples?"""
    often: dict[str, frozenset[str]] = index.setdefault("often", {})
    if token not in often:
        names = index["answers"]
        held = [number for number, gain in _held(token, index) if gain > OFTEN and number < len(names)]
        often[token] = frozenset(names[number][0] for number in held)
    return path in often[token]


def _shares(names: list[str], sums: list[int]) -> dict[str, float]:
    """Logarithms in thousandths as chances that are 1 in all."""
    best = max(sums, default=0)
    parts = [exp(TEMPER * (it - best) / 1000) for it in sums]
    whole = sum(parts)
    return {name: part / whole for name, part in zip(names, parts, strict=True)}


def spoken_for(path: str, risk: str, like: Likeness) -> float:
    """What the examples add to the score of a command. They never speak for a loss where it may be that nothing is
    wanted, and against it where it may be that something is only to be seen."""
    gain = WEIGHT * (log(like.commands.get(path, 0.0) + FLOOR) - log(EVEN))
    if risk != "destroy":
        return gain
    if like.looking > LOOKING:
        return -1.0
    return min(0.0, gain) if like.kinds["command"] < WANTED else gain


def likely(like: Likeness) -> tuple[str, ...]:
    """The commands that the examples speak for, the likeliest first."""
    best = sorted(like.commands, key=like.commands.__getitem__, reverse=True)[:MOST]
    return tuple(path for path in best if like.commands[path] >= LIKELY)
