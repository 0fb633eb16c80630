"""What a request says besides: whose machine it is, what it is all for, how polite one is."""

from dsh.knowledge.words import Word

MACHINES = (
    "pc",
    "laptop",
    "computer",
    "machine",
    "mac",
    "macbook",
    "desktop",
    "host",
    "box",
    "workstation",
    "server",
    "system",
    "side",
    "raspberry",
    "raspberry pi",
    "pi",
    "raspi",
    "nas",
    "synology",
    "vps",
    "droplet",
    "homeserver",
    "notebook",
    "rig",
)
VIRTUAL = ("machine", "machines", "box", "boxes", "vm", "vms", "guest", "guests", "instances")
MODELS = ("m1", "m2", "m3", "m4", "m5", "arm", "intel", "dev")
WHOSE = ("only", "just", "my", "this", "our", "your", "the", "local", "host", "own")
LIKE = ("little", "small", "tiny", "old", "new", "big", "home", "poor", "trusty")  # what a machine is like
PLACES = ("p.on", "p.of", "p.from", "p.to", "p.at", "p.in", "p.onto", "p.via", "p.through", "p.for")
PURPOSES = (
    ("to", "see", "if"),
    ("to", "see", "whether"),
    ("to", "check", "if"),
    ("to", "check", "whether"),
    ("to", "test", "if"),
    ("to", "test", "whether"),
    ("so", "i", "can"),
    ("so", "that", "i", "see"),
    ("so", "that", "i", "know"),
    ("so", "i", "know"),
    ("so", "that", "i", "can"),
    ("so", "we", "can"),
    ("so", "it"),
    ("so", "they"),
    ("because",),
    ("since", "i"),
    ("since", "it"),
    ("since", "we"),
    ("in", "order", "to"),
)


def without_machines(words: list[Word]) -> list[Word]:
    """ "on my laptop", "of this PC": where docker runs says nothing of what it is to do."""
    out = list(words)
    if any(w.low in VIRTUAL or w.sense == "n.disk" for w in words):
        from dsh.request.retold.machines import (
            as_containers,  # few requests speak of machines: it is no part of the start
        )

        words = out = as_containers(words)
    out = list(words)
    for at, word in enumerate(words):
        if word.low in ("hi", "hello", "hey") and at and words[at - 1].sense[:2] in ("v.", "p."):
            out[at] = word._replace(sense="")  # not a greeting, but what somebody calls something
        of_context = at + 1 < len(words) and words[at + 1].sense == "n.context"
        if word.low in MACHINES and at > 1 and word.sense[:1] in ("", "w") and not word.quoted and not of_context:
            before = at - 1
            while before > 0 and words[before].low in (*WHOSE, *MODELS, *LIKE):
                before -= 1
            mine = any(w.low in ("my", "this", "our", "own", "local") for w in words[before + 1 : at])
            sure = word.low in ("pc", "laptop", "computer", "host", "macbook") and before < at - 1
            if words[before].sense in PLACES and (mine or sure) and before < at - 1:
                for n in range(before + 1, at + 1):
                    out[n] = out[n] if out[n].sense else out[n]._replace(sense="f.machine")
                out[at] = word._replace(sense="f.machine")
                for n in range(before + 1, at):  # "my intel pc"
                    out[n] = words[n]._replace(sense="f.machine")
    return out


def asides(words: list[Word], valued: set[int]) -> frozenset[int]:
    """The words of "to see if it works" and "because I need it", and parts of the text that say nothing known."""
    out: set[int] = set()
    lows = [w.low for w in words]
    for at in range(2, len(words)):
        if any(tuple(lows[at : at + len(p)]) == p for p in PURPOSES) and any(
            w.sense[:1] in "vn" for w in words[:at] if w.sense
        ):
            out.update(range(at, len(words)))
            break
    for at in range(1, len(words) - 3):  # "the cache is 40 gigs, empty it"
        if words[at].low in ("is", "takes", "eats", "uses", "has", "reached") and at + 1 in valued:
            end = next((n for n in range(at + 1, len(words)) if n not in valued), len(words))
            if words[end - 1].comma and any(w.sense[:2] == "v." for w in words[end:]):
                out.update(range(at, end))
    start = 0
    for at, word in enumerate(words):
        if word.comma or word.stop or at + 1 == len(words):
            part = range(start, at + 1)
            named = any(words[n].low in ("called", "named") for n in part[:-1])
            if (
                len(part) < len(words)
                and not named
                and not any(n in valued or words[n].sense[:1] in ("v", "n", "s") for n in part)
            ):
                out.update(part)
            start = at + 1
    return frozenset(out)


SPEAKERS = ("my", "our", "the", "a", "his", "her", "their", "some")
SAYING = ("said", "told", "asked", "says", "wants", "tells", "asks", "wanted", "suggested", "recommends")
LEADING = ("me", "us", "that", "i", "we", "should", "must", "have", "need", "to", "you", "can", "just", "please")
THINGS = frozenset(
    ["container", "image", "service", "docker", "compose", "app", "server", "volume", "network", "log", "logs", "it"]
)


def without_preamble(text: str) -> str:
    """The text without "our teacher said to" and the like: who wants it says nothing of what is wanted."""
    words = text.split()
    lows = [w.lower().strip(",:") for w in words[:6]]
    at = next((n for n, low in enumerate(lows) if low in SAYING), 0)
    if not 2 <= at <= 4 or lows[0] not in SPEAKERS or THINGS & set(lows[1:at]) - {"docker"} or lows[at - 1] == "docker":
        return text
    start = at + 1
    while start < len(words) and words[start].lower() in LEADING:
        start += 1
    return " ".join(words[start:]) if len(words) - start > 1 and "to" in [w.lower() for w in words[at:start]] else text
