"""Looks at what there is that are told by the objects: since when they run, which needs most, all about one.

looked(request, live) -> the answer, or None; every name in it is that of an object there is
"""

import re

from dsh.cmdline.lines import quote
from dsh.patterns import regex
from dsh.request.live.objects import Live, container, kinds_of
from dsh.request.suggestion import Answer, Suggestion

SIGNS = ("since", "long", "most", "highest", "everything", "all ", "every")
NAMES = r"(?:the )?(?:containers? )?(?P<names>[\w.-]+(?:(?:,? and |, | & | )(?:the )?[\w.-]+)*?)(?: containers?)?"
BEEN = r"(?:already |now |been |still |really )*"
WORKS = r"(?:up(?: and running)?|running|alive|started|going|online|working)"
SINCE = (
    rf"(?:since when|since what time|how long|for how long) (?:is|are|has|have|was|were) {NAMES} {BEEN}{WORKS}"
    rf"(?: (?:for|now|already))*",
    rf"(?:since when|how long|for how long) (?:do|does|did) {NAMES} {BEEN}(?:run|work|live)(?: (?:for|now|already))*",
)
THEY = frozenset(("they", "all", "them", "all of them", "everything", "these", "those", "containers", "my", "it"))
SPLIT = regex(r",? and |, | & | ")
USES = r"(?:uses?|using|needs?|eats?|takes?|consumes?|hogs?|has|have|having|is using|is eating|is taking|burns?|wants?)"
GREEDY = regex(
    r"(?:(?:tell|show) me )?(?:which|what|who|whose)"
    r"(?: (?:one|containers?|program|of them|of my containers))? "
    rf"(?:of them )?{USES} (?:up )?(?:the )?(?:most|highest|biggest)(?: of)?(?: the| my)? "
    r"(?P<what>memory|ram|mem|cpu|processor)(?: time| power| usage| use)?(?: now| right now| at the moment)?",
    re.IGNORECASE,
)
SORTED = "docker stats --no-stream --format '{{{{.{0}}}}}\\t{{{{.Name}}}}' | sort -hr"
ALL = regex(
    r"(?:please )?(?:show|tell|give|print|list|display)(?: me)? "
    r"(?:everything|all(?: there is| you know| details| the details| facts| information)?|every detail|all of it)"
    r"(?: that)?(?: there is| you know| docker knows| is known)?(?: to know)? (?:about|of|on) "
    r"(?:the )?(?P<noun>container |image |volume |network )?[\"']?(?P<name>[\w.:/-]+)[\"']?",
    re.IGNORECASE,
)
INSPECTS = {
    "container": "docker inspect",
    "image": "docker image inspect",
    "volume": "docker volume inspect",
    "network": "docker network inspect",
}
SURE = 0.9


def looked(request: str, live: Live) -> Answer | None:
    """None leaves the request to those who read it word by word."""
    low = request.lower()
    if not any(sign in low for sign in SIGNS):
        return None  # the patterns take longer to be made ready than all the rest
    text = " ".join(request.split()).strip(" .!?")
    greedy = GREEDY.fullmatch(text)
    if greedy:
        memory = greedy["what"].lower() in ("memory", "ram", "mem")
        line = SORTED.format("MemPerc" if memory else "CPUPerc")
        return _match(request, line, "What each running container uses now, the most first")
    whole = ALL.fullmatch(text)
    if whole:
        kinds = tuple(kind for kind in kinds_of(whole["name"], live) if kind in INSPECTS)
        noun = (whole["noun"] or "").strip().lower()
        kind = noun if noun in kinds else kinds[0] if kinds and not noun else ""
        line = f"{INSPECTS[kind]} {quote((whole['name'],))}" if kind else ""
        return _match(request, line, f"All facts of the {kind}") if line else None
    return _since(request, text, live)


def _since(request: str, text: str, live: Live) -> Answer | None:
    """STATUS tells it of those that run, and of others that they have ended."""
    match = next((m for shape in SINCE if (m := re.fullmatch(shape, text, re.IGNORECASE))), None)
    if match is None:
        return None
    said = match["names"].lower()
    if said in THEY - {"it"} or set(said.split()) <= THEY | {"of", "the", "running"}:
        return _match(request, "docker ps", "The containers that run; STATUS says since when") if said != "it" else None
    names = tuple(word for word in SPLIT.split(match["names"]) if word not in ("the", ""))
    found = [container(name, live) for name in names]
    if not all(found):
        return None
    idle = [it.name for it in found if it is not None and it.state not in ("running", "paused")]
    says = f"{' and '.join(idle)} {'do' if len(idle) > 1 else 'does'} not run: STATUS says since when" if idle else None
    filters = " ".join(f"-f name={quote((f'^{name}$',))}" if _part(name, live) else f"-f name={name}" for name in names)
    return _match(request, f"docker ps -a {filters}", "STATUS says since when they run", says)


def _part(name: str, live: Live) -> bool:
    """Is it a part of another container's name, which docker's filter would find too?"""
    return any(name in it.name and name != it.name for it in live.containers)


def _match(request: str, command: str, summary: str, warning: str | None = None) -> Answer:
    return Answer(request, "match", (Suggestion(command, summary, "read", SURE, reading=(command,), warning=warning),))
