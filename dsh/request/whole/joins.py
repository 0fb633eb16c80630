"""Containers and the networks they are put on: several on one that "it" stands for ("put shop and store on it"), one
off a network and on another ("take web off front and connect it to back")."""

import re

from dsh.patterns import regex
from dsh.request.line import Whole, quote
from dsh.request.reading import Reading

SPLIT = regex(r"\s*,\s*(?:and\s+)?|\s+and\s+")
JOIN = regex(
    r"(?:please )?(?:now )?(?:put|place|stick|hook|get|bring|move) (?:both )?(?P<names>[^/]+?) (?:both )?"
    r"(?:on|onto|into|in|to) (?P<network>it|that|that one|[\w-]+net(?:work)?)(?: please| too| now)?",
    re.IGNORECASE,
)
NOUNS = ("n", "s")
ONE = r"[a-zA-Z0-9][\w.-]*\w|[a-zA-Z0-9]"
THE = r"(?:(?:the|my|our|docker|old|new|other) )*"
PUT = r"(?:connect|attach|put|join|add|hook|plug|move|bring|place|wire|link|get|have|reconnect|place)"
TAKEN = r"(?:disconnect|detach|remove|take|unplug|unhook|pull|drop|kick|cut|unlink|get|move|leave)"
OFF = rf"{TAKEN} {{}}(?: container)? (?:away |off |out |loose )?(?:from|off|out of) {THE}{{}}"
ON = rf"{PUT} {{}}(?: container)? (?:back |over |up |instead )?(?:to|into|in|on|onto|with) {THE}{{}}"
AND = r"(?:,? (?:and |then |after that |afterwards |instead )+|, | & )(?:please |also )?"
CONTAINER = rf"{THE}(?:container )?(?P<name>{ONE})"
AGAIN = rf"(?:it|that container|{THE}(?:container )?(?P=name))"
ENDS = r"(?: instead| now| please| again| then)*"


def _net(place: str) -> str:
    return rf"(?:network (?:called |named )?(?P<{place}>{ONE})|(?P<{place}_too>{ONE})(?: network| net)?)"


NO_NAMES = frozenset(
    ["it", "them", "that", "this", "network", "networks", "container", "containers", "all", "everything", "the", "one",
     "there", "another", "here"]
)  # fmt: skip
MOVES = tuple(
    regex(rf"(?:please |now |can you |could you )*{said}{ENDS}", re.IGNORECASE)
    for said in (
        OFF.format(CONTAINER, _net("off")) + AND + ON.format(AGAIN, _net("on")),
        ON.format(CONTAINER, _net("on")) + AND + OFF.format(AGAIN, _net("off")),
    )
)
NETWORKS = regex(r"\bnetworks?\b|\b[\w.-]*net[\w-]*\b|\b(?:dis)?connect\b|\bdetach\b", re.IGNORECASE)


def line(reading: Reading) -> Whole | None:
    return _moved(reading) or _put(reading)


def _moved(reading: Reading) -> Whole | None:
    text = reading.text.strip(" .!?")
    match = next((found for way in MOVES if (found := way.fullmatch(text)) is not None), None)
    if match is None or NETWORKS.search(text) is None:
        return None
    off, on = (match[place] or match[f"{place}_too"] for place in ("off", "on"))
    name = match["name"]
    if {name.lower(), off.lower(), on.lower()} & NO_NAMES or len({name, off, on}) < 3:
        return None
    lines = [f"docker network disconnect {off} {name}", f"docker network connect {on} {name}"]
    lines = (
        lines
        if match.start("off") + match.start("off_too") < match.start("on") + match.start("on_too")
        else lines[::-1]
    )
    return Whole(
        " && ".join(lines),
        frozenset(range(len(reading.words))),
        "Takes a container off one network and puts it on another",
    )


def _put(reading: Reading) -> Whole | None:
    """What is put on something is neither paused nor copied."""
    match = JOIN.fullmatch(reading.text.strip(" .!?"))
    if match is None:
        return None
    bare = re.sub(r"^(?:the )?(?:containers? )?", "", match["names"])
    names = [name.strip("\"'") for name in SPLIT.split(bare)]
    senses = {w.text: w.sense[:1] for w in reading.words}
    plain = all(re.fullmatch(r"[\w.-]+", name) and senses.get(name, "") not in NOUNS for name in names)
    if len(names) < 2 or not plain:
        return None
    spoken = match["network"].lower().startswith(("it", "that"))
    network = "NETWORK" if spoken else match["network"]
    command = " && ".join(f"docker network connect {network} {quote(name)}" for name in names)
    return Whole(command, frozenset(range(len(reading.words))), "Lets containers join a network")
