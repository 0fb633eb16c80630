"""What a container may use of the machine, where no phrase foresees how it is said: graphics cards by their numbers,
the speed of a disk, no swap, its place when memory runs out, kernel settings."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

NUMBERED = ("number", "no", "nr", "id", "ids", "index", "device", "devices", "#", "numbers")
LOOKS_AT_THEM = "nvidia-smi"
CARDS = ("gpu", "gpus", "card", "cards", "cuda")  # their own phrases ask for them
ORDINALS = {"first": "0", "1st": "0", "second": "1", "2nd": "1", "third": "2", "3rd": "2"}
READING, WRITING = ("read", "reads", "reading"), ("write", "writes", "writing", "written")
OPERATIONS = ("iops", "io/s", "operations", "ops")
RATE = ("per", "a", "second", "seconds", "sec", "s", "each")
BESIDE_RATE = frozenset(
    ["limit", "limited", "speed", "rate", "throttle", "throttled", "cap", "capped", "max", "maximum", "at", "to",
     "most", "from", "on", "of", "only", "disk", "device", "with", "for", "slow", "down", "up", "the", "not", "more",
     "than"]
)  # fmt: skip
NO = ("no", "without", "not", "never", "disable", "disabled", "forbid", "forbidden", "off", "zero")
AFTER_SWAP = (
    "is", "turned", "not", "allowed", "off", "disabled", "stay", "stays", "remain", "remains", "should", "has", "to",
    "forbidden", "must", "be", "used", "switched",
)  # fmt: skip
KERNEL = ("net.", "kernel.", "fs.", "vm.")
SETTING = ("to", "=", "is", "set", "of", "at", "as", "be", "should")


def gpus(reading: Reading) -> list[FlagFound]:
    """--gpus device=1 for "gpu number 1", "gpus 0 and 2", "only the first gpu"; all for what looks at them."""
    words = reading.words
    for at, word in enumerate(words):
        if word.low not in ("gpu", "gpus"):
            continue
        led = words[at - 1].low if at else ""
        if word.low == "gpu" and led in ORDINALS:
            only = [n for n in range(max(0, at - 3), at - 1) if words[n].low in ("only", "the", "just", "with")]
            return [FlagFound("gpus", f"device={ORDINALS[led]}", (*only, at - 1, at), None, True)]
        end, numbered = at + 1, False
        while end < len(words) and words[end].low in NUMBERED:
            end, numbered = end + 1, True
        numbers: list[str] = []
        while end < len(words) and words[end].low.isdigit():
            numbers.append(words[end].low)
            end += 1
            follows = words[end : end + 2]
            counted = end + 1 in reading.values and reading.values[end + 1].kind == "number"  # not "and 8 gb"
            if len(follows) == 2 and follows[0].low == "and" and follows[1].low.isdigit() and counted:
                end += 1
            elif not words[end - 1].comma:
                break
        if not numbers or (len(numbers) == 1 and word.low == "gpus" and not numbered):
            continue
        value = f"device={numbers[0]}" if len(numbers) == 1 else f'"device={",".join(numbers)}"'
        end += end < len(words) and words[end].low == "only"
        return [FlagFound("gpus", value, tuple(range(at, end)), None, True)]
    looked_at = {w.low for w in words} & {LOOKS_AT_THEM, *CARDS} == {LOOKS_AT_THEM}
    return [FlagFound("gpus", "all", (), None)] if looked_at else []


def rates(reading: Reading) -> list[FlagFound]:
    """--device-read-bps for "limit read from /dev/sda to 10mb per second", --device-write-iops for "100 iops"."""
    words, out = reading.words, []
    for at, word in enumerate(words):
        way = "read" if word.low in READING else "write" if word.low in WRITING else ""
        if not way:
            continue
        near = range(max(0, at - 8), min(len(words), at + 16))
        device = next((n for n in near if words[n].text.startswith("/dev/")), None)
        found = next((r for n in near if n != at and (r := _rate(reading, n)) is not None), None)
        if device is None or found is None:
            continue
        amount, unit, span = found
        between = range(min(at, device, *span), max(at, device, *span) + 1)
        beside = [n for n in (*range(max(0, min(between) - 2), min(between)), *between) if words[n].low in BESIDE_RATE]
        said = tuple(sorted({at, device, *span, *beside}))
        out.append(FlagFound(f"device-{way}-{unit}", f"{words[device].text}:{amount}", said, None, True))
    return out


def _rate(reading: Reading, at: int) -> tuple[str, str, tuple[int, ...]] | None:
    """ "10mb per second", "1mb/s" or "100 iops": the amount, its unit, its words."""
    words, value = reading.words, reading.values.get(at)
    low = words[at].low
    if low.endswith(("/s", "/sec")) and low[:1].isdigit():
        return low.partition("/")[0], "bps", (at,)
    if value is None or value.kind not in ("size", "number"):
        return None
    end = value.last
    if value.kind == "number":
        if end >= len(words) or words[end].low not in OPERATIONS:
            return None
        end, unit = end + 1, "iops"
    else:
        unit = "bps"
    while end < len(words) and words[end].low in RATE and not words[end - 1].comma:
        end += 1
    text = words[at].low if value.last == at + 1 else value.text
    return text if unit == "bps" else value.text, unit, tuple(range(at, end))


def swap(reading: Reading) -> list[FlagFound]:
    """--memory-swap with the memory's own limit for "512 mb of memory and no swap"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low in ("swap", "swapping")), None)
    limit = next(
        (v for v in reading.values.values() if v.kind == "size" and not _is_of_other(reading, v.first, v.last)), None
    )
    if at is None or limit is None:
        return []
    if both := _on_top(reading, at):
        return both
    before = [n for n in range(max(0, at - 3), at) if words[n].low in (*NO, "any", "use", "may", "must", "should")]
    after, end = [], at + 1
    while end < len(words) and words[end].low in AFTER_SWAP and not words[end - 1].comma:
        after.append(end)
        end += 1
    later = any(words[n].low in NO for n in after)
    denied = later or any(words[n].low in NO for n in before)
    own = at - 1 if at and words[at - 1].low == "of" else at
    if not denied or (not later and any(v.last == own and v.kind == "size" for v in reading.values.values())):
        return []
    return [FlagFound("memory-swap", limit.text, tuple(sorted({*before, at, *after})), None, True)]


def _on_top(reading: Reading, at: int) -> list[FlagFound]:
    """ "2 gb swap on top of 1 gb ram": docker is told the sum."""
    words = reading.words
    beside = [v for v in reading.values.values() if v.kind == "size" and v.last in (at, at - 1)]
    ram = [
        v
        for v in reading.values.values()
        if v.kind == "size" and any(w.low in ("ram", "memory") for w in words[v.last : v.last + 2]) and v not in beside
    ]
    if (
        not beside
        or not ram
        or not {"top", "plus", "additional", "extra", "additionally", "more"} & {w.low for w in words}
    ):
        return []
    units = {"k": 1, "m": 1024, "g": 1024**2, "t": 1024**3}
    amounts = [float(v.text[:-1]) * units.get(v.text[-1:], 0) for v in (beside[0], ram[0])]
    unit = "g" if sum(amounts) % units["g"] == 0 else "m" if sum(amounts) % units["m"] == 0 else "k"
    span = range(min(beside[0].first, ram[0].last), max(at + 1, ram[0].first))
    said = tuple(
        n for n in sorted({*range(beside[0].first, at + 1), *span}) if n not in range(ram[0].first, ram[0].last)
    )
    near = tuple(n for n in range(ram[0].first, min(len(words), ram[0].last + 2)) if n not in said)
    near = near[: near.index(next((n for n in near if words[n].low in ("ram", "memory")), near[-1])) + 1]
    total = f"{sum(amounts) / units[unit]:g}{unit}"
    return [
        FlagFound("memory", ram[0].text, near, None, True),
        FlagFound("memory-swap", total, tuple(n for n in said if n not in near), None, True),
    ]


def _is_of_other(reading: Reading, first: int, last: int) -> bool:
    """Is the size that of something else than the memory: "shm 1g", "soft limit 1 gig"?"""
    near = reading.words[max(0, first - 2) : first] + reading.words[last : last + 2]
    return any(w.low.startswith(("shm", "/dev/shm", "shared", "soft", "reserv", "disk", "log")) for w in near)


def score(reading: Reading) -> list[FlagFound]:
    """--oom-score-adj for "oom score -500"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low.startswith("oom") or w.sense == "n.oom"), None)
    if at is None:
        return []
    for n in range(at + 1, min(at + 6, len(words))):
        low = words[n].low
        if low.lstrip("+-").isdigit() and any("score" in w.low or "adj" in w.low for w in words[at:n]):
            return [FlagFound("oom-score-adj", low.lstrip("+"), tuple(range(at, n + 1)), None, True)]
    return []


def kernel(reading: Reading) -> list[FlagFound]:
    """--sysctl for "net.core.somaxconn to 1024" and "kernel setting net.ipv4.ip_forward=1"."""
    words, out = reading.words, []
    for at, word in enumerate(words):
        if not word.low.startswith(KERNEL):
            continue
        near = [
            n for n in range(max(0, at - 3), at) if words[n].low in ("sysctl", "sysctls", "kernel", "setting", "set")
        ]
        near += [n for n in range(max(0, at - 2), at) if words[n].low in ("parameter", "option", "settings")]
        if "=" in word.text:
            out.append(FlagFound("sysctl", word.text, tuple(sorted({*near, at})), None, True))
            continue
        end = at + 1
        while end < len(words) and words[end].low in SETTING and not words[end - 1].comma:
            end += 1
        if at + 1 < end < len(words) and words[end].low.isdigit():
            out.append(FlagFound("sysctl", f"{word.text}={words[end].low}", (*near, *range(at, end + 1)), None, True))
    return out
