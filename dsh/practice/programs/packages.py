"""Package managers. Nothing is fetched: a stand-in is put where the package's programs would be, and that is said."""

import json
import re
from zlib import crc32

from dsh.practice.filesystem import Node
from dsh.practice.programs import find
from dsh.practice.programs.process import Program, Running, Task, followers

LISTS = "/var/lib/apt/lists"
SAYS = "practice engine: nothing is really fetched; stand-ins are put in place"
PROGRAMS_OF = {
    "procps": "ps top free uptime watch kill", "iproute2": "ip ss", "iputils-ping": "ping",
    "net-tools": "ifconfig netstat",
    "dnsutils": "nslookup", "bind9-dnsutils": "nslookup", "netcat-openbsd": "nc", "bind-tools": "nslookup",
    "python3": "python3", "py3-pip": "pip pip3", "python3-pip": "pip3", "nodejs": "node", "coreutils": "",
    "postgresql-client": "psql pg_isready", "default-mysql-client": "mysql mysqladmin", "redis-tools": "redis-cli",
    "apache2": "httpd", "build-essential": "make gcc", "ca-certificates": "update-ca-certificates", "golang": "go",
}  # fmt: skip


def _install(task: Task, names: list[str], folder: str = "/usr/bin") -> None:
    for name in names:
        bare = re.split(r"[=<>~]", name)[0]
        made = PROGRAMS_OF.get(bare, bare if "-dev" not in bare and not bare.startswith("lib") else "").split()
        size = 400_000 + crc32(bare.encode()) % 6_000_000
        now = task.machine.now()
        task.files.put(f"/usr/share/{bare}", Node("file", 0o644, mtime=now, counted=size))
        for program in made:
            if task.files.get(f"{folder}/{program}") is None:
                task.files.put(f"{folder}/{program}", Node("file", 0o755, 0, 0, now, b"\x7fELF\0", counted=200_000))


def _names(words: list[str], valued: tuple[str, ...] = ()) -> list[str]:
    found, skip = [], False
    for word in words:
        if skip or word.startswith("-"):
            skip = not skip and word in valued
            continue
        found.append(word)
    return found


def _root(task: Task) -> bool:
    return task.user.uid == 0


def apt(task: Task) -> int:
    name = task.argv[0].rpartition("/")[2]
    words = _names(task.argv[1:], ("-o", "-t", "-c"))
    action, names = (words[0], words[1:]) if words else ("", [])
    flags = {word for word in task.argv if word.startswith("-")}
    if action in ("update", "install", "remove", "purge", "upgrade", "dist-upgrade", "autoremove") and not _root(task):
        task.err(b"E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n")
        task.err(b"E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n")
        return 100
    if action == "update":
        task.files.put(f"{LISTS}/packages", Node("file", mtime=task.machine.now(), counted=19_000_000))
        task.say(f"Reading package lists... ({SAYS})")
    elif action == "install":
        if task.files.get(f"{LISTS}/packages") is None:
            task.say("Reading package lists...\nBuilding dependency tree...")
            for one in names:
                task.err(f"E: Unable to locate package {one}\n".encode())
            return 100
        task.say("Reading package lists...\nBuilding dependency tree...\nReading state information...")
        task.say(f"The following NEW packages will be installed:\n  {' '.join(names)}")
        if not flags & {"-y", "--yes", "-yq", "-qy", "-qqy", "-yqq", "--assume-yes", "-qq"} and not task.stdin.tty:
            task.say("Do you want to continue? [Y/n] Abort.")
            return 1
        _install(task, names)
        for one in names:
            task.say(f"Setting up {one.split('=')[0]} ({SAYS}) ...")
    elif action == "clean" or action in ("remove", "purge", "upgrade", "dist-upgrade", "autoremove", "autoclean"):
        task.say("Reading package lists...\n0 upgraded, 0 newly installed, 0 to remove.")
    else:
        task.err(f"E: Invalid operation {action}\n".encode() if action else f"{name} (practice engine)\n".encode())
        return 100 if action else 0
    return 0


def apk(task: Task) -> int:
    words = _names(task.argv[1:], ("--repository", "-X", "--virtual", "-t"))
    action, names = (words[0], words[1:]) if words else ("", [])
    if action in ("add", "update", "del", "upgrade") and not _root(task):
        task.err(
            b"ERROR: Unable to lock database: Permission denied\n"
            b"ERROR: Failed to open apk database: Permission denied\n"
        )
        return 99
    if action == "add":
        _install(task, names)
        for number, name in enumerate(names, 1):
            task.say(f"({number}/{len(names)}) Installing {name} ({SAYS})")
        task.say("OK")
    elif action in ("update", "upgrade", "del", "info", "cache"):
        task.say(f"OK ({SAYS})")
    else:
        task.err(b"apk (practice engine): add, del, update, upgrade\n")
        return 1
    return 0


def pip(task: Task) -> int:
    words = _names(task.argv[1:], ("-i", "--index-url", "-t", "--target", "-c"))
    if words[:1] == ["install"]:
        names = words[1:]
        if "-r" in task.argv or "--requirement" in task.argv:
            at = max((task.argv.index(w) for w in ("-r", "--requirement") if w in task.argv), default=0)
            file = task.argv[at + 1]
            names = [name for name in names if name != file]
            if task.files.get(task.path(file)) is None:
                task.err(
                    f"ERROR: Could not open requirements file: [Errno 2] No such file or directory: '{file}'\n".encode()
                )
                return 1
            lines = task.files.read(task.path(file)).decode("utf-8", "replace").splitlines()
            names += [line.split("#")[0].split(";")[0].strip() for line in lines if line.split("#")[0].strip()]
        names = [re.split(r"[\[=<>~!]", name)[0].strip() for name in names if name != "."]
        now = task.machine.now()
        for name in names:
            task.say(f"Collecting {name}")
            size = 300_000 + crc32(name.encode()) % 5_000_000
            _put(task, f"/usr/local/lib/python3/site-packages/{name}", Node("file", mtime=now, counted=size))
            if name in ("gunicorn", "uvicorn", "flask", "pytest", "django"):
                _put(task, f"/usr/local/bin/{name}", Node("file", 0o755, 0, 0, now, b"\x7fELF\0"))
        task.say(f"Successfully installed {' '.join(names)} ({SAYS})")
        return 0
    if words[:1] in (["list"], ["freeze"]):
        folder = "/usr/local/lib/python3/site-packages"
        for name in task.files.names(folder) if task.files.get(folder) else ():
            task.say(name)
        return 0
    task.say("pip (practice engine)")
    return 0


def _put(task: Task, path: str, node: Node) -> None:
    """Put a file, and the folders above it where they are missing."""
    above = ""
    for name in path.split("/")[1:-1]:
        above += f"/{name}"
        if task.files.get(above) is None:
            task.files.put(above, Node("dir", mtime=node.mtime))
    task.files.put(path, node)


def npm(task: Task) -> int | Running:
    words = _names(task.argv[1:])
    name = task.argv[0].rpartition("/")[2]
    if words[:1] == ["start"] or words[:1] == ["test"] or (words[:1] == ["run"] and len(words) > 1):
        return _npm_run(task, words[-1])
    if (words[:1] and words[0] in ("install", "ci", "i", "add")) or (not words and name == "yarn"):
        if len(words) < 2 and task.files.get(task.path("package.json")) is None and "-g" not in task.argv:
            task.err(f"npm error enoent Could not read package.json: open '{task.path('package.json')}'\n".encode())
            return 254
        now = task.machine.now()
        _put(task, task.path("node_modules/.package-lock.json"), Node("file", mtime=now, counted=8_000_000))
        task.say(f"\nadded {37 + 11 * len(words)} packages in 2s ({SAYS})")
        return 0
    task.err(f"practice engine: {name} is not really run\n".encode())
    return 0


def _npm_run(task: Task, script: str) -> Running:
    """A script of package.json."""
    node = task.files.get(task.path("package.json"))
    try:
        scripts = json.loads(node.content if node else b"{}").get("scripts") or {}
        command = str(scripts[script])
    except (ValueError, KeyError, AttributeError):
        task.err(f'npm error Missing script: "{script}"\n'.encode())
        return 1
    task.say(f"\n> {script}\n> {command}\n")
    return (yield from find.become(task, ["sh", "-c", command]))


def pretended(task: Task) -> int:
    """A program that would change something we do not have."""
    task.err(f"practice engine: {task.argv[0].rpartition('/')[2]} is not really run\n".encode())
    return 0


def add_user(task: Task) -> int:
    """adduser, useradd: a line in /etc/passwd and one in /etc/group."""
    valued = ("-u", "--uid", "-g", "--gid", "-G", "-s", "--shell", "-h", "-d", "--home", "-c", "--gecos", "--ingroup")
    names = _names(task.argv[1:], valued)
    if not names:
        return task.complain("no name")
    values = followers(task)
    passwd = task.files.read("/etc/passwd").decode()
    if any(line.startswith(f"{names[0]}:") for line in passwd.splitlines()):
        return task.complain(f"user '{names[0]}' in use")
    used = {line.split(":")[2] for line in passwd.splitlines() if line.count(":") > 2}
    system = {"-r", "--system", "-S"} & set(task.argv)
    start = 100 if system else 1000
    uid = values.get("-u") or values.get("--uid") or str(next(n for n in range(start, 9999) if str(n) not in used))
    group = task.files.read("/etc/group").decode()
    wanted = values.get("-G") or values.get("-g") or values.get("--gid") or values.get("--ingroup") or ""
    gid = next((row.split(":")[2] for row in group.splitlines() if row.split(":")[0] == wanted), None) or uid
    home = values.get("-h") or values.get("-d") or f"/home/{names[0]}"
    task.files.write("/etc/passwd", f"{names[0]}:x:{uid}:{gid}::{home}:/bin/sh\n".encode(), append=True)
    if gid == uid:
        task.files.write("/etc/group", f"{names[0]}:x:{gid}:\n".encode(), append=True)
    made = {"-m", "--create-home"} & set(task.argv) or not task.argv[0].endswith("useradd")
    if made and not {"-H", "--no-create-home"} & set(task.argv) and task.files.get(home) is None:
        task.files.put(home, Node("dir", 0o755, int(uid), int(gid), task.machine.now()))
    return 0


def add_group(task: Task) -> int:
    """addgroup, groupadd; addgroup USER GROUP."""
    names = _names(task.argv[1:], ("-g", "--gid"))
    if not names:
        return task.complain("no name")
    values = followers(task)
    text = task.files.read("/etc/group").decode()
    if any(line.startswith(f"{names[-1]}:") for line in text.splitlines()):
        return 0 if len(names) > 1 else task.complain(f"group '{names[0]}' in use")
    used = {line.split(":")[2] for line in text.splitlines() if line.count(":") > 1}
    start = 100 if {"-S", "-r", "--system"} & set(task.argv) else 1000
    gid = values.get("-g") or values.get("--gid") or str(next(n for n in range(start, 9999) if str(n) not in used))
    task.files.write("/etc/group", f"{names[-1]}:x:{gid}:\n".encode(), append=True)
    return 0


PROGRAMS: dict[str, Program] = {
    "apt-get": apt, "apt": apt, "apk": apk, "pip": pip, "pip3": pip, "npm": npm, "yarn": npm, "pnpm": npm,
    "yum": apk, "dnf": apk, "microdnf": apk, "gem": pretended, "make": pretended, "npx": pretended, "bundle": pretended,
    "composer": pretended, "mvn": pretended, "cargo": pretended, "update-ca-certificates": pretended,
    "adduser": add_user, "useradd": add_user, "addgroup": add_group, "groupadd": add_group,
}  # fmt: skip
