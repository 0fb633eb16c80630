"""The limits of processes: "ulimit nofile 65536", "the open files limit at 65535", "memlock unlimited"."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

NAMES = {  # of a limit, by the words that people use for it
    ("open", "files"): "nofile", ("open", "file"): "nofile", ("open", "fds"): "nofile",
    ("file", "descriptors"): "nofile", ("file", "descriptor"): "nofile", ("file", "handles"): "nofile",
    ("open", "handles"): "nofile", ("core", "dumps"): "core", ("core", "dump"): "core", ("core", "files"): "core",
    ("core", "size"): "core", ("locked", "memory"): "memlock", ("stack", "size"): "stack",
}  # fmt: skip
PLAIN = (
    "nofile",
    "nproc",
    "memlock",
    "core",
    "stack",
    "fsize",
    "data",
    "rss",
    "cpu",
    "msgqueue",
    "nice",
    "rtprio",
    "as",
)
SAYING = ("ulimit", "ulimits", "rlimit")
BESIDE = frozenset(
    ["limit", "limits", "ulimit", "ulimits", "max", "maximum", "of", "to", "at", "is", "be", "set", "=", "for", "on",
     "up", "most", "the", "a", "with", "raised", "capped", "limited", "number", "allow", "many", "as", "than", "more",
     "no", "bumped", "increased", "count"]
)  # fmt: skip
ENDLESS = ("unlimited", "infinite", "infinity", "boundless")
FAR = 4  # words between the name of a limit and its value


def told(reading: Reading) -> list[FlagFound]:
    """--ulimit for each limit that is named beside a value."""
    out: list[FlagFound] = []
    said = any(w.low in SAYING for w in reading.words)
    for first, last, name in _named(reading, said):
        found = _value(reading, first, last)
        if found is not None and not any((f.value or "").startswith(f"{name}=") for f in out):
            value, words = found
            near = range(max(0, min(words) - 3), min(len(reading.words), max(words) + 3))
            beside = [n for n in near if reading.words[n].low in (*SAYING, "limit", "limits")]
            out.append(FlagFound("ulimit", f"{name}={value}", tuple(sorted({*beside, *words})), None, True))
    return out


def _named(reading: Reading, said: bool) -> list[tuple[int, int, str]]:
    words = reading.words
    out = []
    for at, word in enumerate(words):
        pair = (word.low, words[at + 1].low) if at + 1 < len(words) else ("", "")
        if pair in NAMES:
            out.append((at, at + 2, NAMES[pair]))
        elif word.low in PLAIN and (said or word.low in PLAIN[:3]):
            out.append((at, at + 1, word.low))
    return out


def _value(reading: Reading, first: int, last: int) -> tuple[str, list[int]] | None:
    """The number or "unlimited" after the name of the limit, or before it."""
    words = reading.words
    both = _soft_and_hard(reading, last)
    if both is not None:
        return both[0], [*range(first, last), *both[1]]
    for step, start in ((1, last), (-1, first - 1)):
        at, seen = start, list(range(first, last))
        for _ in range(FAR):
            if not 0 <= at < len(words) or (step > 0 and words[at - 1].comma):
                break
            value = reading.values.get(at)
            if words[at].low in ENDLESS:
                return "-1", [*seen, at]
            if value is not None and (value.kind in ("number", "size", "ports") or "=" in value.text):
                return value.text, [*seen, at]
            if words[at].low not in BESIDE:
                break
            seen.append(at)
            at += step
    return None


def _soft_and_hard(reading: Reading, at: int) -> tuple[str, list[int]] | None:
    """ "soft 1024 hard 4096", "1024 soft and 4096 hard": soft:hard."""
    words = reading.words
    found: dict[str, str] = {}
    end, number = at, ""
    waiting = ""
    while end < len(words) and end - at < 10:
        low = words[end].low
        if low.isdigit():
            if waiting:
                found[waiting], waiting = low, ""
            else:
                number = low
        elif low in ("soft", "hard"):
            if number:
                found[low], number = number, ""
            else:
                waiting = low
        elif low not in BESIDE and low not in ("and", "limit"):
            break
        end += 1
        if len(found) == 2:
            return f"{found['soft']}:{found['hard']}", list(range(at, end))
    return None
