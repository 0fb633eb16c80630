"""What a container shares with another: its network, its processes, its volumes read-only; and folders in memory."""

from dsh.request.flags import FlagFound
from dsh.request.names import Name
from dsh.request.reading import Reading

SHARED = {"network": "network", "net": "network", "networking": "network", "pid": "pid", "process": "pid",
          "processes": "pid", "pids": "pid", "ipc": "ipc"}  # fmt: skip
KINDS = ("stack", "namespace", "ns", "namespaces", "space")
SHARING = ("share", "shares", "sharing", "same", "join", "joining", "joins", "shared", "using", "use", "uses", "reuse")
LINKS = ("of", "with", "from", "as", "container", "the", "another", "like", "that", "to", "into", "in")
READ_ONLY = ("readonly", "read-only", "ro", "read only")
DISKS = ("tmpfs", "ramdisk", "ram-disk", "ramdisks", "tmpfses")
SIZED = (
    "of",
    "with",
    "size",
    "limited",
    "to",
    "max",
    "maximum",
    "up",
    "at",
    "most",
    "a",
    "sized",
    "big",
    "each",
    "the",
)


def namespaces(reading: Reading) -> list[FlagFound]:
    """--network container:web for "sharing the network stack of web", --pid container:db for "same pid namespace"."""
    words, out = reading.words, []
    for at, word in enumerate(words):
        flag = SHARED.get(word.low) or ("network" if word.sense == "n.network" else "")
        if not flag or (word.low.endswith("s") and word.low not in SHARED):
            continue
        end = at + 1
        while end < len(words) and words[end].low in KINDS:
            end += 1
        space = end > at + 1
        first = at
        while (
            first and (words[first - 1].low in SHARING or words[first - 1].sense[:1] in ("f", "p")) and at - first < 4
        ):
            first -= 1
        said = [n for n in range(first, at) if words[n].low in SHARING]
        linked = end
        while linked < len(words) and words[linked].low in LINKS and not words[linked - 1].comma:
            linked += 1
        name = next((n for n in reading.names if n.first == linked), None) if linked > end else None
        told = words[end].low if end < len(words) else ""
        if (
            name is not None
            and _is_container(name)
            and (space or said or (flag == "network" and told == "of"))
            and told in ("of", "with", "as", "from", "like")
        ):
            used = (*range(said[0] if said else at, name.last),)
        else:
            name = next((n for n in reading.names if n.object == "container" and n.last <= first), None)
            if name is None or not (space and any(words[n].low == "same" for n in said)):
                continue
            used = (*range(max(0, name.first - 1), name.last), *said, *range(at, end))
        out.append(FlagFound(flag, f"container:{name.typed[0]}", tuple(sorted(set(used))), None, True))
    return out


def _is_container(name: Name) -> bool:
    plain = name.kind == "" or (name.kind == "image" and not set(":/") & set(name.typed[0]))
    return plain and name.object in ("", "container") and len(name.texts) == 1 and name.texts[0] not in ("host", "none")


def volumes(reading: Reading) -> list[FlagFound]:
    """--volumes-from db:ro for "with the volumes from db read-only"."""
    words = reading.words
    for name in reading.names:
        before = [w.low for w in words[max(0, name.first - 4) : name.first]]
        sense = any(
            w.sense in ("n.volume", "n.mounts") and w.low.endswith("s")
            for w in words[max(0, name.first - 4) : name.first]
        )
        if not sense or not {"from", "of"} & set(before) or not _is_container(name):
            continue
        start = next(n for n in range(max(0, name.first - 4), name.first) if words[n].sense in ("n.volume", "n.mounts"))
        barred = [n for n in (start - 1, name.last, name.last + 1) if 0 <= n < len(words) and _bars(reading, n)]
        if barred and not any(words[n].comma for n in range(start, name.last)):
            span = (*range(start, name.last), *barred)
            return [FlagFound("volumes-from", f"{name.typed[0]}:ro", tuple(sorted(set(span))), None, True)]
    return []


def _bars(reading: Reading, at: int) -> bool:
    return reading.words[at].low in READ_ONLY or reading.words[at].sense == "n.readonly"


def in_memory(reading: Reading) -> list[FlagFound]:
    """--tmpfs for each of several folders, and with its size: "tmpfs on /run and /tmp", "a 64 mb tmpfs at /scratch"."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low in DISKS), None)
    if at is None:
        return []
    paths: list[int] = []
    end = at + 1
    while end < len(words) and len(paths) < 6:
        value = reading.values.get(end)
        if value is not None and value.kind == "path" and value.text.startswith("/"):
            paths.append(end)
        elif value is not None and value.kind == "size" and not paths:
            end = value.last - 1
        elif not (
            words[end].sense[:1] in ("p", "f") or words[end].low in ("mounted", "mount", "and", "at", "size", *SIZED)
        ) or (paths and words[end].low not in ("and", "plus", "also", "on", "at", "a", "another", "one")):
            break
        end += 1
    if not paths:
        return []
    size = next((v for v in reading.values.values() if v.kind == "size" and v.last == at), None)
    if size is None:
        nxt = paths[-1] + 1
        while nxt < len(words) and words[nxt].low in SIZED and nxt - paths[-1] < 5:
            nxt += 1
        size = reading.values.get(nxt)
        size = size if size is not None and size.kind == "size" and _is_its_own(reading, size.last) else None
    if size is None:
        size = next((v for v in reading.values.values() if v.kind == "size" and at < v.first < paths[0]), None)
    if size is None and len(paths) < 2:
        return []
    option = f":size={size.text}" if size is not None else ""
    sized = set(range(size.first, size.last)) if size is not None else set()
    low, high = min(at, *paths, *sized), max(at, *paths, *sized)
    led = {n for n in range(max(0, low - 2), low) if words[n].low in ("mount", "with", "a", "put", "add", "mounting")}
    out = []
    for n, path in enumerate(paths):
        span = {path} if n else {*led, *range(low, high + 1)} - set(paths[1:])
        out.append(FlagFound("tmpfs", f"{words[path].text}{option}", tuple(sorted(span)), None, True))
    return out


def _is_its_own(reading: Reading, at: int) -> bool:
    """Is nothing else told of the size: "tmpfs at /run, 64m" and not "64m of memory"?"""
    after = [w.low for w in reading.words[at : at + 2]]
    return not {"memory", "ram", "shm", "swap"} & set(after)
