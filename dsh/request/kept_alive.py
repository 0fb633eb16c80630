"""What keeps a container alive that would end at once: "that just sleeps forever", "that keeps running"."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

SYSTEMS = ("busybox", "alpine", "ubuntu", "debian", "fedora")  # whose own program is a shell that ends at once
KEEPS = ("keep", "keeps", "stay", "stays", "keeping", "remain", "remains")
LASTS = ("running", "alive", "going")
STAYS = (*LASTS, "up")


def sleeping(reading: Reading, taken: set[int]) -> tuple[str, tuple[int, ...]] | None:
    """ "that just sleeps forever", "sleeping for 3600 seconds"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low in ("sleep", "sleeps", "sleeping") and n not in taken), None)
    told = at is not None and any(n in reading.values for n in (at + 1, at + 2))  # "sleep 1000, keep it running"
    kept = None if told else _kept_up(reading)
    if kept is not None:
        return kept
    if at is None or not at:
        return None
    nxt = at + 1 + (at + 1 < len(words) and words[at + 1].low in ("for", "command"))
    led = [
        n
        for n in range(max(0, at - 4), at)
        if words[n].low in ("just", "that", "command", "and", "only", "running", "run", "with", "the")
    ]
    value = reading.values.get(nxt)
    if nxt < len(words) and words[nxt].low.startswith(("forever", "infin", "indefin")):
        return "sleep infinity", tuple(sorted({*led, *range(at, nxt + 1)}))
    if value is not None and value.kind in ("number", "duration"):
        return f"sleep {value.text.removesuffix('s')}", tuple(sorted({*led, *range(at, value.last)}))
    return None


def _kept_up(reading: Reading) -> tuple[str, tuple[int, ...]] | None:
    """ "from busybox that keeps running": a bare system ends at once unless something runs in it."""
    if not any(n.kind == "image" and n.texts[0].split(":")[0] in SYSTEMS for n in reading.names):
        return None
    words = reading.words
    for at, word in enumerate(words):
        end = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1].low == "it")
        named = next((n for n in reading.names if n.first in (at + 1, at + 2) and n.last < len(words)), None)
        if named is not None and word.low == "keep":
            end = named.last  # "keep container tools alive"
        if word.low not in KEEPS or end >= len(words) or words[end].low not in (STAYS if word.low[0] == "s" else LASTS):
            continue
        after = words[end + 1 : end + 2]
        if not after or words[end].comma or after[0].sense[:1] in ("p", "f"):
            led = [n for n in range(max(0, at - 2), at) if words[n].low in ("that", "which", "and", "it", "to", "just")]
            own = named.indexes if named is not None else ()
            return "sleep infinity", (*led, *(n for n in range(at, end + 1) if n not in own))
    return None


def lasting(at: tuple[int, ...], flags: list[FlagFound], reading: Reading) -> list[FlagFound]:
    """The flags of what sleeps so that it keeps running: in the background; started again only if that is said."""
    if not any(reading.words[n].low in KEEPS for n in at):
        return flags
    flags = [f for f in flags if f.flag != "restart" or not set(f.words) <= set(at)]
    held = any(f.flag in ("detach", "interactive", "tty") for f in flags)
    return flags if held else [*flags, FlagFound("detach", None, (), None)]
