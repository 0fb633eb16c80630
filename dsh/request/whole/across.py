"""What is copied out of one container and into another: "copy /data/x.db from container alpha to container beta".

Which is which is said by the words before the names, never by their order.
"""

import re

from dsh.patterns import regex
from dsh.request.inner import is_file
from dsh.request.line import Whole, quote
from dsh.request.reading import Reading

LEAD = (
    r"(?:(?:please|can you|could you|i want to|i need to|i'd like to|i would like to|now|then|let me|just|ok|how to|"
    r"how (?:do|can|could|would) (?:i|you|we)|is there a way to|what is the way to|best way to)[, ]+)*"
)
ACT = r"(?:copy|cp|transfer|move|bring|send|get|take|fetch|put|duplicate|clone|hand)(?: over| across| me)?"
NO_CONTAINER = (
    r"(?!(?:the|my|our|this|that|it|its|here|there|image|volume|host|machine|computer|server|laptop|pc|desktop|disk|"
    r"folder|directory|dir|container|containers|service|downloads|documents|home|backups?|me|us|and|them|usb|both|"
    r"these|those|an|one|another|same)(?![\w.-]))"
)
OF_KIND = r"(?:the |my |our )?(?:(?:old|new|running|stopped|other|second|first) )*"
NAME = (
    r"(?:container (?P<{0}_said>[A-Za-z0-9][\w.-]*)|(?!an? )"
    + NO_CONTAINER
    + r"(?P<{0}>[A-Za-z0-9][\w.-]*\w)(?: container)?)"
)
WHAT = (
    r"(?:the |my |our |this |all of )?(?:(?:whole|entire|complete|single) )*(?P<kind>file|folder|directory|dir)? ?"
    r"(?:called |named )?(?P<what>/[\w.+@-]+(?:/[\w.+@-]+)*/?|[\w-][\w.-]*\.\w+)"
)
PATH = r"(?P<{0}>/[\w./+@-]*)"
FROM = (
    r"(?:over |across )?(?:from|out of|of|in|inside|that is in|which is in|lying in) "
    rf"{OF_KIND}{NAME.format('one')}"
)
PUTS = r"(?:,? ?(?:and |and then |then )?(?:put|copy|drop|place|insert|send|move) (?:it|that|this|them))?"
TO = (
    rf"{PUTS} ?(?:over |across |on )?(?:and )?(?:to|into|in|onto|inside) (?:{PATH.format('into')} "
    rf"(?:in|of|inside|within|on) )?{OF_KIND}{NAME.format('two')}"
    rf"(?:[ ,]+(?:at|under|in|to|into|as) {PATH.format('at')})?"
)
SAME = (
    r"(?:[ ,]+(?:and )?(?:(?:at|in|to|under|into|keep|using) )?(?:exactly |there )?(?:the )?same "
    r"(?:place|path|location|folder|spot|directory))"
)
BY_WAY = (
    r"(?:,? (?:over|via|through|by way of|using) (?:the |my |this )*(?:current |same )*(?:folder|directory|host|"
    r"machine|laptop|pc|computer|here))"
)
END = rf"(?:{SAME}|{BY_WAY}| too| please| there| over| now)*[ .?!]*"
BETWEEN = (
    rf"(?:between|from) (?:the |my )?(?:two )?(?:containers )?{NAME.format('one')} (?:and|to) (?:container )?"
    rf"{NAME.format('two')}"
)
ORDERS = tuple(
    regex(LEAD + order + END, re.IGNORECASE)
    for order in (
        rf"{ACT} {WHAT} {FROM}{TO}",
        rf"{ACT} {WHAT} {BETWEEN}",
        rf"{ACT} {WHAT}{TO} (?:from|out of) {OF_KIND}{NAME.format('one')}",
        rf"{ACT} {FROM} {WHAT}{TO}",
        rf"{FROM},? {ACT} {WHAT}{TO}",
    )
)
SPOKEN_OF = regex(r"\bcontainers?\b|\bsame (?:place|path|location|folder|spot|directory)\b", re.IGNORECASE)
NUMBERED = regex(r"[a-z]+[-_]?\d+", re.IGNORECASE)
SAYS = "Copies out of one container and into another, by way of this folder"


def line(reading: Reading) -> Whole | None:
    """None where it is not said which of two containers it comes from and which it goes to."""
    text = reading.text.replace('"', "")
    low = text.lower()
    if " volume" in low or " image" in low or "host:" in low:
        return None
    for order in ORDERS:
        found = order.fullmatch(text)
        if found is None:
            continue
        told = found.groupdict()
        one, two = (told[side] or told[f"{side}_said"] for side in ("one", "two"))
        there = told.get("into") or told.get("at")
        numbered = NUMBERED.fullmatch(one) and NUMBERED.fullmatch(two)
        if one == two or not (SPOKEN_OF.search(low) or numbered or (there and there[:1] == "/")):
            return None
        what = told["what"].rstrip("/")
        folder, _, name = what.rpartition("/")
        of_file = told["kind"] == "file" or (told["kind"] is None and is_file(told["what"]))
        there = there or (f"{folder}/{name}" if of_file else f"{folder}/")
        source = what if what[:1] == "/" else f"/{what}"
        command = f"docker cp {quote(f'{one}:{source}')} . && docker cp {quote(name)} {quote(f'{two}:{there}')}"
        return Whole(command, frozenset(range(len(reading.words))), SAYS)
    return None
