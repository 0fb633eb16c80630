"""Commands to be run in a container that is named first, or described: put as "run CMD in container X"."""

import re

from dsh.knowledge.words import Word
from dsh.request.inner import is_program
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.typed import Any

INSIDE = ("in", "inside", "within", "on", "from")
THINGS = ("n.container", "n.service", "n.compose", "n.docker", "s.running")
LEADS = frozenset(
    [
        "run",
        "execute",
        "exec",
        "do",
        "call",
        "start",
        "launch",
        "let",
        "use",
        "please",
        "the",
        "command",
        "i",
        "want",
        "to",
        "a",
        "just",
    ]
)
CLIENTS = {"psql": "-U", "mysql": "-u", "mariadb": "-u", "mongosh": "-u", "mongo": "-u", "redis-cli": "--user"}
SET_UP = frozenset(  # of a server that is to run
    ["port", "ports", "named", "called", "memory", "background", "detached", "data", "keep", "keeping"]
)
BASES = ("db", "database", "schema")
PLACES = (  # where nothing is run, or how
    "background", "foreground", "parallel", "production", "general", "theory", "practice", "windows", "linux", "short",
    "bash", "order", "turn", "future", "private", "secret", "addition", "detached", "compose", "swarm", "docker",
)  # fmt: skip
CALLED = (
    "is",
    "client",
    "shell",
    "prompt",
    "console",
    "session",
    "cli",
    "terminal",
    "as",
    "with",
    "user",
    "and",
    "the",
    "a",
    "username",
)


def inside_first(reading: Reading, index: dict[str, Any]) -> str | None:
    """ "in container files run pwd": what comes after the container is run in it."""
    words = reading.words
    if len(words) < 4 or words[0].low not in INSIDE:
        return None
    name = next((n for n in reading.names if n.kind in ("", "image") and n.first > 0), None)
    if (
        (name is None or name.first > 2)
        and words[1].sense in ("", "w")
        and words[1].low not in PLACES
        and words[2].low in ("run", "execute", "exec", "start", "launch", "call")
    ):
        name = Name((words[1].text,), 1, 2, "", "", "in", (1,), (words[1].text,))  # "in relay start ./pump.sh"
    if name is None or name.first > 4 or len(name.texts) > 1:
        return None
    if not all(w.sense in THINGS or w.low in ("the", "my", "our") for w in words[1 : name.first]):
        return None
    start = _past_settings(reading, name.last, index)
    told_so = [(words[name.last].start, words[start - 1].end)] if start > name.last else []
    while start < len(words) and (words[start].sense in THINGS or words[start].low in LEADS):
        start += 1
    told = {w.low for w in words[name.last : start]} & {"run", "execute", "exec", "do", "call", "start", "launch"}
    quoted = start < len(words) and words[start].quoted
    if start >= len(words) or not (told or quoted or is_program(words[start].low, index)):
        return None
    if words[start].sense in ("n.bash", "n.shell"):
        return None
    inner, settings = _apart(reading.text[words[start].start :].rstrip(" .!?"))
    settings = ", ".join([settings, *(reading.text[a:b].strip(" ,;") for a, b in told_so)]).strip(", ")
    return f"run {_quoted(inner)} {_place(reading, name)}{' ' if settings else ''}{settings}"


def _past_settings(reading: Reading, at: int, index: dict[str, Any]) -> int:
    """Past how it is to run: "in web, working folder /srv, npm install", to where a part with a program begins."""
    words = reading.words
    if at >= len(words) or words[at].quoted or is_program(words[at].low, index) or not words[at - 1].comma:
        return at
    ends = [n + 1 for n in range(at, len(words) - 1) if words[n].comma]
    return next((n for n in ends if words[n].quoted or is_program(words[n].low, index)), at)


def _apart(text: str) -> tuple[str, str]:
    """The command, and as whom it is run: "psql as user postgres"."""
    inner = text[1:-1] if text[:1] in "'\"" and text[-1:] == text[:1] else text
    back = re.fullmatch(r"(?P<inner>.+?),? (?P<how>(?:in the |in )?background|detached|in detached mode)", inner)
    if back is not None:
        return back["inner"], "in the background"
    found = re.fullmatch(r"(?P<inner>.+?),? (?P<who>(?:as|with) (?:the )?(?:user )?[\w-]+)", inner)
    if found is None or not re.search(r"\bas\b|\buser\b", found["who"]):
        return text, ""
    return found["inner"], found["who"] if "user" in found["who"] else found["who"].replace("as ", "as user ", 1)


def as_user(reading: Reading, index: dict[str, Any]) -> str | None:
    """ "mysql client in container db as root": the user is the database's own, given to its client."""
    words = reading.words
    at = next((n for n, w in enumerate(words) if w.low in CLIENTS and not w.quoted), None)
    if at is None or any(w.text[:1] == "-" or w.low in SET_UP or w.sense in ("n.network", "n.volume") for w in words):
        return None
    marked = {i for n in reading.names if n.object in ("container", "service") for i in n.indexes}
    free = [n for n, w in enumerate(words) if n > at and w.low in BASES and n not in marked]
    data = next((n for n in free if _names_base(words, n)), None)
    called = None if data is None else _names_base(words, data)
    if data is None and _opens_base(words, at):
        data, called = at, at + 1  # "mongosh shop in mongo1"
    bases = () if data is None else (data, called)
    name = next(
        (
            n
            for n in reading.names
            if n.first > at
            and n.first not in bases
            and (words[n.first - 1].sense in THINGS or n.before in (*INSIDE, "into", "to"))
        ),
        None,
    ) or next((n for n in reading.names if n.last <= at and _is_led_into(n, bool(called))), None)
    said = next((n for n, w in enumerate(words) if n > at and w.low in ("as", "user", "username")), None)
    if name is None or said is None:
        return None
    who = said + 1
    while who < len(words) and words[who].low in CALLED:
        who += 1
    if who >= len(words) or who in name.indexes or words[who].sense[:1] in ("v", "p"):
        return None
    told = data is not None and called and _may_be_base(reading, data, called, who, name)
    base = f" {words[called].text}" if told and called else ""
    asks = " -p" if words[at].low in ("mysql", "mariadb") else ""
    client = "mongosh" if words[at].low == "mongo" else words[at].low
    line = f"{client} {CLIENTS[words[at].low]} {words[who].text}{asks}{base}"
    return f"run {_quoted(line)} {_place(reading, name)}"


def of_a_base(reading: Reading, index: dict[str, Any]) -> str | None:
    """ "mongosh shop in mongo1 with user admin": the word behind the client is its database, the user its own."""
    at = next((n for n, w in enumerate(reading.words) if w.low in CLIENTS and not w.quoted), None)
    return as_user(reading, index) if at is not None and _opens_base(reading.words, at) else None


def from_another(reading: Reading, index: dict[str, Any]) -> str | None:
    """ "ping container db from container web": what stands before "from" is run there."""
    words = reading.words
    if not words or words[0].low not in ("ping", "curl", "wget", "telnet", "nc", "nslookup", "dig", "traceroute"):
        return None
    name = next((n for n in reading.names if n.before == "from" and n.kind in ("", "image")), None)
    if name is None or (name.kind == "image" and name.object != "container" and _is_tool(name, index)):
        return None
    end = next((n for n in range(name.first - 1, 0, -1) if words[n].low == "from"), 0)
    inner = [w.text for w in words[:end] if w.sense not in ("n.container", "n.service") and w.low != "the"]
    return f"run {_quoted(' '.join(inner))} {_place(reading, name)}" if len(inner) > 1 else None


def _names_base(words: list[Word], at: int) -> int:
    """Where the database that is spoken of here is named: "database shop", "on the shop database"; 0: nowhere."""
    if at + 1 < len(words) and words[at + 1].sense[:1] in ("", "w", "n"):
        return at + 1
    if at + 2 == len(words) and words[at + 1].sense[:1] == "v" and words[at + 1].low.isalpha():
        return at + 1  # "the database store"
    led = at > 1 and words[at - 2].low in ("the", "on", "against", "my", "our")
    return at - 1 if led and words[at - 1].sense[:1] not in ("f", "p") else 0


def _is_led_into(name: Name, base: bool) -> bool:
    """ "container db: psql ...", "in db run psql as user bob on database shop": of whom it is, the base tells."""
    return name.object in ("container", "service") or (base and name.first == 1 and name.before in INSIDE[:3])


def _opens_base(words: list[Word], at: int) -> bool:
    """Does a word that nobody knows stand right behind the client, and then where it runs?"""
    return at + 2 < len(words) and not words[at + 1].sense and words[at + 2].low in INSIDE[:3]


def _may_be_base(reading: Reading, data: int, called: int, who: int, name: Name) -> bool:
    """Is the word beside "db" the name of a database?"""
    taken = (*name.indexes, who)
    return called not in taken and data not in taken and reading.words[called].sense[:1] in ("", "w", "v")


def _is_tool(name: Name, index: dict[str, Any]) -> bool:
    """Is it an image that serves nothing by itself, or one with its tag: to be run anew rather than entered?"""
    known = index["images"].get(name.texts[0].split(":")[0])
    return ":" in name.texts[0] or (known is not None and not known[0])


def _place(reading: Reading, name: Name) -> str:
    """ "in container web", "in the compose service web"."""
    words = reading.words
    compose = any(w.sense == "n.compose" for w in words)
    noun = "compose service" if name.object == "service" and compose else name.object or "container"
    return f"in {noun} {name.typed[0]}"


def _quoted(command: str) -> str:
    """The command as one word, so that nothing in it is read as a wish."""
    return command if '"' in command or "'" in command else f'"{command}"'
