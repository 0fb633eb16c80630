"""Questions about containers and volumes there are, answered with what is known of them: ports, networks, mounts.

asked(request, store, live)  -> the answer to a question that no phrase of a command says, or None
fitting(answer, live)        -> the answer with its first line as it must be for these objects
"""

import re

from dsh.cmdline.lines import quote
from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.decision import plain_answer
from dsh.request.live.objects import Live, LiveContainer, container, is_there
from dsh.request.live.wishes import ONE, SURE, TEST
from dsh.request.suggestion import Answer, Suggestion

PAGES = r"(?:web ?page|web ?server|server|web ?site|site|page|program|service|app|application)"
PROGRAM = rf"(?:(?:the |its )?{PAGES} (?:of|in|inside) )?"
ANSWERS = (
    r"(?:answers?|responds?|works?|listens?|replies|reply|serves?|"
    r"(?:is )?(?:reachable|responding|answering|listening))(?: (?:on|at) (?:the )?port \d+)?(?: now)?"
)
FROM_HERE = r"(?: (?:from|on|in) .*)?"
REACHED = (
    regex(rf"(?:does|is|{TEST}) ?{PROGRAM}{ONE} (?:really )?{ANSWERS}"),
    regex(rf"(?:can|could|how (?:can|do)) i (?:reach|open|visit|call|see) {PROGRAM}{ONE}{FROM_HERE}"),
    regex(rf"(?:open|visit|try|test|call) {PROGRAM}{ONE} in (?:the|my|a) (?:web )?browser"),
)
ADDRESS = regex(
    r"(?:please )?(?:open|visit|go to|browse(?: to)?|show(?: me)?|call|try) (?:https?://)?"
    r"(?:localhost|127\.0\.0\.1):(?P<port>\d+)/?(?: in .*)?"
)
PAGE = regex(  # of no container that is named
    rf"(?:(?:does|is|can i (?:reach|open|see)) ?|{TEST})(?:the|my|that|this) "
    r"(?:web ?page|web ?site|site|page|web ?server|web ?app|server)"
    rf"(?: (?:really )?{ANSWERS})?(?: (?:from here|in my browser|from this machine))?"
)
WITHIN = regex(
    r"(?:(?:show|tell)(?: me)? |see )?(?:what(?:'s| is)?|whats|which files are) (?:there )?(?:in|inside)(?: of)? "
    rf"{ONE}",
    re.IGNORECASE,
)
OPENS = regex(rf"(?:please )?(?:i (?:want|need) to )?open (?:up )?{ONE}(?: for me)?(?: please)?", re.IGNORECASE)
HELD = regex(
    r"(?:(?:what|which files) (?:is|are) (?:in|inside|on|stored in) |(?:show|list|see|look at)(?: me)? (?:all )?"
    r"(?:the )?(?:files|content|contents|data) (?:of|in|inside|on) )(?:the )?volume (?P<volume>[\w.-]+)"
)
INSIDE = regex(
    r"(?:(?:(?:show|tell)(?: me)? |see |look )?(?:what(?:'s| is| are)?|whats|which files are) "
    r"(?:in|inside|at|under)? ?|(?:show|list|see|display|look at)(?: me)? )"
    r"(?P<files>(?:all )?(?:the )?(?:files|contents?) (?:in|of|at|under|inside) )?"
    rf"(?:the )?(?P<noun>(?:file|folder|directory) )?(?P<path>/\S*?)(?P<slash>/?)(?: is)? "
    rf"(?:in|inside|of|on|within) {ONE}"
)
STILL = regex(r"(?:is|does) (?:the |my )?volume (?P<volume>[\w.-]+) (?:still )?(?:there|exist|around|here|alive)")
FACTS = regex(
    r"(?:(?:what (?:is|are)|show(?: me)?|tell me|give me|find(?: out)?|get|list|i want to know|i need) )?"
    rf"(?P<facts>.+(?:,| and ).+) (?:of|for|from) {ONE}"
)
PARTS = regex(r"\s*,\s*(?:and\s+)?|\s+and\s+")
ONE_ADDRESS = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"
ADDRESSES = "{{range $name, $it := .NetworkSettings.Networks}}{{$name}} {{$it.IPAddress}}{{println}}{{end}}"
FILES = ("hosts", "passwd", "services", "shells", "mounts", "networks", "protocols", "LICENSE", "nsswitch")
FOLDERS = (
    "app", "bin", "conf", "config", "data", "etc", "home", "html", "lib", "log", "opt", "public", "run", "sbin",
    "share", "src", "srv", "tmp", "usr", "var", "www", "spool", "cache", "mail", "local", "root", "include", "mysql",
    "postgresql",
)  # fmt: skip
LIVELY = frozenset((
    "live", "watch", "watching", "monitor", "follow", "keep", "stream", "streaming", "continuously", "constantly",
    "top", "refresh", "realtime", "real-time", "over",
))  # fmt: skip
LOOKERS = ("busybox", "alpine", "debian", "ubuntu")  # images that have ls
MOST = 4  # facts in one wish


def asked(request: str, store: Store, live: Live) -> Answer | None:
    """None leaves the request to those who read it word by word."""
    text = " ".join(request.split()).strip(" .!?")
    low = text.lower()
    for shape in REACHED:
        match = shape.fullmatch(text) or shape.fullmatch(low)
        it = container(match["one"], live) if match else None
        if match and it is not None:
            return _match(request, f"docker port {quote((it.name,))}", "Where the container's ports lead", _reach(it))
    if PAGE.fullmatch(low) and (shown := [it for it in live.containers if it.leads and it.state == "running"]):
        if len(shown) == 1:
            name = quote((shown[0].name,))
            return _match(request, f"docker port {name}", "Where the container's ports lead", _reach(shown[0]))
        says = f"whether a program answers, your browser tells, as at http://localhost:{shown[0].leads[0][0]}"
        return _match(request, "docker ps", "The containers that run; PORTS says where they are reached", says)
    address = ADDRESS.fullmatch(low)
    if address:
        says = (
            f"docker opens no page: open that address in your browser, or type !curl http://localhost:{address['port']}"
        )
        return _match(request, f"docker ps -f publish={address['port']}", "The container that has this port", says)
    opens = OPENS.fullmatch(text)
    it = container(opens["one"], live) if opens else None
    if it is not None:
        page = f"its page in your browser: http://localhost:{it.leads[0][0]}" if it.leads else None
        line = f"docker exec -it {quote((it.name,))} sh"
        return _match(request, line, "Open a shell in a running container; exit or Ctrl-D leaves it", page, "change")
    within = WITHIN.fullmatch(text)
    it = container(within["one"], live) if within else None
    if it is not None:
        says = (
            f"of its top folder: docker exec {quote((it.name,))} ls /; what it printed: docker logs {quote((it.name,))}"
        )
        return _match(request, f"docker exec {quote((it.name,))} ls -la", "The files where its program works", says)
    inside = INSIDE.fullmatch(text) if " /" in text else None
    it = container(inside["one"], live) if inside else None
    if inside and it is not None:
        return _seen(request, it, inside)
    held = HELD.fullmatch(text) or STILL.fullmatch(text)
    if held and not is_there(held["volume"], "volume", live):
        return Answer(request, "none", hint=f"there is no volume {held['volume']} on this engine", understood=True)
    if held and held.re is STILL:
        return _match(request, f"docker volume ls -f name={quote((held['volume'],))}", "The volumes of that name")
    if held:
        return _files(request, held["volume"], live)
    return _facts(request, text, store, live)


def _seen(request: str, it: LiveContainer, said: re.Match[str]) -> Answer:
    """What a path holds: the text of a file, the names in a folder. Its name says which, where nothing else does."""
    path = said["path"] or "/"
    last = path.rpartition("/")[2]
    mounted = any(place.rstrip("/") == path for _, place in it.mounts)
    folder = (
        bool(said["slash"])
        or bool(said["files"])
        or mounted
        or path.count("/") < 2
        or last in FOLDERS
        or last.endswith((".d", "s"))
    )
    folder = folder and last not in FILES
    folder = (
        (said["noun"] or "").strip() in ("folder", "directory") if said["noun"] else folder and "." not in last[1:-2]
    )
    does, other, kind = ("ls", "cat", "file") if folder else ("cat", "ls", "folder")
    start = f"docker exec {quote((it.name,))}"
    says = f"where {path} is a {kind}: {start} {other} {quote((path,))}"
    return _match(request, f"{start} {does} {quote((path,))}", "What is in a file or folder of a container", says)


def _match(request: str, command: str, summary: str, warning: str | None = None, risk: str = "read") -> Answer:
    return Answer(request, "match", (Suggestion(command, summary, risk, SURE, reading=(command,), warning=warning),))


def _reach(it: LiveContainer) -> str:
    """How to try whether the program of a container answers."""
    if it.state != "running":
        return f"{it.name} is not running, so nothing answers there"
    if not it.leads:
        return f"{it.name} publishes no port: only containers in one network with it reach it, by its name"
    tries = " or ".join(f"http://localhost:{outside}" for outside, _ in it.leads[:2])
    return f"whether its program answers, your browser tells at {tries}, or type !curl {tries.split()[0]}"


def _files(request: str, volume: str, live: Live) -> Answer:
    """Through a running container that has the volume; else through one made for that."""
    for it in live.containers:
        place = next((place for name, place in it.mounts if name == volume), None)
        if place is not None and it.state == "running":
            line = f"docker exec {quote((it.name,))} ls -la {quote((place,))}"
            return _match(request, line, "The files of the volume, seen in a container that has it", None, "change")
    images = [name for name in live.images if name.partition(":")[0] in LOOKERS]
    image = images[0].removesuffix(":latest") if images else LOOKERS[0]
    line = f"docker run --rm -v {quote((f'{volume}:/data',))} {image} ls -la /data"
    return _match(request, line, "The files of the volume, seen by a container made for that", None, "change")


def _facts(request: str, text: str, store: Store, live: Live) -> Answer | None:
    """ "ip address, memory use and ports of shop": a line for each, where each is understood by itself."""
    match = FACTS.fullmatch(text)
    if match is None or not is_there(match["one"], "container", live):
        return None
    facts = [fact.strip() for fact in PARTS.split(match["facts"]) if fact.strip()]
    if not 2 <= len(facts) <= MOST or any(len(fact.split()) > MOST for fact in facts):
        return None
    found = [fitting(plain_answer(f"show {fact} of the container {match['one']}", store), live) for fact in facts]
    lines = [it.suggestions[0] for it in found if it.outcome == "match"]
    if len(lines) < len(facts) or any(it.risk != "read" or it.missing or _goes_on(it.command) for it in lines):
        return None
    commands = list(dict.fromkeys(it.command for it in lines))
    if len(commands) < 2 or not all(match["one"] in command.split() for command in commands):
        return None
    return _match(request, " && ".join(commands), "Several facts about a container")


def _goes_on(command: str) -> bool:
    return command == "docker stats" or (command.startswith("docker logs") and " -f " in command)


def fitting(answer: Answer, live: Live) -> Answer:
    """The first line as it must be for the objects there are: one look where nobody asked for a live table, no two
    addresses in one word, a state told where a filter would show an empty table."""
    if answer.outcome != "match" or not answer.suggestions:
        return answer
    first, *rest = answer.suggestions
    better = (
        _one_look(first, answer.request)
        or _each_address(first, live)
        or _own_state(first, answer.request, live)
        or _up_to_now(first, answer.request)
        or _with_what_is_here(first, answer.request, live)
    )
    if better is None:
        return answer
    return answer._replace(suggestions=(better, *(it for it in rest if it.command != better.command)))


def _with_what_is_here(it: Suggestion, request: str, live: Live) -> Suggestion | None:
    """A small system that only does a task is one of those there are: none has to be fetched for it."""
    small = " alpine "
    here = [name.removesuffix(":latest") for name in live.images if name.partition(":")[0] in LOOKERS]
    if "docker run --rm " not in it.command or small not in it.command or "alpine" in request or not here:
        return None
    return None if "alpine" in here else _put(it, it.command.replace(small, f" {here[0]} ", 1))


def _put(it: Suggestion, command: str, warning: str | None = None) -> Suggestion:
    return it._replace(command=command, reading=(command,), warning=warning or it.warning)


def _one_look(it: Suggestion, request: str) -> Suggestion | None:
    words = it.command.split()
    if words[:2] != ["docker", "stats"] or "--no-stream" in words or LIVELY & set(request.lower().split()):
        return None
    return _put(it, " ".join(["docker stats --no-stream", *words[2:]]))


def _up_to_now(it: Suggestion, request: str) -> Suggestion | None:
    """What happened is over: nobody who asks for it waits for more."""
    past = set(request.lower().replace("?", " ").split()) & {"happened", "did", "was", "were", "has", "had", "events"}
    if not it.command.startswith("docker events --since ") or "--until" in it.command or not past:
        return None
    return None if LIVELY & set(request.lower().split()) else _put(it, f"{it.command} --until 0s")


def _each_address(it: Suggestion, live: Live) -> Suggestion | None:
    if ONE_ADDRESS not in it.command:
        return None
    several = any(len(c.networks) > 1 for word in it.command.split() if (c := container(word, live)))
    return _put(it, it.command.replace(ONE_ADDRESS, ADDRESSES)) if several else None


def _own_state(it: Suggestion, request: str, live: Live) -> Suggestion | None:
    """ "is shop running and healthy": the row of shop, whatever its state is."""
    command, health = it.command, " -f health=" in it.command
    if not command.startswith("docker ps ") or not (health or " -f status=" in command):
        return None
    name = command.rpartition(" -f name=")[2]
    if not is_there(name, "container", live) or request.lower().split()[0] not in (
        "is",
        "are",
        "check",
        "tell",
        "see",
        "was",
    ):
        return None
    says = "STATUS says healthy or unhealthy where the image has a health check; without one it says only Up"
    return _put(it, f"docker ps -a -f name={name}", says if health else None)
