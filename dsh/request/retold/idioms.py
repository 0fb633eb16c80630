"""Ways of speaking that take more than a pattern to be told in the words that dsh thinks in: "the slim flavour of
python", "db-1 through db-3", "db is wedged, kill it". All others stand in knowledge/requests/ (`ways`).
"""

import re
from collections.abc import Callable

from dsh.named import NamedTuple
from dsh.patterns import compiled
from dsh.request.names import known_image
from dsh.request.retold.versions import SPOKEN
from dsh.request.ways import is_image, is_name
from dsh.typed import Any

NAME = r"[a-z0-9][\w.-]*"
LIFE = (
    "show", "life", "party", "world", "meeting", "class", "lesson", "game", "trip", "work", "he", "she", "everybody",
)  # fmt: skip
MANY = ("compose", "project", "swarm", "stack", "everything", "what", "why", "how")
FLAVOURS = "|".join((*SPOKEN, "perl", "apache", "cli", "buster", "windowsservercore", "nanoserver"))
KIND = r"(?:flavou?r|variant|edition|version|build|tag)"
VERSION = r"(?:[: ](?P<version>\d[\w.]*))?"
LINE = r"(?P<line>/\S+|[\w./-]+(?: [\w./:@=+-]+)*)"
SHOWN = {  # what is to be seen, and the program that prints it
    "kernel": "uname -r", "kernel version": "uname -r", "environment": "env", "environment variables": "env",
    "env variables": "env", "env vars": "env", "variables": "env", "os release": "cat /etc/os-release",
    "os version": "cat /etc/os-release", "current date": "date", "time": "date", "current time": "date",
    "user id": "id", "current user": "whoami",
    "user": "whoami", "user name": "whoami", "username": "whoami", "processes": "ps", "disk space": "df -h",
    "uptime": "uptime",
    "cpu info": "cat /proc/cpuinfo", "cpu information": "cat /proc/cpuinfo", "processor info": "cat /proc/cpuinfo",
    "memory info": "free -m", "distribution": "cat /etc/os-release", "date and time": "date",
    "working directory": "pwd",
}  # fmt: skip
PRINTED = ("date", "hostname", "env", "id")  # what a program of the same name prints
COMPILERS = {".c": "gcc", ".cpp": "g++", ".cc": "g++", ".go": "go build", ".rs": "rustc"}
PROGRAMS = {"py": "python", "js": "node", "rb": "ruby", "php": "php", "pl": "perl", "sh": "sh"}
AILS = (
    r"(?:is|are|was|has|keeps?|kept|went|goes|got|gets|hangs?|hung|froze|freezes|crashed|crashes|died|dies|stopped|stops|"
    r"does ?n[o']t|doesn't|wo ?n't|can ?not|can't|seems?|looks?|acts?|behaves|eats|leaks|misbehaves|refuses|ignores|"
    r"restarts|exited|exits|failed|fails|broke)"
)

Told = Callable[[re.Match[str], dict[str, Any]], str | None]


class Idiom(NamedTuple):
    """A way of speaking: the words that tell of it, its pattern, and what it is told as (None: it is not meant)."""

    signs: str
    pattern: str
    told: Told


def told(text: str, index: dict[str, Any]) -> str:
    """The text in other words; the text itself where it has none of the idioms."""
    lows = set(re.findall(r"[a-z0-9:_-]+", text.lower()))
    for idiom in IDIOMS:
        if lows.isdisjoint(idiom.signs.split()):
            continue
        found = compiled(idiom.pattern).search(text)
        other = idiom.told(found, index) if found is not None else None
        if found is not None and other is not None:
            text = f"{text[: found.start()]}{other}{text[found.end() :]}"
    return text


def _flavour(found: re.Match[str], index: dict[str, Any]) -> str | None:
    image, version = found["image"], found["version"]
    if known_image(image.lower(), index) is None:
        return None
    return f"{image}:{version + '-' if version else ''}{found['flavour'].lower()}"


def _output(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """The command whose output is to be seen."""
    line = found["line"].strip(" .?!")
    line = SHOWN.get(line.lower(), line)
    if line[:1] == "/":
        line = f"cat {line}"
    first = line.split()[0].lower()
    plain = len(line.split()) > 1 and line.split()[1][:1] not in "-/.'\"" and not first.startswith(("cat", "echo"))
    runs = any(is_image(w.strip(",;"), index) for w in found.string[: found.start()].split())
    if f" {first} " not in index["programs"] or (plain and found["sure"] is None) or '"' in line or not runs:
        return None
    tail = found.groupdict().get("tail")
    return f' with the command "{line}"{tail or ""}'


def _had(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """ "let busybox print the date": what a system or a language is to print, by the program that does."""
    image, what = found["image"], found["what"].lower()
    name = known_image(image.partition(":")[0].lower(), index)
    if name is None or index["images"][name][0]:  # a server is rather one that runs
        return None
    line = SHOWN.get(what) or (f"cat {what}" if what[:1] == "/" else what if what in PRINTED else "")
    if what == "version" and f" {name} " in index["programs"]:
        line = f"{name} --version"
    return f'run {image} with the command "{line}"' if line else None


def _version(found: re.Match[str], index: dict[str, Any]) -> str | None:
    program = found["program"].lower()
    flag = {"java": "-version", "go": "version", "nginx": "-v", "ssh": "-V"}.get(program, "--version")
    return f'run {found["image"]} with the command "{program} {flag}"' if f" {program} " in index["programs"] else None


def _script(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """A script of one's own in an image that can run it: the folder goes in with it."""
    file, image = found["file"].removeprefix("./"), found["image"].replace(" ", ":")
    if known_image(image.partition(":")[0].lower(), index) is None:
        return None
    line = f"{PROGRAMS[file.rpartition('.')[2].lower()]} {file}"
    return f'run {image} with this folder at /app as workdir and the command "{line}"'


def _compiled(found: re.Match[str], index: dict[str, Any]) -> str | None:
    source, out = found["source"], found["out"]
    end = source[source.rindex(".") :]
    if not any(name in found.string.lower() for name in ("gcc", "golang", "rust", "clang", "c++", "g++")):
        return None
    first, last = COMPILERS[end], f"-o {out} {source}" if end == ".go" else f"{source} -o {out}"
    lead = found["lead"]
    run = "run " if lead and is_image(lead.split()[0], index) else ""
    return f'{run}{lead}, with the command "{first} {last}"'


def _numbered(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """ "db-1 through db-3": each of them."""
    first, last = int(found["first"]), int(found["last"])
    if not first < last < first + 12:
        return None
    each = [f"{found['stem']}{n}" for n in range(first, last + 1)]
    return f"{', '.join(each[:-1])} and {each[-1]}"


def _in_turn(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """ "start db, then api": the same is done to each, one after another."""
    names = re.split(r",? ?(?:and )?then ", found["names"], flags=re.IGNORECASE)
    return ", then ".join(f"{found['verb']} {name}" for name in names) if all(map(is_name, names)) else None


def _told_of(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """What is the matter with a container, and then what is to be done with it."""
    name, verb = found["name"], found["verb"].lower()
    if not is_name(name) or name.lower() in MANY:
        return None
    low = name.lower()
    everyday = f" {low} " in index["foreign"] and f" {low} " not in index["nameable"] and not is_image(low, index)
    if everyday or low in LIFE:
        return None
    return f"{verb} container {name}{'' if found['its'] or not found['rest'][:1].isspace() else ','}{found['rest']}"


IDIOMS = (
    Idiom(
        "print show tell let",
        rf"^(?:please )?(?:let|have|make|get) (?:an? |the )?(?P<image>{NAME}(?::[\w.-]*\w)?)(?: container| image)?"
        r" (?:to )?(?:print|show|tell|display|run)(?: out)?(?: me| us)? (?:the |its |his )?(?:current |whole )?"
        r"(?P<what>/[\w./-]*\w|[a-z]+(?: [a-z]+){0,2})(?=$|[,;.!])",
        _had,
    ),
    Idiom(
        "flavour flavor variant edition version build tag",
        rf"(?:the )?\b(?P<flavour>{FLAVOURS}) {KIND} of (?:the )?(?P<image>{NAME}){VERSION}(?![\w:])",
        _flavour,
    ),
    Idiom(
        "flavour flavor variant edition one",
        rf"\b(?P<image>{NAME}){VERSION},? (?:but )?(?:in |as |with )?(?:the |its |an |a )?"
        rf"(?P<flavour>{FLAVOURS}) (?:flavou?r|variant|edition|one)\b",
        _flavour,
    ),
    Idiom("based", rf"\b(?P<flavour>{FLAVOURS})[ -]based (?P<image>{NAME}){VERSION}(?![\w:])", _flavour),
    Idiom(
        "show print see tell give",
        r"(?<=\w)(?P<sure>)?,? (?:and|then|and then) (?:please )?(?:show|print|give|tell|let) ?(?:me )?(?:see )?"
        rf"(?:what |the output of |the |its )?{LINE}(?: (?:says|prints|gives|shows))?"
        r"(?P<tail>,? (?:(?:and |then )+|(?=remov|delet|throw))(?:remove|delete|throw|clean|kill|exit|stop|quit).*)?"
        r"[.?! ]*$",
        _output,
    ),
    Idiom(
        "print show check prove verify test",
        r"(?<=\w),? (?:and |then )?(?:print|show|check|prove|verify|test) (?P<sure>it|that|this) "
        rf"(?:with|using|by|via|by running) {LINE}[.?! ]*$",
        _output,
    ),
    Idiom(
        "version",
        r"^(?:please )?(?:check|show|print|what(?: is|'s|s)|which|tell|see|get) (?:me )?(?:the )?"
        r"(?P<program>[a-z+]+)(?:'s)? "
        rf"version (?:inside|in|of|within|does|is in) (?:the )?(?:image )?"
        rf"(?P<image>{NAME}(?:/[\w.-]+)*:[\w.-]*\w)"
        r"(?: (?:image|have|has|use|uses|contain|contains))?[?.! ]*$",
        _version,
    ),
    Idiom(
        "script program file",
        r"\brun (?:my |the |our |this )?(?:python |node |ruby |php |perl )?(?:script |program |file )"
        r"(?P<file>(?:\./)?[\w-]+"
        rf"\.(?:py|js|rb|php|pl|sh))\b (?:in|with|using|on|inside) (?:a |the )?(?:throwaway |new |fresh )?"
        rf"(?P<image>{NAME}(?:[: ]\d[\w.-]*)?)",
        _script,
    ),
    Idiom(
        "compile",
        r"^(?P<lead>.*?),? ?\bcompile (?P<source>[\w./-]+\.(?:cpp|cc|c|go|rs)) (?:to|into|as) (?P<out>[\w./-]+)",
        _compiled,
    ),
    Idiom(
        "through thru",
        r"\b(?P<stem>[a-z][\w.-]*?)(?P<first>[1-9]\d*) (?:through|thru) (?P=stem)(?P<last>[1-9]\d*)\b(?![\w:.-]*\w)",
        _numbered,
    ),
    Idiom(
        "then",
        r"^(?:please )?(?P<verb>start|stop|restart|kill|pause|unpause) "
        rf"(?P<names>{NAME}(?:,? ?(?:and )?then {NAME})+)[.! ]*$",
        _in_turn,
    ),
    Idiom(
        "it its",
        rf"^(?:hey,? |ugh,? |hmm,? |damn,? )?(?:the |my |our )?(?:container )?(?P<name>{NAME})(?: container)? {AILS}\b"
        r"[^,;.!?:]*(?:[,;.!:]| -) *(?:so |and |then |please |pls |just |now |can you |could you )*"
        r"(?P<verb>kill|stop|restart|start|pause|unpause|bounce|reboot|show|show me|tail|get|give me|dump|print) "
        r"(?:me )?(?:(?P<its>its)|it(?= |$|[.!?]))(?P<rest>.*)$",
        _told_of,
    ),
)
