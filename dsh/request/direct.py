"""Wishes whose whole sentence says the line, where a way of the knowledge does not do: what is counted in a log, what
is put in the place of a container's file, what a hint or a question answers.

direct(request) -> the answer, or None, which leaves the request to those who read it word by word
"""

import re

from dsh.patterns import compiled
from dsh.request.sentences import told_line
from dsh.request.suggestion import Answer, Suggestion

Found = Suggestion | str | tuple[str, *tuple[Suggestion, ...]] | None
COUNTS = ("count", "how many", "how often", "number of", "how much")
PARTS = ("lines", "entries", "rows", "messages", " but not ", " but without ", " except ", " excluding ", " ignoring ")
LOGS = ("log", "print", "output", "wrote", "writ", "say", "said", "get", "post", "put", "head", "delete", "patch")
PUTS = ("replace", "swap", "exchange", "overwrite", "substitute", "switch out", "trade", "update", "change ",
        "stead of", "place of", " over ", "on top of", "becom", " as ", "take the")  # fmt: skip


def direct(request: str) -> Answer | None:
    low = request.lower()
    text = ""
    for signs, kind in KINDS:
        if not all(any(sign in low for sign in either) for either in signs):
            continue
        text = text or " ".join(request.split()).strip(" .!?")
        found = kind(text)
        if isinstance(found, str):
            return Answer(request, "none", hint=found)
        if isinstance(found, Suggestion):
            return Answer(request, "match", (found,))
        if found is not None:
            question, *choices = found
            return Answer(request, "ambiguous", tuple(choices), question)
    return None


def _counted(text: str) -> Found:
    from dsh.request.log_counts import counted  # few requests need it: it is no part of the start

    return counted(text)


def _exchanged(text: str) -> Found:
    from dsh.request.exchanges import exchanged

    return exchanged(text)


# ---- tables ----------------------------------------------------------------------

MEMORY = frozenset(("memory", "ram", "mem"))
DISK = frozenset(("disk", "disc", "storage", "space", "harddisk", "hdd", "ssd", "diskspace"))
BETWEEN = frozenset((
    "how", "much", "is", "are", "and", "also", "used", "use", "uses", "using", "usage", "in", "taken", "the", "of",
    "show", "me", "give", "tell", "please", "what", "do", "does", "it", "they", "my", "all", "containers", "container",
    "docker", "both", "as", "well", "by", "up", "i", "we", "need", "needs", "want", "to", "know", "see", "now", "right",
    "currently", "take", "takes", "consumption", "hard", "drive", "everything", "here", "there", "or", "together",
    "about", "plus", "occupied", "consumed", "have", "has", "been", "being", "eaten", "eat", "eats", "for", "so",
))  # fmt: skip


def _memory_and_disk(text: str) -> Suggestion | None:
    words = re.findall(r"[a-z]+|\d+", text.lower().replace("&", " and ").replace("+", " and "))
    said = set(words)
    if not (said & MEMORY and said & DISK) or said - MEMORY - DISK - BETWEEN:
        return None
    return told_line(
        "docker stats --no-stream && docker system df", "What memory the containers use, and what lies on the disk"
    )


NOT_USED = (
    r"(?:(?:show|tell|list|give)(?: me)? )?(?:what|which (?:things|objects|stuff)|what (?:things|stuff)|"
    r"everything|things|all)"
    r"(?: that| which)?(?:'s|s| is| are)?(?: there)?(?: that| which)?(?: is| are)? "
    r"(?:(?:all )?(?:just )?(?:lying|sitting) around (?:and )?)?"
    r"(?:not (?:(?:being|really) )?(?:used|needed|in use)|unused|useless|no longer (?:used|needed|in use)|"
    r"not used by (?:anything|anyone)|isn't (?:used|needed)|never used)(?: any ?more| now| by (?:anything|"
    r"anyone)| at all)*"
)
UNUSED_SAYS = (
    "not used: containers whose STATUS is Exited, images whose CONTAINERS says 0, volumes whose LINKS says 0; "
    "such a volume may still hold data that you want"
)


def _unused(text: str) -> Suggestion | None:
    low = text.lower()
    isnt = re.fullmatch(r"what (?:isn't|is n't|isnt|aren't) (?:used|needed|in use)(?: any ?more| now| at all)*", low)
    if compiled(NOT_USED).fullmatch(low) is None and isnt is None:
        return None
    return told_line("docker system df -v", "Containers, images and volumes, and what uses each", warning=UNUSED_SAYS)


VISITORS = (
    "visit",
    "requests",
    "calls",
    "people",
    "users",
    "guests",
    "clients",
    "hits",
    "views",
    "called up",
    "browsed",
)
VISITS = (
    r"how (?:many times|often) (?:was|has|is|did|were) .*\b(?:visited|called up|opened by|browsed|looked at by)\b.*|"
    r"how many (?:visitors|visits|requests|calls|people|users|guests|clients|hits|page views)\b.*\b(?:had|has|have|got|"
    r"visited|saw|came|came to|"
    r"does|did|on|of)\b.*"
)


def _visits(text: str) -> str | None:
    if not compiled(VISITS).fullmatch(text) or "hub" in text.lower() or " log" in text.lower():
        return None
    return (
        "docker counts no visits; where the program writes a line for each one, count those: "
        'count the lines with "GET" in the log of CONTAINER'
    )


SWEEPS = (
    r"(?:please )?(?:clean(?:se)?(?: up)?|tidy(?: up)?|sweep(?: up)?|make room|free (?:some )?(?:space|room))"
    r"(?: (?:everything|all|docker|here|things|what can go|my docker|the rest))*,? (?:but|and|only|though|"
    r"without|except)?,? ?"
    r"(?:please )?(?:leave|keep|don't touch|do not touch|not touch|spare|touching|do not remove|don't remove|"
    r"not|never) "
    r"(?:the |my |all )?volumes?(?: [\w.-]+)?(?: (?:alone|as it is|as they are|be|there|untouched|in peace))?"
)


def _sweep(text: str) -> tuple[str, Suggestion, Suggestion, Suggestion] | None:
    if not compiled(SWEEPS).fullmatch(text):
        return None
    return (
        "Clean up what? None of these removes a volume",
        told_line("docker container prune", "Remove all stopped containers", "destroy"),
        told_line("docker image prune", "Remove images without a name that nothing uses", "destroy"),
        told_line("docker builder prune", "Remove the build cache", "destroy"),
    )


KINDS = (
    (((*COUNTS, *PARTS), LOGS), _counted),
    ((PUTS,), _exchanged),
    ((("memory", "ram", "mem"), ("disk", "disc", "storage", "space", "hdd", "ssd")), _memory_and_disk),
    ((("used", "need", "useless", "in use"),), _unused),
    ((VISITORS, COUNTS), _visits),
    ((("volume",), ("clean", "tidy", "sweep", "room", "free")), _sweep),
)
