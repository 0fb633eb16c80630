"""The requests of the examples that a request is nearest to, and the lines that answer those.

See dsh/knowledge/asked.py, and dsh/request/near_lines.py for what becomes of the lines.
"""

from collections import defaultdict
from math import sqrt
from typing import Any

from dsh.knowledge.asked import OTHER, weight
from dsh.named import NamedTuple
from dsh.request.likeness import told_of
from dsh.request.reading import Reading

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
    few = sorted(sums, key=lambda n: -sums[n])[:FEW]
    for feature, found in held.items():
        if len(found) > OFTEN:
            among = _set(feature, found, index)
            for number in few:
                if number in among:
                    sums[number] += weights[feature]
    lengths, of = index["asked_lengths"], index["asked_of"]
    best = sorted(((1000 * sums[n] / (length * (lengths[n] or 1)), n) for n in few), reverse=True)[:NEAREST]
    near: dict[str, tuple[float, int]] = {}
    intents: dict[str, int] = {}
    votes: dict[str, float] = defaultdict(float)
    for nearness, number in best:
        line, intents[line] = index["asked_answers"][of[number]]
        near.setdefault(line, (nearness, number))
        votes[line] += nearness**STEEP
    whole = sum(votes.values()) or 1.0
    others = votes.pop(OTHER, 0.0) / whole
    out = [
        Near(line, intents[line], near[line][0], vote / whole, others, near[line][1]) for line, vote in votes.items()
    ]
    return sorted(out, key=lambda it: -it.share)


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
