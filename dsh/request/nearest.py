"""The requests of the examples that a request is nearest to, and the lines that answer those.

See dsh/knowledge/asked.py, and dsh/request/near_lines.py for what becomes of the lines.
"""

from collections import defaultdict
from math import sqrt

from dsh.knowledge.asked import weight
from dsh.named import NamedTuple
from dsh.request.likeness import told_of
from dsh.request.once import once
from dsh.request.reading import Reading
from dsh.typed import Any

OFTEN = 1000  # requests: what stands in more of them tells only between those that are near already
FEW = 300  # of these
NEAREST = 30  # requests that are asked for their answers
STEEP = 4  # how much more the nearest counts than one that is less near


class Near(NamedTuple):
    """A line of the examples: how near the nearest of its requests is (1 for the same words), the share of what is near
    that it answers, the share that no command answers, and the number of that nearest request."""

    line: str
    intent: int  # of its frame; -1 where it is no line of a single command
    nearness: float
    share: float
    others: float
    request: int


def nearest(reading: Reading, index: dict[str, Any]) -> list[Near]:
    """The lines that answer what is near, likeliest first."""
    near: dict[str, tuple[float, int]] = {}
    intents: dict[str, int] = {}
    votes: dict[str, float] = defaultdict(float)
    others, whole = 0.0, 0.0
    for nearness, number in _found(reading, index):
        line, intent = index["asked_answers"][index["asked_of"][number]]
        vote = nearness**STEEP
        whole += vote
        if not line.startswith("docker "):
            others += vote
            continue
        intents[line] = intent
        near.setdefault(line, (nearness, number))
        votes[line] += vote
    out = [
        Near(line, intents[line], near[line][0], vote / whole, others / whole, near[line][1])
        for line, vote in votes.items()
    ]
    return sorted(out, key=lambda it: -it.share)


def nearest_others(reading: Reading, index: dict[str, Any]) -> dict[str, float]:
    """What answers what is near where no command does ("concept layer", "ambiguous", "none"), and its share of all."""
    votes: dict[str, float] = defaultdict(float)
    for nearness, number in _found(reading, index):
        votes[index["asked_answers"][index["asked_of"][number]][0]] += nearness**STEEP
    whole = sum(votes.values())
    return {answer: vote / whole for answer, vote in votes.items() if not answer.startswith("docker ")}


@once
def _found(reading: Reading, index: dict[str, Any]) -> list[tuple[float, int]]:
    """The nearest requests, by number, each with its nearness, nearest first."""
    every = len(index["asked_lengths"])
    told = told_of(reading, index)
    held = {feature: _requests(feature, index) for feature in told}
    weights = {feature: weight(feature, len(found), every) ** 2 for feature, found in held.items()}
    length = sqrt(sum(weights.values())) or 1.0
    sums: dict[int, float] = defaultdict(float)
    for feature, found in held.items():
        if len(found) <= OFTEN:
            for number in found:
                sums[number] += weights[feature]
    few = sorted(sums, key=sums.__getitem__, reverse=True)[:FEW]
    for feature, found in held.items():
        if len(found) > OFTEN:
            among = _set(feature, found, index)
            for number in few:
                if number in among:
                    sums[number] += weights[feature]
    lengths = index["asked_lengths"]
    return sorted(((1000 * sums[n] / (length * (lengths[n] or 1)), n) for n in few), reverse=True)[:NEAREST]


def names_nothing_by(word: str, near: Near, index: dict[str, Any]) -> bool:
    """Does the word stand in the nearest request of the line too, and names that nothing: "how do I see what my program
    printed"?"""
    start, end = index["asked_open"]
    return start <= near.request < end and near.request in _set(word, _requests(word, index), index)


def _requests(feature: str, index: dict[str, Any]) -> list[int]:
    kept: dict[str, list[int]] = index.setdefault("asked_kept", {})
    if feature not in kept:
        start, end = index["asked_in"].get(feature, (0, 0))
        kept[feature] = index["asked"][start:end].tolist()
    return kept[feature]


def _set(feature: str, found: list[int], index: dict[str, Any]) -> frozenset[int]:
    kept: dict[str, frozenset[int]] = index.setdefault("asked_often", {})
    if feature not in kept:
        kept[feature] = frozenset(found)
    return kept[feature]
