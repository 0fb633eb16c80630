"""Containers and the networks they are put on: several on one that "it" stands for ("put shop and store on it"), one
off a network and on another ("take web off front and connect it to back as www")."""

import re

from dsh.patterns import regex
from dsh.request.flags import FlagFound, find_flags
from dsh.request.line import FlagSet, Whole, quote, spell
from dsh.request.reading import Reading
from dsh.request.switches import choose_flags
from dsh.typed import Any

SPLIT = regex(r"\s*,\s*(?:and\s+)?|\s+and\s+")
JOIN = regex(
    r"(?:please )?(?:now )?(?:put|place|stick|hook|get|bring|move) (?:both )?(?P<names>[^/]+?) (?:both )?"
    r"(?:on|onto|into|in|to) (?P<network>it|that|that one|[\w-]+net(?:work)?)(?: please| too| now)?",
    re.IGNORECASE,
)
NOUNS = ("n", "s")
LATER = r"(?:instead|now|please|again|then|afterwards|after that)"
ONE = rf"(?!(?:{LATER}|networks?)\b)(?:[a-zA-Z0-9][\w.-]*\w|[a-zA-Z0-9])"
THE = r"(?:(?:the|my|our|its|docker|old|new|other|current) )*"
PUT = r"(?:connect|attach|put|join|add|hook|plug|move|bring|place|wire|link|get|have|reconnect)"
TAKEN = r"(?:disconnect|disconnet|detach|remove|take|unplug|unhook|pull|drop|kick|cut|unlink|get|move|leave)"
OFF = rf"{TAKEN} {{}}(?: container)? (?:away |off |out |loose )?(?:from|off|off of|out of) {THE}{{}}"
ON = rf"{PUT} {{}}(?: container)? (?:back |over |up |instead )?(?:to|into|in|on|onto|with) {THE}{{}}"
MOVE = r"(?:move|switch|migrate|transfer)"
OVER = rf"{MOVE} {{}}(?: container)? (?:over )?from {THE}{{}} (?:over )?(?:to|into|onto) {THE}{{}}"
AND = r"(?:,? (?:and |then |after that |afterwards |instead )+|, | & )(?:please |also )?"
CONTAINER = rf"{THE}(?:container )?(?P<name>{ONE})"
AGAIN = rf"(?:it|that container|{THE}(?:container )?(?P=name))"
ENDS = rf"(?: {LATER})*"
HOW = r"(?P<how>(?:[,;]| (?=(?:as|with|under|by|at|there|where|so|using|giving)\b)).*)?"


def _net(place: str) -> str:
    called = "(?:called |named )?"
    return (
        rf"(?:(?:network|net) {called}(?P<{place}>{ONE})|one (?:called|named) (?P<{place}_one>{ONE})|"
        rf"(?P<{place}_too>{ONE})(?: network| net)?)"
    )


NO_NAMES = frozenset(
    ["it", "them", "that", "this", "network", "networks", "container", "containers", "all", "everything", "the", "one",
     "there", "another", "here", "list", "swarm", "disk", "folder"]
)  # fmt: skip
MOVES = tuple(
    regex(rf"(?:please |now |just |can you |could you )*{said}{ENDS}{HOW}", re.IGNORECASE)
    for said in (
        OFF.format(CONTAINER, _net("off")) + AND + ON.format(AGAIN, _net("on")),
        ON.format(CONTAINER, _net("on")) + AND + OFF.format(AGAIN, _net("off")),
        OVER.format(CONTAINER, _net("off"), _net("on")),
    )
)
NETWORKS = regex(r"\bnetworks?\b|\b[\w.-]*net[\w-]*\b|\b(?:dis|re)?connect\b|\bdetach\b", re.IGNORECASE)


def line(reading: Reading, index: dict[str, Any]) -> Whole | None:
    return _moved(reading, index) or _put(reading)


def _moved(reading: Reading, index: dict[str, Any]) -> Whole | None:
    text = reading.text.strip(" .!?")
    match = next((found for way in MOVES if (found := way.fullmatch(text)) is not None), None)
    if match is None or NETWORKS.search(text) is None:
        return None
    (off, left), (on, joined) = (_placed(match, place) for place in ("off", "on"))
    name = match["name"]
    if {name.lower(), off.lower(), on.lower()} & NO_NAMES or len({name, off, on}) < 3:
        return None
    said = [n for n, w in enumerate(reading.words) if match["how"] is not None and w.start >= match.start("how")]
    settings = _settings(reading, said, index)
    how = [spell(FlagSet(f.flag, f.value), _flags(index)) for f in settings]
    lines = [f"docker network disconnect {off} {name}", " ".join(["docker network connect", *how, on, name])]
    words = (set(range(len(reading.words))) - set(said)) | {n for f in settings for n in f.words}
    says = "Takes a container off one network and puts it on another"
    return Whole(" && ".join(lines if left < joined else lines[::-1]), frozenset(words), says)


def _placed(match: re.Match[str], place: str) -> tuple[str, int]:
    """The name of a network, and where it stands."""
    said = next(way for way in (place, f"{place}_one", f"{place}_too") if match[way])
    return match[said], match.start(said)


def _settings(reading: Reading, said: list[int], index: dict[str, Any]) -> list[FlagFound]:
    """How it joins the network: the flags that the words behind all of the move speak of."""
    if not said:
        return []
    number = index["command_numbers"]["docker network connect"]
    found = choose_flags(reading, find_flags(reading, index), _flags(index), number, "docker network connect", index)
    return [f for f in found if f.words and set(f.words) <= set(said)]


def _flags(index: dict[str, Any]) -> dict[str, Any]:
    flags: dict[str, Any] = index["commands"][index["command_numbers"]["docker network connect"]][5]
    return flags


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
