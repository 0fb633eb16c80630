"""Containers that are to go with their volumes, or to leave a network: what they have is looked up, and named.

leaving(request, live) -> the answer, or None; every name in it is that of an object there is
"""

import re

from dsh.cmdline.lines import quote
from dsh.request.live.going import FORCES, STOPS
from dsh.request.live.objects import Live, LiveContainer, container
from dsh.request.suggestion import Answer, Suggestion

SIGNS = ("volume", "data", "network", "disconnect", "net", "detach", "unplug")
ONE = r"(?:the )?(?:container )?[\"']?(?P<{0}>[\w.-]+)[\"']?(?: container)?"
ENDS = r"(?: (?:again|please|now|too|for good|for me|completely|entirely))*"
GOES = (
    rf"(?:please )?(?:remove|delete|rm|destroy|get rid of|throw away|wipe|drop|erase) {ONE.format('one')},? "
    r"(?:(?:and|with|together with|along with|including|incl\.?|plus|as well as)(?: also)?)(?: all)?(?: of)? "
    r"(?:its|the|their|his)?(?: own)? ?(?:named )?(?:(?P<net>networks?)|volumes?|data(?: volumes?)?)"
    rf"(?: it (?:has|uses|is on))?{ENDS}"
)
ITS = (
    r"(?:please )?(?:remove|delete|rm|destroy|get rid of|throw away|drop) (?:all )?(?:the )?(?:data )?volumes? "
    rf"(?:of|from|that belongs? to) {ONE.format('one')}{ENDS}"
)
NET = r"(?:(?:the|its|that|this|any|every|all) )?(?:own )?(?:docker )?(?:networks?|net)(?: it is (?:on|in))?"
LEAVES = (
    rf"(?:please )?(?:take|pull|get|kick|throw) {ONE.format('one')} (?:off|out of|from|away from) {NET}{ENDS}",
    rf"(?:please )?(?:disconnect|detach|unplug|unhook|remove|drop|delete) {ONE.format('one')} "
    rf"(?:from|off|out of) {NET}{ENDS}",
    rf"(?:please )?(?:disconnect|unplug) {ONE.format('one')}{ENDS}",
    rf"(?:i (?:want|need) |let |make |have )?{ONE.format('one')} "
    rf"(?:(?:should|shall|must|has to|is to|can|to) )?leaves? {NET}{ENDS}",
    rf"{ONE.format('one')} (?:should|shall|must|may|can) (?:not|no longer) be (?:on|in|part of) {NET}"
    rf"(?: any ?more)?{ENDS}",
)
LEAVE = "Take a container off a network"
REMOVE = "Remove a container and its volumes with all their data"
RUNS = ("running", "paused", "restarting")
OWN = ("bridge", "host", "none")
NAMELESS = 64  # letters of the name that docker gives to a volume itself
SURE = 0.9


def leaving(request: str, live: Live) -> Answer | None:
    """None where it is about something else, or names a container that is not there."""
    low = request.lower()
    if not live.containers or not any(sign in low for sign in SIGNS):
        return None  # the patterns take longer to be made ready than all the rest
    text = " ".join(request.split()).strip(" .!?")
    match = re.fullmatch(GOES, text, re.IGNORECASE)
    it = container(match["one"], live) if match else None
    if it is not None and match is not None:
        return _with_network(request, it) if match["net"] else _gone(request, it, live)
    match = re.fullmatch(ITS, text, re.IGNORECASE)
    it = container(match["one"], live) if match else None
    if it is not None and it.name not in live.volumes:
        return _volumes(request, it)
    for shape in LEAVES:
        match = re.fullmatch(shape, text, re.IGNORECASE)
        it = container(match["one"], live) if match else None
        if it is not None and it.name not in live.networks:
            return _off(request, it)
    return None


def _gone(request: str, it: LiveContainer, live: Live) -> Answer:
    """With the volumes that have a name, which docker rm leaves; those without one go with -v."""
    volumes = tuple(dict.fromkeys(name for name, _ in it.mounts if name and len(name) != NAMELESS))
    rm = "docker rm -v" if not volumes or any(len(name) == NAMELESS for name, _ in it.mounts) else "docker rm"
    name = quote((it.name,))
    rest = f" && docker volume rm {quote(volumes)}" if volumes else ""
    others = [c.name for c in live.containers if c.name != it.name and any(v in volumes for v, _ in c.mounts)]
    says = None
    if others:
        has = "have" if len(others) > 1 else "has"
        says = f"{' and '.join(others)} {has} it too: docker keeps a volume that is used"
    elif not volumes:
        says = f"{it.name} has no volume with a name; -v takes those without one"
    lines = [f"{rm} {name}{rest}"]
    ways = [REMOVE if volumes else "Remove a container and its volumes without a name"]
    if it.state in RUNS:
        forced = rm.replace("docker rm", "docker rm -f")
        lines = [f"docker stop {name} && {lines[0]}", f"{forced} {name}{rest}"]
        tail = "; then its volumes with all their data" if volumes else ""
        ways = [f"{STOPS[0]}{tail}", f"{FORCES[0]}{tail}"]
    found = tuple(_suggestion(line, way, "destroy", says) for line, way in zip(lines, ways, strict=True))
    if len(found) == 1:
        return Answer(request, "match", found)
    return Answer(request, "ambiguous", found, f"{it.name} is running. Which way?")


def _with_network(request: str, it: LiveContainer) -> Answer | None:
    networks = tuple(name for name in it.networks if name not in OWN)
    if not networks:
        return Answer(
            request, "none", hint=f"{it.name} is on no network of its own: docker's own networks stay", understood=True
        )
    line = f"docker rm {quote((it.name,))} && docker network rm {quote(networks)}"
    line = f"docker stop {quote((it.name,))} && {line}" if it.state in RUNS else line
    return Answer(request, "match", (_suggestion(line, "Remove a container and the network it is on", "destroy"),))


def _volumes(request: str, it: LiveContainer) -> Answer:
    names = tuple(dict.fromkeys(name for name, _ in it.mounts if name))
    if not names:
        return Answer(request, "none", hint=f"{it.name} has no volume", understood=True)
    says = f"{it.name} has it: docker keeps a volume as long as a container has it, even a stopped one"
    line = f"docker volume rm {quote(names)}"
    return Answer(request, "match", (_suggestion(line, "Remove volumes with all their data", "destroy", says),))


def _off(request: str, it: LiveContainer) -> Answer:
    """Off the one it is on; those that were made by the user go before docker's own."""
    mine = tuple(name for name in it.networks if name not in OWN)
    names = mine or tuple(name for name in it.networks if name == OWN[0])
    if not names:
        return Answer(request, "none", hint=f"{it.name} is on no network that it could leave", understood=True)
    found = tuple(_suggestion(f"docker network disconnect {quote((n, it.name))}", LEAVE, "change") for n in names)
    if len(found) == 1:
        return Answer(request, "match", found)
    return Answer(request, "ambiguous", found, f"{it.name} is on {len(found)} networks. Which one?")


def _suggestion(command: str, summary: str, risk: str, warning: str | None = None) -> Suggestion:
    return Suggestion(command, summary, risk, SURE, reading=(command,), warning=warning)
