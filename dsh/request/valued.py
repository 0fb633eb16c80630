"""A line with a value of the request that it leaves out, put to the one flag that can take such a value: a second
suggestion where the words around the value were not understood."""

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
WHOLES = (" && ", " | ", "$(", " > ")


def with_its_value(best: Built, reading: Reading, index: dict[str, Any]) -> Built | None:
    """The line with the first value that it leaves out; None where it has all, or no flag for it."""
    left = [v for v in reading.values.values() if v.kind in FLAGS and not _stands(v, best, reading)]
    if not left or best.risk == "destroy" or any(sign in best.command for sign in WHOLES):
        return None
    number = index["command_numbers"].get(best.path)
    command = index["commands"][number] if number is not None else None
    if command is None or not best.command.startswith(command[1]):
        return None
    spelling, flags = command[1], command[5]
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
        said = tuple(range(value.first, value.last))
        explained = tuple(sorted({*best.explained, *said}))
        lows = {reading.words[n].low for n in said}
        rest = tuple(low for low in best.left if low not in lows)
        return best._replace(command=line, score=best.score * 0.62, explained=explained, left=rest)
    return None


def _stands(value: Value, built: Built, reading: Reading) -> bool:
    """Is the value accounted for, in whatever form, or no wish at all?"""
    said = set(range(value.first, value.last))
    return bool(said & ({*built.explained} | reading.off)) or value.text in built.command
