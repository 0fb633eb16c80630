"""Programs that tell of the machine and its processes: ps, env, hostname, id, date, sleep, kill, df ..."""

import time

from dsh.practice.programs.folders import human
from dsh.practice.programs.process import NEVER, Program, Running, Task, options
from dsh.practice.programs.users import NoUser, find_user, group_name

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def true(task: Task) -> int:
    return 0


def false(task: Task) -> int:
    return 1


class BadNumber(ValueError):
    """A word that test would need as a number."""


def test_words(words: list[str], task: Task) -> bool:
    """What test and [ say. Raises ValueError for what is no test."""
    if not words:
        return False
    for operator, join in (("-o", any), ("-a", all)):
        if operator in words[1:-1]:
            at = words.index(operator, 1)
            return join((test_words(words[:at], task), test_words(words[at + 1 :], task)))
    if words[0] == "!" and len(words) > 1:
        return not test_words(words[1:], task)
    if len(words) == 1:
        return bool(words[0])
    if len(words) == 2:
        return _unary(words[0], words[1], task)
    if len(words) == 3:
        return _binary(*words)
    raise ValueError(f"{words[0]}: unexpected operator")


def _unary(operator: str, word: str, task: Task) -> bool:
    if operator in ("-n", "-z"):
        return bool(word) == (operator == "-n")
    if operator == "-t":
        return task.stdin.tty
    node = task.files.get(task.path(word), follow=operator not in ("-L", "-h"))
    if operator in ("-e", "-f", "-d", "-s", "-L", "-h", "-r", "-w", "-x"):
        if node is None:
            return False
        kinds = {"-f": "file", "-d": "dir", "-L": "link", "-h": "link"}
        rights = {"-r": 4, "-w": 2, "-x": 1}
        if operator in kinds:
            return node.kind == kinds[operator]
        return task.files.may(node, rights[operator]) if operator in rights else operator == "-e" or node.size > 0
    raise ValueError(f"{operator}: unknown operand")


def _binary(left: str, operator: str, right: str) -> bool:
    if operator in ("=", "=="):
        return left == right
    if operator == "!=":
        return left != right
    try:
        one, two = int(left), int(right)
    except ValueError:
        raise BadNumber(left if not left.lstrip("-").isdigit() else right) from None
    found = {
        "-eq": one == two,
        "-ne": one != two,
        "-lt": one < two,
        "-le": one <= two,
        "-gt": one > two,
        "-ge": one >= two,
    }
    if operator not in found:
        raise ValueError(f"{operator}: unknown operand")
    return found[operator]


def test(task: Task) -> int:
    words = task.argv[1:]
    if task.argv[0].endswith("["):
        words = words[:-1]
    try:
        return int(not test_words(words, task))
    except ValueError as error:
        task.complain(str(error))
        return 2


def seconds(word: str) -> float | None:
    """A length of time as sleep reads it: 5, 1.5m, infinity."""
    if word in ("infinity", "inf"):
        return NEVER
    try:
        return float(word[:-1]) * UNITS[word[-1]] if word[-1:] in UNITS else float(word)
    except ValueError:
        return None


def sleep(task: Task) -> Running:
    if len(task.argv) < 2:
        task.err(b"sleep: missing operand\n" if task.gnu else b"Usage: sleep [N]...\n")
        return 1
    lengths = [seconds(word) for word in task.argv[1:]]
    if None in lengths:
        return task.complain(f"invalid number '{task.argv[1 + lengths.index(None)]}'")
    until = task.machine.now() + sum(length or 0 for length in lengths)
    while task.machine.now() < until:
        yield until
    return 0


def date(task: Task) -> int:
    found, names = options(task, "ud:RIs:", ("utc", "iso-8601"))
    form = names[0][1:] if names and names[0].startswith("+") else "%a %b %e %H:%M:%S UTC %Y"
    now = task.machine.now()
    if "d" in found and found["d"].startswith("@"):
        now = float(found["d"][1:])
    form = form.replace("%N", f"{int(now % 1 * 1e9):09d}").replace("%s", str(int(now)))
    if "I" in found or "iso-8601" in found:
        form = "%Y-%m-%d"
    task.say(time.strftime(form.replace("%Z", "UTC").replace("%z", "+0000"), time.gmtime(now)))
    return 0


def printenv(task: Task) -> int:
    if len(task.argv) > 1:
        found = [task.env[name] for name in task.argv[1:] if name in task.env]
        for value in found:
            task.say(value)
        return int(len(found) < len(task.argv) - 1)
    for name, value in task.env.items():
        task.say(f"{name}={value}")
    return 0


def hostname(task: Task) -> int:
    found, names = options(task, "iIfsd", ("ip-address", "all-ip-addresses"))
    if {"i", "I", "ip-address", "all-ip-addresses"} & set(found):
        task.say(" ".join(card.address for card in task.machine.interfaces()) + (" " if "I" in found else ""))
    elif names:
        return task.complain("sethostname: Operation not permitted")
    else:
        task.say(task.machine.hostname)
    return 0


def whoami(task: Task) -> int:
    task.say(task.user.name)
    return 0


def id_(task: Task) -> int:
    found, names = options(task, "ugGnr")
    user = task.user
    if names:
        try:
            user = find_user(task.files, names[0])
        except NoUser:
            return task.complain(f"unknown user {names[0]}")
    if "u" in found:
        task.say(user.name if "n" in found else str(user.uid))
    elif "G" in found:
        task.say(" ".join(group_name(task.files, g) if "n" in found else str(g) for g in user.gids))
    elif "g" in found:
        task.say(group_name(task.files, user.gid) if "n" in found else str(user.gid))
    else:
        named = "" if user.name.isdigit() else f"({user.name})"
        groups = ",".join(_named(task, gid) for gid in user.gids)
        task.say(f"uid={user.uid}{named} gid={_named(task, user.gid)}" + (f" groups={groups}" if groups else ""))
    return 0


def _named(task: Task, gid: int) -> str:
    name = group_name(task.files, gid)
    return str(gid) if name == str(gid) else f"{gid}({name})"


def uname(task: Task) -> int:
    found, _ = options(task, "asrnmvop")
    parts = {
        "s": "Linux",
        "n": task.machine.hostname,
        "r": "6.1.0-practice",
        "v": "#1 SMP",
        "m": "x86_64",
        "o": "Linux",
    }
    wanted = list("snrvmo") if "a" in found else [letter for letter in "snrvmo" if letter in found] or ["s"]
    task.say(" ".join(parts[letter] for letter in wanted))
    return 0


def df(task: Task) -> int:
    found, names = options(task, "hkmPTa")
    places = [
        ("overlay", "/"),
        ("tmpfs", "/dev"),
        ("shm", "/dev/shm"),
        *((m.device, at) for at, m in task.files.mounts.items() if m.device),
    ]
    if names:
        path = task.files.place(task.path(names[0])).path
        places = [
            max((p for p in places if path == p[1] or path.startswith(p[1].rstrip("/") + "/")), key=lambda p: len(p[1]))
        ]
    task.say(
        "Filesystem                Size      Used Available Use% Mounted on"
        if "h" in found
        else "Filesystem           1K-blocks      Used Available Use% Mounted on"
    )
    for device, at in places:
        size, used = (61202244, 15300561) if device in ("overlay", "/dev/sda1") else (65536, 0)
        figures = [human(n * 1024) if "h" in found else str(n) for n in (size, used, size - used)]
        columns = " ".join(f"{figure:>9}" for figure in figures)
        task.say(f"{device:<20} {columns} {used * 100 // size:>3}% {at}")
    return 0


def mount(task: Task) -> int:
    task.say("overlay on / type overlay (rw,relatime)")
    task.say("proc on /proc type proc (rw,nosuid,nodev,noexec,relatime)")
    for at, mounted in task.files.mounts.items():
        if not mounted.device:
            continue
        task.say(f"{mounted.device} on {at} type ext4 ({'ro' if mounted.readonly else 'rw'},relatime)")
    return 0


def free(task: Task) -> int:
    found, _ = options(task, "mhgkb")
    divide = 1024 if "m" in found else 1
    task.say("              total        used        free      shared  buff/cache   available")
    row = [n // divide for n in (8049772, 2202096, 3841612, 23416, 2006064, 5587544)]
    task.say("Mem:     " + " ".join(f"{n:>11}" for n in row))
    task.say("Swap:    " + " ".join(f"{n:>11}" for n in (0, 0, 0)))
    return 0


def uptime(task: Task) -> int:
    now = time.strftime("%H:%M:%S", time.gmtime(task.machine.now()))
    task.say(f" {now} up 1 day,  2:14,  0 users,  load average: 0.08, 0.05, 0.01")
    return 0


def nproc(task: Task) -> int:
    task.say("2")
    return 0


def tty(task: Task) -> int:
    task.say("/dev/pts/0" if task.stdin.tty else "not a tty")
    return int(not task.stdin.tty)


def expr(task: Task) -> int:
    words = task.argv[1:]
    if len(words) != 3:
        return task.complain("syntax error")
    try:
        one, two = int(words[0]), int(words[2])
        made = {"+": one + two, "-": one - two, "*": one * two}
        made |= {"/": int(one / two), "%": one % two} if two else {}
        value = made[words[1]]
    except (ValueError, KeyError):
        if words[1] not in ("=", "!="):
            return task.complain("syntax error")
        value = int((words[0] == words[2]) == (words[1] == "="))
    task.say(str(value))
    return int(value == 0)


def arch(task: Task) -> int:
    task.say("x86_64")
    return 0


def clear(task: Task) -> int:
    task.out(b"\x1b[H\x1b[J")
    return 0


def dd(task: Task) -> int:
    given = dict(word.split("=", 1) for word in task.argv[1:] if "=" in word)
    unit = given.get("bs", "512")
    size = int(unit.rstrip("kKMGBb") or 1) * {"k": 1024, "K": 1024, "M": 1 << 20, "G": 1 << 30}.get(
        unit.rstrip("Bb")[-1], 1
    )
    count = int(given.get("count", "1"))
    if "of" in given and given["of"] != "/dev/null":
        path = task.path(given["of"])
        task.files.write(path, b"")
        _, node = task.files.need(path)
        task.files.put(path, node._replace(counted=size * count))
    task.err(f"{count}+0 records in\n{count}+0 records out\n".encode())
    return 0


def stty(task: Task) -> int:
    return 0 if task.stdin.tty else task.complain("standard input: Not a tty")


PROGRAMS: dict[str, Program] = {
    "true": true, "false": false, "test": test, "[": test, "sleep": sleep, "date": date, "printenv": printenv,
    "hostname": hostname, "id": id_, "whoami": whoami, "uname": uname, "df": df, "mount": mount, "free": free,
    "uptime": uptime, "nproc": nproc, "tty": tty, "clear": clear, "arch": arch, "expr": expr,
    "stty": stty, "dd": dd, "sync": true,
}  # fmt: skip
