"""How long a container is to live: removed when it ends, restarted so many times."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

GONE = (
    "removed",
    "deleted",
    "gone",
    "vanishes",
    "vanish",
    "disappears",
    "disappear",
    "cleaned",
    "destroyed",
    "removes",
    "deletes",
)
IT = (
    "away",
    "out",
    "off",
    "up",
    "it",
    "itself",
    "the",
    "container",
    "this",
    "that",
    "is",
    "be",
    "gets",
    "should",
    "thing",
    "by",
    "one",
    "and",
)
WHEN = (
    "when", "once", "after", "afterwards", "afterward", "automatically", "as soon as", "exits", "exit", "done",
    "finished", "finishes", "stops", "ends", "later", "quits", "after that", "exiting", "at", "directly",
)  # fmt: skip
BEFORE = ("v.run", "v.start", "v.create", "v.exec", "v.get", "v.enter")
TIMES = ("times", "time", "retries", "attempts", "tries", "restarts")
AGAIN = ("tries", "restart", "restarts", "restarted", "restarting", "retry", "retries", "retrying", "try", "attempts")


def lifetime(reading: Reading) -> list[FlagFound]:
    """--rm for "and delete it when it exits", --restart for "restart it at most 5 times"."""
    out = []
    words = reading.words
    for at, word in enumerate(words):
        if at and (word.sense in ("v.remove", "v.clean") or word.low in GONE) and _runs(reading, at):
            end = at + 1
            while end < len(words) and words[end].low in IT:
                end += 1
            if end < len(words) and words[end].low in WHEN and not words[end - 1].stop:
                last = min(end + 4, len(words))
                stop = next(
                    (n for n in range(end, last) if words[n].comma or words[n].stop or words[n].low == "and"), last - 1
                )
                out.append(FlagFound("rm", None, tuple(range(at, stop + 1)), None))
                break
    for at, value in reading.values.items():
        after = words[value.last].low if value.last < len(words) else ""
        checked = any(w.low.startswith("health") for w in words) and after in ("retries", "tries", "attempts")
        if value.kind == "number" and after in TIMES and value.text.isdigit() and not checked:
            near = [
                n
                for n in range(max(0, at - 6), at)
                if words[n].low in AGAIN or words[n].low.split()[-1].startswith("restart")
            ]
            if near or after in AGAIN:
                first = near[0] if near else at
                named = {i for n in reading.names for i in n.indexes}  # "restart api at most 3 times"
                said = tuple(n for n in range(first, value.last + 1) if n not in named)
                out.append(FlagFound("restart", f"on-failure:{value.text}", said, None))
    return out


def _runs(reading: Reading, at: int) -> bool:
    """Is something run before that, so that it is the container that goes in the end?"""
    return any(w.sense in BEFORE for w in reading.words[:at]) or any(
        n.kind == "image" and n.first < at for n in reading.names
    )
