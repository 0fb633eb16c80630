"""What there is in a volume, or in a folder that is mounted to be looked at: shown by a container that goes at once."""

from dsh.request.line import Whole, quote
from dsh.request.mood import LOOKING
from dsh.request.names import Name
from dsh.request.reading import Reading

CONTENT = ("content", "contents", "inside", "ls", "cat", "list", "lies", "holds", "hold", "contain", "contains", "tree")
READS = ("cat", "read", "print", "text", "content", "contents", "says", "written")
WHETHER = ("there", "exist", "exists", "existing", "whether", "if")
ELSEWHERE = ("n.container", "n.mounts", "n.tarball", "n.image", "n.stats", "n.label", "n.time")
OF_SIZE = ("n.disk", "n.size")
NOT_SO = ("where", "who", "when", "how", "mountpoint", "driver", "backup", "label", "path", "located", "stored")
SAID = ("v.show", "v.get", "v.inspect", "v.search", "n.file", "n.folder", "n.volume", "v.count")
BESIDE = frozenset(
    [*CONTENT, *READS, *WHETHER, "look", "see", "peek", "without", "any", "server", "running", "starting", "all",
     "into", "is", "are", "docker", "stuff", "things", "data", "everything", "everything in", "it", "directory",
     "has", "have"]
)  # fmt: skip
EYES = ("look", "peek", "peep", "see", "glance", "looking", "peeking")
FILLS = ("fills", "filling", "biggest", "largest", "eats", "eating")
TAKES = ("takes", "taking")  # up space
SYSTEMS = ("alpine", "busybox", "ubuntu", "debian")
AT = "/data"


def line(reading: Reading) -> Whole | None:
    return _in_volume(reading) or _in_folder(reading)


def _acts(reading: Reading) -> bool:
    """Is something to be done, rather than looked at?"""
    allowed = (*LOOKING, "v.exec")
    named = {i for n in reading.names for i in n.indexes}
    acts = [w for n, w in enumerate(reading.words) if w.sense[:2] == "v." and n not in reading.off and n not in named]
    return any(w.sense not in allowed and w.low not in ("look", "open") and w.low not in TAKES for w in acts)


def _filling(reading: Reading) -> set[int]:
    """The words that ask what takes the space there; none where that is not asked."""
    words = reading.words
    sized = {n for n, w in enumerate(words) if w.sense in OF_SIZE}
    filled = {n for n, w in enumerate(words) if w.low.split()[0] in FILLS or (sized and w.low in TAKES)}
    return {*filled, *sized, *(n for n, w in enumerate(words) if w.low == "up")} if filled else set()


def _in_volume(reading: Reading) -> Whole | None:
    """ "which files are in volume world": its files, or one of them."""
    words = reading.words
    volume = next((n for n in reading.names if n.object == "volume" and len(n.texts) == 1), None)
    if volume is None or reading.mood == "idea" or _acts(reading):
        return None
    others = [w for n, w in enumerate(words) if n not in volume.indexes]
    fills = _filling(reading)
    if any(w.sense in (ELSEWHERE if fills else (*ELSEWHERE, *OF_SIZE)) or w.low.split()[0] in NOT_SO for w in others):
        return None
    file = next((n for n in reading.names if n.kind in ("file", "path") and len(n.texts) == 1), None)
    told = {w.low for w in words if w.sense in ("n.file", "n.folder")} | {w.low for w in words if w.low in CONTENT}
    what = any(w.low.split()[0] == "what" for w in words) and volume.before in ("in", "inside", "within", "on")
    if not (told or what or file or fills) or any(n.kind == "image" and n is not volume for n in reading.names):
        return None
    lows = {w.low for w in words}
    if "back" in lows or (volume.before in ("into", "onto") and not lows & set(EYES)):
        return None  # something is to be put there
    place, does = AT, "ls -la"
    if file is not None:
        place = f"{AT}/{file.texts[0].removeprefix('./').lstrip('/')}"
        reads = bool(lows & set(READS)) and "." in place.rpartition("/")[2]
        does = "cat" if reads else "ls -la"
    elif fills:
        does = "du -ah"
    return Whole(
        f"docker run --rm -v {quote(volume.texts[0])}:{AT} alpine {does} {quote(place)}",
        _words(reading, [volume] if file is None else [volume, file]),
        "Shows what there is in the volume, with a container that is removed at once",
    )


def _in_folder(reading: Reading) -> Whole | None:
    """ "alpine: list what is in the current folder, mounted to /data"."""
    words = reading.words
    image = next((n for n in reading.names if n.kind == "image" and n.texts[0].split(":")[0] in SYSTEMS), None)
    shown = [n for n, w in enumerate(words) if w.low in ("list", "show", "ls", "lists", "listing")]
    mounted = any(w.sense == "n.mounts" or w.low.startswith("mount") for w in words)
    paths = [n for n in reading.names if n.kind == "path" and len(n.texts) == 1]
    if image is None or not shown or not mounted or not paths or reading.mood != "wish":
        return None
    if any(n.kind == "mount" or n.object for n in reading.names) or len(paths) > 2:
        return None
    source = paths[0].texts[0]
    place = paths[1].texts[0] if len(paths) > 1 else AT
    host = "$(pwd)" if source in (".", "./") else source
    used = _words(reading, [image, *paths])
    gone = {n for n, w in enumerate(words) if w.sense in ("v.remove", "n.container", "n.mounts", "v.run", "n.here")}
    return Whole(f"docker run --rm -v {host}:{place} {image.texts[0]} ls -la {place}", used | gone)


def _words(reading: Reading, names: list[Name]) -> frozenset[int]:
    said = {n for n, w in enumerate(reading.words) if w.sense in SAID or w.low in BESIDE}
    return frozenset(said | _filling(reading) | {i for n in names for i in n.indexes})
