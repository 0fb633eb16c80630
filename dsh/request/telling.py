"""The words without which no request is of a kind that is read as a whole: what reads them is no part of the start."""

from dsh.request.build import Built
from dsh.request.once import once
from dsh.request.reading import Reading
from dsh.typed import Any

COPYING = frozenset(
    ["copy", "copying", "cp", "put", "bring", "get", "extract", "grab", "fetch", "pull", "take", "download", "retrieve",
     "upload", "place", "send", "transfer", "insert", "inject", "deliver", "drop", "rescue", "give", "copied", "move",
     "push", "save", "need", "want"]
)  # fmt: skip
ASKING = frozenset(
    ["somebody", "someone", "anybody", "anyone", "did", "was", "were", "who", "still", "exist", "exists", "before",
     "plan"]
)  # fmt: skip
DUMPING = frozenset(
    ["dump", "backup", "back", "export", "save", "dumping", "dumps", "restore", "import", "load", "feed", "replay",
     "throw", "put"]
)  # fmt: skip
DUMPS = frozenset(["pg_dump", "pg_dumpall", "mysqldump", "mariadb-dump", "mongodump"])
BASES = frozenset(["database", "databases", "db", "dump", "schema"])
DRIVERS = frozenset(["nfs", "nfs4", "nfsv4", "cifs", "smb", "samba", "macvlan", "ipvlan"])
STORAGE = frozenset(
    ["tmpfs", "memory", "ram", "in-memory", "ramdisk", "ram-backed", "bound", "bind", "binding", "backed", "pointing",
     "points", "mapped"]
)  # fmt: skip
OPEN = ("/", "/.", "/..", "/...", "/*", "/**", "/…")  # a name of which only the beginning is said
CHOOSING = frozenset(
    ["newest", "oldest", "latest", "last", "recent", "recently", "youngest", "earliest", "except", "but", "leave",
     "keep",
     "spare", "apart", "besides", "other", "others", "rest", "excluding", "stays", "stay", "survives", "label",
     "labelled", "labeled", "named", "called", "name", "names", "starting", "starts", "start", "beginning", "begins",
     "ending", "containing", "contains", "prefix", "image", "images", "network", "networks", "volume", "older", "ago",
     "old", "newer",
     "project", "port", "code", "exited", "crashed", "grace", "seconds", "second", "secs", "sec", "minute", "minutes",
     "timeout", "after", "within", "in", "signal", "sigint", "sigterm", "sigquit", "than", "whose", "give", "touch",
     "wait", "long", "cache", "everything", "every", "all", "volumes", "without", "minus", "barring", "running", "with"]
)  # fmt: skip
NAMING = tuple('0123456789"=@$')  # of which one stands in most names and values
ASKED = ", how "  # so a question begins that is told before
STORIES = (ASKED, ", what ", ", why ", ", where ", ", can ", ". ", "? ")  # and in what is told before it is asked
SPARING = frozenset(["except", "excluding", "but", "besides", "without", "apart", "minus", "other"])
JOINED = frozenset(["put", "place", "stick", "hook", "get", "bring", "move"])
MOVED = frozenset(
    ["connect", "attach", "disconnect", "detach", "reconnect", "unplug", "unhook", "add", "move", "switch", "migrate",
     "transfer"]
)  # fmt: skip
OVERVIEWS = ("list", "listing", "overview", "table", "summary")
SHOWING = ("v.show", "v.get", "v.count", "v.search", "n.everything")
LISTED = frozenset(  # what is listed, or how it is told apart
    ["containers", "container", "images", "image", "volumes", "volume", "networks", "network", "everything", "anything",
     "running", "up", "paused", "frozen", "stopped", "whatever", *SPARING]
)  # fmt: skip
AWAY = frozenset(["from", "off", "out"])
PUTTING = frozenset(["want", "put", "add", "kick", "plug", "take", "throw", "give", "wait", "hook", "join"])
KINDS = ("n.container", "n.image", "n.volume", "n.network")
ACTS = (
    "v.connect",
    "v.disconnect",
    "v.attach",
    "n.buildcache",
    "v.stop",
    "v.start",
    "v.restart",
    "v.kill",
    "v.pause",
    "v.unpause",
    "v.remove",
    "v.clean",
)
USED = frozenset(["cpu", "memory", "mem", "ram", "resource", "resources", "load", "stats", "statistics"])
COUNTS = frozenset(["two", "three", "four", "five", "twice", "2", "3", "4", "5"])
SEVERAL = COUNTS | {"and", "then"}
PORTS = ("number", "port", "ports")
LANGUAGES = frozenset(["python", "node", "ruby", "php", "perl"])
APART = {ord(c): " " for c in ".,;:!?()'\"/<>{}[]"}
SCRIPTS = (".py", ".js", ".mjs", ".rb", ".php", ".pl", ".go", ".sh", ".r", ".jl", ".java")


def kinds(reading: Reading, index: dict[str, Any]) -> tuple[str, ...]:
    """The kinds that a request may be of."""
    words, values = reading.words, reading.values.values()
    lows = {low for w in words for low in w.low.split()}
    spoken = {*lows, *reading.text.lower().translate(APART).split(), *(typed.lower() for typed, _ in reading.mended)}
    files = [v.text.lower() for v in values if v.kind in ("path", "file")]
    of_kinds = sum(w.sense in KINDS for w in words) > 1
    several = bool(lows & CHOOSING) or of_kinds
    short = len(words) < 3 or (len(words) == 3 and lows & CHOOSING == {"all"})  # "remove all containers"
    chosen = several and not short and (any(w.sense in ACTS for w in words) or bool(lows & PUTTING))
    chosen = chosen or bool(lows & SPARING and {"containers", "images", "volumes", "networks"} & lows)
    looks = bool(words) and (words[0].sense in ("v.show", "v.get", *KINDS) or words[0].sense[:2] == "s.")
    chosen = chosen or (looks and "not" in lows and bool({"containers", "images", "volumes", "networks"} & lows))
    composed = any(w.sense == "n.compose" for w in words)
    here = "project" in lows or any(w.sense == "n.here" for w in words)
    counted = any(v.kind == "number" for v in values)
    named = bool(reading.names) and not COUNTS.isdisjoint(lows)
    found = (
        ("act", chosen),
        ("list", len(words) > 2 and not lows.isdisjoint(LISTED) and _lists(reading)),
        ("scale", (composed or "swarm" in lows) and ("twice" in lows or any(v.kind == "number" for v in values))),
        ("fetch", bool({"curl", "wget"} & lows) and any(v.kind == "url" for v in values)),
        (
            "join",
            ("and" in lows and not JOINED.isdisjoint(lows)) or not (MOVED.isdisjoint(lows) or AWAY.isdisjoint(lows)),
        ),
        ("copy", bool(files or any(v.kind in ("mount", "place") for v in values)) and bool(lows & COPYING)),
        ("volume", any(w.sense in ("n.volume", "n.mounts") for w in words)),
        ("storage", bool(lows & STORAGE) and any(w.sense == "n.volume" for w in words)),
        ("images", "/" in reading.text and any(w.text.endswith(OPEN) for w in words)),
        ("past", bool(lows & ASKING)),
        ("dump", bool(lows & DUMPS) or (bool(lows & DUMPING) and bool(BASES & lows))),
        ("push", any(v.kind in ("host", "address") for v in values)),
        ("code", "(" in reading.text and bool(lows & LANGUAGES)),
        ("script", any(text.endswith(SCRIPTS) for text in files) or here),
        ("driver", bool(lows & DRIVERS)),
        ("full", not short and ASKED not in reading.text and not spoken.isdisjoint(index["in_full"]["signs"])),
        ("way", any(index["line_signs"].get(low) for low in spoken)),
        ("deed", (len(words) > 3 or "all" not in lows) and any(index["deed_signs"].get(low) for low in spoken)),
        ("usage", bool(lows & USED) and bool(lows & {"containers", "container"}) and not short),
        ("many", len(reading.names) == 1 and reading.names[0].kind == "image" and (counted or "and" in lows)),
        ("apiece", not SEVERAL.isdisjoint(lows) and (named or sum(v.kind in PORTS for v in values) > 1)),
        ("command", any(v.kind == "quoted" for v in values) or lows >= {"what", "in"}),
    )
    return tuple(kind for kind, told in found if told)


def _lists(reading: Reading) -> bool:
    """Does it begin as a wish for a list does: "which", "show", "containers", "running"?"""
    first = reading.words[0].sense
    begins = reading.mood == "look" or first in (*SHOWING, *KINDS) or first[:2] == "s."
    return begins or any(w.low in OVERVIEWS for w in reading.words[:5])


def of_none_named(text: str, index: dict[str, Any]) -> bool:
    """Is each word of it accounted for as it stands, in a request of one thing that is not named?"""
    low = text.lower()
    if any(sign in low for sign in (*NAMING, *STORIES)) or index["in_full"]["signs"].keys().isdisjoint(
        low.translate(APART).split()
    ):
        return False
    from dsh.request.whole.in_full import of_none  # few requests are such: it is no part of the start

    return of_none(text, index)


@once
def as_a_whole(reading: Reading, index: dict[str, Any]) -> list[Built]:
    """The lines of wishes that are read as a whole."""
    told = kinds(reading, index)
    if not told:
        return []
    from dsh.request.wholes import wholes  # few requests are such: it is no part of the start

    return wholes(reading, index, told)
