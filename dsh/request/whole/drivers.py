"""Volumes and networks whose driver needs options: an NFS or CIFS share, a macvlan on a network card.

Their parts stand in any order: "nfs volume media from 10.0.0.2:/srv/media", "macvlan lan on eth0, 192.168.1.0/24".
"""

import re

from dsh.patterns import regex
from dsh.request.line import Whole, quote
from dsh.request.reading import Reading

SHARES = frozenset(["nfs", "nfs4", "nfsv4", "cifs", "smb", "samba"])
LANS = frozenset(["macvlan", "ipvlan"])
SHARE = regex(r"(?<![\w/])(?P<host>[a-zA-Z0-9][\w.-]*):(?P<path>/[\w./-]*)")
UNC = regex(r"(?<![\w:])//(?P<host>[\w.-]+)/(?P<path>[\w./-]+)")
HOST = regex(
    r"\b(?:server|host|address|addr|nas|on|from|at|ip)(?: (?:is|the|server|host|my|our|nas|nfs|cifs|at))*:? "
    r"(?P<host>(?!(?:nfs|cifs|smb|samba)\b)"
    r"(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9][\w-]*(?:\.[\w-]+)+|(?:nas|nfs|file)[\w-]*\d*))\b",
    re.I,
)
PATH = regex(r"(?<![\w:/])(?P<path>/[\w./-]+)")
CALLED = tuple(
    regex(said, re.IGNORECASE)
    for said in (
        r"\b(?:called|named|name it|call it|name is|name:?)(?: it)? [\"']?(?P<name>[\w.-]+)",
        r"\b(?:volume|network|net|share)(?: (?:called|named))? [\"']?(?P<name>[\w-]+)",
        r"\b(?:macvlan|ipvlan|nfs|cifs) (?P<name>[\w-]+)",
        r"(?P<name>[\w-]+) (?:volume|network)\b",
    )
)
NO_NAMES = frozenset(
    ["nfs", "nfs4", "cifs", "smb", "samba", "macvlan", "ipvlan", "from", "on", "over", "with", "that", "for", "a", "an",
     "the", "my", "in", "is", "via", "at", "using", "backed", "named", "called", "driver", "share", "mounted", "of",
     "to", "as",
     "and", "new", "docker", "which", "whose", "so", "mount", "export", "network", "volume", "parent", "this",
     "subnet", "gateway", "gw", "our", "type", "mode", "range", "path", "server", "host", "where", "by", "bridge"]
)  # fmt: skip
CARD = regex(r"\b(?P<card>(?:eth|ens|enp|eno|wlan|wlp|bond|br|em|en|vlan)\d[\w.:-]*|(?:eth|ens|enp|eno)\w+)\b")
LAN = regex(r"\b(?P<lan>\d{1,3}(?:\.\d{1,3}){3}/\d{1,2})\b")
IP = regex(r"(?<![\d./])(?P<ip>\d{1,3}(?:\.\d{1,3}){3})(?![\d./])")
GATE = regex(
    r"\b(?:gateway|gw|router|default route)(?: (?:is|at|of|ip|address|=))*:? ?(?P<ip>\d{1,3}(?:\.\d{1,3}){3})", re.I
)
MORE = frozenset(["range", "ip-range", "mode", "l2", "l3", "internal", "attachable", "ipv6", "mtu", "aux", "reserve"])
USER = regex(r"\b(?:user|username|login)(?: (?:is|name))*:? (?P<text>[\w.@-]+)", re.I)
WORD = regex(r"\b(?:password|pw|pass|passwort)(?: is)?:? (?P<text>[^\s,;]+)", re.I)
BARRED = regex(r"\bread[ -]?only\b|\bro\b", re.I)
TOLD = ("v.remove", "v.inspect", "v.show", "v.run", "v.connect", "v.disconnect", "v.clean", "v.count", "v.start")


def line(reading: Reading) -> Whole | None:
    """None where it is not said where the share or the network is."""
    lows = {w.low for w in reading.words}
    first = next((w.sense for n, w in enumerate(reading.words) if w.sense[:2] == "v." and n not in reading.off), "")
    if reading.mood == "idea" or first in TOLD:
        return None
    text = reading.text
    if lows & LANS and (lows & MORE or any(low.startswith("label") for low in lows)):
        return None  # its flags' own phrases know more of it
    command = _lan(text, lows) if lows & LANS else _share(text, lows) if lows & SHARES else None
    return None if command is None else Whole(command, frozenset(range(len(reading.words))))


def _share(text: str, lows: set[str]) -> str | None:
    windows = not lows & {"nfs", "nfs4", "nfsv4"}
    at = UNC.search(text) or SHARE.search(text)
    host, path = (
        (at["host"], at["path"])
        if at
        else (_first(IP, text, "ip") or _first(HOST, text, "host"), _first(PATH, text, "path"))
    )
    name = _called(text if at is None else text.replace(at.group(), " "), (host,)) or "VOLUME"
    if not host or not path or "volume" not in " ".join(lows):
        return None
    if not windows:
        mode = "ro" if BARRED.search(text) else "rw"
        return f"docker volume create -o type=nfs -o o=addr={host},{mode} -o device=:{quote(path)} {quote(name)}"
    user, word = _first(USER, text, "text"), _first(WORD, text, "text")
    options = ",".join(
        [f"addr={host}", *([f"username={user}"] if user else []), *([f"password={word}"] if word else [])]
    )
    device = f"//{host}/{path.strip('/')}"
    return f"docker volume create -o type=cifs -o {quote(f'o={options}')} -o device={quote(device)} {quote(name)}"


def _lan(text: str, lows: set[str]) -> str | None:
    card, lan = _first(CARD, text, "card"), _first(LAN, text, "lan")
    rest = text
    for said in (card, lan):
        rest = rest.replace(said, " ") if said else rest
    gate = _first(GATE, text, "ip") or _first(IP, rest, "ip")
    name = _called(rest, (card, lan, gate))
    if not name or not (card or lan):
        return None
    driver = "ipvlan" if "ipvlan" in lows else "macvlan"
    flags = [f"-d {driver}", *([f"--subnet {lan}"] if lan else []), *([f"--gateway {gate}"] if gate else [])]
    return " ".join(["docker network create", *flags, *([f"-o parent={card}"] if card else []), quote(name)])


def _first(pattern: re.Pattern[str], text: str, group: str) -> str:
    found = pattern.search(text)
    return found[group].rstrip(".") if found else ""


def _called(text: str, others: tuple[str, ...]) -> str:
    for said in CALLED:
        for found in said.finditer(text):
            name = found["name"].rstrip(".")
            if name.lower() not in NO_NAMES and name not in others and not name[:1].isdigit():
                return name
    return ""
