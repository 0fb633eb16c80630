"""Tells a request in the words that dsh thinks in, where a whole way of speaking means something else than its words:
"the slim flavour of python", "can web ping db", "send gate a hup", "copy a.txt from /out in box".

Each way is a pattern with its places, not a sentence: what stands in the places is the user's own.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from dsh.request.names import known_image
from dsh.request.versions import SPOKEN

NAME = r"[a-z0-9][\w.-]*"
IMAGE = r"[a-z0-9][\w.-]*(?:[:/][\w./:-]*\w)?"
PATH = r"(?:~|\.{1,2})?/[\w./-]*|\.{1,2}"
SIGNALS = r"sig(?:hup|int|usr1|usr2|quit|term|cont|stop|winch|abrt)|hup|int|usr1|usr2|quit|cont|winch|abrt"
NOBODY = frozenset(
    ["i", "we", "you", "a", "an", "it", "they", "one", "containers", "container", "docker", "the", "me", "us", "them",
     "my", "our", "this", "that", "image", "images", "service", "everyone",
     "everybody", "everything", "all", "him", "her", "your", "each",
     "memory", "mem", "ram", "cpu", "cpus", "cores", "logs", "log", "swap", "disk", "usage", "resources", "build",
     "daemon", "of", "to", "at", "is"]
)  # fmt: skip
FLAVOURS = "|".join((*SPOKEN, "perl", "apache", "cli", "buster", "windowsservercore", "nanoserver"))
KIND = r"(?:flavou?r|variant|edition|version|build|tag)"
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "a": 1}


SHOWN = {  # what is to be seen, and the program that prints it
    "kernel": "uname -r", "kernel version": "uname -r", "environment": "env", "environment variables": "env",
    "env variables": "env", "env vars": "env", "variables": "env", "os release": "cat /etc/os-release",
    "os version": "cat /etc/os-release", "current date": "date", "time": "date", "current time": "date",
    "user id": "id", "current user": "whoami", "processes": "ps", "disk space": "df -h", "uptime": "uptime",
    "cpu info": "cat /proc/cpuinfo", "cpu information": "cat /proc/cpuinfo", "processor info": "cat /proc/cpuinfo",
    "memory info": "free -m", "distribution": "cat /etc/os-release", "date and time": "date",
    "working directory": "pwd",
}  # fmt: skip


class Way(NamedTuple):
    """A way of speaking: the words that tell of it, its pattern, and what it is told as (None: it is not meant)."""

    signs: frozenset[str]
    pattern: str
    told: Callable[[re.Match[str], dict[str, Any]], str | None]


def retold(text: str, index: dict[str, Any], ways: tuple[Way, ...] | None = None) -> str:
    """The text in other words; the text itself where it speaks in none of the ways."""
    lows = set(re.findall(r"[a-z0-9:_-]+", text.lower()))
    for way in WAYS if ways is None else ways:
        if way.signs & lows:
            found = _compiled(way.pattern).search(text)
            told = way.told(found, index) if found is not None else None
            if found is not None and told is not None:
                text = f"{text[: found.start()]}{told}{text[found.end() :]}"
    return text


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Kept for good: there are more of them than the cache of re holds."""
    return re.compile(pattern, re.IGNORECASE)


def ways_of(*ways: tuple[str, str, Callable[[re.Match[str], dict[str, Any]], str | None]]) -> tuple[Way, ...]:
    return tuple(Way(frozenset(signs.split()), pattern, told) for signs, pattern, told in ways)


def is_image(text: str, index: dict[str, Any]) -> bool:
    return known_image(text.lower().partition(":")[0], index) is not None or "/" in text or ":" in text


def _flavour(found: re.Match[str], index: dict[str, Any]) -> str | None:
    image, version = found["image"], found["version"]
    if known_image(image.lower(), index) is None:
        return None
    return f"{image}:{version + '-' if version else ''}{found['flavour'].lower()}"


def _pings(found: re.Match[str], index: dict[str, Any]) -> str | None:
    whose, target, program = found["whose"], found["target"], found["program"].lower()
    if whose.lower() in NOBODY or target.lower() in NOBODY:
        return None
    count = found["count"]
    times = f"-c {NUMBERS.get(count.lower(), count)} " if count and program == "ping" else ""
    return f'execute "{program} {times}{target}" in container {whose}'


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


def _asked_of(found: re.Match[str], index: dict[str, Any]) -> str | None:
    image = found["image"]
    if not is_image(image, index):
        return None
    how = re.sub(r"\bas (\d+:\d+)\b", r"as user \1", found["how"])
    return f"run {image} {how}, {found['rest']}"


def _signal(found: re.Match[str], index: dict[str, Any]) -> str | None:
    name = found["name"]
    return None if name.lower() in NOBODY else f"send {found['signal'].upper()} to container {name}"


def _limited(found: re.Match[str], index: dict[str, Any]) -> str | None:
    name, rest = found["name"], found["rest"]
    if name.lower() in NOBODY or (is_image(name, index) and (":" in name or "/" in name)):
        return None
    rest = re.sub(r"\s*,?\s*(?:instead of|rather than) .*$", "", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\s*,?\s*(?:but )?without (?:recreating|restarting|stopping|a restart).*$", "", rest, flags=re.I)
    measure = re.search(r"\d(?:[.\d]*)\s*(?:g|m|gb|mb|gigs?|megs?)\b", rest, re.IGNORECASE)
    kind = "memory limit " if measure else ""
    return f"update {kind}of container {name} to {rest}" if kind else f"update container {name} to {rest}"


def _joined(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"{found['dir'].rstrip('/')}/{found['file']} "


def _contents(found: re.Match[str], index: dict[str, Any]) -> str | None:
    path = found["path"].rstrip("/")
    return f"{path}/."


def _scaled(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"scale swarm service {found['name']} to {found['number']}"


def _compose_port(found: re.Match[str], index: dict[str, Any]) -> str | None:
    if not re.search(r"\b(?:compose|project)\b", found.string, re.IGNORECASE):
        return None
    return f"show the port of the compose service {found['name']} for {found['port']}"


def _crashed(found: re.Match[str], index: dict[str, Any]) -> str | None:
    image = found["image"]
    return f"{found['verb']} {image} " if is_image(image, index) else None


def _smi(found: re.Match[str], index: dict[str, Any]) -> str | None:
    image = re.search(r"\b(?:in|inside|with|using|on)\s+(?:the\s+image\s+)?(\S+[:/]\S*\w)", found.string)
    if image is None or re.search(r"\b(?:run|exec|execute|container)\b", found.string, re.IGNORECASE):
        return None
    return f'run {image[1]} with all gpus and the command "nvidia-smi"'


def _version(found: re.Match[str], index: dict[str, Any]) -> str | None:
    program = found["program"].lower()
    flag = {"java": "-version", "go": "version", "nginx": "-v", "ssh": "-V"}.get(program, "--version")
    return f'run {found["image"]} with the command "{program} {flag}"' if f" {program} " in index["programs"] else None


def _tag_of(found: re.Match[str], index: dict[str, Any]) -> str | None:
    image, before = found["image"], found.string[: found.start()].lower()
    moves = re.search(r"\b(?:remove|delete|drop|rid|pull|push|run|start|download|fetch|save|rmi|use)\b", before)
    return f"image {image}:{found['tag']}" if moves and is_image(image, index) else None


def _script(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """A script of one's own in an image that can run it: the folder goes in with it."""
    program = {"py": "python", "js": "node", "rb": "ruby", "php": "php", "pl": "perl", "sh": "sh"}
    file, image = found["file"].removeprefix("./"), found["image"].replace(" ", ":")
    if known_image(image.partition(":")[0].lower(), index) is None:
        return None
    line = f"{program[file.rpartition('.')[2].lower()]} {file}"
    return f'run {image} with this folder at /app as workdir and the command "{line}"'


def as_found(text: str) -> Callable[[re.Match[str], dict[str, Any]], str | None]:
    return lambda found, index: found.expand(text)


VERSION = r"(?:[: ](?P<version>\d[\w.]*))?"
CHECK = r"(?:can|could|does|will|(?:check|test|verify|see) (?:if|that|whether))"
TIMES = (
    r"(?:with |send |only |just )*(?P<count>\d+|one|two|three|four|five|six|ten) (?:packets?|times?|pings?|tries)\b.*"
)
LIMIT = r"(?:\d[\d.]* ?(?:g|m|gb|mb|gigs?|megs?|cpus?|cores?)\b|(?:half a|one|two|three|four) (?:cpus?|cores?|gigs?)\b)"
ENDS = r"(?:crashes|dies|exits|fails|quits|stops|breaks)\b"
YEARS = r"(?:five|5|child|kid|beginner|dummy|stupid)(?: years? old| yo)?\b"
JUDGED = r"(?:good|bad|ok|okay|normal|fine|mean|meaning|what|why|success|error)\b"
LINTED = r"(?: to (?:lint|check|test|validate|convert|format|scan) (?:it|that))?"
LINE = r"(?P<line>/\S+|[\w./-]+(?: [\w./:@=+-]+)*)"
WAYS = ways_of(
    (
        "flavour flavor variant edition version build tag",
        rf"(?:the )?\b(?P<flavour>{FLAVOURS}) {KIND} of (?:the )?(?P<image>{NAME}){VERSION}(?![\w:])",
        _flavour,
    ),
    (
        "flavour flavor variant edition one",
        rf"\b(?P<image>{NAME}){VERSION},? (?:but )?(?:in |as |with )?(?:the |its |an |a )?"
        rf"(?P<flavour>{FLAVOURS}) (?:flavou?r|variant|edition|one)\b",
        _flavour,
    ),
    ("based", rf"\b(?P<flavour>{FLAVOURS})[ -]based (?P<image>{NAME}){VERSION}(?![\w:])", _flavour),
    (
        "ping pings curl wget",
        rf"^(?:please )?{CHECK} (?:the )?(?:container )?(?P<whose>{NAME}) (?:can )?(?P<program>ping|curl|wget)s? "
        rf"(?:the )?(?:container )?(?P<target>https?://\S+\w|{NAME}\w|{NAME})(?:[ ,?.;:(-]+{TIMES})?[?.! ]*$",
        _pings,
    ),
    ("nvidia-smi", r"^.*\bnvidia-smi\b.*$", _smi),
    (
        "if",
        rf"^(?:which|what)\b.*? (?:does|will|has) (?P<image>{IMAGE}) .*?\b(?:if|when) (?:i|we|you) (?:run|start) it "
        r"(?P<how>[^,;]+)[,;]\s*(?P<rest>(?:print|show|check|prove|verify).*)$",
        _asked_of,
    ),
    (
        "show print see tell give",
        r"(?<=\w)(?P<sure>)?,? (?:and|then|and then) (?:please )?(?:show|print|give|tell|let) ?(?:me )?(?:see )?"
        rf"(?:what |the output of |the |its )?{LINE}(?: (?:says|prints|gives|shows))?"
        r"(?P<tail>,? (?:(?:and |then )+|(?=remov|delet|throw))(?:remove|delete|throw|clean|kill|exit|stop|quit).*)?"
        r"[.?! ]*$",
        _output,
    ),
    (
        "print show check prove verify test",
        r"(?<=\w),? (?:and |then )?(?:print|show|check|prove|verify|test) (?P<sure>it|that|this) "
        rf"(?:with|using|by|via|by running) {LINE}[.?! ]*$",
        _output,
    ),
    ("as", r"\bas (\d+:\d+)(?= |,|$)", as_found(r"as user \1")),
    (
        "send sending",
        rf"\bsend (?:the )?(?:container )?(?P<name>{NAME}) (?:a |an |the )(?P<signal>{SIGNALS})\b(?: signal)?",
        _signal,
    ),
    (
        "make let tell get have force ask hup sighup usr1 usr2",
        rf"^(?:please )?(?:make|let|tell|get|have|force|ask) (?:the )?(?:container )?(?P<name>{NAME}) [^,;]*?"
        rf"\b(?:by|with|via|through|using) (?:sending it )?(?:a |an |the )?(?P<signal>{SIGNALS})\b(?: signal)?",
        _signal,
    ),
    (
        "give allow grant cap limit restrict throttle raise bump lower increase reduce decrease",
        r"\b(?:give|allow|grant|cap|limit|restrict|throttle|raise|bump|lower|increase|reduce|decrease) "
        rf"(?:the )?(?:container )?(?P<name>{NAME}) "
        r"(?:to |at |with |up to |use |no more than )*"
        rf"(?P<rest>(?:at most |only |just |max |up to )?{LIMIT}.*)$",
        _limited,
    ),
    (
        "other reverse reversed opposite",
        rf"^stop (?P<a>{NAME}) and (?P<b>{NAME}),? (?:and )?then (?:start|bring) them (?:up |back |again )*"
        r"in (?:the )?(?:other|reverse|reversed|opposite) order\b.*$",
        as_found(r"stop \g<a> and \g<b>, then start \g<b> and \g<a>"),
    ),
    (
        "copy get fetch grab download take bring give extract pull save",
        r"\b(?P<file>[\w-][\w.-]*\.\w+) (?:from|in|out of|under|inside|at|of) (?P<dir>/[\w./-]*\w)/? "
        r"(?=(?:in|of|inside|from|on) )",
        _joined,
    ),
    ("here", r"\b(?:to|into) here\b", as_found("to .")),
    (
        "folder directory dir",
        r",? (?:(?:but |and )?not|without) the (?:folder|directory|dir) itself,?",
        as_found(""),
    ),
    (
        "contents content what everything",
        r"(?:(?:all )?the contents? of|what(?: is|'s) in(?:side)?|everything in(?:side)?) "
        rf"(?P<path>{PATH})(?= |$|,)(?= .*\b(?:to|into)\b)",
        _contents,
    ),
    (
        "service",
        r"^(?:i want |i need |we need |make it |please |give me )?(?P<number>\d+|two|three|four|five|six|ten|twelve)"
        r"(?: replicas| copies| instances| tasks)? (?:of|for|times) "
        rf"(?:the )?(?:swarm )?service (?P<name>{NAME})(?: please)?$",
        _scaled,
    ),
    (
        "port ports published publish reachable mapped",
        r"^.*?(?<![\w./])(?P<name>[a-z][\w-]*):(?P<port>\d{2,5})(?![\w.:/]).*$",
        _compose_port,
    ),
    (
        "crashes dies exits fails quits stops breaks",
        rf"^(?P<image>{IMAGE}) (?:always |just |only |keeps )?{ENDS}[^,;]*[,;.] *(?:so |please )?"
        r"(?P<verb>start|run|open|launch) it ",
        _crashed,
    ),
    (
        "find reach see know",
        r"\b(?:the )?others?(?: containers)? (?:should|must|can|may|will|have to|need to) (?:be able to )?"
        r"(?:find|reach|see|know) it (?:as|under|by)(?: the name)? (?P<name>['\"]?[\w.-]+['\"]?)",
        as_found(r"with the network alias \g<name>"),
    ),
    (
        "hello",
        r"^(?!.*\b(?:what|why|who|remove|delete|logs?|pull|images?|stop|write)\b)"
        r"(?=.*\b(?:run|start|test|thing|container|docker|works?|working|example)\b).*\bhello[ -]world\b.*$",
        as_found("run hello-world"),
    ),
    (
        "vagrant virtualbox vmware proxmox lxc wsl multipass vms vm",
        r",? ?\b(?:just )?(?:like|as|the way) (?:i|we) (?:would|used to|did|do|had|have|know it)(?: do)? "
        r"(?:with|in|on|under|using|from) (?:a |my )?(?:vagrant|virtualbox|vmware|proxmox|lxc|wsl|multipass|vms?)\b",
        as_found(""),
    ),
    (
        "straight directly as",
        r",? (?:and )?push it (?:straight |directly |right away |at once )?as (?P<tag>\S*\w)",
        as_found(r" tagged \g<tag> and push it"),
    ),
    (
        "htop top",
        r"\b(?:just |something |sort of |kind of )?(?:like|similar to|as with|the way) (?:top|htop)\b(?: does| shows)?",
        as_found("live stats"),
    ),
    (
        "five 5 dummies beginner child eli5",
        rf",? ?\b(?:as if|like|as though|as) (?:i|im|i'm|i am|i were|i was)(?: a)? {YEARS}|,? ?\beli5\b",
        as_found(""),
    ),
    (
        "need want",
        r"^(?:i|we) (?:need|want)(?= (?:a|an|another|one more|some) (?:[a-z-]+ ){0,2}(?:disk|drive|volume|network)s? "
        r"(?:called|named)\b)",
        as_found("create"),
    ),
    (
        "exit exited exits status code rc",
        r"^(?:what about |so |got |i got |i get )?(?:exit(?:ed|s)?|status|code|rc|return code)"
        r"(?: code| status| with)* (?P<code>\d{1,3})\b[,:?]? ?"
        rf"(?:is (?:that|it|this) |- )?{JUDGED}.*$",
        as_found(r"what does exit code \g<code> mean"),
    ),
    (
        "back return",
        r"\b(?:only )?(?:come|comes|return|returns|give me the prompt) back only (?:when|once|after)\b"
        r"|\breturn only (?:when|once|after)\b|\bonly return (?:when|once|after)\b",
        as_found("wait until"),
    ),
    ("starting", r"\b(?:when|while) starting (?:up )?(?:the )?compose\b(?: up)?", as_found("with compose up")),
    (
        "pipe feed stream hand",
        r"\b(?:pipe|feed|stream|hand) (?:my |the |our )?(?P<file>[\w./~-]*(?:\.\w+|Dockerfile)) (?:in)?to (?:the )?"
        rf"(?:image )?(?P<image>{NAME}/[\w./-]+(?::[\w.-]+)?|{NAME}:[\w.-]+){LINTED}(?= |$|[,.?!])",
        as_found(r"run \g<image> on the standard input \g<file>"),
    ),
    (
        "times",
        rf"\bping (?P<target>{NAME})(?P<where> (?:in|inside|from|with|using|out of) [^,;]+?)?"
        r"(?: exactly| just| only)? (?P<count>\d+|one|two|three|four|five|six|ten) times\b",
        lambda found, index: (
            f"ping -c {NUMBERS.get(found['count'].lower(), found['count'])} {found['target']}{found['where'] or ''}"
        ),
    ),
    (
        "version",
        r"^(?:please )?(?:check|show|print|what(?: is|'s|s)|which|tell|see|get) (?:me )?(?:the )?"
        r"(?P<program>[a-z+]+)(?:'s)? "
        rf"version (?:inside|in|of|within|does|is in) (?:the )?(?:image )?"
        rf"(?P<image>{NAME}(?:/[\w.-]+)*:[\w.-]*\w)"
        r"(?: (?:image|have|has|use|uses|contain|contains))?[?.! ]*$",
        _version,
    ),
    (
        "tag",
        r"\b(?:the )?tag (?P<tag>[\w][\w.-]*) (?:of|from) (?:the )?(?:image |repo |repository )?"
        rf"(?P<image>{NAME}(?:/[\w.-]+)*)(?![\w:/])",
        _tag_of,
    ),
    (
        "script program file",
        r"\brun (?:my |the |our |this )?(?:python |node |ruby |php |perl )?(?:script |program |file )"
        r"(?P<file>(?:\./)?[\w-]+"
        rf"\.(?:py|js|rb|php|pl|sh))\b (?:in|with|using|on|inside) (?:a |the )?(?:throwaway |new |fresh )?"
        rf"(?P<image>{NAME}(?:[: ]\d[\w.-]*)?)",
        _script,
    ),
)
