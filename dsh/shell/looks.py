"""Does a line only look, by what the program that it starts in a container does: `docker exec web ls /srv`?"""

from dsh.cmdline.lines import invocations
from dsh.knowledge.store import Store

READERS = frozenset((
    "ls", "cat", "printenv", "ps", "df", "du", "whoami", "id", "pwd", "uname", "uptime", "free", "head", "wc", "stat",
    "grep", "readlink", "md5sum", "sha256sum", "nproc", "lsof", "which",
))  # fmt: skip
ALONE = frozenset(("env", "date", "hostname", "mount"))  # with words after them they may set something
PLAIN = frozenset(("interactive", "tty", "user", "workdir", "env"))
SHELLS = frozenset("|;&<>$`\n(){}*\\")  # of which a line is not as plain as it looks


def only_looks(line: str, store: Store) -> bool:
    """Is it one docker exec of a program that changes nothing, whatever its words are?"""
    if " exec " not in line or not SHELLS.isdisjoint(line):
        return False
    found = invocations(line, store)
    if len(found) != 1 or found[0].command.path != "docker container exec" or found[0].problems:
        return False
    it = found[0]
    words = [use.value for use in it.arguments]
    if len(words) < 2 or not {use.flag.name for use in it.flags} <= PLAIN:
        return False
    return words[1] in READERS or (words[1] in ALONE and len(words) == 2)
