"""What is told not to be done to a thing is done by no line: "stop web, don't stop db".

without_denied(got, request, again) -> the answer
"""

import re
from collections.abc import Callable

from dsh.patterns import regex
from dsh.request.suggestion import Answer, Suggestion
from dsh.request.ways import is_name

ENDS = ("stop", "kill", "rm", "rmi", "down", "pause")
REMOVES = ("rm", "rmi", "down", "prune")
STEMS: dict[str, tuple[str, ...]] = {  # what is denied, and what does it as well
    "stop": ENDS,
    "kill": ENDS,
    "halt": ENDS,
    "restart": ("restart", *ENDS),
    **dict.fromkeys(("remov", "delet", "eras", "wip", "destroy", "throw"), REMOVES),
    **dict.fromkeys(("tear", "take", "bring", "shut", "turn"), ENDS),
    "touch": ("restart", "start", "prune", *ENDS),
    "start": ("start", "restart", "run"),
    "run": ("start", "restart", "run"),
    "paus": ENDS,
    "updat": ("update", "restart", *ENDS),
    "chang": ("update", "rename", "restart", *ENDS),
    "renam": ("rename",),
    "prun": ("prune",),
    "pull": ("pull",),
}
ITSELF: dict[str, tuple[str, ...]] = {  # what is denied of what was told of before: that alone
    "stop": ("stop",),
    "kill": ("kill",),
    "halt": ("stop",),
    "restart": ("restart",),
    **dict.fromkeys(("remov", "delet", "eras", "wip"), ("rm", "rmi", "prune")),
    **dict.fromkeys(("destroy", "throw", "tear"), ("rm", "rmi", "down")),
    **dict.fromkeys(("take", "bring", "shut", "turn"), ("stop", "down")),
    "touch": ("restart", "start", *ENDS),
    "start": ("start", "run"),
    "run": ("run",),
    "paus": ("pause",),
    "updat": ("update",),
    "chang": ("update", "rename"),
    "renam": ("rename",),
    "prun": ("prune",),
    "pull": ("pull",),
}
IT = ("it", "them", "that", "this", "those", "these", "anything", "any", "service")
OF_KIND: dict[str, tuple[str, ...]] = {  # what lines that reach a kind of thing have: its commands, flags of others
    "container": ("rm", "stop", "kill", "pause", "restart", "container", "compose", "system"),
    "image": ("rmi", "image", "system", "--rmi"),
    "volume": ("volume", "--volumes", "-v", "-fv", "-vf"),
    "network": ("network", "system"),
}
CLAUSE = regex(
    r"(?P<lead>(?:^|[,;.:?!]? )(?:(?:and|but|please|just|of course|though) )*)"
    r"(?:(?:i|we) )?(?:do not|don'?t|never|must not|mustn'?t|should not|shouldn'?t|shall not) (?:ever )?"
    r"(?P<wish>(?:want|wish|need|intend|mean|like) to )?"
    rf"(?P<stem>{'|'.join(STEMS)})(?:e|p|ing|ping)?(?: (?:down|away|off|out|up))? (?:(?:all|any)(?: of)? )?"
    r"(?:the |my |our |its |their |any )?(?:(?:container|image|volume|network|service) )?(?P<name>[a-zA-Z0-9][\w.-]*\w)"
    r"(?: (?:please|though|yet|now|at all|container|either|down|away|off|out))*(?=$|[,;.!]| but | and )",
    re.IGNORECASE,
)
UNSURE = 0.45  # chance of a line up to which another is looked for where something is not wished
ITS = regex(r"\b(?:it|its|him|that one)\b", re.IGNORECASE)
ORDERS = regex(  # how what is left of the request begins, where it is an order of its own
    r"(?:(?:just|only|but|and|please|rather|instead|do) )*"
    r"(?:prune|purge|clean(?: up)?|remove|delete|clear|wipe|stop|kill)\b(?! (?:it|them|that|those|these)\b)",
    re.IGNORECASE,
)
LISTED = regex(r"^ and [\w.-]+(?=$|[,;.!])")  # "don't touch a and b" is about both


def without_denied(got: Answer, request: str, again: Callable[[str], Answer]) -> Answer:
    """`again` answers what is left of the request without the clause that denies."""
    found = next((it for it in CLAUSE.finditer(request) if _is_told(it["name"])), None)
    if found is None:
        return got
    rest = f"{request[: found.start()]}{request[found.end() :]}".strip(" ,;.")
    if (
        _kind(found["name"]) in OF_KIND and not found["wish"] and ORDERS.match(rest)
    ):  # "don't prune volumes, prune images"
        less = again(rest)
        held = tuple(it for it in less.suggestions if not _does(it, found))
        if held and held[0] is less.suggestions[0]:
            return less._replace(request=request, suggestions=held)
    lines: dict[str, Suggestion] = {}
    for it in got.suggestions:
        line = _cut(it, found)
        lines.setdefault(line.command, line)
    got = got._replace(suggestions=tuple(lines.values()))
    unsure = bool(found["wish"]) and bool(got.suggestions) and got.suggestions[0].score < UNSURE
    if not unsure and got.suggestions and not _does(got.suggestions[0], found):
        return got._replace(suggestions=tuple(it for it in got.suggestions if not _does(it, found)))
    if found["wish"]:  # "I don't want to stop web, only restart it": what else is said is said of it
        rest = ITS.sub(lambda it: found["name"] + ("'s" if it[0].lower() == "its" else ""), rest)
    anew = again(rest) if " " in rest and LISTED.match(request[found.end() :]) is None else got
    held = tuple(it for it in anew.suggestions if not _does(it, found))
    if found["wish"] and not held:
        anew, held = got, tuple(it for it in got.suggestions if not _does(it, found))
    if not held and not got.suggestions:
        return got
    if not held:
        left = "That" if found["name"].lower() in IT or _kind(found["name"]) in OF_KIND else found["name"]
        return Answer(request, "none", hint=f"{left} is left alone; say what is to be done instead")
    return anew._replace(request=request, suggestions=held)


def _is_told(name: str) -> bool:
    return name.lower() in IT or _kind(name) in OF_KIND or is_name(name)


def _kind(name: str) -> str:
    return name.lower().removesuffix("s")


def _cut(line: Suggestion, denied: re.Match[str]) -> Suggestion:
    """ "Build it, but don't run it": the line without the part that does what is denied."""
    parts = line.command.split(" && ")
    kept = [part for part in parts if not _acts(part, denied)]
    if not kept or len(kept) == len(parts):
        return line
    command = " && ".join(kept)
    return line._replace(command=command, reading=tuple(it for it in line.reading if it in command))


def _does(line: Suggestion, denied: re.Match[str]) -> bool:
    """Does the line do to the thing what is denied?"""
    return _acts(line.command, denied)


def _acts(command: str, denied: re.Match[str]) -> bool:
    words = command.split()
    name, stem = denied["name"], denied["stem"].lower()
    reach = OF_KIND.get(_kind(name))
    if reach is not None:
        return any(word in STEMS[stem] for word in words[1:4]) and any(word in reach for word in words[1:])
    acts = ITSELF[stem] if name.lower() in IT else STEMS[stem]
    return (name in words or name.lower() in IT) and any(word in acts for word in words[1:4])
