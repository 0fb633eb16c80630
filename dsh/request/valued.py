"""A line with a value of the request that it leaves out, put to the one flag that can take such a value: a second
suggestion where the words around the value were not understood."""

from collections.abc import Iterable

from dsh.request.amounts import Value
from dsh.request.build import Built
from dsh.request.flags import SECONDS, WANTS, as_kind
from dsh.request.line import quote
from dsh.request.reading import Reading
from dsh.request.settings.manners import seconds
from dsh.typed import Any

FLAGS = {  # the flags that take values of a kind, the likeliest first
    "duration": ("timeout", "since", "health-interval"),
    "date": ("since",),
    "clock": ("since",),
    "number": ("tail", "last", "limit"),
    "size": ("memory",),
    "decimal": ("cpus",),
    "cidr": ("subnet",),
    "ip": ("ip", "dns"),
    "mac": ("mac-address",),
    "platform": ("platform",),
}
TOLD = frozenset(  # kinds of values that are told to stand in the line
    ["size", "decimal", "cidr", "ip", "mac", "platform", "ports", "path", "env", "image", "duration", "number"]
)
NEARLY = 0.75  # of the first score, from which a reading with a value more goes before the one that leaves it out
COUNTING = frozenset(["most", "max", "maximum", "lines", "results", "hits", "entries", "matches", "enough", "more"])
NEAR = 2  # words on either side
WHOLES = (" && ", " | ", "$(", " > ", " < ")
BESIDE = 0.62  # of the score of the line without it


def with_its_value(best: Built, reading: Reading, index: dict[str, Any]) -> Built | None:
    """The line with the first value that it leaves out; None where it has all, or no flag for it."""
    left = [v for v in reading.values.values() if v.kind in FLAGS and not _stands(v, best, reading)]
    command = flags_open_to(best, index) if left and best.risk != "destroy" else None
    if command is None:
        return None
    spelling, flags = command
    value = left[0]
    for name in FLAGS[value.kind]:
        kind, short, _ = flags.get(name, ("", "", False))
        kind = "seconds" if name in SECONDS else kind
        fits = value.kind in (WANTS.get(kind) or ()) or (name == "ip" and kind)
        written = f"-{short}" if short else f"--{name}"
        if not fits or f" {written} " in best.command:
            continue
        text = seconds(value.text) if kind == "seconds" else as_kind(kind, value.kind, value.text)
        line = best.command.replace(spelling, f"{spelling} {written} {quote(text)}", 1)
        built = with_more(best, line, range(value.first, value.last), reading)
        return built._replace(score=best.score) if _counts(value, reading) else built
    return None


def _counts(value: Value, reading: Reading) -> bool:
    """ "ten at most", "only 5 of them": is it told how many there shall be?"""
    near = reading.words[max(0, value.first - NEAR) : value.last + NEAR]
    return value.kind == "number" and any(w.low in COUNTING for w in near)


def fuller_in_values(found: list[Built], reading: Reading) -> Built | None:
    """The next reading of the same command with a value more than the first has, where it is nearly as good."""
    first, *others = found
    lost = [v for v in reading.values.values() if v.kind in TOLD and not _stands(v, first, reading)]
    if not lost or first.risk == "destroy":
        return None
    kept = [v for v in reading.values.values() if _stands(v, first, reading)]
    for it in others:
        if it.score < NEARLY * first.score:
            break
        fits = it.path == first.path and it.risk == first.risk and not it.missing
        if fits and any(_stands(v, it, reading) for v in lost) and all(_stands(v, it, reading) for v in kept):
            return it._replace(score=first.score)
    return None


def flags_open_to(best: Built, index: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """The command's words at the head of the line and the flags that it has; None for what is no single command."""
    number = index["command_numbers"].get(best.path)
    command = index["commands"][number] if number is not None else None
    if command is None or not best.command.startswith(command[1]) or any(sign in best.command for sign in WHOLES):
        return None
    return command[1], command[5]


def with_more(best: Built, line: str, words: Iterable[int], reading: Reading) -> Built:
    """The reading with a line that accounts for these words as well, offered beside the one without."""
    used = {*words}
    lows = {reading.words[n].low for n in used}
    return best._replace(
        command=line,
        score=best.score * BESIDE,
        explained=tuple(sorted({*best.explained, *used})),
        left=tuple(low for low in best.left if low not in lows),
    )


def _stands(value: Value, built: Built, reading: Reading) -> bool:
    """Is the value accounted for, in whatever form, or no wish at all?"""
    said = set(range(value.first, value.last))
    return bool(said & ({*built.explained} | reading.off)) or value.text in built.command
