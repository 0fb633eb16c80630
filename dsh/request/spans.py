"""The span of time that a text speaks of, apart from the rest: "in the last two hours", "since yesterday"."""

import re
from functools import cache

from dsh.patterns import regex
from dsh.request.amounts import DAYS, PARTS_OF_DAY
from dsh.request.values import NUMBERS, TIME_UNITS, duration, number

AMOUNT = rf"\d+|{'|'.join(word for word in NUMBERS if ' ' not in word)}|an?|few|couple of"
UNIT = "|".join(sorted((unit for unit in TIME_UNITS if unit != "ms"), key=len, reverse=True))
LED = r"(?:,? ?(?:only|just|but|and))*,? ?\b(?:since|in|during|within|over|from|for|of|through|the|these|this)"
LAST = r"(?:last|past|previous|latest)"
TAIL = r"(?: (?:only|alone|just|ago|so far))*"
FEW = 10.0  # minutes or hours: what "a few" comes to is said in the line


@cache
def _spans() -> tuple[re.Pattern[str], ...]:
    day = "|".join((*DAYS, *(f"(?:this |last |the )?{part}" for part in PARTS_OF_DAY)))
    shapes = (
        rf"(?:{LED} )*{LAST} (?:(?P<n>{AMOUNT}) )?(?P<unit>(?:{UNIT})s?)\b{TAIL}",
        rf"(?:{LED} )+(?P<n>{AMOUNT}) ?(?P<unit>(?:{UNIT})s?)\b{TAIL}",
        rf"(?:{LED} )*\b(?P<day>{day})\b{TAIL}",
    )
    return tuple(regex(shape, re.IGNORECASE) for shape in shapes)


def parted(text: str) -> tuple[str, str]:
    """The text without the span that it speaks of, and the span as docker takes it; "" where it speaks of none."""
    for shape in _spans():
        found = shape.search(text)
        since = _since(found) if found is not None else ""
        if found is not None and since:
            rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
            return rest.replace(" ,", ",").strip(" ,"), since
    return text, ""


def _since(found: re.Match[str]) -> str:
    said = found.groupdict()
    if said.get("day"):
        day = said["day"].lower()
        return DAYS.get(day) or PARTS_OF_DAY[day.split()[-1]]
    many = (said["n"] or "one").lower()
    amount = 1 if many in ("a", "an") else FEW if many == "few" else 2 if many == "couple of" else number(many)
    return duration(amount, said["unit"].lower()) or "" if amount else ""
