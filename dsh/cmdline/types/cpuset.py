"""Which processors or memory nodes: 0-3, 0,2."""

import re

from dsh.cmdline.types.value_type import BadValue, Piece, explained, offer_values
from dsh.knowledge.entries import Flag

name = "cpuset"
complete = offer_values


def parse(text: str, /) -> tuple[tuple[int, int], ...]:
    """First and last of each stretch. The engine refuses others."""
    out = []
    for part in text.split(",") if text else ():
        found = re.fullmatch("([0-9]{1,6})(?:-([0-9]{1,6}))?", part)
        if found is None or (found[2] and int(found[2]) < int(found[1])):
            message = f"{text!r} is not a list of processors: write 0-3 or 0,2"
            raise BadValue(message, f"Invalid value {text} for cpuset cpus: invalid format: {text}", "engine")
        out.append((int(found[1]), int(found[2] or found[1])))
    return tuple(out)


def explain(text: str, flag: Flag | None = None, /) -> str:
    memory = flag is not None and "mem" in flag.name
    noun = "memory node" if memory else "processor"
    return explained(parse, lambda found: _say(noun, found), text)


def _say(noun: str, found: tuple[tuple[int, int], ...]) -> str:
    if not found:
        return f"all {noun}s"
    said = [str(a) if a == b else f"{a} to {b}" for a, b in found]
    many = "s" if len(said) > 1 or "to" in said[0] else ""
    return f"{noun}{many} {', '.join(said[:-1])}{' and ' if said[1:] else ''}{said[-1]}, counted from 0"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    return ()
