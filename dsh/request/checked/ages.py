"""How old what goes has to be: a prune takes what is older than an age, and what is younger by no means.

of_their_age(got, request) -> the answer without the lines that take others than those of the age that is told
"""

from collections.abc import Callable

from dsh.patterns import compiled
from dsh.request.decision import SEEN
from dsh.request.suggestion import Answer, Suggestion

UNIT = r"(?:min(?:ute)?s?|h(?:ou)?rs?|h|days?|d|weeks?|weekend|months?|years?|night|evening)\b"
SPAN = (
    r"(?:(?:\d+(?!\d)|an?|one|two|three|four|five|six|seven|ten|twelve|few|couple of|the|last|past) ?)+"
    rf"{UNIT}"
)
NO_MORE = r"(?:not|no) (?:older|more|longer)|at most|up to"
YOUNG = compiled(
    rf"\b(?:(?:younger|newer|less|fewer|under|below|{NO_MORE})(?: than)?|within) {SPAN}"
    rf"|\b(?:in|of|from|during|over|since) (?:(?:the|this) )?(?:last|past|previous) (?:{SPAN}|{UNIT})"
    r"|\b(?:created|made|built|started|stopped|exited|from|of) (?:today|yesterday|this (?:morning|week|month|year))\b"
    rf"|\bsince (?:yesterday|today|this morning)\b|\b(?:created|made|built|pulled|started|stopped|exited) last {UNIT}"
)
MONTH = (
    r"(?:(?:last |early |mid |late )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*|\d{4}|last \w+"
    r"|\w+day)\b"
)
OLD = compiled(
    rf"\b(?:older|more|longer|over|above|beyond|at least)(?: than)? {SPAN}|\bbefore {SPAN}"
    rf"|\b{SPAN} (?:ago|and older|or older|old)\b"
    rf"|(?:\b(?:not|never)|n't|\bnot been) used (?:for|in|since)(?: over| more than| at least)? (?:{SPAN}|{MONTH})"
    rf"|\bunused (?:for|since)(?: over| more than| at least)? (?:{SPAN}|{MONTH})"
)
UNUSED = compiled(
    r"(?:\b(?:not|never|nobody|no one|untouched|idle)\b|n't\b|\bunused (?:for|in|over|during|since)\b)[^,;.]*$"
)
STAYS = compiled(
    r"\b(?:except|keep|leave|leaving|spar|stay|remain|preserv|retain|exclud|other than|but not|not those|"
    r"(?:nothing|none|no \w+|not any\w*)(?: \w+)? (?:younger|newer)\b)"
)
OLDER = "A prune takes what is older than an age, and there is none for what is younger. See what there is, and name it"
WHICH = "How old what goes has to be was not understood. See what there is, and name it"
AGED = ("until=", "before=", "since=", "grep", "awk", "find ", " -t ")
KINDS = ("container", "image", "network", "volume")


def of_their_age(got: Answer, request: str) -> Answer:
    """ "remove the images younger than two days": no line takes these; "all unused ones that are over a week old": none
    that takes them all is meant."""
    young = YOUNG.search(request)
    if young is not None and UNUSED.search(request[: young.start()]) is None and STAYS.search(request) is None:
        return _without(got, lambda line: "until=" in line or _takes_any(line), OLDER)
    return _without(got, _takes_any, WHICH) if OLD.search(request) is not None else got


def _takes_any(line: str) -> bool:
    """Does it take what is old and what is not?"""
    return (" prune" in line or "$(" in line) and not any(sign in line for sign in AGED)


def _without(got: Answer, wrong: Callable[[str], bool], question: str) -> Answer:
    held = tuple(it for it in got.suggestions if not (it.risk != "read" and wrong(it.command)))
    if held[:1] == got.suggestions[:1]:
        return got._replace(suggestions=held)
    low = got.request.lower()
    kinds = [kind for kind in KINDS if kind in low] or ["builder" if "build" in low else "container"]
    looks = tuple(Suggestion(SEEN[kind], "See what there is, and how old it is", "read", 0.5) for kind in kinds)
    return Answer(got.request, "ambiguous", looks, question)
