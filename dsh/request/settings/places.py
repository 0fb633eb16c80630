"""Devices, cores, networks, users, and the working directory told beside a mount: "at /app as workdir"."""

from dsh.knowledge.words import Word
from dsh.request.flags import FlagFound
from dsh.request.reading import Reading
from dsh.request.settings.mounts import read_only

WORKING = ("workdir", "work-dir", "workingdir", "cwd", "wd")
WORK = ("work", "working", "start", "starting", "run", "running", "cd", "execute")
FOLDER = ("dir", "directory", "folder", "path")
THERE = ("there", "therein", "here")
PINNING = ("pin", "bind", "bound", "restrict", "cpuset", "affin", "tie", "tied", "lock")
FILES = ("/dev/shm", "/dev/null", "/dev/stdout", "/dev/stderr", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/tcp")
DEVICES = ("device", "usb", "serial", "pass", "passed", "through", "access", "stick", "port", "camera", "give", "disk")
TOOLS = frozenset(  # what works on the project in the folder where it is started
    ["npm", "yarn", "pnpm", "npx", "pytest", "go", "cargo", "make", "mvn", "gradle", "composer", "bundle", "rake",
     "tox", "mix", "dotnet", "eslint", "tsc", "phpunit", "rspec"]
)  # fmt: skip
MOUNTED = frozenset(["mounted", "mount", "bound", "shared", "read-only", "readonly", "read only"])
NOT_ROOT = ("not", "as", "root", "but", "rather", "the", "with", "user", "under", "is")  # before a uid
ACCOUNTS = ("nobody", "www-data", "daemon", "nogroup")
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
        if not said and _works_there(reading, found):
            return [FlagFound("workdir", targets[-1], (), None)]
        return [FlagFound("workdir", targets[-1], tuple(n for n in said if n not in taken), None)] if said else []
    here = [n for n, w in enumerate(words) if w.sense == "n.here" and n not in taken]
    inner = [v for v in reading.values.values() if v.kind == "quoted" and " " in v.text]
    if here and inner:
        beside = [
            n for n in range(max(0, here[0] - 3), here[0]) if words[n].low in ("mount", "mounted", "with", "mounting")
        ]
        mounted = beside or not MOUNTED.isdisjoint(w.low for w in words[here[0] + 1 : here[0] + 4])
        barred = read_only(reading, here[0], here[0] + 1) if mounted else ()
        folder = f"$(pwd):{HERE}:ro" if barred else f"$(pwd):{HERE}"
        span = tuple(sorted({*beside, here[0], *barred}))
        return [FlagFound("volume", folder, span, None), FlagFound("workdir", HERE, (), None)]
    return []


def _works_there(reading: Reading, found: list[FlagFound]) -> bool:
    """Is the folder of a project mounted, and a tool run that works on the project it stands in: npm, pytest, make?"""
    here = any((f.value or "").startswith(("$(pwd):", ".:", "./")) for f in found if f.flag == "volume")
    inner = [v.text.split()[0] for v in reading.values.values() if v.kind == "quoted" and v.text.strip()]
    inner += [w.low for n, w in enumerate(reading.words) if w.low in TOOLS and not _is_verb(reading, n)]
    return here and any(program in TOOLS for program in inner)


def _is_verb(reading: Reading, at: int) -> bool:
    """ "make a new container", "make me one": what is to be done, and no tool that is run."""
    after = reading.words[at + 1 : at + 2]
    return reading.words[at].low in ("make", "go") and bool(after) and after[0].sense[:1] == "f"


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


def networks(reading: Reading) -> list[FlagFound]:
    """--network for a name that says by itself that it is one: "at 172.20.0.10 on mynet"."""
    words = reading.words
    if not any(n.kind == "image" or n.object == "image" for n in reading.names):
        return []
    for name in reading.names:
        low = name.texts[0].lower()
        plain = (
            name.kind == "" and not name.object and len(name.texts) == 1 and name.before in ("on", "in", "to", "into")
        )
        if plain and low.endswith(("net", "network")) and low not in ("net", "network", "internet", "dotnet"):
            led = [n for n in range(max(0, name.first - 2), name.first) if words[n].sense == "v.connect"]
            return [FlagFound("network", name.texts[0], (*led, *name.indexes), None)]
    return []


def cores(reading: Reading) -> list[FlagFound]:
    """--cpuset-cpus for "only on cores 0 and 1", "pinned to cpu 2"."""
    words = reading.words
    if not any(w.low.startswith(PINNING) or w.low == "only" for w in words):
        return []
    for at, word in enumerate(words[:-1]):
        if word.low.split()[-1].rstrip("s") not in ("cpu", "core", "cpuset"):
            continue
        first = at + 1 + (words[at + 1].low in ("number", "no", "core", "cores", "to", "cpus"))
        numbers, end = [], first
        while end < len(words) and (words[end].low in ("and", "to", "plus") or _core(words[end].low)):
            numbers += [words[end].low] if words[end].low not in ("and", "plus") else []
            end += 1
        if not numbers or not _core(numbers[0]):
            continue
        text = ",".join(numbers).replace(",to,", "-")
        near = [
            n for n in range(max(0, at - 5), at) if words[n].low.startswith(PINNING) or words[n].low in ("only", "cpu")
        ]
        return [FlagFound("cpuset-cpus", text, tuple(sorted({*near, *range(at, end)})), None)]
    return []


def _core(low: str) -> bool:
    return low[:1].isdigit() and all(c.isdigit() or c in "-," for c in low) and len(low) < 6


def _ends(words: list[Word], at: int) -> bool:
    """Does a part of the text end with the word?"""
    return at + 1 == len(words) or words[at].comma or words[at].stop


def users(reading: Reading) -> list[FlagFound]:
    """--user 1000:1000 for "uid 1000 gid 1000", "user 1000 group 100"; --user 1000 for "not as root but uid 1000"."""
    words = reading.words
    for at in range(1, len(words)):
        if words[at - 1].low == "as" and words[at].low in ACCOUNTS and (_ends(words, at) or not words[at].sense):
            return [FlagFound("user", words[at].text, (at - 1, at), None)]
    for at, word in enumerate(words[:-1]):
        if word.low not in ("uid", "user", "id") or not words[at + 1].low.isdigit():
            continue
        group = next((n for n in range(at + 2, min(at + 5, len(words) - 1)) if words[n].low in ("gid", "group")), None)
        if group is not None and words[group + 1].low.isdigit():
            text = f"{words[at + 1].low}:{words[group + 1].low}"
            led = [n for n in range(max(0, at - 2), at) if words[n].low in ("as", "user", "with")]
            return [FlagFound("user", text, (*led, *range(at, group + 2)), None)]
        if word.low == "uid":
            start = at
            while start and words[start - 1].low in NOT_ROOT:
                start -= 1
            return [FlagFound("user", words[at + 1].low, tuple(range(start, at + 2)), None)]
    return []
