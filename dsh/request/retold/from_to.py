"""Two points in the past that are told as "10 and 20 minutes ago": the farther one first, as what begins there."""

import re
from functools import cache

from dsh.patterns import regex
from dsh.request.spans import UNIT
from dsh.request.values import NUMBERS, duration, number

NUMBER = rf"\d+|{'|'.join(word for word in NUMBERS if ' ' not in word)}|an?"
UNITS = {"h": (3600, "hours"), "m": (60, "minutes"), "s": (1, "seconds")}  # in seconds, and spelt out


@cache
def _pair() -> re.Pattern[str]:
    first = rf"(?P<n>{NUMBER})(?: ?(?P<unit>(?:{UNIT})s?))?(?: ago)?"
    second = rf"(?P<n2>{NUMBER}) ?(?P<unit2>(?:{UNIT})s?)"
    led = r"\b(?:between|from|since)(?: about| around)? (?:the last )?"
    return regex(rf"{led}{first} (?:and|to|till|until|-) {second} ago\b", re.IGNORECASE)


def told(text: str) -> str:
    """The text with "from 20 minutes ago to 10 minutes ago" for "between 10 and 20 minutes ago"."""
    return _pair().sub(_in_order, text)


def _in_order(found: re.Match[str]) -> str:
    spans = (
        _span(found["n"], found["unit"] or found["unit2"]),
        _span(found["n2"], found["unit2"]),
    )
    if not all(spans):
        return found[0]
    far, near = sorted(spans, key=_seconds, reverse=True)
    return f"from {_spelt(far)} ago to {_spelt(near)} ago"


def _span(amount: str, unit: str) -> str:
    """As docker takes it; "" for what is none."""
    low = amount.lower()
    many = 1 if low in ("a", "an") else number(low)
    return duration(many, unit.lower()) or "" if many else ""


def _seconds(span: str) -> float:
    return float(span[:-1]) * UNITS[span[-1]][0]


def _spelt(span: str) -> str:
    return f"{span[:-1]} {UNITS[span[-1]][1]}"
