"""What became of a thing, and whether it is still there: what is asked is never done: "did somebody delete it?"."""

from dsh.request.line import Whole, quote
from dsh.request.names import Name
from dsh.request.reading import Reading

WHO = ("who", "somebody", "someone", "anybody", "anyone", "did", "was", "were", "has", "have", "which", "what", "any")
DONE = {  # what happened, by the word for it, and the event that tells of it
    "deleted": "destroy", "removed": "destroy", "destroyed": "destroy", "delete": "destroy", "remove": "destroy",
    "vanished": "destroy", "disappeared": "destroy", "pruned": "destroy", "gone": "destroy", "killed": "kill",
    "kill": "kill", "destroy": "destroy",
}  # fmt: skip
BESIDE = {  # what may have happened besides, told in a row with one of those: "stopped or killed"
    **DONE, "stopped": "stop", "started": "start", "restarted": "restart", "died": "die", "created": "create",
    "made": "create", "paused": "pause", "renamed": "rename", "pulled": "pull", "tagged": "tag", "stop": "stop",
    "start": "start",
}  # fmt: skip
BETWEEN = ("or", "and", "&", "plus", "were", "was", "got", "been", "also", "even")
OF_IMAGES = {"destroy": "delete"}
KINDS = ("container", "image", "volume", "network")
STILL = ("there", "here", "around", "available", "present", "existing", "exist", "exists", "left", "installed", "alive")
NOT_SO = ("how", "why", "when", "platform", "platforms", "events", "event", "architectures", "tags", "versions")
SEEN = {
    "image": "docker images {}",
    "container": "docker ps -a -f name={}",
    "volume": "docker volume ls -f name={}",
    "network": "docker network ls -f name={}",
}
USING = {
    "network": "docker network inspect {}",
    "volume": "docker ps -a -f volume={}",
    "image": "docker ps -a -f ancestor={}",
}
USERS = ("somebody", "someone", "anybody", "anyone", "anything", "something", "container", "containers", "who", "any")
USED = (
    "use",
    "uses",
    "used",
    "using",
    "inside",
    "in",
    "connected",
    "attached",
    "needs",
    "need",
    "needed",
    "on",
    "depends",
)
LEADING = ("before", "i", "we", "plan", "want", "about", "because", "since", "so")


def line(reading: Reading) -> Whole | None:
    return _happened(reading) or _used(reading) or _is_there(reading)


def _happened(reading: Reading) -> Whole | None:
    """ "was a volume removed since yesterday?": the events of that time, and no longer."""
    words = reading.words
    when = next((v for v in reading.values.values() if v.kind in ("duration", "date")), None)
    at = next((n for n, w in enumerate(words) if w.low in DONE), None)
    if when is None or at is None:
        return None
    begins = max((n + 1 for n in range(at) if words[n].stop), default=0)
    before = [w.low for w in words[begins:at]]
    plain = words[at].low in ("delete", "remove", "destroy", "kill")
    asked = ("did", "who") if plain else WHO
    if not set(before) & set(asked) or set(before[-2:]) & {"not", "never", "don't", "dont"}:
        return None
    if any(w.low in ("older", "would", "could", "can", "will") for w in words) or any(n.texts for n in _own(reading)):
        return None
    kind = next((w.sense[2:] for w in words if w.sense[:2] == "n." and w.sense[2:] in KINDS), "")
    if not kind:
        return None
    told = dict.fromkeys(BESIDE[words[n].low] for n in _in_a_row(reading, at))
    events = " ".join(f"-f event={OF_IMAGES.get(it, it) if kind == 'image' else it}" for it in told)
    of_kind = f" -f type={kind}" if kind != "container" else ""
    command = f"docker events --since {when.text} --until 0s{of_kind} {events}"
    if any(w.low.rstrip("s") in ("event", "log", "name", "size") for w in words):
        return None  # more is said of what is to be seen
    return Whole(command, frozenset(range(len(words))))


def _in_a_row(reading: Reading, at: int) -> list[int]:
    """The word at this place, and those of other events that are told in a row with it."""
    words, row = reading.words, [at]
    for step in (-1, 1):
        n = at + step
        while 0 <= n < len(words) and (words[n].low in BETWEEN or words[n].low in BESIDE):
            row += [n] if words[n].low in BESIDE else []
            n += step
    return sorted(row)


def _own(reading: Reading) -> list[Name]:
    return [n for n in reading.names if n.object in KINDS and n.kind in ("", "image")]


def _thing(reading: Reading) -> tuple[str, Name] | None:
    """The one thing that is asked after, and of which kind it is."""
    found = [n for n in reading.names if n.kind in ("", "image") and len(n.texts) == 1]
    marked = [n for n in found if n.object in KINDS] or [n for n in found if set(":/") & set(n.texts[0])]
    if len(marked) != 1:
        return None
    kind = marked[0].object or "image"
    if kind != "image" and not set(":/") & set(marked[0].typed[0]):
        return kind, marked[0]._replace(texts=marked[0].typed)  # a container vault, and no image hashicorp/vault
    return ("image" if set(":/") & set(marked[0].texts[0]) else kind), marked[0]


def _is_there(reading: Reading) -> Whole | None:
    """ "webshop:old is still there or did somebody delete it?"."""
    words = reading.words
    thing = _thing(reading)
    if thing is None or reading.words[0].sense[:2] == "v." or any(w.low in NOT_SO for w in words):
        return None
    lows = [w.low for w in words]
    still = any(
        low in STILL and ({"is", "are", "still", "does", "do"} & set(lows[max(0, n - 8) : n]))
        for n, low in enumerate(lows)
    )
    lost = any(
        low in ("somebody", "someone", "anybody", "anyone") and lows[n - 1] in ("did", "has", "have", "or")
        for n, low in enumerate(lows)
        if n
    ) and any(low in DONE for low in lows)
    if not (still or lost):
        return None
    kind, name = thing
    return Whole(SEEN[kind].format(quote(name.texts[0])), _small(reading, name))


def _small(reading: Reading, name: Name) -> frozenset[int]:
    """The words that ask, and that say why: "i plan to delete it"."""
    said = (*STILL, *USERS, *USED, *LEADING, *DONE, *WHO, "plan", "still", "or", "that", "my", "deleting", "removing")
    kinds = tuple(f"n.{kind}" for kind in KINDS)
    words = {n for n, w in enumerate(reading.words) if w.low in said or w.sense[:1] in ("f", "p") or w.sense in kinds}
    return frozenset({*words, *name.indexes})


def _used(reading: Reading) -> Whole | None:
    """ "before i remove network lan, is somebody inside?"."""
    words = reading.words
    thing = _thing(reading)
    if thing is None or thing[0] not in USING:
        return None
    lows = [w.low for w in words]
    asked = any(low in ("is", "are", "does", "do", "has", "who", "which", "what", "if", "whether") for low in lows)
    by = [n for n, low in enumerate(lows) if low in USERS]
    used = any(low in USED for n in by for low in lows[n + 1 : n + 5])
    before = any(low in LEADING for low in lows) and any(
        low in ("delete", "remove", "deleting", "removing") for low in lows
    )
    if not (asked and by and used and before) or words[0].sense[:2] == "v.":
        return None
    return Whole(USING[thing[0]].format(quote(thing[1].texts[0])), _small(reading, thing[1]))
