"""Names of containers there are that are words of another meaning, or stand in a list without an "and".

in_pieces(request, live) -> the request with names told word by word in one word
marked(request, live, index) -> the request with quotes around them where nothing but a name can stand
joined(request, live) -> the request with the names that stand one after the other as a list
"""

import re

from dsh.patterns import regex
from dsh.request.claims import is_common
from dsh.request.live.objects import PREDEFINED, Live
from dsh.request.phrasebook import Index

PARTICLES = frozenset(("up", "down", "in", "out", "on", "off", "over", "back", "away", "again"))
ASKING = regex(r"(?:what|which|who|show|list|is|are|how|where|look|see|print|whose)\b", re.IGNORECASE)
ACTING = regex(r"(?:please )?(?:stop|start|restart|remove|delete|rm|kill|pause|unpause|halt|reboot)\b", re.IGNORECASE)


def marked(request: str, live: Live, index: Index) -> str:
    """The places are the `stands` of knowledge/requests/live.yaml."""
    named = [("container", c.name) for c in live.containers]
    named += [("volume", v) for v in live.volumes] + [("network", n) for n in live.networks if n not in PREDEFINED]
    low = request.lower()
    acted = ASKING.match(low.strip()) is None
    for kind, name in named:
        if name not in low or not name.isalpha() or not means_more(name, index):
            continue
        for of, said, put in index.data["stands"]:
            if of != kind and (of != "acted" or (kind != "container" and not acted)):
                continue
            where = said.replace("{kind}", kind).replace("{name}", rf"(?P<name>{re.escape(name)})")
            found = re.search(where, request, re.IGNORECASE)
            if found is not None and found["name"] == name:
                told = put.replace("{name}", name) or f'"{name}"'
                request = f"{request[: found.start('name')]}{told}{request[found.end('name') :]}"
                break
    containers = [name for kind, name in named if kind == "container"]
    return _in_a_list(request, containers, index) if ACTING.match(request) else request


def _in_a_list(request: str, names: list[str], index: Index) -> str:
    """ "restart shop, hog and worker": who stands in a list with another container is one."""
    here = set(names).intersection(re.split(r"[\s,.?!]+", request))
    for name in sorted(here) if len(here) > 1 else ():
        others = "|".join(f'"?{re.escape(other)}"?' for other in here if other != name)
        joint = r"(?:,? (?:and |or )|, )"
        beside = rf"(?<![\w.-])(?:(?:{others}){joint}{re.escape(name)}|{re.escape(name)}{joint}(?:{others}))(?![\w.-])"
        if name.isalpha() and means_more(name, index) and re.search(beside, request):
            request = re.sub(rf"(?<![\w.\"'-]){re.escape(name)}(?![\w.\"'-])", f'"{name}"', request)
    return request


def in_pieces(request: str, live: Live) -> str:
    """ "the shop web one" is the container shop-web: its name, told word by word."""
    names = {c.name for c in live.containers}
    low = request.lower()
    for name in names:
        pieces = re.split(r"[-_.]", name)
        if (
            len(pieces) > 1
            and pieces != ["build", "cache"]
            and all(pieces)
            and " ".join(pieces).lower() in low
            and names.isdisjoint(pieces)
        ):
            told = rf"(?<![\w.-]){' '.join(map(re.escape, pieces))}(?: one)?(?![\w.-])"
            request = re.sub(told, name, request, flags=re.IGNORECASE)
    whole = {name.lower(): name for name in names if name.isalpha() and name.lower() not in low}
    words = request.split(" ")
    for at in range(len(words) - 2, -1, -1):
        name = whole.get(f"{words[at]}{words[at + 1].strip('.,;:?!')}".lower(), "")
        if name and words[at + 1].strip(".,;:?!").lower() not in PARTICLES:  # "home assistant", no "bring it back up"
            end = words[at + 1][len(words[at + 1].rstrip(".,;:?!")) :]
            words[at : at + 2] = [f"{name}{end}"]
    return " ".join(words)


def joined(request: str, live: Live) -> str:
    """ "stop web api db": names of containers one after the other are a list, which is read with an "and"."""
    names = {c.name for c in live.containers}
    words = request.split()
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].strip("\"'") in names and words[end] not in words[at:end]:
            end += 1
        end += (
            end < len(words) and end > at and words[end].strip("\"'.,?!") in names and words[end] not in words[at:end]
        )
        led = words[at - 1].lower() if at else ""
        if end - at > 1 and led not in ("container", "rename", "as", "to", "tag", "copy", "named", "called"):
            words[at:end] = [*(f"{word}," for word in words[at : end - 2]), words[end - 2], "and", words[end - 1]]
            end += 1
        at = max(end, at + 1)
    told = " ".join(words)
    return told if told != " ".join(request.split()) else request


def means_more(name: str, index: Index) -> bool:
    return bool(index.lexicon.sense(name)) or name in index.data["misspelt"] or is_common(name, index.data)
