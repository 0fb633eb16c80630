"""What a database runs when it starts for the first time: "postgres with ./init.sql", "mysql, scripts in ./initdb"."""

from dsh.request.flags import FlagFound
from dsh.request.reading import Reading
from dsh.request.settings.mounts import read_only

SCRIPTS = (".sql", ".sql.gz", ".sql.xz", ".sql.zst", ".sh", ".js")
SURELY = (".sql", ".sql.gz", ".sql.xz", ".sql.zst", ".js")  # what no database is started with for anything else
INITIAL = frozenset(
    ["init", "initdb", "initialise", "initialize", "initialisation", "initialization", "initial", "initially", "seed",
     "seeding", "schema", "bootstrap", "first"]
)  # fmt: skip
AROUND = INITIAL | frozenset(
    ["script", "scripts", "sql", "sql script", "file", "files", "folder", "directory", "dir", "dump", "as", "its",
     "the", "my", "an", "a", "with", "from", "in", "into", "for", "load", "loaded", "loading", "loads", "run",
     "running", "runs", "execute", "executed", "imported", "import", "imports", "applied", "apply", "mount",
     "mounted", "be", "should", "shall", "must", "it", "is", "will", "gets", "get", "on", "at", "during", "start",
     "startup", "boot", "time", "once", "to", "read", "database", "db", "creation", "start-up", "that", "which"]
)  # fmt: skip


def scripts(reading: Reading, folder: str) -> list[FlagFound]:
    """--volume for each init script, or the folder of them, that goes to the image's own `folder` for such."""
    lows = {w.low for w in reading.words}
    copied = any(w.sense == "v.copy" for w in reading.words)
    out = []
    for at, value in reading.values.items():
        path = value.text
        if value.kind not in ("path", "file") or path.startswith("/docker-entrypoint") or ":" in path:
            continue
        file = path.endswith(SCRIPTS)
        said = _around(reading, at, value.last)
        called_so = "init" in path or any(reading.words[n].low in INITIAL for n in said)
        told = (path.endswith(SURELY) and not copied) or (lows & INITIAL and file)
        if not (told or (called_so and "." not in path.lstrip("./"))) or _has_a_place(reading, value.last):
            continue
        source = path if path[:1] in "/~." else f"./{path}"
        place = f"{folder}/{path.rpartition('/')[2]}" if file else folder
        ends = read_only(reading, at, value.last)
        used = tuple(sorted({*said, *ends}))
        out.append(FlagFound("volume", f"{source}:{place}{':ro' if ends else ''}", used, None))
    return out


def _has_a_place(reading: Reading, last: int) -> bool:
    """ "./init.sql at /docker-entrypoint-initdb.d/1.sql": it is told where it goes."""
    return any(value.kind == "path" and value.text[:1] == "/" and at >= last for at, value in reading.values.items())


def _around(reading: Reading, first: int, last: int) -> list[int]:
    """It, and the words next to it that say what becomes of it."""
    words = reading.words
    while first and words[first - 1].low in AROUND and not words[first - 1].comma:
        first -= 1
    while last < len(words) and words[last].low in AROUND and not words[last - 1].comma:
        last += 1
    return list(range(first, last))
