"""Lines that a request may mean by the examples that it is like, whatever the phrases say."""

from math import exp

from dsh.knowledge.features import tokens
from dsh.named import NamedTuple
from dsh.request.build import Built, build
from dsh.request.candidates import Candidate
from dsh.request.flags import FlagFound, find_flags
from dsh.request.likeness import Likeness, known_of, told_of
from dsh.request.reading import Reading
from dsh.typed import Any

PATHS, LINES = 2, 3  # commands looked at, and lines made
LEAST = 0.04  # chance of what is looked at
TEMPER = 0.35  # words of a sentence are not said independently


class Framed(NamedTuple):
    """A line by its examples, and its chance: that of its command, and its own among those of the command."""

    built: Built
    chance: float


def framed(reading: Reading, like: Likeness, index: dict[str, Any]) -> list[Framed]:
    """The likeliest lines of the likeliest commands, best first, each once."""
    flags = find_flags(reading, index)
    said = tokens(reading.words, index)
    found: list[tuple[float, int, str]] = []
    for path in sorted(like.commands, key=lambda path: -like.commands[path])[:PATHS]:
        if like.commands[path] >= LEAST:
            found += [(like.commands[path] * chance, intent, path) for intent, chance in _chances(path, reading, index)]
    out: dict[str, Framed] = {}
    for chance, intent, path in sorted(found, reverse=True)[:LINES]:
        if chance < LEAST:
            break
        built = built_from(intent, path, reading, flags, said, index)
        before = out.get(built.command)
        out[built.command] = Framed(built, chance + (before.chance if before else 0.0))
    return sorted(out.values(), key=lambda f: -f.chance)


def built_from(
    intent: int, path: str, reading: Reading, flags: list[FlagFound], said: list[str], index: dict[str, Any]
) -> Built:
    """The line of a frame with what the request says in its places; `said` is what its words count as."""
    matched = tuple(n for n, token in enumerate(said) if known_of(path, token, index))
    return build(Candidate(intent, len(index["phrases"]) - 1, matched, 1.0, 0.0, True), reading, flags, index)


def _chances(path: str, reading: Reading, index: dict[str, Any]) -> list[tuple[int, float]]:
    """The intents of a command's frames, each with its chance among them."""
    frames = index["frames"].get(path)
    if not frames:
        return []
    sums, gone = list(frames[1::3]), frames[2::3]
    known = 0
    for feature in told_of(reading, index):
        _, told, rest = _held(feature, index).partition(f";{path}=")
        if told:
            known += 1
            for pair in rest[: rest.index(";")].split(","):
                place, _, gain = pair.partition(":")
                sums[int(place)] += int(gain)
    sums = [s + known * g for s, g in zip(sums, gone, strict=True)]
    best = max(sums)
    parts = [exp(TEMPER * (s - best) / 1000) for s in sums]
    whole = sum(parts)
    return [(intent, part / whole) for intent, part in zip(frames[::3], parts, strict=True)]


def _held(feature: str, index: dict[str, Any]) -> str:
    kept: dict[str, str] = index.setdefault("held_by_frames", {})
    if feature not in kept:
        kept[feature] = index["framed"].find(feature)
    return kept[feature]
