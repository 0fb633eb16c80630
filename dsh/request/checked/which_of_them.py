"""Which of several is meant where that is not said by its name: "web and db: stop the second", "delete the volumes db
does not use". No line takes all of them, or another, for it.

which_of_them(got, request, data) -> the answer
"""

import re

from dsh.patterns import compiled
from dsh.request.claims import is_common
from dsh.request.suggestion import Answer
from dsh.typed import Any

SAY_WHICH = "Say by its name which one is meant."
WORD = re.compile(r"[\w./:@-]*\w")
SPARED = re.compile(r"grep -\w*v\w* (?:'([^']+)'|(\S+))")
SETS = re.compile(r"\$\([^)]*\)")
NO_NAMES = frozenset(
    ["docker", "compose", "xargs", "grep", "drain", "active", "pause", "rm", "stop", "start", "restart", "kill",
     "prune", "update", "connect", "disconnect", "up", "down", "create", "unpause", "scale", "leave", "rollback",
     "push", "pull"]
)  # fmt: skip
FEW = 2
KINDS = (("docker volume rm ", "volume"), ("docker network rm ", "network"), ("docker rmi ", "image"))


def which_of_them(got: Answer, request: str, data: dict[str, Any]) -> Answer:
    """The answer; where its first line takes more than the one that is meant, or another, a word what to say."""
    line, words = got.suggestions[0].command, data["which_of_them"]
    named = _named(line, request)
    several = len(named) >= FEW and compiled(words["one"]).search(request)
    if several and (" && " not in line or len({it.split()[1] for it in line.split(" && ")}) == 1):
        return _asked(got)
    if len(named) == 1 and _is_another(named[0], line, request, data):
        return _asked(got)
    return got


def _asked(got: Answer) -> Answer:
    looks = tuple(it for it in got.suggestions if it.risk == "read" and " exec " not in it.command)
    return (
        Answer(got.request, "none", hint=SAY_WHICH, understood=True) if not looks else got._replace(suggestions=looks)
    )


def _named(line: str, request: str) -> list[str]:
    """The names of the request that the line takes, or leaves out by name."""
    said = {it.lower() for it in WORD.findall(request)}
    spared = [part for it in SPARED.findall(line) for part in (it[0] or it[1]).split("|")]
    bare = SETS.sub("", line)
    own = [it for command in bare.split(" && ") for it in command.split()[2:] if it[:1] not in "-'" and "=" not in it]
    found = dict.fromkeys((*spared, *own))
    return [it for it in found if it.lower() in said and it not in NO_NAMES and not (it.isupper() and len(it) > FEW)]


def _is_another(name: str, line: str, request: str, data: dict[str, Any]) -> bool:
    """Is it the name of what the meant ones are told by: "the network shop is in"; or of another kind than is told:
    "web uses the volume data, delete the volume"?"""
    said, words = re.escape(name), data["which_of_them"]
    if re.search(words["told_by"].replace("NAME", said), request, re.IGNORECASE):
        return True
    kind = next((kind for start, kind in KINDS if line.startswith(start)), "")
    so_told = rf"\b{kind}s?,? (?:called |named )?{said}(?![\w.:-])|(?<![\w.:-]){said} {kind}\b"
    if not kind or re.search(so_told, request):
        return False
    own = request.find(name)
    of_kind = rf"\b{kind} (?:called |named )?(?!{words['no_names']})(\w(?:[\w.-]*\w)?)"
    others = re.finditer(of_kind, request, re.IGNORECASE)
    # what is told later is meant: "the network a, make that b"
    return any(it.start() > own and not _is_ordinary(it[1].lower(), data) for it in others)


def _is_ordinary(low: str, data: dict[str, Any]) -> bool:
    return is_common(low, data) or f" {low} " in data["ordinary"]
