"""Containers, volumes and networks that are called by a word of everyday life: "how much memory does oven use".

by_another_name(request, answer, live, index, ask) -> the answer as if they were called by something that is no word,
where the word was taken for something else and the request speaks of what Docker does
"""

import re
from collections.abc import Callable

from dsh.patterns import regex
from dsh.request.live.marked import means_more
from dsh.request.live.objects import PREDEFINED, Live
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer, Suggestion

NOT_OURS = ("elsewhere", "foreign")  # lists of words
WORDS = regex(r"[a-z]+|/")
ASKS = regex(r"(?:is|are|was|were|will|would|does|do|did|has|have|who|what|which|when|why|how)\b", re.IGNORECASE)
SIGN = "-q7x"  # no name ends so


def by_another_name(request: str, got: Answer, live: Live, index: Index, ask: Callable[[str, Live], Answer]) -> Answer:
    first = got.suggestions[0] if got.suggestions else None
    if got.understood or got.outcome == "ambiguous" or (got.outcome == "match" and first and first.risk != "read"):
        return got
    names = [name for name in _everyday(live, index) if _says(name, request)]
    if not names or (first is not None and all(name in first.command for name in names)):
        return got
    said = index.data["described"]
    if not set(WORDS.findall(request.lower())) & {*said["done"], *said["orders"], *said["ours"]}:
        return got
    told = request
    for name in names:
        told = re.sub(_alone(name), f"{name}{SIGN}", told, flags=re.IGNORECASE)
    other = ask(told, _called_otherwise(live, names))
    best = other.suggestions[0] if other.suggestions else None
    if best is None or other.outcome not in ("match", "ambiguous"):
        return got
    asks = "?" in request or ASKS.match(request) is not None
    if asks and best.risk != "read" and not best.command.startswith("docker exec "):
        return got  # "would tmp be gone after a prune"
    if not any(f"{name}{SIGN}" in best.command for name in names) or (best.missing and got.outcome == "match"):
        return got
    lines = tuple(_back(s) for s in other.suggestions)
    question = other.question.replace(SIGN, "") if other.question else other.question
    return other._replace(request=request, suggestions=lines, question=question)


def _everyday(live: Live, index: Index) -> list[str]:
    names = dict.fromkeys((*(c.name for c in live.containers), *live.volumes, *live.networks))
    return [name for name in names if name.isalpha() and name not in PREDEFINED and _is_word(name, index)]


def _is_word(name: str, index: Index) -> bool:
    return means_more(name, index) or any(f" {name.lower()} " in index.data[kind] for kind in NOT_OURS)


def _alone(name: str) -> str:
    return rf"(?<![\w./:@=~-]){re.escape(name)}(?![\w/:@=-]|\.\w)"


def _says(name: str, request: str) -> bool:
    return name.lower() in request.lower() and re.search(_alone(name), request, re.IGNORECASE) is not None


def _called_otherwise(live: Live, names: list[str]) -> Live:
    def put(name: str) -> str:
        return f"{name}{SIGN}" if name in names else name

    containers = tuple(
        c._replace(
            name=put(c.name), networks=tuple(map(put, c.networks)), mounts=tuple((put(v), at) for v, at in c.mounts)
        )
        for c in live.containers
    )
    volumes, networks = tuple(map(put, live.volumes)), tuple(map(put, live.networks))
    return live._replace(containers=containers, volumes=volumes, networks=networks)


def _back(it: Suggestion) -> Suggestion:
    reading = tuple(read.replace(SIGN, "") for read in it.reading)
    warning = it.warning.replace(SIGN, "") if it.warning else it.warning
    return it._replace(
        command=it.command.replace(SIGN, ""), summary=it.summary.replace(SIGN, ""), reading=reading, warning=warning
    )
