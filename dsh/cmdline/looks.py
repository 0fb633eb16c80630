"""Does a command only look, by what the program that it starts in a container does: `docker exec web ls /srv`?"""

from dsh.cmdline.invocation import Invocation

READERS = frozenset((
    "ls", "cat", "printenv", "ps", "df", "du", "whoami", "id", "pwd", "uname", "uptime", "free", "head", "tail", "wc",
    "stat", "grep", "egrep", "zcat", "readlink", "realpath", "md5sum", "sha256sum", "nproc", "lsof", "which", "getent",
    "netstat", "diff", "cmp", "cut", "strings", "basename", "dirname", "groups", "arch", "locale",
))  # fmt: skip
ALONE = frozenset(("env", "date", "hostname", "mount"))  # with words after them they may set something
FINDS = frozenset(("-delete", "-exec", "-execdir", "-ok", "-okdir", "-fprint", "-fprint0", "-fprintf", "-fls"))
VERSIONED = frozenset((  # with --version alone they say it; a program nobody knows may not heed its words
    "python", "python3", "pip", "pip3", "node", "npm", "yarn", "php", "composer", "ruby", "gem", "bundle", "perl",
    "java", "dotnet", "cargo", "rustc", "gcc", "make", "cmake", "bash", "git", "curl", "wget", "psql", "mysql",
    "mariadb", "mysqld", "postgres", "mongosh", "mongod", "sqlite3",
))  # fmt: skip
DELETING = ("rm", "unlink", "shred", "truncate", "-delete")  # in the words of whatever deletes
INSIDE = ("docker container exec", "docker container run")
PLAIN = frozenset(("interactive", "tty", "user", "workdir", "env"))


def risk_of(it: Invocation) -> str:
    """The risk of the command; of what runs in a container the risk of its program, where that is known to change
    nothing, or to delete what outlives it."""
    if it.command.path == "docker container exec" and only_reads(it):
        return "read"
    return "destroy" if it.command.path in INSIDE and _deletes(it) else it.command.risk


def _deletes(it: Invocation) -> bool:
    """Does the program delete anything in a container that was there before, or in what a new one has mounted?"""
    entry = it.value("entrypoint")
    if not any(sign in word for word in (entry, *(use.value for use in it.arguments[1:])) for sign in DELETING):
        return False
    from dsh.cmdline.deletes import deletions, pattern  # few programs delete anything: it is no part of the start

    words = [pattern(use.word) if use.word is not None else use.value for use in it.arguments[1:]]
    found = deletions([*([entry] if entry else []), *words], it.value("workdir"))
    if not found or it.has("help"):
        return False
    if it.command.path == "docker container exec" or it.has("volumes-from"):
        return True
    from dsh.cmdline.mounts import mounts

    places = [mounted.target for mounted in mounts(it) if not mounted.read_only and mounted.source]
    return any(each.below(place) is not None for each in found for place in places)


def only_reads(it: Invocation) -> bool:
    """Is it a docker exec of a program that changes nothing, whatever its words are?"""
    words = [use.value for use in it.arguments]
    if it.command.path != "docker container exec" or it.problems or len(words) < 2:
        return False
    if not {use.flag.name for use in it.flags} <= PLAIN:
        return False
    if any(use.word is not None and use.word.many for use in it.arguments[:2]):
        return False  # $X may hold more than a name
    program, *rest = words[1:]
    if program == "find" and not all(use.word is None or use.word.value is not None for use in it.arguments):
        return False  # $X may hold -delete
    return reads(program, rest)


def pushes(it: Invocation) -> bool:
    """Does a build send its result into a registry?"""
    sent = (text.replace(" ", "") for text in it.values("output"))
    return it.on("push") or any("type=registry" in text or "push=true" in text for text in sent)


def reads(program: str, rest: list[str]) -> bool:
    """Does the program with these words after it change nothing?"""
    if program == "find":
        return FINDS.isdisjoint(rest)
    return program in READERS or (program in ALONE and not rest) or (rest == ["--version"] and program in VERSIONED)
