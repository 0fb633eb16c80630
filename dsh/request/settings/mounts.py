"""Mounts that stand in the text without a flag's phrase: "./data at /data", "keep its data in the volume pgdata"."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading

SOCKET = "/var/run/docker.sock"
TO = (
    "to",
    "into",
    "onto",
    "as",
    "at",
    "->",
    "=>",
    "in",
    "inside",
    "on",
    "under",
    "over",
    "for",
    "path",
    "target",
    "and",
)
FROM = ("from", "in", "on", "into", "to", "by", "with", "inside", "is")  # "/data from the volume shop"
MOUNTING = ("mount", "bind", "bound", "map", "shar", "attach", "link", "expos", "volum", "director", "folder", "path")
SHOWN = frozenset(
    ["comes", "come", "coming", "taken", "backed", "stored", "available", "visible", "appear", "appears", "land",
     "lands", "should", "show", "shows", "goes", "go", "put", "end", "ends", "kept", "keep", "living", "lives",
     "live", "path", "location", "data", "placed", "seen", "reachable", "found", "sitting", "accessible",
     "files", "file", "stuff", "host", "container", "source", "target", "only", "read", "code", "sources",
     "writable", "must", "can", "mode", "be", "there", "up", "config", "conf"]
)  # fmt: skip
READ_ONLY = frozenset(["read-only", "readonly", "read only", "ro", "readable", "only readable", "write-protected"])
OWN = frozenset(["root", "rootfs", "filesystem", "fs", "container", "itself", "mode"])
DENYING = ("not", "no", "never", "isn't")  # "mounted, not read-only"
BARRING = ("not", "cannot", "without", "never", "no", "nothing", "nobody", "no-one", "none")  # "nobody may write to it"
BESIDES = ("workdir", "work-dir", "tmpfs", "device", "entrypoint", "ramdisk", "wd", "cwd", "working directory")
SYNTAX = ("--mount", "mount syntax", "mount option", "mount flag", "mount notation")
APART = (
    "with",
    "and",
    "plus",
    "using",
    "has",
    "having",
    "gets",
    "it",
    "that",
    "its",
)  # and what follows is another thing
FAR = 11  # words that may stand between what is mounted and its place inside


def mounts(reading: Reading) -> list[FlagFound]:
    """--volume for "./data:/data", "mount ./src at /app", "volume pgdata on /var/lib/postgresql/data"."""
    out = []
    taken: set[int] = set()
    for at, word in enumerate(reading.words):
        if word.low == "docker.sock":
            near = [
                n
                for n in range(max(0, at - 3), at)
                if reading.words[n].low in ("access", "to", "the", "with", "mounted")
            ]
            out.append(FlagFound("volume", f"{SOCKET}:{SOCKET}", (*near, at), None))
    for at, value in sorted(reading.values.items()):
        text = value.text
        if value.kind == "mount":
            barred = read_only(reading, at, at + 1)
            text += ":ro" if barred and text.count(":") == 1 else ""
            out.append(FlagFound("volume", text, (*_mount_words(reading, at), at, *barred), None))
        elif text == SOCKET:
            out.append(FlagFound("volume", f"{SOCKET}:{SOCKET}", (at,), None))
        elif value.kind == "path" and text.startswith("/") and at not in taken:
            there = _brought_there(reading, at)
            if is_besides(reading, at) and there is None:
                continue
            if nameless := _nameless(reading, at):
                out.append(FlagFound("volume", text, (*nameless, at), None))
                continue
            found = _source(reading, at, taken) or _source_after(reading, at, taken)
            found = found or there
            if found is None and _as_it_is(reading, at):
                found = text, at, at + 1
            if found is None and _kept_in_it(reading, at):
                found = "VOLUME", at - 1, at + 3
            if found is None:
                continue
            source, first, last = found
            ends = read_only(reading, first, last)
            images = {n for n in range(first, last) if _is_image(reading, n)}
            beside = {n for n in (*_mount_words(reading, first), *ends) if n not in taken}
            words = tuple(sorted({*range(first, last), *beside} - images))
            taken.update(words)
            out.append(FlagFound("volume", f"{source}:{text}" + (":ro" if ends else ""), words, None))
    return _spelt_out(reading, unwritable(reading, out))


def unwritable(reading: Reading, found: list[FlagFound]) -> list[FlagFound]:
    """:ro for the one mount of a request that says "but it must not change my files" or, behind it, "make it read
    only"."""
    if len(found) != 1 or (found[0].value or "").count(":") != 1:
        return found
    words = reading.words
    behind = [n for n in barred(reading) if n > max(found[0].words, default=len(words))]
    if behind:
        span = tuple(sorted({*found[0].words, *behind}))
        return [found[0]._replace(value=f"{found[0].value}:ro", words=span)]
    for at, word in enumerate(words):
        if (
            word.low in BARRING
            and words[at + 1 : at + 2]
            and words[at + 1].low != "else"
            and any(
                w.low.startswith(("chang", "modif", "write", "writing", "alter", "touch", "overwrit"))
                for w in words[at + 1 : at + 6]
            )
        ):
            end = next((n for n in range(at, len(words)) if words[n].comma), min(len(words) - 1, at + 8))
            led = [
                n
                for n in range(max(0, at - 4), at)
                if words[n].sense[:1] in ("f", "p", "w") or words[n].sense == "n.container"
            ]
            span = (*found[0].words, *led, *range(at, end + 1))
            return [found[0]._replace(value=f"{found[0].value}:ro", words=tuple(sorted(set(span))))]
    return found


def _brought_there(reading: Reading, target: int) -> tuple[str, int, int] | None:
    """ "starting in /work, my current dir mounted there": the place is told before what is mounted."""
    words = reading.words
    for at in range(target + 1, min(len(words) - 2, target + FAR)):
        if at in reading.values and not _text(reading, at):
            return None
        if _text(reading, at) and (words[at].sense == "n.here" or at in reading.values):
            there = words[at + 1].low.startswith(MOUNTING[:3]) and words[at + 2].low in ("there", "therein")
            return (_text(reading, at), _start(reading, at), at + 3) if there else None
    return None


def _as_it_is(reading: Reading, at: int) -> bool:
    """ "with /tmp/.X11-unix mounted": at the same place inside."""
    words = reading.words
    after = at + 1 < len(words) and not words[at].comma and words[at + 1].low == "mounted"
    goes_on = at + 2 < len(words) and words[at + 2].low in TO
    return after and not goes_on and (not at or words[at - 1].low in ("with", "and", "have", "has"))


def _nameless(reading: Reading, at: int) -> tuple[int, ...]:
    """ "an anonymous volume at /data": docker gives it a name. The words that say it."""
    words = reading.words
    said = [n for n in range(max(0, at - 6), at) if words[n].low in ("anonymous", "unnamed", "nameless", "anon")]
    return tuple(range(said[0], at)) if said and any(words[n].sense == "n.volume" for n in range(said[0], at)) else ()


def _kept_in_it(reading: Reading, at: int) -> bool:
    """ "that keeps /data in it": in a volume that is not named."""
    lows = [w.low for w in reading.words[max(0, at - 1) : at + 3]]
    return len(lows) == 4 and lows[0] in ("keep", "keeps", "stores") and lows[2:] == ["in", "it"]


def _source(reading: Reading, target: int, taken: set[int]) -> tuple[str, int, int] | None:
    """What stands before "at /app": a path, a volume's name, or the current directory; and from where to where."""
    words, linked = reading.words, False
    for at in range(target - 1, max(-1, target - FAR), -1):
        word = words[at]
        if at in taken:
            return None
        text = _text(reading, at)
        made = text and linked and _is_image(reading, at) and words[at - 1].low in ("a", "an")
        if made and at not in reading.values:
            continue  # "into a debian container at /old"
        if (
            text
            and linked
            and not (_is_image(reading, at) and any(_text(reading, n) for n in range(max(0, at - 3), at)))
        ):
            own = _own_volume(reading, at, target)
            if own is not None:
                return own
            return (text, _start(reading, at), target + 1) if _is_source(reading, at, target) else None
        if word.low in TO or word.low.endswith((" to", " at", " in", " as")):
            linked = True
        elif (text and not linked and word.sense != "n.here") or not _is_between(reading, at):
            return None
    return None


def _own_volume(reading: Reading, at: int, target: int) -> tuple[str, int, int] | None:
    """ "as db with a volume for /data": db is the container; the volume is called otherwise, or after it."""
    words = reading.words
    if at in reading.values:
        return None
    noun = next((n for n in range(at + 1, target) if words[n].sense == "n.volume"), None)
    if noun is None or not any(words[n - 1].comma or words[n].low in APART for n in range(at + 1, noun + 1)):
        return None
    first = next(n for n in range(at + 1, noun + 1) if words[n - 1].comma or words[n].low in APART)
    after = noun + 1 + (words[noun + 1].low in ("called", "named"))
    if after < target and words[after].sense[:1] not in ("p", "f"):
        return words[after].text, first, target + 1
    named = [n for n in reading.names if n.before in ("as", "called", "it") and n.object in ("", "container")]
    name = next((n for n in named if n.kind == "" and len(n.texts) == 1 and n.last <= first), None)
    return (f"{name.texts[0]}-data" if name else "VOLUME"), first, target + 1


def _source_after(reading: Reading, target: int, taken: set[int]) -> tuple[str, int, int] | None:
    """What stands after the place: "/var/lib/mysql in the volume dbdata", "/app from ./src"."""
    words, linked = reading.words, False
    for at in range(target + 1, min(len(words), target + 7)):
        word = words[at]
        if at in taken or words[at - 1].comma:
            return None
        text = _text(reading, at)
        if text and linked:
            plain = at not in reading.values and word.sense != "n.here"
            named = any(words[n].sense == "n.volume" for n in (at - 1, at + 1) if n < len(words))
            named = named or (words[at - 1].low in ("called", "named") and words[at - 2].sense == "n.volume")
            inner = text.startswith("/") and word.low != "."
            return None if (plain and not named) or inner else (text, target, at + 1)
        pointed = word.sense == "n.volume" and words[at - 1].low in ("that", "this") and not word.low.endswith("s")
        if linked and pointed and (at + 1 == len(words) or word.comma or words[at + 1].sense):
            return "VOLUME", target, at + 1  # "puts its /data on that volume"
        if word.low in FROM:
            linked = True
        elif not _is_between(reading, at):
            return None
    return None


def _text(reading: Reading, at: int) -> str:
    """A path, a name or the current directory as it is written before the colon; "" for other words."""
    if reading.words[at].sense == "n.here":
        return "$(pwd)"
    value = reading.values.get(at)
    before, word, after = (reading.words[n] if 0 <= n < len(reading.words) else None for n in (at - 1, at, at + 1))
    spoken = before and after and before.sense == "n.volume" and after.low == "mounted"
    path = reading.values.get(at + 2)
    listed = word and after and after.low in TO and path is not None and path.kind == "path" and word.sense in ("", "w")
    if listed and word and value is None and any(w.low == "volumes" for w in reading.words[:at]):
        return word.text  # "volumes films at /films and ..."
    if spoken and word and word.sense in ("w.data", "v.save"):  # a volume called like a word of ours
        return word.text
    if value is not None:
        found = value.text if value.kind in ("path", "file", "quoted") else ""
        return "$(pwd)" if found == "." else found
    return next((t for n in reading.names for i, t in zip(n.indexes, n.texts, strict=False) if i == at), "")


def _is_source(reading: Reading, at: int, target: int) -> bool:
    """May it be mounted: paths always, a plain name where a volume or a mount is spoken of?"""
    words = reading.words
    if at in reading.values or words[at].sense == "n.here":
        return True
    near = [*range(max(0, at - 3), at), *range(at + 1, target)]
    said = any(words[n].sense == "n.volume" or words[n].low.startswith(MOUNTING[:3]) for n in near)
    goes_on = at > 2 and words[at - 1].low in ("and", "plus") and at - 2 in reading.values  # "a at /a and b at /b"
    said = said or (goes_on and any(w.low == "volumes" for w in words[:at]))
    return not _is_image(reading, at) and said


def _is_image(reading: Reading, at: int) -> bool:
    return any(at in n.indexes and (n.kind == "image" or n.object == "image") for n in reading.names)


def _is_between(reading: Reading, at: int) -> bool:
    """May the word stand between what is mounted and where?"""
    word = reading.words[at]
    return (
        word.sense[:1] in ("p", "f")
        or word.sense in ("n.container", "n.volume", "n.folder", "n.file", "n.readonly", "n.mounts", "n.image")
        or word.low in SHOWN
        or word.low in READ_ONLY
        or word.low.startswith(MOUNTING)
        or _is_image(reading, at)
    )


def _start(reading: Reading, at: int) -> int:
    """Where the source begins, with the noun beside it."""
    while at and reading.words[at - 1].sense in ("n.volume", "n.folder", "n.file", "f.my", "f.the") and at:
        at -= 1
    return at


def is_besides(reading: Reading, at: int) -> bool:
    """Is the path something else than a place for a mount: "working directory /src", "a tmpfs at /run"?"""
    for n in range(at - 1, max(-1, at - 4), -1):
        word = reading.words[n]
        if word.low.split()[-1] in BESIDES or word.low in BESIDES or word.low.startswith("working"):
            return True
        if word.low in ("directory", "dir", "folder") and n and reading.words[n - 1].low in ("working", "work"):
            return True
        if word.comma or word.sense[:1] not in ("p", "f") or word.low == "and":
            return False
    return False


def read_only(reading: Reading, first: int, last: int) -> tuple[int, ...]:
    """The words within or beside the mount that forbid to write."""
    words = reading.words
    near = range(max(0, first - 3), min(len(words), last + 3))
    return tuple(n for n in barred(reading) if n in near and not any(w.low == "with" for w in words[n + 1 : first]))


def barred(reading: Reading) -> tuple[int, ...]:
    """The words that forbid to write, wherever they stand, where they do not speak of the container itself."""
    words = reading.words
    said = [n for n, w in enumerate(words) if w.low in READ_ONLY or w.sense == "n.readonly"]
    return tuple(n for n in said if not _of_itself(reading, n) and not (n and words[n - 1].low in DENYING))


def _of_itself(reading: Reading, at: int) -> bool:
    """ "a read-only root filesystem", "the container itself read only", "a read-only nginx" """
    words = reading.words
    behind = [w.low for w in words[at + 1 : at + 3]]
    before = () if at and words[at - 1].comma else [w.low for w in words[max(0, at - 2) : at]]
    return bool({*behind, *before} & OWN) or (at + 1 < len(words) and _is_image(reading, at + 1))


def _mount_words(reading: Reading, first: int) -> list[int]:
    words = reading.words
    near = range(max(0, first - 4), first)
    return [n for n in near if words[n].low.startswith(MOUNTING[:-1]) or words[n].low == "file"]


def _spelt_out(reading: Reading, found: list[FlagFound]) -> list[FlagFound]:
    """--mount where the text asks for it by name."""
    low = reading.text.lower()
    if not any(s in low for s in SYNTAX):
        return found
    from dsh.request.settings.spelt import as_mounts  # few requests ask for it: it is no part of the start

    return as_mounts(reading, found)
