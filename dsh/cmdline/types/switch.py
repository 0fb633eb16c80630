"""A switch: true or false."""

from dsh.cmdline.types.go_number import BadNumber, go_bool
from dsh.cmdline.types.value_type import BadValue, Candidate, explained, offer, whole
from dsh.knowledge.entries import Flag

name = "bool"
pieces = whole


def parse(text: str, /) -> bool:
    try:
        return go_bool(text)
    except BadNumber as error:
        raise BadValue(f"this is a switch: it takes true or false, not {text!r}", str(error)) from error


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, lambda on: "on" if on else "off", text)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({"true": "on", "false": "off"}, prefix)
