"""Which way files are copied, from where to where: "put me report.pdf from container latex, it is in /out, here"."""

from typing import NamedTuple

from dsh.request.errands import FETCHING, PLACING
from dsh.request.names import Name
from dsh.request.reading import Reading

OUT = ("from", "out of", "of", "off")
IN = ("to", "into", "in", "inside", "within", "onto", "on")
TOWARD = ("to", "into", "onto", "as")
PATHS = ("path", "file", "mount")
HOST = ("~", ".", "$")
LYING = ("in", "inside", "under", "at", "within", "from", "of", "on")


class Sides(NamedTuple):
    """A copy: the container, whether it is the source, the paths ("" where none is said), and the words of it all."""

    container: str
    outward: bool
    source: str
    target: str
    words: frozenset[int]


def sides(reading: Reading) -> Sides | None:
    """None where it does not say which container, or what of it."""
    containers = [
        n for n in reading.names if n.kind in ("", "image") and len(n.texts) == 1 and n.object in ("container", "")
    ]
    marked = [n for n in containers if n.object == "container"]
    containers = marked if len(marked) == 1 else containers
    paths = [n for n in reading.names if n.kind in PATHS and len(n.texts) == 1]
    if len(containers) != 1 or not paths or any(n.kind == "place" for n in reading.names):
        return None
    container = containers[0]
    if any(n.object in ("volume", "image") for n in reading.names) or any(
        w.sense in ("n.volume", "n.image") for w in reading.words
    ):
        return None
    outward = _outward(reading, container, paths)
    if outward is None:
        return None
    source, target = (_out if outward else _in)(reading, container, paths)
    if not source:
        return None
    words = {i for n in (container, *paths) for i in n.indexes}
    words |= {
        n
        for n, w in enumerate(reading.words)
        if w.sense in ("n.file", "n.folder", "n.here", "n.container", "v.copy", "n.disk")
        or w.low in ("path", "located", "lies", "lying", "sits", "lives", "desktop", "host")
    }
    return Sides(container.typed[0], outward, source, target, frozenset(words))


def _outward(reading: Reading, container: Name, paths: list[Name]) -> bool | None:
    before = container.before
    acts = next((w.low.split()[0] for w in reading.words if w.low.split()[0] in (*FETCHING, *PLACING)), "")
    inner = next((p for p in paths if _holds(reading, p, container)), None)
    if inner is not None and acts:
        before = inner.before
        if before in IN or before not in OUT:
            return acts in FETCHING
        return True
    if before in OUT:
        return True
    lead = [w.low for w in reading.words[max(0, container.first - 3) : container.first]]
    if "of" in lead and "out" in lead:
        return True
    if container.first and reading.words[container.last - 1].possessive:
        return True
    later = [p for p in paths if p.first > container.first and (p.before in TOWARD or p.texts[0][:1] in HOST)]
    earlier = [p for p in paths if p.first < container.first]
    if before in ("in", "inside", "within") and later and earlier and earlier[0].texts[0][:1] == "/":
        return later[0].before in TOWARD and later[0].texts[0][:1] in HOST
    return False if before in IN else None


def _holds(reading: Reading, path: Name, container: Name) -> bool:
    """Is it a place in the container: "/app of container django", "/etc/nginx in container proxy"?"""
    between = reading.words[path.last : container.first]
    near = 0 < len(between) <= 3 and not reading.words[path.last - 1].comma
    return near and between[0].low in ("of", "in", "inside", "within") and path.texts[0][:1] == "/"


def _out(reading: Reading, container: Name, paths: list[Name]) -> tuple[str, str]:
    """From the container: what is relative lies in the folder that is named besides."""
    target = next((p for p in reversed(paths) if p.before in TOWARD and p is not paths[0]), None)
    inner = [p for p in paths if p is not target]
    host = [p for p in inner if p.texts[0][:1] in HOST]
    if target is None and host and len(inner) > 1:
        target = host[-1]
        inner = [p for p in inner if p is not target]
    if target is None and len(inner) > 1 and inner[0].texts[0][:1] == "/":
        target = inner[-1]
        inner = inner[:-1]
    return _together(inner), target.texts[0] if target else "."


def _in(reading: Reading, container: Name, paths: list[Name]) -> tuple[str, str]:
    """Into the container: what comes first is of this machine."""
    if len(paths) == 1:
        return paths[0].texts[0], ""
    inner = [p for p in paths if _holds(reading, p, container)]
    toward = inner or [p for p in paths if p.first > container.first or p.before in (*TOWARD, "at", "under")]
    target = toward[-1] if toward else paths[-1]
    return _together([p for p in paths if p is not target]), target.texts[0]


def _together(parts: list[Name]) -> str:
    """One path of a file's name and the folder it lies in."""
    if not parts:
        return ""
    if len(parts) == 1:
        return parts[0].texts[0]
    first, second = parts[0].texts[0], parts[1].texts[0]
    if second in (".", "./"):
        return first
    if len(parts) == 2 and second.endswith(f"/{first}"):
        return second
    if len(parts) == 2 and first[:1] not in ("/", *HOST) and parts[1].before in LYING:
        return f"{second.rstrip('/')}/{first}"
    return ""
