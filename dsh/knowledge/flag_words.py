"""Counts beside which flags of the examples' lines each word stands: "in memory" stands beside --tmpfs, "even though"
beside --force. What a request says beyond its line may ask for such a flag. See dsh/request/flagged.py.

A flag with a settled value (--restart always) is one of its own; those of all commands that have it are counted
together, beside the other requests to these commands.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from math import log

from dsh.knowledge.frames import PLACE, TOKENS, read_flags
from dsh.named import NamedTuple
from dsh.typed import Any

FEW = 3  # examples that a flag of a command must have, and in which a feature must stand beside it
TELLING = 12.0  # how unlikely it must be that a feature stands there by chance: twice the logarithm of the likelihoods
UNCOUNTED = ("filter", "format", "help")  # read by modules of their own
EDGES = "^$+="  # what is counted of where a sentence begins and ends, and of its words as kinds
Asked = tuple[str, str]  # a flag and its settled value; "" where there is none, PLACED where the request names it
PLACED = "?"
NUMBERED = re.compile(r"\b[A-Z]{3,}\d\b")  # VOLUME1 is a place, too


class FlagWords(NamedTuple):
    """The flags as [flag, value, thousandths it has by itself], the value "" for a switch and "?" where a request says
    it; and of each feature "number:thousandths,..." for those that it speaks for."""

    flags: list[list[Any]]
    features: dict[str, str]


def flags_of(line: str, leaves: dict[str, list[Any]], spellings: dict[str, str]) -> tuple[str, set[Asked]] | None:
    """The command of an example's line, and its flags; None where it is no single command."""
    if not line.startswith("docker ") or any(part in line for part in (" && ", ";", " || ")):
        return None
    tokens = TOKENS.findall(line)
    found = next(((n, spellings[s]) for n in (4, 3, 2) if (s := " ".join(tokens[:n])) in spellings), None)
    if found is None or found[1] not in leaves:
        return None
    read = read_flags(tokens[found[0] :], leaves[found[1]][5])
    if read is None:
        return None
    asked: set[Asked] = set()
    for it in read[0]:
        for name in it.names:
            if name not in UNCOUNTED:
                value = it.value if name == it.names[-1] and it.value is not None else ""
                asked.add((name, PLACED if PLACE.search(value) or NUMBERED.search(value) else value))
    return found[1], asked


def count(
    examples: Iterable[tuple[str, list[str]]],
    leaves: dict[str, list[Any]],
    spellings: dict[str, str],
    features: Callable[[str], Iterable[str]],
) -> FlagWords:
    """The features of the examples' requests counted, by the flags of their lines. `leaves` are the commands of the
    phrases by their path."""
    requests: Counter[str] = Counter()
    said: dict[str, Counter[str]] = {}
    with_it: dict[tuple[str, Asked], int] = Counter()
    had: dict[Asked, Counter[str]] = {}
    for line, texts in examples:
        found = flags_of(line, leaves, spellings)
        if found is None:
            continue
        path, asked = found
        counts = Counter(f for text in texts for f in features(text) if not _of_an_edge(f))
        requests[path] += len(texts)
        said.setdefault(path, Counter()).update(counts)
        for flag in asked:
            with_it[path, flag] += len(texts)
            had.setdefault(flag, Counter()).update(counts)
    out: list[list[Any]] = []
    lines: dict[str, list[str]] = {}
    for number, (flag, counts) in enumerate(had.items()):
        paths = [path for path in requests if with_it.get((path, flag), 0) >= FEW]
        own, whole = sum(with_it[path, flag] for path in paths), sum(requests[path] for path in paths)
        out.append([*flag, round(1000 * log(own / whole)) if paths else -9999])
        for feature, times in counts.items() if paths else ():
            gain = _gain(times, own, max(sum(said[path][feature] for path in paths) - times, 0), whole - own)
            if gain > 0:
                lines.setdefault(feature, []).append(f"{number}:{round(1000 * gain)}")
    return FlagWords(out, {feature: ",".join(held) for feature, held in lines.items()})


def _of_an_edge(feature: str) -> bool:
    return any(word[:1] in EDGES for word in feature.split(" "))


def _gain(times: int, own: int, elsewhere: int, others: int) -> float:
    """What a feature speaks for a flag: the logarithm of how much oftener it stands beside it than where the flag is
    not. 0 where that may be chance."""
    everywhere = times + elsewhere
    expected = everywhere * own / (own + others)
    if times < FEW or others <= 0 or times <= expected:
        return 0.0
    telling = times * log(times / expected)
    if elsewhere:
        telling += elsewhere * log(elsewhere * (own + others) / (everywhere * others))
    if 2 * telling < TELLING:
        return 0.0
    return log((times + 0.5) / (own + 1)) - log((elsewhere + 0.5) / (others + 1))
