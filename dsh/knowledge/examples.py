"""Counts in which answers' examples each word stands: knowledge/examples/, command lines with requests for them.

What is counted are a request's features. The chance of an answer is that of naive Bayes (every feature by itself),
kept as logarithms in thousandths.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from math import log

from dsh.errors import KnowledgeError
from dsh.named import NamedTuple
from dsh.typed import Any

SMOOTH = 0.03  # of an example, for a feature that no example of an answer has
SMOOTH_KIND = 0.1  # the same for all answers of a kind
PRIOR = 0.3  # how much it counts that an answer has many examples
LEAST = 2  # examples that a feature must stand in


class Counted(NamedTuple):
    """Answers and their kinds as [name, thousandths for each request, thousandths for each of its features], and the
    lines of the features, sorted by their bytes: the feature, a tab, and "number:thousandths" for those that have it.
    The numbers of the kinds follow on those of the answers."""

    answers: list[list[Any]]
    kinds: list[list[Any]]
    lines: list[str]


def kind_of(answer: str) -> str:
    """What kind of answer it is: command, concept, ambiguous or none."""
    return "command" if answer.startswith("docker ") else answer.partition(" ")[0]


def count(examples: dict[str, list[str]], features_of: Callable[[str], Iterable[str]]) -> Counted:
    """The examples counted: `examples` are answers by name (a command's path, say) with requests for them."""
    had: dict[str, Counter[str]] = {}
    of_kind: dict[str, Counter[str]] = {}
    numbers: Counter[str] = Counter()
    for name, requests in examples.items():
        had[name] = Counter(f for text in requests for f in features_of(text))
        of_kind.setdefault(kind_of(name), Counter()).update(had[name])
        numbers[name] = len(requests)
        numbers[kind_of(name)] += len(requests) * (kind_of(name) != name)
    totals = sum(of_kind.values(), Counter[str]())
    kept = {f for f, n in totals.items() if n >= LEAST}
    lines: dict[str, list[str]] = {}

    def weighed(counts: dict[str, Counter[str]], first: int, smooth: float) -> list[list[Any]]:
        whole = sum(numbers[name] for name in counts)
        out: list[list[Any]] = []
        for number, (name, had) in enumerate(counts.items(), first):
            of_it = {f: n for f, n in had.items() if f in kept}
            absent = log(smooth / (sum(of_it.values()) + smooth * len(kept)))
            out.append([name, _thousandths(PRIOR * log(numbers[name] / whole)), _thousandths(absent)])
            for feature, n in of_it.items():
                lines.setdefault(feature, []).append(f"{number}:{_thousandths(log((n + smooth) / smooth))}")
        return out

    answers = weighed(had, 0, SMOOTH)
    kinds = weighed(of_kind, len(answers), SMOOTH_KIND)
    return Counted(
        answers, kinds, sorted((f"{feature}\t{' '.join(held)}" for feature, held in lines.items()), key=str.encode)
    )


def _thousandths(value: float) -> int:
    return round(1000 * value)


def by_answer(data: dict[str, Any], spellings: dict[str, str], concepts: Iterable[str]) -> dict[str, list[str]]:
    """The requests of all files by what answers them: the path of a command, "concept NAME", "ambiguous" or "none".
    Raises KnowledgeError naming a line that is none of these."""
    others = {c: f"concept {c}" for c in concepts} | {o: o for o in ("ambiguous", "none")}
    out: dict[str, list[str]] = {}
    for name, lines in data.items():
        for line, requests in lines.items():
            path = others.get(line) or path_of(line, spellings)
            if path is None:
                raise KnowledgeError(f"examples/{name}.yaml: no command in {line!r}")
            if not isinstance(requests, list) or not all(isinstance(r, str) for r in requests):
                raise KnowledgeError(f"examples/{name}.yaml: {line!r}: expected a list of requests")
            out.setdefault(path, []).extend(requests)
    return out


def path_of(line: str, spellings: dict[str, str]) -> str | None:
    """The first command of a line, whatever flags with capitals as their values stand before it."""
    _, docker, rest = f" {line}".partition(" docker ")
    words = ["docker", *(w for w in rest.split() if w[:1] != "-" and not w.isupper())] if docker else []
    return next((spellings[s] for n in (4, 3, 2) if len(words) >= n and (s := " ".join(words[:n])) in spellings), None)
