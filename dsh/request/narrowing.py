"""What narrows a set of containers: the volume they use, the port they publish, their exit code, the last few."""

from dsh.request.names import Name
from dsh.request.reading import Reading

FROM = ("from", "of", "using", "with", "based", "on", "running", "run", "use", "create", "launch", "start", "base")
TIES = frozenset(
    ["made", "built", "created", "based", "started", "spawned", "launched", "come", "coming", "came", "derived", "use",
     "uses", "using", "used", "mount", "mounts", "mounting", "mounted", "attached", "connected", "run", "running",
     "runs", "publish", "publishes", "publishing", "listen", "listening", "listens", "exposing", "expose", "have",
     "having", "belonging", "belong", "sitting", "living", "hanging", "which", "that", "whose", "still", "all",
     "holding", "bound"]
)  # fmt: skip


AGES = ("before", "since")
MADE = {"created", "made", "started", "earlier", "older", "later", "newer", "younger", "create", "launched"}
OLD = {*MADE, "before", "after", "since", "than", "container", "which", "were", "that", "was", "are"}


def related(kind: str, reading: Reading, name: Name) -> list[int]:
    """The words that tie a name to the objects before it: "containers THAT USE THE VOLUME x", "MADE FROM IMAGE y"."""
    words = reading.words
    out: list[int] = []
    for at in range(name.first - 1, max(-1, name.first - 8), -1):
        word = words[at]
        if word.sense == f"n.{kind}":
            tied = any(words[n].low.split()[0] in TIES or words[n].low in FROM for n in out)
            return out if tied and not word.comma else []
        if word.sense[:1] not in ("p", "f", "n") and word.low.split()[0] not in TIES:
            return []
        if word.comma or word.low == "and":
            return []
        out.append(at)
    return []


def age_words(reading: Reading, name: Name) -> list[int]:
    """The words between the objects and the name that tells how old they are."""
    words, first = reading.words, name.first
    while (
        first > name.first - 6 and first and (words[first - 1].low in OLD or words[first - 1].sense[:1] in ("f", "p"))
    ):
        first -= 1
    return list(range(first, name.first))


def by_age(reading: Reading, name: Name) -> str:
    """Does another container only tell how old they are: "created before old1", "newer than web"? The filter for it."""
    words, at = reading.words, name.first - 1
    while at > 0 and words[at].low in ("container", "the", "my", "our", "was", "one"):
        at -= 1
    several = any(w.low == "containers" or w.sense == "s.all" for w in words[: name.first])
    if at < 1 or not several or name.kind or name.object not in ("", "container") or len(name.texts) > 1:
        return ""
    led = {w.low for w in words[max(0, at - 3) : at]}
    link = words[at].low
    made = led & MADE
    if not made:
        return ""
    if link in ("before", "than", "as", "then"):
        return "before" if link == "before" or made & {"earlier", "older"} else "since"
    return "since" if link in ("after", "since") else ""


def told(kind: str, reading: Reading) -> tuple[list[str], list[int]]:
    """Filters that are said with a value: the port they publish, the code they ended with, their status."""
    filters: list[str] = []
    used: list[int] = []
    words = reading.words
    for at, value in reading.values.items() if kind == "container" else ():
        before = words[at - 1] if at else None
        if value.kind in ("number", "port") and before is not None and before.low.split()[-1] in ("port", "ports"):
            filters.append(f"publish={value.text}")
            used += [
                n
                for n in range(max(0, at - 4), value.last)
                if words[n].sense[:1] in ("p", "f")
                or words[n].low.split()[0] in TIES
                or words[n].sense == "n.ports"
                or n in (at - 1, at)
            ]
        elif (
            value.kind == "number"
            and value.text.isdigit()
            and before is not None
            and before.low.split()[-1] in ("code", "status", "exited")
            and any(w.sense == "n.exitcode" or w.low.split()[-1] in ("exited", "exit") for w in words[:at])
        ):
            filters.append(f"exited={value.text}")
            used += [
                n
                for n in range(max(0, at - 4), at + 1)
                if words[n].sense in ("n.exitcode", "s.stopped", "n.status")
                or words[n].low in ("code", "exit", "with", "an")
                or n == at
            ]
        elif (
            value.kind == "env"
            and value.text.split("=")[0]
            in ("status", "health", "name", "ancestor", "network", "volume", "exited", "publish")
            and not (at and words[at - 1].low.startswith("label"))
        ):
            filters.append(value.text)
            used.append(at)
    for at in range(1, len(words) if kind == "container" else 0):
        state = at - 1
        while state > 0 and words[state].low in ("is", "of", "equal", "to", "equals", "the", "=", "shows", "says"):
            state -= 1
        if (
            words[at].low in ("created", "exited", "dead", "paused", "restarting", "running")
            and words[state].sense == "n.status"
        ):
            filters.append(f"status={words[at].low}")
            used += [
                n
                for n in range(max(0, at - 5), at + 1)
                if words[n].sense[:1] in ("p", "f")
                or words[n].sense == "n.status"
                or words[n].low in ("having", "whose", "shows", "says")
                or n == at
            ]
    return filters, used


def newest(kind: str, reading: Reading) -> tuple[str, list[int]]:
    """The flag for the last few: "the last 3 containers", "the container i created last", and its words."""
    words = reading.words
    nouns = [n for n, w in enumerate(words) if w.sense == "n.container"]
    for at, word in enumerate(words if kind == "container" and nouns else []):
        if word.sense != "s.last":
            continue
        near = nouns[0]
        value = next((v for v in reading.values.values() if v.kind == "number" and abs(v.first - at) == 1), None)
        if not abs(near - at) <= 5 or any(words[n].sense[:2] == "n." for n in range(min(near, at) + 1, max(near, at))):
            continue
        beside = [
            n
            for n in range(min(near, at), max(near, at) + 1)
            if words[n].sense in ("v.create", "v.start", "v.run") or words[n].sense[:1] in ("f", "p", "s")
        ]
        if value is None and words[near].low.endswith("s"):
            continue
        return (f"-n {value.text}" if value is not None and value.text != "1" else "-l"), [
            at,
            *beside,
            *([value.first] if value else []),
        ]
    return "", []
