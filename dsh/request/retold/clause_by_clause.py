"""What is told of a new container, clause by clause: "name web, image shop, port 8000, gone on exit".

The clauses are those of knowledge/requests/clauses.yaml, in any order and with any small words between them. A request
that has an image, an order or none, and nothing else than clauses is told anew; every other is left as it is.
"""

import re

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request import values
from dsh.request.names import known_image
from dsh.request.retold.told_image import Image, image_at, same_image
from dsh.request.settings.publish import ports_of
from dsh.request.ways import PLACED, is_image, is_name, is_program, may_be_found
from dsh.typed import Any

CPUS = {"half": "0.5", "one": "1", "two": "2", "three": "3", "four": "4", "six": "6", "eight": "8",
        "one and a half": "1.5"}  # fmt: skip
PLATFORMS = {
    **dict.fromkeys(("amd64", "amd", "x86", "x64", "intel", "x86_64", "x86-64"), "linux/amd64"),
    **dict.fromkeys(("arm64", "aarch64", "raspberry pi"), "linux/arm64"), "arm64/v8": "linux/arm64/v8",
    **dict.fromkeys(("armv7", "armhf", "arm/v7"), "linux/arm/v7"), "armv6": "linux/arm/v6", "arm/v6": "linux/arm/v6",
}  # fmt: skip
WORKS = "run|test|install|ci|start|verify|package|build|compile|clean|lint|check|audit|dev|serve|fmt|vet|get|mod"
ENDED = " ,;:.()"
ON_PORT, ON_ITS_OWN = ", on port ", ", on its usual port"
IN_A_VOLUME = " with a volume for its data"
BETWEEN = regex(r",? and |, ")  # arguments that are counted up
APPENDING = ", with append only mode"
IN_MEMORY = ", with its data in memory"
SHELLS = tuple(f' with the command "{shell}"' for shell in ("sh", "bash", "zsh", "ash"))
IDLE = ' with the command "sleep infinity"'
UNINSTALLED = "UNINSTALLED"  # what runs the script is not here, so that the script is
ALWAYS, UNLESS_STOPPED = "[[--restart always]]", "[[--restart unless-stopped]]"
PAIR = regex(r"(\[\[--publish )(\d+:\d+)")
MOUNTED = regex(r"\[\[--volume [^\]]{2,}?:(/[^:\]]*)")  # of "C:/data:/data" the second
ASIDE = regex(r",? ?\(([^()/:]*)\),?")  # but an image: "uptime kuma (louislam/uptime-kuma:1)"
SAID = regex(r" (?:in|as|instead|this|that|with|of|from|the|my) ")


class Clause(NamedTuple):
    """A clause: where its words end, what it is told as, whether it may be said of other containers too."""

    end: int
    told: str
    weak: bool


def may_tell(text: str, index: dict[str, Any]) -> bool:
    """Quickly: may it be of a new container, and of nothing else?"""
    words = index["in_clauses"]
    return compiled(rf"(?<!/)\b(?:{words['other']})\b|^(?:{words['asks']})\b").search(text) is None


def told(text: str, index: dict[str, Any], there: tuple[str, ...] = ()) -> str | None:
    """The text told anew; None where it is anything else than clauses about a new container. `there` are containers."""
    words = index["in_clauses"]
    if not may_tell(text, index):
        return None
    found = _read(text.rstrip(" .?!").lstrip(" ?!"), index)
    if found is None and "(" in text:  # "(im on m1)" is a clause as any other
        found = _read(ASIDE.sub(r", \1,", text).rstrip(" .?!,").lstrip(" ?!,"), index)
    if found is None:
        return None
    verb, image, clauses = found
    playing = compiled(rf"(?:{words['playing']})\b.*").fullmatch(verb) is not None
    if not playing and image.how != "told" and not image.late and all(it.told == "[[--rm]]" for it in clauses):
        return None
    lines = [line for it in clauses for line in it.told.split("\n") if line]
    several = sum(it.startswith(ON_PORT) for it in lines) > 1 and text.lower().split().count(image.name.lower()) > 1
    if several or sum(it.startswith("[[--name ") for it in set(lines)) > 1:
        return None  # "nginx as a on 8081 and nginx as b on 8082": two of them
    strong = image.late or any(it.told and not it.weak for it in clauses)
    if image.how != "told" and image.name in there:
        return None
    if not verb and any(it.startswith("SHELL") for it in lines) and _is_entered(image, text, index):
        return None
    if IN_MEMORY in lines and known_image(image.name.partition(":")[0].lower(), index) is None:
        return None  # nobody knows where it keeps them
    own = compiled(rf"(?:{words['own']})\b.*").fullmatch(verb) is not None
    if not (clauses or image.typed) or not (
        image.how == "told" or (strong and own) or (image.how == "known" and (strong or own))
    ):
        return None
    lines = _several_ports(lines, image.name, index)
    lines += [image.typed] if image.typed else []
    if playing and not _serves(image.name, index):
        here = any(it.startswith("[[--volume $(pwd):") for it in lines)
        lines += ["[[--interactive]] [[--tty]]", "[[--rm]]", *(["THERE"] if here else [])]
    unstarted = "UNSTARTED" in lines or compiled(rf"(?:{words['unstarted']})\b.*").fullmatch(verb) is not None
    lines = [it for it in lines if it != "UNSTARTED"]
    lines = [_shell(it, image.name, index) for it in lines]
    return _told(f"{'create a container of' if unstarted else 'run'} image {image.name}", lines)


def _several_ports(lines: list[str], image: str, index: dict[str, Any]) -> list[str]:
    """ "nginx 8080 8443": the second leads to the port of the image that it ends with, and not where the first does."""
    said = [n for n, it in enumerate(lines) if it.startswith(ON_PORT)]
    if len(said) < 2:
        return lines
    known = index["images"].get(known_image(image.partition(":")[0].lower(), index) or "")
    inside = [str(port) for port in ports_of(known, image)]
    out = list(lines)
    for n in said:
        port = lines[n].removeprefix(ON_PORT).strip()
        own = max((it for it in inside if port.endswith(it)), key=len, default="")
        out[n] = f"[[--publish {port}:{own}]]" if own else lines[n]
    return out


def _serves(image: str, index: dict[str, Any]) -> bool:
    """Is it one that listens at a port? Nobody types into that."""
    known = index["images"].get(known_image(image.partition(":")[0].lower(), index) or "")
    return known is None or bool(known[0])


def _is_entered(image: Image, text: str, index: dict[str, Any]) -> bool:
    """ "bash as root in jenkins": a server of that name, which is there already; of a system it is a new one."""
    named = image.how == "known" and not {":", "/"} & set(image.name) and _serves(image.name, index)
    return named and regex(rf"\b(?:in|inside|into) {re.escape(image.name)}(?=$|[ ,;.])").search(text) is not None


def _shell(line: str, image: str, index: dict[str, Any]) -> str:
    """The shell that is told, else the best that the image has."""
    if not line.startswith("SHELL"):
        return line
    known = index["images"].get(known_image(image.partition(":")[0].lower(), index) or "")
    best = "bash" if known is not None and known[1] == "bash" and "alpine" not in image else "sh"
    return f' with the command "{line.removeprefix("SHELL").strip() or best}"'


def _told(start: str, lines: list[str]) -> str | None:
    """What is told in words, then the flags; a shell in place of an entrypoint is told by that."""
    flags = [it for it in lines if it.startswith("[[")]
    words = [it for it in lines if not it.startswith("[[")]
    words.sort(key=lambda it: it != APPENDING)  # of the image alone
    if any("--entrypoint" in it for it in flags):
        shell = next((it.split('"')[1] for it in words if it in SHELLS[1:]), "sh")
        flags = [it.replace("--entrypoint sh]", f"--entrypoint {shell}]") for it in flags]
        words = [it for it in words if it not in SHELLS]
    if "SWAPLESS" in words:
        memory = next((it.replace("memory", "memory-swap") for it in flags if it.startswith("[[--memory ")), None)
        if memory is None:
            return None
        words, flags = [it for it in words if it != "SWAPLESS"], [*flags, memory]
    if "OUTLIVES" in words:
        placed = any("--volume " in it or "--mount " in it for it in flags) or any("volume" in it for it in words)
        words = [it for it in words if it != "OUTLIVES"] + ([] if placed else [IN_A_VOLUME])
    if "USUAL" in words:
        published = any(it.startswith(ON_PORT) for it in words) or any("--publish " in it for it in flags)
        words = [it for it in words if it != "USUAL"] + ([] if published else [ON_ITS_OWN])
    if "LOCAL" in words:
        words, flags = _local(words, flags)
    told = _scripts(words, flags)
    if told is None:
        return None
    words = [it for it in told if it != UNINSTALLED]
    if UNLESS_STOPPED in flags:
        flags = [it for it in flags if it != ALWAYS]
    flags += ["[[--interactive]] [[--tty]]"] if any(it in SHELLS for it in words) else []
    command = next((it for it in words if "command" in it and it not in SHELLS), "")
    if "INHERE" in words:
        if not command:
            return None
        words = ["THERE", *(it for it in words if it not in ("THERE", "INHERE"))]
        from dsh.request.whole.scripts import AT  # where a script lies: it is no part of the start

        at = next((it[12:-2] for it in flags if it.startswith("[[--workdir /")), AT)
        flags += [] if any(MOUNTED.match(it) for it in flags) else [f"[[--volume $(pwd):{at}]]"]
    here = any(it.startswith("[[--volume $(pwd):") for it in flags)
    if here and command and " /" not in command and "THERE" not in words:
        words = ["THERE", *words]  # a command told with the folder that one is in works on that
    if any("--entrypoint" in it for it in flags) and command:
        return None
    if "THERE" in words:
        place = (
            None
            if any("--workdir" in it for it in flags)
            else next((found[1] for it in flags if (found := MOUNTED.match(it))), None)
        )
        words = [it for it in words if it != "THERE"]
        flags += [f"[[--workdir {place}]]"] if place else []
    if sum("command" in it for it in words) > 1:
        return None
    return "".join((start, *words, *(f" {it}" for it in dict.fromkeys(flags))))


def _local(words: list[str], flags: list[str]) -> tuple[list[str], list[str]]:
    """What is published, for this machine alone."""
    flags = [PAIR.sub(r"\g<1>127.0.0.1:\g<2>", it) for it in flags]
    told = any("--publish " in it for it in flags)
    rest = [it for it in words if it != "LOCAL"]
    return (rest if told else [*rest, ", only reachable from localhost"]), flags


def _scripts(words: list[str], flags: list[str]) -> list[str] | None:
    """A script of the folder one is in: with the folder in it, and what runs it."""
    scripts = [it.split() for it in words if it.startswith("SCRIPT")]
    if not scripts:
        return words
    from dsh.request.whole.scripts import AT, PROGRAMS  # no part of the start either

    here = [n for n, it in enumerate(flags) if it.startswith("[[--volume $(pwd):")]
    if len(scripts) > 1 or not (here or scripts[0][-1] == "THERE" or UNINSTALLED in words):
        return None
    if not here and any("--workdir" in it for it in flags):
        return None
    if not here:
        flags.append(f"[[--volume $(pwd):{AT}]]")
    file = scripts[0][1].removeprefix("./")
    program = PROGRAMS[file[file.rindex(".") :].lower()][0]
    others = [it for it in words if not it.startswith("SCRIPT") and it != "THERE"]
    return [*others, f' with the command "{program} {file}"', "THERE"]


def _read(text: str, index: dict[str, Any]) -> tuple[str, Image, list[Clause]] | None:
    """The order, the image and the clauses of a text that has nothing else."""
    low = text.lower()
    known = [it[:3] for n in range(len(index["clauses"])) if may_be_found((it := index["clauses"][n])[3], low)]
    verb, ordered, at = "", False, 0
    image: Image | None = None
    clauses: list[Clause] = []
    orders = compiled(
        rf"(?:docker (?:container )?)?(?P<verb>{index['in_clauses']['order']})"
        r"(?: (?:up|a|an|one|new|fresh|another|docker|my|the|own|out|me|us))*(?=$|[ ,])"
    )
    between = compiled(rf"(?:[ ,;:+&()-]+|\.(?= |$)|(?:{index['in_clauses']['glue']})(?=$|[ ,;:.]))")
    while at < len(text):
        clause = _clause(text, at, known, index)
        order = orders.match(text, at) if not verb and (clause is None or not clause.told.startswith(" with")) else None
        found = image_at(text, at, verb if ordered else "", index) if image is None and order is None else None
        if found is not None and found.how == "there":
            if clause is None or clause.end < found.end:
                return None
            found = None  # "in background" is no container
        if image is not None and found is None and order is None:
            found = same_image(image, image_at(text, at, verb if ordered else "", index), index)
        if found is not None and (clause is None or found.end > clause.end):
            image, at = found, found.end
        elif clause is not None and (order is None or clause.end > order.end()):
            at = clause.end
            if clause.told == "RO":
                if not _barred(clauses):
                    return None
                continue
            clauses.append(clause)
        elif order is not None:
            verb, ordered, at = order["verb"].lower(), True, order.end()
        else:
            glue = between.match(text, at)
            if glue is None:
                return None
            ordered = ordered and "," not in glue[0]
            at = glue.end()
            continue
        if text[at : at + 1] not in ENDED:
            return None
        at += text[at : at + 1] == " "
    return None if image is None else (verb, image, clauses)


def _clause(text: str, at: int, known: list[list[Any]], index: dict[str, Any]) -> Clause | None:
    """The longest of the known clauses that begins here."""
    best: Clause | None = None
    for said, other, weak in known:
        found = compiled(said).match(text, at)
        if found is not None and found.end() > (at if best is None else best.end):
            filled = _filled(other, found, index)
            best = best if filled is None else Clause(found.end(), filled, weak)
    return best


def _barred(clauses: list[Clause]) -> bool:
    """ ", read only": what is mounted cannot be written to; which is meant is known where there is one."""
    mounts = [n for n, it in enumerate(clauses) if it.told.startswith(("[[--volume", ", serving"))]
    if len(mounts) == 1 or mounts[-1:] == [len(clauses) - 1]:
        last = clauses[mounts[-1]]
        barred = last.told.replace("]]", ":ro]]") if last.told[0] == "[" else f"{last.told} read-only"
        clauses[mounts[-1]] = last._replace(told=barred)
        return True
    return False


def _filled(template: str, found: re.Match[str], index: dict[str, Any]) -> str | None:
    """What the clause is told as; None where a place holds what it is not for."""
    groups = found.groupdict()
    if any(place in ("NAME", "NETWORK", "VOLUME") and text and not is_name(text) for place, text in groups.items()):
        return None
    if template == "SCRIPT":
        return f"SCRIPT {groups['FILE']}{' THERE' if groups.get('THERE') else ''}"
    if groups.get("SHOWN"):
        return _shown(groups["SHOWN"] or "", found.string, index)
    if template == "LINE":
        return _command(groups, index)
    if "IDLE" in template:
        return template.replace(" IDLE", f"\n{IDLE}")
    return PLACED.sub(lambda slot: put(slot[1], groups), template)


def _command(groups: dict[str, str | None], index: dict[str, Any]) -> str | None:
    """The command, where a program stands first; "run python 3.12" is none."""
    line = groups.get("LINE") or groups.get("QUOTED") or ""
    first, _, rest = line.partition(" ")
    sure = groups.get("TOLD") or groups.get("TOLD2") or groups.get("QUOTED")
    own = sure and rest[:1] == "-" and is_image(first, index)  # "the command postgres -c max_connections=200"
    if not groups.get("QUOTED") and (not (own or is_program(line, index)) or SAID.search(line)):
        return None
    if "&" in line or "|" in line:
        return None
    if not sure and is_image(first, index) and not regex(rf"-|\S*\.[a-z]|(?:{WORKS})\b").match(rest):
        return None
    return f' with the command "{line}"' + ("\nTHERE" if groups.get("THERE") else "")


def _shown(what: str, text: str, index: dict[str, Any]) -> str | None:
    """ "show me the date in a busybox container": the program that prints it."""
    if what.lower() == "version":
        program = next((w for w in re.findall(r"[a-z][\w.-]*", text.lower()) if f" {w} " in index["programs"]), None)
        return None if program is None else f' with the command "{program} --version"'
    from dsh.request.retold.idioms import SHOWN  # what is to be seen: it is no part of the start

    line = SHOWN.get(what.lower(), what.lower().partition(" ")[0])
    return f' with the command "{line}"'


def put(place: str, groups: dict[str, str | None]) -> str:
    text = groups.get(place) or groups.get(f"{place}2")
    if place == "ARGS":
        return BETWEEN.sub(" ", text or "")
    if place == "RO":
        return ":ro" if text and not text.endswith(":rw") else ""
    if text is None:
        return "sh"
    if place == "PATH" and text[0] not in "/~.$" and text[1:2] != ":":
        return f"./{text}"  # without that, docker takes it for a volume
    if place == "SIZE":
        return values.joined_size(text.lower()) or text
    return (CPUS if place == "CPUS" else PLATFORMS if place == "PLATFORM" else {}).get(text.lower(), text)
