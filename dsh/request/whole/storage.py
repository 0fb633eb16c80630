"""Volumes that are more than a place of docker's own: in memory, or a folder of the host."""

from dsh.request.line import Whole, quote
from dsh.request.names import Name
from dsh.request.reading import Reading

MEMORY = ("tmpfs", "memory", "ram", "ramdisk", "in-memory", "ram-backed")
BOUND = ("bound", "bind", "binding", "backed", "pointing", "points", "mapped")
MAKING = ("v.create", "v.get", "v.run", "v.start", "v.copy", "v.follow", "v.export")
BESIDE = frozenset(
    [
        *MEMORY, *BOUND, "volume", "path", "share", "called", "named", "name", "limit", "max", "maximum", "size", "at",
        "most", "of", "on", "host", "folder", "directory", "local", "driver", "type", "mount", "mounts", "mounted",
        "machine", "backing", "disk", "up", "to", "limited", "holds", "lies", "living", "that", "it", "its", "is", "in",
        "hold", "lives", "live", "with", "only", "by",
    ]
)  # fmt: skip


def line(reading: Reading) -> Whole | None:
    words = reading.words
    called = {at for n in reading.names if n.before == "called" for at in n.indexes}
    lows = {low for at, w in enumerate(words) if at not in called for low in w.low.split()}
    if reading.mood != "wish" or not any(w.sense == "n.volume" for w in words):
        return None
    if any(w.sense[:2] == "v." and w.sense not in MAKING and w.low not in BESIDE for w in words):
        return None
    if any(w.sense in ("n.container", "n.image", "n.service", "n.compose") for w in words) or _runs(reading):
        return None
    if "tmpfs" in lows or (set(MEMORY) & lows and not set(BOUND) & lows):
        return _memory(reading)
    return _bound(reading) if set(BOUND) & lows else None


def _runs(reading: Reading) -> bool:
    """Is a program started that uses it?"""
    return any(n.kind == "image" and n.object != "volume" for n in reading.names)


def _name(reading: Reading) -> Name | None:
    """What the volume is called."""
    words = reading.words
    plain = [n for n in reading.names if len(n.texts) == 1 and n.kind in ("", "image") and n.texts[0] not in BESIDE]
    plain = [
        n
        for n in plain
        if not set(":/.") & set(n.typed[0]) and (n.before == "called" or words[n.first].low not in MEMORY)
    ]
    beside = next((n for n, w in enumerate(words[:-1]) if w.sense == "n.volume" and not w.comma), None)
    if beside is not None and words[beside + 1].sense[:1] in ("", "w") and words[beside + 1].low not in BESIDE:
        text, at = words[beside + 1].text, beside + 1
        if text.replace("-", "").replace("_", "").isalnum():
            return Name((text,), at, at + 1, "", "volume", "", (at,), (text,))
    called = [n for n in plain if n.before == "called" or n.object == "volume"]
    return next(iter([*called, *plain]), None)


def _used(reading: Reading, *more: int) -> frozenset[int]:
    words = reading.words
    said = {n for n, w in enumerate(words) if set(w.low.split()) <= BESIDE or w.sense in ("n.volume", *MAKING)}
    said |= {n for n, w in enumerate(words) if w.sense[:1] in ("f", "p")}
    return frozenset({*said, *more})


def _labels(reading: Reading) -> tuple[str, set[int]]:
    """The labels that it is to have as flags, and the words that say them."""
    words = reading.words
    told = [n for n, w in enumerate(words) if w.low.startswith("label")]
    values = [v for v in reading.values.values() if v.kind == "env"] if told else []
    used = {n for v in values for n in range(v.first, v.last)}
    return "".join(f" --label {quote(v.text)}" for v in values), used | set(told if values else ())


def _memory(reading: Reading) -> Whole | None:
    """ "tmpfs volume scratch of 100m"."""
    name = _name(reading)
    if any(v.kind == "path" for v in reading.values.values()):
        return None
    size = next((v for v in reading.values.values() if v.kind == "size"), None)
    limit = f" -o o=size={size.text}" if size else ""
    labels, used = _labels(reading)
    used |= {*(name.indexes if name else ()), *(range(size.first, size.last) if size else ())}
    called = quote(name.typed[0]) if name else "VOLUME"
    return Whole(
        f"docker volume create{labels} -o type=tmpfs -o device=tmpfs{limit} {called}",
        _used(reading, *used),
        "Makes a volume in memory",
    )


def _bound(reading: Reading) -> Whole | None:
    """ "volume named photos bound to /srv/photos"."""
    name = _name(reading)
    folders = [v for v in reading.values.values() if v.kind == "path" and v.text.startswith(("/", "~/"))]
    if name is None or len(folders) != 1:
        return None
    folder = folders[0]
    device = quote(folder.text.replace("~/", "$HOME/", 1))  # no shell knows "~" there
    labels, used = _labels(reading)
    return Whole(
        f"docker volume create{labels} -o type=none -o device={device} -o o=bind {quote(name.typed[0])}",
        _used(reading, *used, *name.indexes, *range(folder.first, folder.last)),
        "Makes a volume that is a folder of this machine",
    )
