"""Finds the concept that a question is about."""

from math import log

from dsh.knowledge.senses import topic
from dsh.named import NamedTuple
from dsh.request.reading import Reading
from dsh.typed import Any


class Questions(NamedTuple):
    """The questions of all concepts with the weight of each word in them."""

    asked: list[tuple[str, frozenset[str], float]]  # concept, words, their weight
    weights: dict[str, float]
    having: dict[str, list[int]]  # the questions that have a word


def prepare(questions: list[list[Any]]) -> Questions:
    """Weigh the words of the questions: the rarer, the more it says."""
    seen: dict[str, int] = {}
    for _, senses in questions:
        for sense in set(senses):
            seen[sense] = seen.get(sense, 0) + 1
    weights = {s: log(1 + len(questions) / n) * (0.15 if s == "v.show" else 1.0) for s, n in seen.items()}
    asked = [(name, frozenset(senses), sum(weights[s] for s in set(senses))) for name, senses in questions if senses]
    having: dict[str, list[int]] = {}
    for number, (_, senses, _) in enumerate(asked):
        for sense in senses:
            having.setdefault(sense, []).append(number)
    return Questions(asked, weights, having)


LIKE = 0.8  # how much nearer a concept is whose examples the request is like


def concept_of(
    reading: Reading, questions: Questions, index: dict[str, Any], chances: dict[str, float]
) -> tuple[str, float]:
    """The nearest concept and how near it is, 0 to 1. A word of other things than docker takes the request far off.

    `chances` are those of each concept by its examples: they choose among concepts that are near.
    """
    unknown = log(1 + len(questions.asked) or 1)
    alike, weights = index["alike"], questions.weights
    telling = [(w, topic(w, alike)) for w in reading.words if w.sense[:1] not in ("p", "f") and not w.quoted]
    words = {t for _, t in telling}
    if not words:
        return "", 0.0
    vague = {t for w, t in telling if t == "v.show" or f" {w.low} " in index["ordinary"]}
    whole = sum(weights.get(t, (0.15 if t in vague else 0.7) * unknown) for t in words)
    strange = {reading.words[n].low for n in reading.foreign}
    whole += sum(2 * unknown for w, t in telling if w.low in strange and t not in weights)
    said = f" {' '.join(w.low.removesuffix('s') for w in reading.words)} "
    nearest: dict[str, float] = {}
    for number in sorted({n for word in words - vague for n in questions.having.get(word, ())}):
        name, senses, weighs = questions.asked[number]
        near = 2 * sum(weights[w] for w in senses & words) / (whole + weighs)
        if near > 0.3 and f" {name.replace('-', ' ')} " in said:
            near += 0.1
        nearest[name] = max(near, nearest.get(name, 0.0))
    alike_most = max(chances, key=lambda n: chances[n], default="")
    if nearest and chances.get(alike_most, 0.0) > 0.5:
        nearest.setdefault(alike_most, 0.0)
    name = max(nearest, key=lambda n: nearest[n] + LIKE * chances.get(n, 0.0), default="")
    return (name, max(nearest.values())) if name else ("", 0.0)
