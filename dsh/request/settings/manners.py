"""How a container is to run, told in words that no phrase of a flag foresees: its log files, how long it may take to
stop, whose volumes it shares, which image is taken.

What counts is what stands together, not in which order: a size and the logs, a time and to stop.
"""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

LOGS = (
    "log",
    "logs",
    "logfile",
    "logfiles",
    "logging",
    "log-file",
    "log-files",
    "rotate",
    "rotated",
    "rotation",
    "max-size",
    "max-file",
)
FILES = ("file", "files", "logs", "pieces", "logfiles", "backups", "old", "rotated", "of")
OF_LOGS = frozenset(
    ["keep", "keeping", "kept", "only", "max", "maximum", "most", "each", "rotate", "rotated", "rotating", "rotation",
     "file", "files", "size", "limit", "limited", "limiting", "grow", "bigger", "larger", "than", "more", "not", "at",
     "up", "to", "big", "every", "per", "after", "one", "no", "with", "of", "a", "for", "its", "the", "and", "should",
     "may", "must", "last", "never", "cap", "capped", "as", "them", "it", "when", "reach", "reaches", "total"]
)  # fmt: skip
MEMORY = ("memory", "ram", "swap", "shm", "mem")
STOPPING = ("v.stop", "v.kill", "v.restart")
ENDING = (
    "shutdown", "shutting", "shut", "stopping", "stopped", "terminate", "terminating", "terminated", "killed",
    "killing", "stop", "stops", "exit", "quit", "end", "ends",
)  # fmt: skip
GIVING = (
    "give",
    "let",
    "allow",
    "grant",
    "wait",
    "waiting",
    "allowing",
    "giving",
    "leave",
    "needs",
    "need",
    "has",
    "have",
    "with",
    "get",
    "gets",
    "within",
    "takes",
    "take",
    "patience",
    "grace",
)
AGO = ("ago", "since", "last", "past", "older", "than", "after", "every", "in", "previous", "before", "until", "over")
SHARED = ("same", "share", "shares", "sharing", "reuse", "reusing", "inherit", "those", "like", "use", "uses", "take")
FETCHING = (
    "get",
    "fetch",
    "pull",
    "download",
    "take",
    "grab",
    "load",
    "update",
    "check",
    "look",
    "pulling",
    "fetching",
)
NEWEST = ("newest", "latest", "fresh", "newer", "new", "current", "updated", "anew")
DENIED = ("not", "never", "cannot", "nothing", "no", "without", "nobody", "unable")
WRITING = ("writ", "chang", "modif", "alter", "touch", "edit", "creat", "sav")
LIMITING = frozenset(
    ["not", "to", "take", "takes", "more", "as", "than", "should", "shall", "it", "use", "eat", "need", "never", "over",
     "exceed", "consume", "allowed", "must", "may", "have", "no", "above", "only", "max", "maximum", "most", "at",
     "is", "be", "can", "get", "go", "grow", "beyond", "bigger", "greater", "the", "a", "with", "cannot", "of"]
)  # fmt: skip
FILESYSTEM = ("filesystem", "fs", "rootfs", "root", "disk", "itself", "system")


def stopped(reading: Reading) -> list[FlagFound]:
    """--timeout of a stop: "let it 2 minutes for saving the world", "but wait 30 seconds first"."""
    words = reading.words
    lead = reading.lead
    if lead is None or words[lead].sense not in ("v.stop", "v.restart"):
        return []
    for at, value in reading.values.items():
        before = [n for n in range(max(0, at - 6), at) if n != lead]
        if value.kind != "duration" or at < lead or (words[at - 1].low in AGO and words[at - 1].low != "after"):
            continue
        given = [n for n in before if words[n].low in GIVING or words[n].sense == "v.wait"]
        if not given or any(words[n].low in ("older", "than", "last", "past", "since") for n in before):
            continue
        return [FlagFound("timeout", seconds(value.text), _span(reading, given[0], value.last), None, True)]
    return []


def told(reading: Reading) -> list[FlagFound]:
    """What is told of a container that is to be made."""
    return [
        *_rotated(reading),
        *_bounded(reading),
        *_ending(reading),
        *_shared(reading),
        *_fetched(reading),
        *_unwritable(reading),
    ]


def seconds(text: str) -> str:
    """2m as 120."""
    units = {"h": 3600, "m": 60, "s": 1}
    number = text.rstrip("hms")
    return str(int(float(number) * units.get(text[-1:], 1))) if number.replace(".", "").isdigit() else text


def _span(reading: Reading, first: int, last: int) -> tuple[int, ...]:
    """The words from one to another, and on to where that part of the sentence ends: "... to finish its work"."""
    words, end = reading.words, last
    stated = {i for n in reading.names for i in n.indexes if n.kind or n.object}
    led = end < len(words) and words[end].low in ("to", "for", "so", "of", "until", "before", "time", "grace", "when")
    while led and end < len(words) and not words[end - 1].comma and words[end].low != "and" and end not in stated:
        end += 1
    return tuple(range(first, end))


def _rotated(reading: Reading) -> list[FlagFound]:
    """--log-opt for "keep only 3 log files with 10 MB each", "logs may grow to 50 MB at most"."""
    words = reading.words
    said = [n for n, w in enumerate(words) if w.sense == "n.logs" or set(w.low.split()) & set(LOGS)]
    said = [n for n in said if not any(w.low.startswith("driver") for w in words[n : n + 2])]
    if not said:
        return []
    near = range(min(said) - 8, max(said) + 12)
    sizes, counts = [], []
    for at, value in sorted(reading.values.items()):
        beside = [words[n].low for n in (at - 2, at - 1, value.last, value.last + 1) if 0 <= n < len(words)]
        if at not in near or set(beside) & set(MEMORY):
            continue
        if value.kind == "size":
            sizes.append(value)
        after = words[value.last : value.last + 2]
        counted = any(w.low.split()[-1] in FILES or w.sense == "n.logs" for w in after)
        if value.kind == "number" and counted and float(value.text) < 1000:
            counts.append(value)
    if not sizes and not counts:
        return []
    told = [*said, *(n for v in (*sizes, *counts) for n in range(v.first, v.last))]
    first, last = max(0, near[0]), min(len(words), near[-1])
    between = [n for n in range(first, min(told)) if words[n].low in ("and", "with") or words[n].comma]
    first = between[-1] + 1 if between else first
    used = set(said) | {n for n in range(first, last) if words[n].low in OF_LOGS}
    used -= {n for n, w in enumerate(words) if w.sense[:2] == "v." and n == reading.lead}
    out: list[FlagFound] = []
    for name, found in (("max-size", sizes[:1]), ("max-file", counts[:1])):
        for value in found:
            beside_it = (
                () if out else tuple(sorted(used - {i for v in (*sizes, *counts) for i in range(v.first, v.last)}))
            )
            text = value.text.removesuffix("b") if name == "max-size" else value.text
            words_of = (*beside_it, *range(value.first, value.last))
            out.append(FlagFound("log-opt", f"{name}={text}", words_of, None, True))
    return out


def _bounded(reading: Reading) -> list[FlagFound]:
    """--memory for "it should not take more as 2 GB memory"."""
    words = reading.words
    for at, value in reading.values.items():
        after = next(
            (n for n in range(value.last, min(value.last + 3, len(words))) if words[n].low in ("memory", "ram")), None
        )
        if value.kind != "size" or after is None or any(words[n].sense[:1] != "p" for n in range(value.last, after)):
            continue
        first = at
        while first and words[first - 1].low in LIMITING and not words[first - 1].comma and first - 1 != reading.lead:
            first -= 1
        if any(words[n].low in ("not", "never", "no", "cannot") for n in range(first, at)):
            return [FlagFound("memory", value.text, tuple(range(first, after + 1)), None, True)]
    return []


def _ending(reading: Reading) -> list[FlagFound]:
    """--stop-timeout for "60 seconds time to save the world when stopping"."""
    words, lead = reading.words, reading.lead
    for at, value in reading.values.items():
        if value.kind != "duration" or (at and words[at - 1].low in AGO):
            continue
        near = range(max(0, at - 7), min(len(words), value.last + 9))
        ends = [n for n in near if n != lead and (words[n].sense in STOPPING or words[n].low in ENDING)]
        given = [n for n in range(max(0, at - 6), at) if words[n].low in GIVING]
        if not ends or words[ends[0]].low in ("restart", "restarts") or not (given or ends[-1] > at):
            continue
        first, last = min(*ends, *given, at), max(*ends, value.last - 1)
        named = {i for n in reading.names if n.kind or n.object for i in n.indexes}
        span = [n for n in range(first, last + 1) if n not in named and n != lead]
        return [FlagFound("stop-timeout", seconds(value.text), tuple(span), None, True)]
    return []


def _shared(reading: Reading) -> list[FlagFound]:
    """--volumes-from for "same volumes like in container db", "with the volumes that db has"."""
    words = reading.words
    for at, word in enumerate(words):
        if word.sense not in ("n.volume", "n.mounts") or not word.low.endswith("s"):
            continue
        near = range(max(0, at - 5), min(len(words), at + 7))
        shared = [n for n in near if words[n].low in SHARED]
        name = next((n for n in reading.names if at < n.first <= at + 6 and n.object in ("container", "")), None)
        if name is None or not shared or len(name.texts) > 1 or name.kind not in ("", "image"):
            continue
        if name.kind == "image" and name.object != "container":
            continue
        first = min(*shared, at)
        last = name.last + (name.last < len(words) and words[name.last].low in ("has", "uses", "have", "does"))
        span = [n for n in range(first, last) if words[n].sense[:2] != "v." or n in shared]
        return [FlagFound("volumes-from", name.typed[0], tuple(span), None, True)]
    return []


def _fetched(reading: Reading) -> list[FlagFound]:
    """--pull always for "but get newest image first even when already have"."""
    words, lead = reading.words, reading.lead
    if lead is None:
        return []
    for at in range(lead + 1, len(words) - 1):
        if words[at].low.split()[0] not in FETCHING or words[at - 1].low in ("and", "then"):
            continue
        near = range(at, min(len(words), at + 5))
        new = [n for n in near if words[n].low in NEWEST or words[n].sense == "s.last"]
        image = [n for n in near if words[n].sense in ("n.image", "n.version") or words[n].low in ("it", "one", "copy")]
        if new and image:
            end = max(*new, *image) + 1
            while end < len(words) and not words[end - 1].comma and words[end].sense[:1] in ("f", "w", "p", ""):
                if any(end in n.indexes and (n.kind or n.object) for n in reading.names) or end in reading.values:
                    break
                end += 1
            first = at - 1 if words[at - 1].low in ("always", "but", "first") else at
            return [FlagFound("pull", "always", tuple(range(first, end)), None, True)]
    return []


def _unwritable(reading: Reading) -> list[FlagFound]:
    """--read-only for "must not be able to write its own filesystem"."""
    words = reading.words
    for at, word in enumerate(words):
        if word.low not in DENIED:
            continue
        near = range(at + 1, min(len(words), at + 10))
        acts = [n for n in near if words[n].low.startswith(WRITING)]
        what = [n for n in near if words[n].low.split()[-1] in FILESYSTEM]
        if acts and what and not any(words[n].comma for n in range(at, max(*acts, *what))):
            first = at
            while first and words[first - 1].low in (
                "must",
                "may",
                "should",
                "is",
                "to",
                "be",
                "it",
                "can",
                "could",
                "do",
            ):
                first -= 1
            return [FlagFound("read-only", None, tuple(range(first, max(*acts, *what) + 1)), None, True)]
    return []
