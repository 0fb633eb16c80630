"""In which requests of knowledge/examples/ each feature stands, so that those nearest to another request are found.

A request is near to another when rare features of the one stand in the other (the cosine of their weights), whatever
answers them: the lines of the nearest are what is likely meant. See dsh/request/nearest.py.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from math import log, sqrt

from dsh.typed import Any

PAIR = 0.5  # weight of two words that stand side by side, beside that of one
OTHERS = ("ambiguous", "none", "other")  # what answers a request besides commands
IDEA = "concept"  # before the name of an idea that does
UNNAMED = "unnamed-"  # how the files begin whose requests name nothing


def weight(feature: str, requests: int, every: int) -> float:
    """How much it says that a feature stands in a request, where it stands in `requests` of `every` one."""
    return sqrt(log(every / (1 + requests)) if requests + 1 < every else 0.0) * (PAIR if " " in feature else 1.0)


def asked(data: dict[str, Any], features_of: Callable[[str], Iterable[str]], intents: dict[str, int]) -> dict[str, Any]:
    """The parts of the phrases: the answers (a line, one of OTHERS or an idea, and the number of the line's intent, -1
    where it is none of a single command), the number of the answer of each request, the length of each request in
    thousandths, a row of numbers of requests, from where to where those of each feature stand, and which requests name
    nothing (from the first to before the second number)."""
    answers: list[tuple[str, int]] = []
    of: list[int] = []
    requests: list[frozenset[str]] = []
    open_ones: list[int] = []
    for name, lines in sorted(data.items(), key=lambda it: it[0].startswith(UNNAMED)):
        if name.startswith(UNNAMED) and not open_ones:
            open_ones.append(len(of))
        for line, texts in lines.items():
            answers.append((_answer(line), intents.get(line, -1)))
            of += [len(answers) - 1] * len(texts)
            requests += [frozenset(features_of(text)) for text in texts]
    times = Counter(feature for one in requests for feature in one)
    every = len(requests)
    weights = {feature: weight(feature, n, every) for feature, n in times.items()}
    held: dict[str, list[int]] = {}
    for number, one in enumerate(requests):
        for feature in one:
            held.setdefault(feature, []).append(number)
    lengths = [round(1000 * sqrt(sum(weights[f] ** 2 for f in one))) for one in requests]
    row: list[int] = []
    places: dict[str, list[int]] = {}
    for feature, numbers in held.items():
        places[feature] = [len(row), len(row) + len(numbers)]
        row += numbers
    return {
        "asked_answers": answers, "asked_of": of, "asked_lengths": lengths, "asked": row, "asked_in": places,
        "asked_open": [*(open_ones or [len(of)]), len(of)],
    }  # fmt: skip


def _answer(line: str) -> str:
    """The line with the names that places have elsewhere: NUMBER for N; or what answers instead of one."""
    if " " not in line:
        return line if line in OTHERS else f"{IDEA} {line}"
    if not line.startswith("docker "):
        return OTHERS[-1]
    from dsh.knowledge.frames import PLACE, PLACES  # whoever asks for a weight needs none of it

    return PLACE.sub(lambda found: PLACES.get(found.group(), found.group()), line)
