"""What is done within a container by its own program, which is known by its image: a dump of a database, its prompt,
what redis holds, whether it answers.

stored(request, live, data) -> the line, or None

Whose it is: the container that is named, or the one of that kind that runs. The programs are the `stores` of
knowledge/requests/live.yaml.
"""

import re

from dsh.cmdline.lines import quote
from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.live.objects import Live, LiveContainer, container, kinds_of
from dsh.request.suggestion import Answer, Suggestion
from dsh.typed import Any

SURE = 0.9
NAME = regex(r"[A-Za-z0-9][\w.-]*\w")
FILE = r"(?P<file>[\w./~-]*\w\.(?:sql|dump|bak|archive|gz))"
OPEN = ("PASSWORD", "DATABASE")
CALLED = ("database", "db", "data base", "server", "cache", "queue")  # whose program is said besides


class Way(NamedTuple):
    """How one speaks of it, the key of the program's line, what it says, its risk."""

    said: str
    key: str
    says: str
    risk: str


OF = (
    r"(?:(?:the |my )?(?:database|db|data) )?(?:(?:in|inside|within|into|on|of|for|to|at|from|out of|with) )?"
    r"(?:the |my |our )?(?:(?:whole|entire|complete) )?(?:database |db |container )?{name}(?:'s)?"
    r"(?: container| database| db| data ?base| server)?"
)
DUMPS = (
    r"(?:dump|back ?up|backup|export|save)(?: me)?(?: a dump of| a backup of)?",
    r"(?:make|take|create|do|give me|get|i (?:want|need))(?: me)? (?:a |an )?(?:full )?(?:sql )?"
    r"(?:dump|backup|back-up) (?:of|from)",
    r"(?:a |an )?sql dump of", r"(?:run )?(?:pg_dump|pg_dumpall|mysqldump|mariadb-dump)(?: of| on| in| for| from)?",
)  # fmt: skip
ALL = (
    r"(?:(?P<all>everything|all|the whole|whole|all databases|all of it|all (?:the )?databases)(?: (?:in|of|from))? )?"
)
BASE = (
    r"(?:(?:the |my )?(?:database|db|data base) (?:called |named )?[\"'`]?(?P<base>(?!in\b|of\b|from\b)[\w-]+)[\"'`]?"
    r"(?: \(user \w+\))? )?"
)
INTO = (
    rf",? (?:and )?(?:into|in|to|as|->|>|file|name it|call it|called|named|with the name|under)(?: the| a)?(?: file)?"
    rf"(?: called| named)? {FILE}"
)
ENDS = r"(?:,? (?:on|in|of) (?:my|this|the) (?:machine|laptop|computer|folder|host|pc|directory|disk)| here| please)*"
WAYS = (
    *(Way(rf"(?:please )?{do} {ALL}{BASE}{OF}(?:,? (?P<all2>all(?: the)? databases),?)?{INTO}{ENDS}", "dump",
          "Writes what the database holds into a file of this machine", "change") for do in DUMPS),
    Way(rf"(?:please )?(?:feed|load|import|restore|pipe|apply|replay|run|execute|play)(?: the)?"
        rf"(?: file| dump| backup)? {FILE}(?: back)? {OF}{ENDS}", "load",
        "Runs the file of this machine in the database", "change"),
    Way(rf"(?:(?:please )?(?:open|get|give|start|show|i (?:want|need)|let|log|put|bring|drop|take)"
        rf"(?: me| us)?(?: up)? )?(?:(?:in|into|on|to) )?(?:a |an |the |my )?(?P<prog>[\w-]+)"
        rf"(?: (?:prompt|shell|console|cli|client|session|command line))? {OF}"
        rf"(?:,? as (?:user )?(?:root|postgres))?(?: please)?", "prompt",
        "Opens the program's own prompt in the container", "change"),
    Way(r"(?:(?:please )?(?:open|get|give|start|i (?:want|need))(?: me)? )?(?:a |an |the )?(?P<prog>[\w-]+) "
        r"(?:prompt|shell|console|cli|client)(?: please| pls)?", "prompt",
        "Opens the program's own prompt in the container", "change"),
    Way(rf"(?:get|let|log|bring|put|take)(?: me| us)? (?:in|into|to|in to) {OF} "
        rf"(?:with|by|using|through|via) (?P<prog>[\w-]+)"
        rf"(?:,? as (?:user )?(?:root|postgres))?(?: please)?", "prompt",
        "Opens the program's own prompt in the container", "change"),
    Way(rf"(?:(?:is|does|check (?:if|whether)|see (?:if|whether)) {OF} (?:is )?(?:still )?"
        rf"(?:answer(?:s|ing)?|respond(?:s|ing)?|alive|there)"
        rf"[?,.;:]? ?(?:please |just )*ping it|(?:please )?ping {OF} with (?P<prog>[\w-]+)(?: to see .*)?|"
        rf"(?P<prog2>[\w-]+) ping {OF})",
        "ping", "Whether the program in the container answers", "change"),
    Way(rf"(?:please )?(?:(?:empty|clear|wipe) {OF} (?:completely|entirely),? )?"
        rf"(?:by |with |run |do |i.e. )?(?:a )?flush ?all(?: {OF})?",
        "flush", "Deletes all that the program holds", "destroy"),
    Way(rf"(?:please )?flush {OF}(?: completely| please)?|(?:please )?(?:empty|clear) {OF} (?:completely|entirely)"
        rf"(?:,? flush ?all)?", "flush", "Deletes all that the program holds", "destroy"),
    Way(rf"how many keys (?:are|does) (?:there )?(?:{OF})(?: (?:have|hold)| right now| now| at the moment)*", "count",
        "How many keys it holds", "change"),
    Way(rf"(?:please )?(?:list|show|print|which|what)(?: me)?(?: all)?(?: the)? queues(?: are| exist)?(?: there)? {OF}",
        "queues", "The queues, and how many messages wait in each", "change"),
)  # fmt: skip


HELD = regex(r"\b(?:redis|valkey|keys?|flush ?(?:all|db))\b", re.IGNORECASE)


def stored(request: str, live: Live, data: dict[str, Any]) -> Answer | None:
    text = " ".join(request.split()).strip(" .!?")
    stores = data["stores"]
    if not any(sign in text.lower() for sign in stores["signs"]):
        return None
    for it in _spoken_of(text, live, data):
        of = _program(it, stores)
        called = (it.name, *of.get("words", ()), *CALLED) if it.name not in text else (it.name,)
        name = f"(?:{'|'.join(map(re.escape, called))})"
        for way in WAYS if of else ():
            if way.key == "flush" and HELD.search(text) is None:
                continue  # "clear the cache completely" may be said of a build's
            said = way.said.replace("{name}", rf"[\"']?{name}[\"']?")
            found = compiled(f"(?i:{said})").fullmatch(text)
            line = _line(found, way, it, of) if found is not None else ""
            if line:
                missing = tuple(word for word in OPEN if word in line)
                first = Suggestion(line, way.says, way.risk, SURE, missing, reading=(line,))
                return Answer(request, "match", (first,))
    return None


def _line(found: re.Match[str], way: Way, it: LiveContainer, of: dict[str, str]) -> str:
    groups = found.groupdict()
    if way.key not in of or any(groups.get(p) and groups[p].lower() not in of["words"] for p in ("prog", "prog2")):
        return ""
    name = quote((it.name,))
    if way.key == "prompt":
        return f"docker exec -it {name} {of['prompt']}"
    if way.key == "load":
        return f"docker exec -i {name} {of['load']} < {quote((groups['file'],))}"
    if way.key != "dump":
        return f"docker exec {name} {of[way.key]}"
    base = groups.get("base") or ""
    whole = bool(groups.get("all") or groups.get("all2") or re.search(r"\b(?:whole|entire|dumpall)\b", found[0]))
    does = of["dump"].replace("DATABASE", base) if base and not whole else of["dumps"]
    return f"docker exec {name} {does} > {quote((groups['file'],))}"


def _program(it: LiveContainer, stores: dict[str, Any]) -> dict[str, Any]:
    last = it.image.rpartition("/")[2].partition(":")[0].lower()
    return next((of for of in stores["programs"] if last in of["images"]), {})


def _spoken_of(text: str, live: Live, data: dict[str, Any]) -> list[LiveContainer]:
    """Who is named; else the one that runs and has the program that is said."""
    named = [it for name in NAME.findall(text) if (it := container(name.removesuffix("'s"), live)) is not None]
    if named:
        return named[:1]
    if any(kinds_of(name, live) not in ((), ("image",)) for name in NAME.findall(text)):
        return []
    lows = set(NAME.findall(text.lower()))
    its = []
    for it in live.containers:
        of = _program(it, data["stores"])
        if of and lows.intersection(of["words"]):
            its.append(it)
    its = [it for it in its if it.state == "running"] or its
    return its if len(its) == 1 else []
