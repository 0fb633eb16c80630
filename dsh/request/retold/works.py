"""The command for what is to be done within a container, and the words in which all of it is told anew."""

import re

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.inner import READERS, is_file, opens_prompt
from dsh.request.names import known_image
from dsh.typed import Any

AT = "/app"  # where the folder that one is in is seen, if no place is told
SHELLS = ("sh", "bash", "ash", "zsh", "/bin/sh", "/bin/bash")
SHORT = {"java": "-version", "go": "version", "ssh": "-V", "nginx": "-v", "lua": "-v", "ffmpeg": "-version",
         "openssl": "version", "terraform": "version"}  # fmt: skip
OWN = {  # images whose entrypoint is the program itself: which, where they work, how they turn one file into another
    "curlimages/curl": ("curl", "", ""), "pandoc/core": ("pandoc", "/data", "{a} -o {b}"),
    "pandoc/latex": ("pandoc", "/data", "{a} -o {b}"), "pandoc/extra": ("pandoc", "/data", "{a} -o {b}"),
    "hashicorp/terraform": ("terraform", "", ""), "linuxserver/ffmpeg": ("ffmpeg", "/config", "-i {a} {b}"),
    "jrottenberg/ffmpeg": ("ffmpeg", "/work", "-i {a} {b}"), "alpine/git": ("git", "/git", ""),
    "mikefarah/yq": ("yq", "/workdir", ""), "amazon/aws-cli": ("aws", "/aws", ""),
    "mwader/static-ffmpeg": ("ffmpeg", "/work", "-i {a} {b}"), "dpokidov/imagemagick": ("convert", "/imgs", "{a} {b}"),
    "minlag/mermaid-cli": ("mmdc", "/data", "-i {a} -o {b}"), "alpine/helm": ("helm", "/apps", ""),
    "composer": ("composer", "/app", ""),
    "bitnami/kubectl": ("kubectl", "", ""), "hadolint/hadolint": ("hadolint", "", ""),
}  # fmt: skip
TURNS = {"pandoc": "pandoc {a} -o {b}", "ffmpeg": "ffmpeg -i {a} {b}", "convert": "convert {a} {b}"}
HOSTED = {"redis-cli": "-h", "psql": "-h", "mysql": "-h", "mariadb": "-h", "mongosh": "--host", "valkey-cli": "-h"}
CLIENTS_OF = {"redis-cli": "redis", "psql": "postgres", "mysql": "mysql", "mariadb": "mariadb", "mongosh": "mongo",
              "valkey-cli": "valkey/valkey"}  # fmt: skip
USERS = {"psql": "-U", "mysql": "-u", "mariadb": "-u", "mongosh": "-u"}
SMALL = ("alpine", "busybox")
MOUNTED = regex(r"\[\[--(?:volume|mount) ?(?P<from>[^\]]*?):(?P<at>/[^\]:]*)(?::ro)?\]\]")
DEPENDENCIES = {"node": "npm install", "composer": "composer install", "ruby": "bundle install", "maven": "mvn install",
                "python": "pip install -r requirements.txt", "rust": "cargo fetch",
                "golang": "go mod download"}  # fmt: skip
HERE = "$(pwd)"
OF_THE_SHELL = regex(r"&&|[;|<>]")  # what the shell in front of docker would take for itself
TYPED = "[[--interactive]] [[--tty]]"
OF_BUILDS = ("docker", "kubectl", "systemctl", "service", "sudo", "ssh", "brew", "git clone", "docker-compose", "dsh")


class Doing(NamedTuple):
    """What is done: where, in what, the command or what it is to do, and the settings."""

    kind: str  # place, service, image; "" where only the command says which image
    name: str
    line: str
    sets: tuple[str, ...]


def line_of(doing: Doing, text: str, data: dict[str, Any]) -> str | None:
    """The text told anew; None where it comes to no line."""
    kind, name, sets = doing.kind, doing.name, list(doing.sets)
    client = any(it.startswith("CLIENT") for it in sets)
    host = next((it.split()[1] for it in sets if it.startswith("HOST ")), "")
    if not kind and client and not _has(sets, "[[--network"):
        kind, name = "place", host  # "psql on the container pg"
        sets.remove(f"HOST {host}")
    elif not kind or (kind == "place" and client and _has(sets, "[[--network")):
        name, kind = _image_of(doing, sets), "image"
    if kind == "place" and "COMPOSE" in sets:
        kind = "service"
    line = _command(doing.line, kind, name, sets, text, data)
    if line is None or line.startswith(OF_BUILDS):
        return None
    line = _counted(line, sets)
    if line is None or OF_THE_SHELL.search(line) is not None:
        return None
    if compiled(data["within"]["destroys"]).match(line) is not None and not _is_ordered(text, data["within"]):
        return None  # "in web, what would rm -rf /data do": of that others know more
    if doing.line.startswith("OPEN") and kind == "place" and any(it.startswith("BASE ") for it in sets):
        return None  # who one is there and the password are told by others
    if any(it.startswith("BASE ") for it in sets) and doing.line.partition(" ")[0] != "OPEN":
        return None
    if (program := line.partition(" ")[0]) in USERS and {"-c", "-e", "-f"}.isdisjoint(line.split()):
        line = _as_user(line, USERS[program], sets)
    flags = [it for it in sets if it.startswith("[[--")]
    if kind == "image":
        return _in_image(name, line, sets, flags, data)
    if any("--volume" in it or "--network" in it or "--name" in it or "--entrypoint" in it for it in flags):
        return None
    if "HERE" in sets or "THERE" in sets:
        return None  # the folder that one is in is not seen there
    if doing.line.startswith("SHELL") and not any(it.startswith(("[[--workdir", "[[--env")) for it in flags):
        return None  # read word by word as well
    if line == "whoami" and flags:
        return None  # whom it is asked as is told by others
    own = {"[[--rm]]", *([TYPED] if line in SHELLS or kind == "service" else [])}
    flags = [it for it in flags if it not in own]
    put = _quoted(line)
    if put is None:
        return None
    once = not {"ONCE", "SINGLE", "[[--rm]]"}.isdisjoint(sets)
    if once and (kind == "service" or sets.count("[[--rm]]")):
        if kind != "service":
            return None
        gone = " --rm" if "[[--rm]]" in sets else ""
        return f"docker compose run{gone}{''.join(_typed(it) for it in flags)} {name} {line}"
    noun = "compose service" if kind == "service" else "container"
    opened = "open a shell" if doing.line == "SHELL" else f"run {put}"  # the best that it has
    return " ".join((f"{opened} in {noun} {name}", *flags))


def _is_ordered(text: str, said: dict[str, Any]) -> bool:
    """Is it plainly told to be done, and not asked about or told of?"""
    asked = compiled(said["polite"]).sub("", text)  # "could you run the clean-up in web?"
    told = asked.rstrip("?") if asked != text else asked
    return compiled(said["ordered"]).match(asked) is not None and compiled(said["told_of"]).search(told) is None


def _in_image(name: str, line: str, sets: list[str], flags: list[str], data: dict[str, Any]) -> str | None:
    """What is run in a new container; a command works on the folder that is mounted."""
    own, at, _ = OWN.get(name.partition(":")[0], ("", "", ""))
    if "HERE" in sets and not any(HERE in it for it in flags):
        told = next((it[12:-2] for it in flags if it.startswith("[[--workdir /")), "")
        flags.append(f"[[--volume {HERE}:{told or at or AT}]]")
    mounted = next((it["at"] for flag in flags if (it := MOUNTED.match(flag)) and it["from"] == HERE), "")
    if mounted and mounted != at and " /" not in line and line not in SHELLS and not _has(flags, "[[--workdir"):
        flags.append(f"[[--workdir {mounted}]]")
    if own and line.startswith(f"{own} "):
        line = line.removeprefix(f"{own} ")
    if line in SHELLS or opens_prompt(line, data):
        flags.append(TYPED)
    once = not {"ONCE", "SINGLE", "ASKED"}.isdisjoint(sets) and line not in SHELLS  # what one does there may be wanted
    if once and "[[--rm]]" not in flags:
        flags.insert(0, "[[--rm]]")
    if _has(flags, "[[--entrypoint") and (line in SHELLS or "[[--entrypoint sh]]" in " ".join(flags)):
        return None
    places = [it["at"] for flag in flags if (it := MOUNTED.match(flag)) and it["from"] != HERE]
    flags = [it for it in flags if it not in (f"[[--workdir {place}]]" for place in places)]  # "of the volume in /data"
    put = _quoted(line)
    return None if put is None else " ".join((f"run image {name} with the command {put}", *dict.fromkeys(flags)))


def _image_of(doing: Doing, sets: list[str]) -> str:
    told = next((it for it in sets if it.startswith("IMAGE ")), "IMAGE alpine").split()[1]
    client = next((it.split()[1] for it in sets if it.startswith("CLIENT ")), "")
    if client and doing.name:
        sets.append(f"HOST {doing.name}")
    return CLIENTS_OF.get(client, told)


def _command(line: str, kind: str, name: str, sets: list[str], text: str, data: dict[str, Any]) -> str | None:
    """The command of what is to be done."""
    what, _, rest = line.partition(" ")
    if what == "NOTHING":
        return None
    known = known_image(name.lower().partition(":")[0], data) or ""
    if what == "SHELL":
        told = rest or ("bash" if kind == "image" and known and data["images"][known][1] == "bash" else "sh")
        return "sh" if not rest and "alpine" in name else told
    if what == "LIST":
        return f"{'cat' if is_file(rest) else 'ls'} {rest}"
    if what == "IDLE":
        waits = kind == "image" and known and not data["images"][known][0]
        return "sleep infinity" if waits else None
    if what == "VERSION":
        return f"{rest.lower()} {SHORT.get(rest.lower(), '--version')}"
    if what == "INSTALL":
        names = re.sub(r",? and |, ", " ", rest)
        if kind == "image":
            return None  # it is gone with the container
        manager = next((it.split()[1] for it in sets if it.startswith("MANAGER ")), "")
        manager = manager or ("apk" if "alpine" in text.lower() else "apt-get")
        if manager != "apk" and not _has(sets, "[[--user"):
            return None  # what may be installed is fetched before, as others tell
        return f"apk add {names}" if manager == "apk" else f"{manager} install -y {names}"
    if what == "DEPENDENCIES":
        return DEPENDENCIES.get(known)
    if what == "FETCH":
        if name.partition(":")[0].endswith("/curl"):
            return rest
        small = kind == "image" and name.partition(":")[0] in SMALL
        return f"wget -qO- {rest}" if small or "wget" in text.lower() else f"curl {rest}"
    if what == "SCRIPT":
        program = READERS.get(rest.rpartition(".")[2].lower(), "")
        if not program and rest.endswith(".sh"):
            return rest if "/" in rest else f"sh {rest}"
        return f"{program} {rest}" if program else None
    if what == "TURN":
        first, _, last = rest.partition(" ")
        told = OWN.get(name.partition(":")[0], ("", "", ""))[2] or next(
            (turns for program, turns in TURNS.items() if program in name or program in text.lower()), ""
        )
        return told.format(a=first, b=last) if told else None
    if what == "LS":
        places = [it["at"] for flag in sets if (it := MOUNTED.match(flag))]
        return f"ls {places[0]}" if len(places) == 1 else None
    if what == "OPEN":
        client = rest.lower() if rest != "OWN" else next((it for it, own in CLIENTS_OF.items() if own == known), "")
        if not client:
            return None
        host = next((it.split()[1] for it in sets if it.startswith("HOST ")), "")
        return _of_base(f"{client} {HOSTED[client]} {host}" if host else client, sets)
    reader = READERS.get(what.rpartition(".")[2].lower(), "") if what[:1] not in "./~" and "." in what else ""
    return f"{reader} {line}" if reader else line


def _counted(line: str, sets: list[str]) -> str | None:
    """ "ping db, three times", "tail the log, following"."""
    count = next((it.split()[1] for it in sets if it.startswith("COUNT ")), "")
    if count:
        if not line.startswith("ping ") or " -c" in line:
            return None
        line = f"ping -c {count} {line.removeprefix('ping ')}"
    if "FOLLOW" in sets:
        if not line.startswith("tail ") or " -f" in line:
            return None
        line = f"tail -f {line.removeprefix('tail ')}"
    return line


def _of_base(line: str, sets: list[str]) -> str:
    """ "psql for the database orders"."""
    base = next((it.split()[1] for it in sets if it.startswith("BASE ")), "")
    flag = next((f"{flag} " for client, flag in (("psql", "-d"), ("redis-cli", "-n")) if line.startswith(client)), "")
    return f"{line} {flag}{base}" if base else line


def _as_user(line: str, flag: str, sets: list[str]) -> str:
    """ "psql in container pg as user admin": the user is the database's own, given to its client."""
    told = next((it for it in sets if it.startswith("[[--user ")), "")
    if not told or f" {flag}" in line:
        return line
    sets.remove(told)
    program, *rest = line.split()
    asks = ["-p"] if program in ("mysql", "mariadb") and "-p" not in rest else []
    host = rest[:2] if rest[:1] in (["-h"], ["--host"]) else []
    return " ".join((program, *host, flag, told[9:-2], *asks, *rest[len(host) :]))


def _has(sets: list[str], start: str) -> bool:
    return any(it.startswith(start) for it in sets)


def _quoted(line: str) -> str | None:
    """The command as one word of the text."""
    mark = "'" if '"' in line else '"'
    return None if mark in line else f"{mark}{line}{mark}"


def _typed(flag: str) -> str:
    """A flag as docker writes it."""
    return f" {flag.strip('[]')}"
