"""How many of the last lines: a number, or all. The engine takes what is no number for all."""

from dsh.cmdline.types.value_type import Candidate, accept, fills_in, offer, whole
from dsh.knowledge.entries import Flag

name = "tail"
parse = accept
pieces = whole


def explain(text: str, flag: Flag | None = None, /) -> str:
    if fills_in(text):
        return "what the shell puts in here"
    if text == "all":
        return "all lines"
    if text.isascii() and text.isdigit():
        return "no old lines" if int(text[:18]) == 0 else "the last line" if text == "1" else f"the last {text} lines"
    return "all lines: this is not a number"


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({"all": "all lines", "100": "the last 100 lines", "10": "the last 10 lines"}, prefix)
