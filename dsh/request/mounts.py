"""Mounts that stand in the text without a flag's phrase: "./data at /data", "keep its data in the volume pgdata"."""

from typing import Any

from dsh.request.flags import FlagFound
from dsh.request.names import Name
from dsh.request.publish import TO
from dsh.request.reading import Reading

SOCKET = "/var/run/docker.sock"
SERVED = (
    "serve",
    "serves",
    "served",
    "serving",
    "html",
    "site",
    "website",
    "root",
    "webroot",
    "pages",
    "content",
    "host",
    "hosting",
    "static",
)
KEEPING = (
    "data",
    "keep",
    "keeping",
    "kept",
    "persist",
    "persistent",
    "persisting",
    "persisted",
    "store",
    "stored",
    "save",
    "saved",
    "volume",
    "live",
    "mount",
    "mounted",
    "with",
    "using",
    "storing",
    "saving",
)


def mounts(reading: Reading) -> list[FlagFound]:
    """--volume for "./data:/data", "mount ./src at /app", "volume pgdata on /var/lib/postgresql/data"."""
    out = []
    names = [*reading.names]
    taken: set[int] = set()
    for name in names:
        if name.kind == "mount":
            out.append(
                FlagFound("volume", name.texts[0], tuple(_mount_words(reading, name.first)) + name.indexes, None)
            )
    if out:
        return out
    for name in names:
        target = name.texts[0]
        if name.first in taken or name.kind != "path" or not target.startswith("/"):
            continue
        if target == SOCKET:
            out.append(FlagFound("volume", f"{SOCKET}:{SOCKET}", name.indexes, None))
            continue
        source, words = _source(reading, name)
        if source:
            extra = _read_only(reading)
            text = f"{source}:{target}" + (":ro" if extra else "")
            used = tuple(sorted({*words, *name.indexes, *_mount_words(reading, words[0]), *extra}))
            taken.update(used)
            out.append(FlagFound("volume", text, used, None))
    return out


def _read_only(reading: Reading) -> tuple[int, ...]:
    return tuple(n for n, w in enumerate(reading.words) if w.low in ("read-only", "readonly", "read only"))


def _mount_words(reading: Reading, first: int) -> list[int]:
    out = []
    for at in range(max(0, first - 4), first):
        if reading.words[at].low.startswith(("mount", "bind", "shar", "map", "volume")) or reading.words[at].low in (
            "folder",
            "directory",
            "file",
        ):
            out.append(at)
    return out


def _source(reading: Reading, target: Name) -> tuple[str, list[int]]:
    """What stands before "at /app": a path, a volume's name, or the current directory."""
    at = target.first - 1
    words = reading.words
    link = False
    for _ in range(7):
        if at < 0:
            break
        word = words[at]
        name = next((n for n in reading.names if at in n.indexes), None)
        if word.sense == "n.here":
            return "$(pwd)", [at]
        if name is not None and link and name.kind in ("path", "file", ""):
            if name.kind == "" and not (
                name.object == "volume"
                or (name.last < len(words) and words[name.last].sense == "n.volume")
                or any(
                    words[i].low.startswith(("mount", "bind")) or words[i].sense == "n.volume"
                    for i in range(max(0, name.first - 3), name.first)
                )
            ):
                return "", []
            text = "$(pwd)" if name.texts[0] == "." else name.texts[0]
            return text, list(name.indexes)
        if word.low in (*TO, "on", "under"):
            link = True
        elif (
            word.sense[:1] not in ("p", "f")
            and word.sense not in ("n.container", "n.volume", "n.folder", "n.file")
            and not word.low.startswith(("mount", "bind", "map", "director", "folder", "path"))
        ):
            return "", []
        at -= 1
    return "", []


def folders(known: list[Any] | None, image: str) -> list[str]:
    """Where a well-known image keeps its data, in the version of its tag: postgres:16 not where postgres:18 does."""
    if known is None:
        return []
    version = image.partition(":")[2].split("-")[0].split(".")[0].removeprefix("v")
    older = [place for until, place in known[6].items() if version.isdigit() and int(version) <= int(until)]
    return older or list(known[3])


def data(reading: Reading, folders: list[str]) -> list[FlagFound]:
    """--volume for a volume or folder without a place of its own: it goes where the image keeps its data."""
    if not folders:
        return []
    for name in reading.names:
        if len(name.texts) != 1 or name.kind not in ("", "path") or name.texts[0].startswith(("/var/run", "/dev/")):
            continue
        near = range(max(0, name.first - 6), min(len(reading.words), name.last + 4))
        lows = {n: reading.words[n].low for n in near if n not in name.indexes}
        spoken = [
            n
            for n, low in lows.items()
            if low in (*KEEPING, *SERVED) or reading.words[n].sense in ("n.volume", "n.folder")
        ]
        is_volume = name.object == "volume"
        is_folder = name.kind == "path" and any(lows[n] in (*KEEPING, *SERVED) for n in spoken)
        kept = (
            name.kind == ""
            and name.object == ""
            and name.before in ("in", "on", "to", "into", "at")
            and any(lows[n] in ("data", "persist", "persistent", "store", "stored", "kept", "keep") for n in spoken)
        )
        if is_volume or is_folder or kept:
            source = "$(pwd)" if name.texts[0] == "." else name.texts[0]
            read_only = _read_only(reading)
            text = f"{source}:{folders[0]}" + (":ro" if read_only else "")
            return [FlagFound("volume", text, tuple(sorted({*name.indexes, *spoken, *read_only})), None)]
    return []
