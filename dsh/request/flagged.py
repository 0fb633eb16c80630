"""A flag that the line lacks and the words left over ask for, as they stand beside it in the examples: "old-blog can
go, even though it is running" is `docker rm -f`, "/scratch only exists in memory" is --tmpfs.

No phrase of the flag need be said: what counts is how much oftener the words stand in examples with the flag than in
others of the same commands (dsh/knowledge/flag_words.py).
"""

from collections.abc import Iterator

from dsh.knowledge.features import tokens
from dsh.knowledge.flag_words import PLACED
from dsh.knowledge.frames import TOKENS, read_flags
from dsh.named import NamedTuple
from dsh.request.amounts import Value
from dsh.request.build import Built
from dsh.request.flags import SECONDS, WANTS, as_kind
from dsh.request.line import FlagSet, spell
from dsh.request.reading import Reading
from dsh.request.settings.manners import seconds
from dsh.request.valued import flags_open_to, with_more
from dsh.typed import Any

LEAST = 2000  # thousandths that must speak for a flag
OFTEN = 0.3  # how much it counts that a flag is often asked for
TOGETHER = 0.5  # how much a pair of words counts beside the words
SURELY = 8500  # and for one with which the line goes before the one without it
LOOKED_AT = 3  # flags whose value is sought
WIDER = frozenset(
    ["volumes", "rmi", "remove-orphans", "renew-anon-volumes", "privileged", "all", "prune", "all-resources"]
)
NEVER_FIRST = frozenset(  # manners of running: told by other words, if at all
    ["tty", "interactive", "detach", "rm", "platform", "network"]
)
NARROW = frozenset(["force"])  # all that is added to what destroys
SAID = {"address": ("ip",), "ip4": ("ip",), "uint64": ("number",), "platforms": ("platform",)}  # beside WANTS
NAMED = frozenset(["name", "hostname", "network", "stage", "profile"])  # kinds of flags that a name is the value of


class Wanted(NamedTuple):
    """A flag that words left over speak for: by how much, and which words."""

    flag: str
    value: str  # "" for a switch, PLACED where the request names it
    gain: float
    words: tuple[int, ...]


class Flagged(NamedTuple):
    """The line with one flag more, and whether that goes before the line without it."""

    built: Built
    first: bool


def with_a_flag(best: Built, reading: Reading, index: dict[str, Any]) -> Flagged | None:
    """The line with the flag that is most spoken for; None where none is."""
    command = flags_open_to(best, index) if best.left else None
    if command is None:
        return None
    spelling, flags = command
    read = read_flags(TOKENS.findall(best.command.removeprefix(spelling)), flags)
    if read is None:
        return None
    stand = {name for it in read[0] for name in it.names}
    open_flags = set(flags) - stand - (WIDER if best.risk != "read" else set())
    if best.risk == "destroy":
        open_flags &= NARROW
    for it in wanted(reading, best, index, open_flags):
        filled = _filled(it, flags[it.flag], reading, best)
        if filled is None:
            continue
        value, said = filled
        line = best.command.replace(spelling, f"{spelling} {spell(FlagSet(it.flag, value), flags)}", 1)
        more = with_more(best, line, (*it.words, *said), reading)
        first = it.gain >= SURELY and len(it.words) > 1 and it.flag not in NEVER_FIRST and best.risk != "destroy"
        return Flagged(more._replace(score=best.score) if first else more, first)
    return None


def wanted(reading: Reading, best: Built, index: dict[str, Any], flags: set[str]) -> list[Wanted]:
    """Those of the flags that the words left over speak for, the most wanted first."""
    gains: dict[int, float] = {}
    words: dict[int, set[int]] = {}
    open_words = frozenset(n for n, w in enumerate(reading.words) if w.low in best.left) - set(best.explained)
    for at, feature, weight in _features(reading, open_words, index):
        for number, gain in feature.items():
            gains[number] = gains.get(number, 0.0) + weight * gain
            words.setdefault(number, set()).update(at)
    out = []
    for number, told in gains.items():
        flag, value, often = index["flag_words"][number]
        gain = told + OFTEN * often
        if gain >= LEAST and flag in flags:
            out.append(Wanted(flag, value, gain, tuple(sorted(words[number]))))
    return sorted(out, key=lambda it: -it.gain)[:LOOKED_AT]


def _features(
    reading: Reading, left: frozenset[int], index: dict[str, Any]
) -> Iterator[tuple[tuple[int, ...], dict[int, int], float]]:
    """What each word left over speaks for, and each pair of neighbours with one of them."""
    said = tokens(reading.words, index)
    for at, (word, token) in enumerate(zip(reading.words, said, strict=True)):
        if at in left:
            held = _held(token, index)
            if token == word.sense:
                held = dict(held)
                for number, gain in _held(f"~{word.low}", index).items():
                    held[number] = max(gain, held.get(number, 0))
            yield (at,), held, 1.0
        if at and (at in left or at - 1 in left):
            yield tuple(n for n in (at - 1, at) if n in left), _held(f"{said[at - 1]} {token}", index), TOGETHER


def _held(feature: str, index: dict[str, Any]) -> dict[int, int]:
    """The flags, by number, that a feature speaks for, and by how much."""
    kept: dict[str, dict[int, int]] = index.setdefault("held_by_flags", {})
    if feature not in kept:
        pairs = (pair.partition(":") for pair in index["flagged"].find(feature).split(",") if pair)
        kept[feature] = {int(number): int(gain) for number, _, gain in pairs}
    return kept[feature]


def _filled(it: Wanted, flag: list[Any], reading: Reading, best: Built) -> tuple[str | None, tuple[int, ...]] | None:
    """The flag's value and the words that say it; None where it needs one and none is left over."""
    kind = flag[0]
    if kind == "bool":
        return (None, ()) if it.value == "" else None
    if it.value != PLACED:
        return (it.value, ()) if it.value else None
    kind = "seconds" if it.flag in SECONDS else kind
    fits: tuple[str, ...] = WANTS.get(kind) or SAID.get(kind) or ()
    used = set(best.explained)
    free = [v for v in reading.values.values() if v.kind in fits and not used & set(range(v.first, v.last))]
    if free:
        value = min(free, key=lambda v: _far(v, it))
        text = seconds(value.text) if kind == "seconds" else as_kind(kind, value.kind, value.text)
        return text, tuple(range(value.first, value.last))
    if kind in NAMED:
        names = [n for n in reading.names if len(n.texts) == 1 and not n.kind and not used & set(n.indexes)]
        if len(names) == 1 and names[0].texts[0] in best.left:
            return names[0].texts[0], names[0].indexes
    return None


def _far(value: Value, it: Wanted) -> int:
    """How many words stand between a value and those that speak for the flag."""
    return min(abs(value.first - word) for word in it.words)
