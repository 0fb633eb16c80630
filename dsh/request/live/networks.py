"""Wishes for containers on a network: put on one that is there, or on a new one, and who is on it.

in_network(text, live) -> the suggestion, or None; the containers in it are there
"""

import re

from dsh.patterns import regex
from dsh.request.live.objects import Live, is_there
from dsh.request.suggestion import Suggestion

SURE = 0.9
SO_THAT = regex(
    r",? (?:so|such|in order|for them|to let them|and let them)(?: that)?(?: they| both| the two)?(?: can| could| may)?"
    r"(?: to)? (?:talk|speak|see|reach|find|communicate|connect|ping)(?: with| to)?(?: each other| one another)?"
    r"(?: by (?:their )?names?)?$",
    re.IGNORECASE,
)
BOTH = regex(
    r"(?:both|them|all)(?: (?:of )?(?:them|the two|these|those))?|them both|(?:the|these|those) two|"
    r"both (?:the )?containers|they(?: both)?",
    re.IGNORECASE,
)
SIGNS = ("each other", "together")
SPLIT = regex(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+with\s+")
PUT = r"(?:please )?(?:put|connect|attach|add|join|place|bring) (?P<names>.+?)"
NEW = r"(?:make|create|add) (?:a |the )?(?:new )?network"
NAMED = (
    rf"{NEW} (?:called |named )?(?P<network>[\w.-]+)(?: and|,| then)+ (?:then )?"
    rf"{PUT} (?:on|to|into|in) (?:it|that|this network|the network)"
)
OWN = (
    rf"{PUT} (?:on|to|into|in) (?:a|one|the same|the) "
    r"(?:(?:common|new|private|shared|own|single|user[- ]defined) )*network"
    r"(?: of (?:their|its) own| together| only for them)?(?: (?:called|named) (?P<network>[\w.-]+))?|"
    rf"{NEW}(?: called (?P<network_>[\w.-]+)| named (?P<network__>[\w.-]+))? (?:for|with) (?P<names_>.+)|"
    r"(?:let|make) (?P<names__>.+?) (?:talk|speak|reach|see|find|connect)(?: to)? each other(?: by (?:their )?names?)?|"
    r"(?:connect|link) (?P<names___>.+?) (?:with each other|to each other|together)"
)
JOIN = rf"{PUT} (?:on|to|into|in) (?P<the>the )?(?P<noun>network )?(?P<network>[\w.-]+)(?P<after> network)?"
WHO = (
    r"(?:who|what|which (?:containers?|ones?)) (?:is|are|hangs?|lives?)(?: still| connected| attached)? "
    r"(?:on|in|to|at) (?:the )?(?:network )?(?P<network>[\w.-]+?)(?: network)?|"
    r"(?:list |show (?:me )?)?(?:the )?(?:containers|members) (?:on|in|of) (?:the )?network (?P<network_>[\w.-]+)"
)
MEMBERS = "docker network inspect -f '{{{{range .Containers}}}}{{{{.Name}}}} {{{{end}}}}' {}"


def in_network(text: str, live: Live) -> Suggestion | None:
    """None where it is about something else, or names a container that is not there."""
    low = text.lower()
    spoken = "network" in low or any(name.lower() in low for name in live.networks)
    if not spoken and not any(sign in low for sign in SIGNS):
        return None  # the patterns take longer to be made ready than all the rest
    text = SO_THAT.sub("", text)
    asked = re.fullmatch(WHO, text, re.IGNORECASE)
    network = _said(asked, "network")
    if network and is_there(network, "network", live):
        return _suggestion(MEMBERS.format(network), "The names of the containers in a network", "read")
    for shape in (NAMED, OWN, JOIN):
        match = re.fullmatch(shape, text, re.IGNORECASE)
        joined = _containers(_said(match, "names"), live)
        if not joined and BOTH.fullmatch(_said(match, "names")):
            two = [it.name for it in live.containers]
            joined = two if len(two) == 2 else ["CONTAINER"]
        if match is None or not joined:
            continue
        network = _said(match, "network")
        there = bool(network) and is_there(network, "network", live)
        if shape is JOIN and not there and not (match["noun"] or match["after"]):
            continue  # it may be no network at all
        if shape is OWN and len(joined) < 2 and not network and joined != ["CONTAINER"]:
            continue
        return _joined(network or _free(joined[0], live), joined, there)
    return None


def _joined(network: str, containers: list[str], there: bool) -> Suggestion:
    line = [f"docker network connect {network} {name}" for name in containers]
    if there:
        return _suggestion(" && ".join(line), "Let containers join a network", "change")
    made = " && ".join([f"docker network create {network}", *line])
    return _suggestion(made, "Make a network and let containers join it", "change")


def _containers(names: str, live: Live) -> list[str]:
    """The containers named, all of which are there; none where one is not."""
    bare = re.sub(r"^(?:both )?(?:the )?(?:containers? )?", "", names)
    found = [it.removeprefix("the ").removeprefix("container ").strip("\"'") for it in SPLIT.split(bare)]
    return found if names and all(is_there(name, "container", live) for name in found) else []


def _free(container: str, live: Live) -> str:
    """A name for a new network that none has."""
    container = "own" if container == "CONTAINER" else container
    names = (f"{container}-net{number or ''}" for number in range(len(live.networks) + 1))
    return next(name for name in names if not is_there(name, "network", live))


def _said(match: re.Match[str] | None, key: str) -> str:
    """What was said, whichever way."""
    found = match.groupdict() if match else {}
    return next((value for name, value in found.items() if name.rstrip("_") == key and value), "")


def _suggestion(command: str, summary: str, risk: str) -> Suggestion:
    missing = ("CONTAINER",) if command.endswith(" CONTAINER") else ()
    return Suggestion(command, summary, risk, SURE, reading=(command,), missing=missing)
