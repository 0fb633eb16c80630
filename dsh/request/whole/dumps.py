"""Databases written out of a container into a file, and read back: mysqldump, pg_dump and their like."""

from itertools import pairwise

from dsh.named import NamedTuple
from dsh.request.line import Whole, quote
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.request.settings.environment import PASSWORDS


class Engine(NamedTuple):
    """How a database is dumped and read back. USER, DATABASE and -pPASSWORD stand for what a request says."""

    dump: str
    every: str
    restore: str
    user: str


MYSQL = Engine("mysqldump -u USER -pPASSWORD DATABASE", "mysqldump -u USER -pPASSWORD --all-databases",
               "mysql -u USER -pPASSWORD DATABASE", "root")  # fmt: skip
ENGINES = {
    "mysql": MYSQL,
    "mariadb": MYSQL._replace(
        dump=MYSQL.dump.replace("mysqldump", "mariadb-dump"),
        every=MYSQL.every.replace("mysqldump", "mariadb-dump"),
        restore=MYSQL.restore.replace("mysql", "mariadb", 1),
    ),
    "postgres": Engine("pg_dump -U USER DATABASE", "pg_dumpall -U USER", "psql -U USER DATABASE", "postgres"),
    "mongo": Engine("mongodump --archive --db DATABASE", "mongodump --archive", "mongorestore --archive", ""),
}
PROGRAMS = {"pg_dump": "postgres", "pg_dumpall": "postgres", "mysqldump": "mysql", "mariadb-dump": "mariadb",
            "mongodump": "mongo"}  # fmt: skip
CALLED = {
    **PROGRAMS,
    "postgresql": "postgres",
    "psql": "postgres",
    "pg": "postgres",
    "mongodb": "mongo",
    "maria": "mariadb",
}
OUT = ("dump", "backup", "back", "export", "save", "dumping", "dumps", "back up", "backups")
IN = ("restore", "import", "load", "feed", "replay", "read", "insert", "put", "play", "restoring", "throw")
BASES = ("database", "db", "schema", "databases", "dbs")
ITS_USERS = {"root": "mysql", "postgres": "postgres"}  # whose user is called so, where nothing else tells
USERS = ("user", "username", "login")
ENDS = (".sql", ".dump", ".gz", ".archive", ".bak", ".bson", ".txt")
GUESSED = 0.65  # how sure a line is, where nothing tells which database it is
BESIDE = frozenset(
    ["gzip", "gzipped", "compressed", "zipped",
     *OUT, *IN, *BASES, *PASSWORDS, *USERS, *CALLED, *ENGINES, "make", "create", "write", "take", "all", "out", "whole",
     "every", "back", "up", "file", "with", "from", "into", "is", "called", "the", "and", "here", "of", "as", "it"]
)  # fmt: skip


def line(reading: Reading) -> Whole | None:
    words = reading.words
    lows = [w.low for w in words]
    out, back = set(lows) & {*OUT, *PROGRAMS}, set(lows) & set(IN)
    if (
        not (out or back)
        or reading.mood == "idea"
        or any(w.sense in ("n.volume", "n.image", "n.tarball") for w in words)
    ):
        return None
    file = next((n for n in reading.names if n.kind in ("file", "path", "") and n.texts[0].endswith(ENDS)), None)
    user, user_words = _after(reading, USERS, file)
    secret, secret_words = _after(reading, PASSWORDS, file)
    if not user:
        user, secret, user_words = _owner(reading, secret)
    kind = _engine(reading) or (ITS_USERS.get(user) if file is not None or "dump" in lows else None)
    guessed = kind is None and file is not None and bool(user) and "dump" in lows
    kind = "postgres" if guessed else kind  # the likeliest whose user is told without a password
    based = any(low in BASES for low in lows) or bool({"dump", *PROGRAMS} & set(lows))
    if (
        kind is None
        or not based
        or any(w.low in PROGRAMS and after.text[:1] == "-" for w, after in pairwise(words))  # it is written already
    ):
        return None
    base, base_words = _after(reading, BASES, file)
    if not base:
        base, base_words = _dumped(reading)
    place = _container(reading, base, base_words)
    if place is None:
        return None
    first = next(low for low in lows if low in OUT or low in IN or low in PROGRAMS)
    restores = (first in IN and bool(back)) or _goes_in(reading, file)
    if restores and file is None:
        return None
    engine = ENGINES[kind]
    every = not base and any(low in ("all", "every", "databases", "whole", "everything", "pg_dumpall") for low in lows)
    inner = engine.restore if restores else engine.every if every else engine.dump
    inner = inner.replace("USER", user or engine.user).replace(" DATABASE", f" {base}" if base else " DATABASE")
    if every and restores:
        inner = inner.replace(" DATABASE", "")
    if secret:
        inner = inner.replace("-pPASSWORD", f"-p{secret}")
    elif "-pPASSWORD" in inner:  # what the image was started with stands in its environment
        inner = "sh -c '" + inner.replace("-pPASSWORD", '-p"$MYSQL_ROOT_PASSWORD"') + "'"
        inner = inner.replace("$MYSQL", "$MARIADB") if kind == "mariadb" else inner
    target = quote(file.texts[0]) if file is not None else f"{base or 'dump'}.sql"
    compose = any(w.sense == "n.compose" for w in words) or place.object == "service"
    start = "docker compose exec -T" if compose else "docker exec -i" if restores else "docker exec"
    sign = "<" if restores else ">"
    used = {
        n for n, w in enumerate(words) if w.low in BESIDE or w.sense in ("n.container", "n.file", "n.here", "v.save")
    }
    used |= {*place.indexes, *base_words, *user_words, *secret_words, *(file.indexes if file else ())}
    line = f"{start} {quote(place.typed[0])} {inner}"
    if target.endswith(".gz"):  # packed on the way
        line = f"gunzip -c {target} | {line}" if restores else f"{line} | gzip > {target}"
    else:
        line = f"{line} {sign} {target}"
    return Whole(line, frozenset(used), sure=GUESSED if guessed else 1.0)


def _owner(reading: Reading, secret: str) -> tuple[str, str, tuple[int, ...]]:
    """Who is told without the word for it: "root password is secret", "as postgres"; with the password."""
    words = reading.words
    for at, word in enumerate(words):
        led = at and words[at - 1].low in ("as", "with", "by")
        follows = at + 1 < len(words) and words[at + 1].low in PASSWORDS
        if word.low in ITS_USERS and (follows or led) and (follows or word.low not in ENGINES):
            return word.low, secret, (at,)
    return "", secret, ()


def _dumped(reading: Reading) -> tuple[str, tuple[int, ...]]:
    """What is told behind the program: "mysqldump shop from the db container", "pg_dump of shop in container pg"."""
    for at, (word, after) in enumerate(pairwise(reading.words)):
        if word.low not in PROGRAMS:
            continue
        if after.sense[:1] in ("", "w") and after.low not in BESIDE and "." not in after.text:
            return after.text, (at, at + 1)
        base = reading.words[at + 2] if after.low == "of" and at + 2 < len(reading.words) else None
        marked = any(n.object == "container" and at + 2 not in n.indexes for n in reading.names)
        if base is not None and marked and base.sense[:1] in ("", "w") and base.low not in BESIDE:
            return base.text, (at, at + 1, at + 2)
    return "", ()


def _goes_in(reading: Reading, file: Name | None) -> bool:
    """ "copy shop.sql into the database shop": the file stands before where it goes."""
    if file is None:
        return False
    after = [w.low for w in reading.words[max(file.indexes) + 1 :] if w.low not in ("the", "back", "mysql", "postgres")]
    return after[:1] in (["into"], ["in"], ["to"]) and after[1:2] in (["database"], ["db"])


def _engine(reading: Reading) -> str | None:
    """Which database it is, by its own name, or by that of the container."""
    for word in reading.words:
        low = CALLED.get(word.low, word.low)
        if low in ENGINES:
            return low
    for name in reading.names:
        low = name.texts[0].lower()
        for said in (*ENGINES, *CALLED):
            if said in low if len(said) > 2 else low.startswith(said):
                return CALLED.get(said, said)
    return None


def _after(reading: Reading, said: tuple[str, ...], file: Name | None) -> tuple[str, tuple[int, ...]]:
    """What follows one of these words, or stands before "database"; "" where nothing does."""
    words = reading.words
    for at, word in enumerate(words):
        if word.low not in said:
            continue
        nxt = at + 1
        while nxt + 1 < len(words) and words[nxt].low in ("is", "called", "named", "the", "of", "="):
            nxt += 1
        own = file is not None and nxt in file.indexes
        free = words[nxt].low not in BESIDE if nxt < len(words) else False
        free = free or (said is PASSWORDS and nxt < len(words) and words[nxt].low in PASSWORDS)
        said_so = nxt < len(words) and not word.comma and not own and free
        if said_so and words[nxt].sense[:1] not in ("p", "f") and words[nxt].sense[2:] != "container":
            return words[nxt].text, (at, nxt)
        before = words[at - 1] if at else None
        if said is BASES and before is not None and before.sense[:1] in ("", "w") and before.low not in BESIDE:
            return before.text, (at - 1, at)
    return "", ()


def _container(reading: Reading, base: str, taken: tuple[int, ...]) -> Name | None:
    names = [n for n in reading.names if n.kind in ("", "image") and len(n.texts) == 1 and n.texts[0] != base]
    names = [n for n in names if not set(n.indexes) & set(taken)]
    names = [n for n in names if not n.texts[0].endswith(ENDS) and (n.object or n.texts[0].lower() not in USERS)]
    marked = [n for n in names if n.object in ("container", "service")]
    led = [n for n in names if n.before in ("from", "of", "out of", "in", "inside", "into", "on") and not n.object]
    return marked[-1] if marked else led[-1] if led else None
