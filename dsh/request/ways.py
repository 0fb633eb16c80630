"""Requests in the ways of speaking of knowledge/requests/: told in other words, or answered by a line."""

import re
from functools import cache
from typing import Any

from dsh.request.line import Whole, quote
from dsh.request.other_ways import NO_NAME
from dsh.request.reading import Reading
from dsh.request.retold import NOBODY

NAMES = ("CONTAINER", "SERVICE", "VOLUME", "NETWORK", "NAME")
LEADS = re.compile(
    r"^(?:please |pls |can you |could you |hey,? |ok,? |now |i want to |i need to |how (?:do|can) i )+", re.I
)
PLACED = re.compile(r"(?<!\{)\{([A-Z]+\d?)\}(?!\})")
WORDS = re.compile(r"[\w./:=@+ -]+")
SIGNS = re.compile(r"[a-z0-9][\w-]*")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Kept for good: there are more of them than the cache of re holds."""
    return re.compile(pattern, re.IGNORECASE)


def ways_of(text: str, index: dict[str, Any]) -> tuple[int, ...]:
    """The ways that words of the text tell of, in the order of the knowledge."""
    signs = index["way_signs"]
    return tuple(sorted({n for low in set(SIGNS.findall(text.lower())) for n in signs.get(low, ())}))


def told(text: str, index: dict[str, Any], numbers: tuple[int, ...]) -> str:
    """The text with each piece that is spoken in such a way told otherwise."""
    for number in numbers:
        said, other, _, _ = index["ways"][number]
        found = compiled(said).search(text) if other else None
        if found is not None and _named(found):
            text = text[: found.start()] + _filled(other, found, plain=True) + text[found.end() :]
    return text


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """The line of the way in which all of the request is spoken."""
    mended = reading.text
    for typed, read in reading.mended:
        mended = mended.replace(typed, read)
    for text in dict.fromkeys(LEADS.sub("", text).strip(" .?!") for text in (reading.text, mended)):
        for number in ways_of(text, index):
            said, _, answer, says = index["ways"][number]
            found = compiled(f"(?:{said})(?: please| pls| now)?").fullmatch(text) if answer else None
            if found is not None and _named(found):
                return Whole(_filled(answer, found), frozenset(range(len(reading.words))), says)
    return None


def _named(found: re.Match[str]) -> bool:
    """Is there a name in each place for one?"""
    return not any(
        text and place.rstrip("0123456789") in NAMES and (text.lower() in NOBODY or text.lower() in NO_NAME)
        for place, text in found.groupdict().items()
    )


def _filled(template: str, found: re.Match[str], plain: bool = False) -> str:
    def put(slot: re.Match[str]) -> str:
        text = found.groupdict().get(slot.group(1))
        if text is None:
            return slot.group(1)
        words = slot.group(1)[:4] == "REST" and WORDS.fullmatch(text) is not None  # a command with what it is handed
        return text if plain or words else quote(text.strip("'\""))

    return PLACED.sub(put, template)
