"""What a group of containers uses: "cpu use of just those containers that came from redis", "ram of all web ones".

Which they are is read as in an order to do something to them, and each of the words must be understood.
"""

import re

from dsh.patterns import regex
from dsh.request.line import Whole
from dsh.request.reading import Reading
from dsh.request.whole.group_lines import listing
from dsh.request.whole.grouping import more, opening
from dsh.typed import Any

LEAD = (
    r"(?:(?:please|pls|can you|could you|i want to|i need to|i'd like to|show|see|give|get|tell|watch|check|print|"
    r"monitor|what is|what's|what are|how much|how high is|me|us|the|a|an|current|live|total|ongoing) )*"
)
WHAT = r"(?:cpu|memory|mem|ram|resources?|disk io|net(?:work)? io|load|stats|statistics)"
USE = r"(?: (?:use|usage|consumption|load|stats|statistics|figures|numbers|needs?|hunger|use[ds]?|percentage))?"
ASKED = rf"{LEAD}{WHAT}(?:(?:,? (?:and|&|plus|or) |, ?){WHAT})*{USE} (?:of|for|by|from|in|is used by|used by) "
ALONE = r"(?:only|just|exactly|solely) "
TAIL = (
    r",? ?(?:(?:right|just) now|now|please|pls|live|at the moment|currently|at present|today|here|thanks|"
    r"(?P<once>once|one time|a single time|a snapshot|without streaming|and (?:then )?(?:quit|exit|stop)))(?=,| |$)"
)


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    """`docker stats` of the group; None where a word of it is not understood, or all containers are meant."""
    text = re.sub(r"\s+", " ", reading.text).strip(" .?!")
    asked = regex(ASKED, re.IGNORECASE).match(text)
    if asked is None or reading.mood == "idea":
        return None
    at = _past(ALONE, text, asked.end())
    opened = opening(text, at, "stats", index)
    if opened is None or opened[0].kind != "container":
        return None
    group, at = more(opened[0], text, opened[1], index)
    once = False
    while at < len(text):
        tail = regex(TAIL, re.IGNORECASE).match(text, at)
        if tail is None:
            return None
        once, at = once or tail["once"] is not None, tail.end()
    if not (group.plural or group.every or group.newest):
        return None  # "the db container" is one, by its name
    if not (group.filters or group.labels or group.spared or group.apart or group.newest):
        return None
    listed = listing("stop", group._replace(state="" if group.state == "running" else group.state))
    if not listed:
        return None
    flag = " --no-stream" if once else ""
    return Whole(f"docker stats{flag} $({listed})", frozenset(range(len(reading.words))))


def _past(form: str, text: str, at: int) -> int:
    found = regex(form, re.IGNORECASE).match(text, at)
    return at if found is None else found.end()
