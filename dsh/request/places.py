"""Devices, and the working directory that is told beside a mount: "at /app as workdir", "and work there"."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

WORKING = ("workdir", "work-dir", "workingdir", "cwd")
WORK = ("work", "working", "start", "starting", "run", "running", "cd", "execute")
FOLDER = ("dir", "directory", "folder", "path")
THERE = ("there", "therein", "here")
FILES = ("/dev/shm", "/dev/null", "/dev/stdout", "/dev/stderr", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/tcp")
DEVICES = ("device", "usb", "serial", "pass", "passed", "through", "access", "stick", "port", "camera", "give", "disk")
HERE = "/app"  # where the current folder goes, if nobody says where


def working(reading: Reading, found: list[FlagFound]) -> list[FlagFound]:
    """--workdir for the place of a mount; and mount and place for a command "in the current folder"."""
    words = reading.words
    targets = [(f.value or "").split(":")[1] for f in found if f.flag == "volume" and (f.value or "").count(":")]
    targets += [
        p.removeprefix("target=")
        for f in found
        if f.flag == "mount"
        for p in (f.value or "").split(",")
        if "target=" in p
    ]
    taken = {n for f in found for n in f.words}
    if targets:
        said = _said(reading)
        return [FlagFound("workdir", targets[-1], tuple(n for n in said if n not in taken), None)] if said else []
    here = [n for n, w in enumerate(words) if w.sense == "n.here" and n not in taken]
    inner = [v for v in reading.values.values() if v.kind == "quoted" and " " in v.text]
    if here and inner:
        beside = [
            n for n in range(max(0, here[0] - 3), here[0]) if words[n].low in ("mount", "mounted", "with", "mounting")
        ]
        span = (*beside, here[0])
        return [FlagFound("volume", f"$(pwd):{HERE}", span, None), FlagFound("workdir", HERE, (), None)]
    return []


def _said(reading: Reading) -> list[int]:
    """The words that make a place the working directory, where no path of its own is told with them."""
    words = reading.words
    for at, word in enumerate(words):
        low, after = word.low, words[at + 1] if at + 1 < len(words) else None
        two = after is not None and low in ("work", "working") and after.low in FOLDER
        one = low in WORKING or low in ("working directory", "working dir", "working folder", "work dir")
        there = low in WORK and after is not None and after.low in THERE
        if not (one or two or there):
            continue
        end = at + 1 + (two or there)
        nxt = end
        while nxt < len(words) and nxt - end < 3 and words[nxt].sense[:1] in ("p", "f"):
            nxt += 1
        own = nxt in reading.values and reading.values[nxt].kind == "path" and words[nxt].low != "."
        if own and not words[end - 1].comma:
            continue
        led = [
            n for n in range(max(0, at - 2), at) if words[n].low in ("as", "the", "its", "and", "use", "using", "also")
        ]
        return [*led, *range(at, end)]
    return []


def devices(reading: Reading) -> list[FlagFound]:
    """--device for each path that can be nothing else: /dev/ttyUSB0."""
    words, out = reading.words, []
    for at, value in reading.values.items():
        if value.kind == "path" and value.text.startswith("/dev/") and not value.text.startswith(FILES):
            beside = [n for n in range(max(0, at - 4), min(len(words), at + 4)) if words[n].low in DEVICES]
            out.append(FlagFound("device", value.text, tuple(sorted({*beside, at})), None))
    return out
