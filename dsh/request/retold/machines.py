"""Words of virtual machines: "power all the stopped machines on", "a disk called data", for containers and volumes."""

from dsh.knowledge.words import Word

MANY = ("machines", "boxes", "vms", "guests")
ONE = ("machine", "box", "vm", "guest")
ACTS = ("v.start", "v.stop", "v.restart", "v.kill", "v.remove", "v.pause", "v.unpause", "v.rename")
ITS_SIZE = ("space", "usage", "full", "size", "big", "left", "free")


def as_containers(words: list[Word]) -> list[Word]:
    """The words with machines read as containers where several are acted on or one has a state, and a disk that has a
    name as a volume. A machine by itself is where docker runs."""
    out = list(words)
    acts = any(w.sense in ACTS for w in words)
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if word.low in MANY and not word.quoted:
            state = before is not None and before.sense[:2] == "s."
            if state or (acts and not any(w.sense in ("n.container", "n.swarm", "n.node") for w in words)):
                out[at] = word._replace(sense="n.container")
        elif word.low in ONE and before is not None and before.sense in ("s.stopped", "s.paused", "s.last"):
            out[at] = word._replace(sense="n.container")
        elif word.sense == "n.disk" and word.low in ("disk", "drive", "storage") and _has_a_name(words, at):
            out[at] = word._replace(sense="n.volume")
    return out


def _has_a_name(words: list[Word], at: int) -> bool:
    """Is it told what the disk is called: "a disk named media"?"""
    named = at + 1 < len(words) and words[at + 1].low in ("called", "named") and not words[at].comma
    return named and not any(w.low in ITS_SIZE for w in words)
