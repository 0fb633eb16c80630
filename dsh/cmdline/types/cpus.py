"""How many processors: 1.5, 0.25, 1/2 (docker/cli's ParseCPUs, a rational number)."""

import re

from dsh.cmdline.types.value_type import BadValue, Candidate, explained, offer, whole
from dsh.knowledge.entries import Flag

name = "cpus"
pieces = whole
NANO = 1_000_000_000


def parse(text: str, /) -> int:
    """Billionths of a processor, as the engine's API wants them (NanoCpus)."""
    over, under = _rational(text)
    if over * NANO % under:
        raise BadValue(f"{text!r} has more than nine places after the point", "value is too precise")
    return over * NANO // under


def _rational(text: str) -> tuple[int, int]:
    found = re.fullmatch(
        r"([+-]?)(?:([0-9]{1,50})/([0-9]{1,50})|([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?)", text
    )
    if found is None or not any(found.group(2, 4, 5)) or (found[3] and not int(found[3])):
        docker = f"failed to parse {text} as a rational number"
        raise BadValue(f"{text!r} is not a number of processors: write 1.5 or 2", docker)
    sign = -1 if found[1] == "-" else 1
    if found[3]:
        return sign * int(found[2]), int(found[3])
    after, power = found[5] or "", int(found[6] or 0)
    power -= len(after)
    number = sign * int((found[4] or "") + after)
    return (number * 10**power, 1) if power >= 0 else (number, 10**-power)


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(nano: int) -> str:
    if nano == 0:
        return "no limit"
    if nano == NANO:
        return "as much processor time as one processor gives"
    return f"as much processor time as {nano / NANO:g} processors give"


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    known = {"0.5": "half a processor's time", "1": "one processor's time", "2": "two processors' time"}
    return offer(known, prefix)
