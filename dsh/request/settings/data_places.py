"""Where a container keeps its data: the place inside of a volume or folder that is told without one, as in "keep its
data in pgdata", "serve ./site", "with mount ./project"."""

from collections.abc import Collection, Sequence

from dsh.knowledge.words import Word
from dsh.patterns import regex
from dsh.request.flags import FlagFound
from dsh.request.reading import Reading
from dsh.request.settings.mounts import barred, is_besides, read_only, unwritable
from dsh.typed import Any

SERVED = frozenset(
    ["serve", "serves", "served", "serving", "html", "site", "website", "root", "webroot", "pages", "content", "host",
     "hosting", "static", "shown", "show", "shows", "display", "displayed", "deliver", "delivered", "published",
     "public", "presented", "browse", "visible"]
)  # fmt: skip
SERVING = ("serve", "serves", "served", "serving", "html", "site", "website", "webroot", "pages", "static")
KEEPING = frozenset(
    ["data", "keep", "keeping", "kept", "keeps", "persist", "persistent", "persisting", "persisted", "store", "stored",
     "stores", "save", "saved", "volume", "live", "lives", "mount", "mounted", "with", "using", "storing", "saving",
     "stuff", "files"]
)  # fmt: skip
LEADING = ("with", "using")
PASSWORDS = ("password", "pw", "pass", "passwd")  # "with the root password": not with the volume
KEPT = ("data", "persist", "persistent", "store", "stored", "kept", "keep", "keeps", "stuff", "storing", "stores")
SOME = ("a", "an", "its", "own", "named", "separate", "persistent", "new", "docker", "the", "their", "some")
HAVING = ("with", "using", "and", "has", "have", "having", "on", "in", "get", "gets", "needs", "wants", "give", "it")
CALLING = ("as", "called", "it")
PLACES = ("dir", "directory", "folder", "volume", "store", "storage", "place", "location")
MOUNT_SAID = ("with", "mount")
MEMORY = ("memory", "ram", "tmpfs", "ramdisk")
IN_MEMORY = regex(
    r"(?:(?:keep|keeping|with|and|all|have|having|put|store|storing|hold|holding|its|the|only|just) )*"
    r"(?:data(?:base)?(?: (?:directory|dir|folder|files))?(?: (?:is|are|be|being|should|shall|must|may|to|kept|stored|"
    r"held|lives?|living|lies|sits|goes|only|just|purely|solely|entirely))*"
    r" (?:in|on|to|as|into) (?:(?:a|an|the|only|pure) )?(?:memory|ram|tmpfs|ramdisk)(?: only)?(?: tmpfs)?|"
    r"(?:a |an )?(?:tmpfs|ramdisk) for (?:(?:its|the|all) )*data(?: (?:directory|dir|folder|files))?)(?= |$)"
)
FILE = regex(r"\w\.[a-z]{2,5}$")  # "index.html": it goes into the folder, and not over it


def folders(known: list[Any] | None, image: str, words: Sequence[Word] = ()) -> list[str]:
    """Where a well-known image keeps its data, in the version and the kind of its tag: postgres:16 not where
    postgres:18 does, php:8.3-apache its pages. The `words` of the request may speak of the pages that it serves."""
    if known is None:
        return []
    if known[11] and any(word.low in SERVING for word in words):
        return [known[11]]
    kinds = image.partition(":")[2].split("-")
    of_kind = next((places for word, places in known[9].items() if word in kinds), None)
    if of_kind is not None:
        return list(of_kind)
    version = image.partition(":")[2].split("-")[0].split(".")[0].removeprefix("v")
    older = [place for until, place in known[6].items() if version.isdigit() and int(version) <= int(until)]
    return older or list(known[3])


def data_in_memory(reading: Reading, folders: list[str]) -> list[FlagFound]:
    """--tmpfs for "its data only in memory": where the image keeps its data."""
    if not folders or not any(w.low in MEMORY for w in reading.words):
        return []
    text, starts = "", []
    for word in reading.words:
        starts.append(len(text))
        text += f"{word.low} "
    found = IN_MEMORY.search(text)
    if found is None:
        return []
    said = tuple(n for n, start in enumerate(starts) if found.start() <= start < found.end())
    return [FlagFound("tmpfs", folders[0], said, None)]


def _in_memory(reading: Reading, at: int) -> bool:
    """ "/tmp in memory", "/run only in ram": nothing that is kept."""
    after = [w.low for w in reading.words[at : at + 4] if w.low not in ("only", "just", "kept", "the")]
    return after[:2] in (["in", "memory"], ["in", "ram"], ["as", "tmpfs"], ["on", "tmpfs"])


def _as_its_data(reading: Reading, last: int) -> tuple[int, ...]:
    """The words of "as its data dir" behind a name, "for the data"; none where others stand there."""
    for at in range(last, last + 2):  # a name may end before its last word or with it
        words = [w.low for w in reading.words[at : at + 4]]
        if words[:1] in (["as"], ["for"]):
            told = 2 if words[1:2] and words[1] in SOME else 1
            if words[told : told + 1] != ["data"]:
                return ()
            more = reading.words[at + told + 1 : at + told + 2]
            place = bool(more) and (more[0].sense in ("n.folder", "n.volume") or more[0].low in PLACES)
            return tuple(range(at, at + told + 1 + place))
    return ()


def data(reading: Reading, folders: list[str], used: Collection[int] = ()) -> list[FlagFound]:
    """--volume for a volume or folder without a place of its own: it goes where the image keeps its data. The words
    `used` say something else."""
    if not folders:
        return _under_its_name(reading)
    own = {i for n in reading.names if n.before == "called" for i in n.indexes}  # "called static"
    for name in reading.names:
        if len(name.texts) != 1 or name.kind not in ("", "path") or name.texts[0].startswith(("/var/run", "/dev/")):
            continue
        if is_besides(reading, name.first) or _in_memory(reading, name.last) or name.first in used:
            continue
        near = range(max(0, name.first - 6), min(len(reading.words), name.last + 4))
        lows = {n: reading.words[n].low for n in near if n not in name.indexes}
        spoken = [
            n
            for n, low in lows.items()
            if (low in KEEPING or low in SERVED or reading.words[n].sense in ("n.volume", "n.folder")) and n not in own
        ]
        said = [lows[n] for n in spoken]
        is_volume = name.object == "volume"
        as_such = _as_its_data(reading, name.last) if name.kind == "" and name.object == "" else ()
        is_folder = name.kind == "path" and any(low in KEEPING or low in SERVED for low in said)
        is_folder = is_folder and not folders[0].rpartition("/")[2].startswith(".")  # where a tool keeps its own things
        kept = (
            name.kind == ""
            and name.object == ""
            and name.before in ("in", "on", "to", "into", "at")
            and any(low in KEPT for low in said)
        )
        if is_volume or is_folder or kept or as_such:
            source = "$(pwd)" if name.texts[0] == "." else name.texts[0]
            ends = read_only(reading, name.first, name.last) or (barred(reading) if is_folder else ())
            base = source.rpartition("/")[2]
            place = f"{folders[0]}/{base}" if is_folder and FILE.search(base) else folders[0]
            text = f"{source}:{place}" + (":ro" if ends else "")
            claimed = {n for n in spoken if not _leads_elsewhere(reading, n, name.first)}
            found = FlagFound("volume", text, tuple(sorted({*name.indexes, *claimed, *ends, *as_such})), None)
            return unwritable(reading, [found])
    return _of_no_name(reading, folders[0])


def _leads_elsewhere(reading: Reading, at: int, first: int) -> bool:
    """ "with the password x", "on nodes with disk=ssd, volume pg": is it said of something else than of the name?"""
    words = reading.words
    apart = words[at].low in LEADING and any(w.comma for w in words[at:first])
    return apart or any(w.low in PASSWORDS for w in words[at + 1 : at + 3])


def _under_its_name(reading: Reading) -> list[FlagFound]:
    """ "with mount ./project" for an image that has no place for it: /project."""
    for name in reading.names:
        source = name.texts[0]
        if name.kind != "path" or len(name.texts) != 1 or not source.startswith("./") or not name.first:
            continue
        if reading.words[name.first - 1].low == "mount":
            place = source.rstrip("/").rpartition("/")[2]
            said = tuple(n for n in (name.first - 2, name.first - 1) if n >= 0 and reading.words[n].low in MOUNT_SAID)
            return [FlagFound("volume", f"{source}:/{place}", (*said, *name.indexes), None)]
    return []


def _of_no_name(reading: Reading, folder: str) -> list[FlagFound]:
    """ "as kv with a volume for its data": called after the container, which has it for itself."""
    words = reading.words
    for at, word in enumerate(words):
        led = at
        while led and words[led - 1].low in SOME:
            led -= 1
        if word.sense != "n.volume" or led == at or not led or words[led - 1].low not in HAVING:
            continue
        behind = [w.low for w in words[at + 1 : at + 4]]
        if behind and (behind[0] in ("called", "named") or (words[at + 1].sense == "" and at + 1 in _named(reading))):
            return []
        for_data = 3 if behind[:1] == ["for"] and "data" in behind else 0
        name = next((n.texts[0] for n in reading.names if n.before in CALLING and len(n.texts) == 1), None)
        source = f"{name}-data" if name else "VOLUME"
        found = FlagFound("volume", f"{source}:{folder}", tuple(range(led - 1, at + 1 + for_data)), None)
        return unwritable(reading, [found])
    return []


def _named(reading: Reading) -> set[int]:
    return {at for name in reading.names for at in name.indexes}
