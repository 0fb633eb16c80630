"""Another port for a container there is. Its ports are fixed when it is made, so that it must be made again: the line
that does it names what is told, and the rest is filled in from the container itself before it is shown.
"""

import re

from dsh.cmdline.lines import quote
from dsh.patterns import regex
from dsh.request.live.objects import Live, LiveContainer, container
from dsh.request.live.reach import FOR_ALL, HERE_ALONE
from dsh.request.live.reach import HERE as HERE_SAID
from dsh.request.suggestion import Answer, Suggestion

PORT = r"(?P<{0}>\d{{2,5}})(?![.:/\w])"
ONE = r"(?:the )?(?:container )?[\"']?(?P<{0}>[\w.-]+)[\"']?"
THE_PORT = r"(?:the |a |an )?(?:(?:other|another|different|new|right) )?port[,:]?"
SHALL = r"(?:should|shall|must|has to|needs to|is to|ought to|(?:was|is) (?:meant|supposed) to|was to)"
GOES_ON = r"(?= (?:please|instead|now|for|only|just|but|and)\b|, ?(?:only|just|for|open|reach|but|and))"
SHAPES = (
    r"(?:change|set|update|switch|move|make) (?:the )?(?:host )?ports? (?:of|for) {one}(?: from \d+)? (?:to|into|be)"
    r"(?: {the_port})? {port}",
    r"(?:make|let|have|update|change|set|switch|move|put|configure|bring|get|give) {one} (?:to )?(?:(?:use|be|run|"
    r"listen|answer|have|reachable|be reachable|available|be available|over) )*(?:(?:on|at|onto|to) )?"
    r"{the_port} {port}",
    r"{one} {shall} (?:(?:now|rather|better) )?(?:be|run|listen|answer|"
    r"be reachable|be available|have|use|move)(?: (?:on|at|to))?(?: {the_port})? {port}",
    r"(?:recreate|remake|redo|rebuild|(?=.* (?:again|anew|once more) )(?:make|create|run|start)) {one} "
    r"(?:again |anew |once more )?(?:on|at|with) {the_port} {port}",
    r"(?:move|switch|put|publish|bring|change|shift) {one}(?: over)?(?: from (?:(?:the )?port )?\d+)? "
    r"(?:to|on|onto|at)(?: {the_port})? {port}",
    r"i(?:'d like| would like| want| need) {one} (?:to (?:be|run|listen|answer) )?(?:reachable |available )?(?:on|at)"
    r"(?: {the_port})? {port}",
    r"(?:use |take |i want |i need )?{the_port} {port} for {one}",
    r"(?:the )?ports? of {one} (?:(?:is|was) wrong[,;.:]? (?:and |but )?(?:it )?)?{shall} (?:be|have been)"
    r"(?: {the_port})? {port}",
    r"{one} (?:on|at)(?: {the_port})? {port}{goes_on}",
)
MISTAKEN = (
    r"(?:(?:oops|sorry|no|damn|well|hm+|wrong port|(?:i|we) [^,;.:]*(?:wrong|typed|mistake|meant|typo)[^,;.:]*|"
    r"(?:the port|that|it) (?:is|was) wrong)[,;.:!]+ (?:and |but )?)*"
)


def _filled(shape: str) -> str:
    return shape.format(
        one=ONE.format("one"), port=PORT.format("port"), the_port=THE_PORT, shall=SHALL, goes_on=GOES_ON
    )


FULL = tuple(
    regex(
        rf"{MISTAKEN}(?:please )?{_filled(shape)}(?: instead(?: of (?:(?:the )?port )?\d+)?)?(?P<rest>.*)",
        re.IGNORECASE,
    )
    for shape in SHAPES
)
RESTART = regex(
    r"(?:[, ]*\b(?:and|but|with)\b|,)? *(?:(?:make|let|have) it |(?:it )?(?:should |shall |must |has to )|to )?"
    r"(?:always )?"
    r"(?:restart(?:s|ed|ing)?|come back|start)(?: policy)?(?: always| again| up| by itself| on its own| automatically|"
    r" (?:after|on|at|with) (?:a |each |every |the )?(?:reboot|crash|restart|boot)"
    r"(?: of (?:this|my|the) (?:machine|computer|laptop|host|pc|engine))?|"
    r" (?:when|whenever|after|if) (?:this |my |the )?(?:machine|computer|laptop|host|pc|engine) "
    r"(?:boots|reboots|restarts|starts|comes up|is restarted|is rebooted)(?: again)?)*",
    re.IGNORECASE,
)
HERE = regex(rf"[, ]*{HERE_SAID}(?: {HERE_ALONE})*", re.IGNORECASE)
OUTSIDE = regex(rf"[, ]*{FOR_ALL}", re.IGNORECASE)
POLITE = regex(r"[, ]*\b(?:please|now|instead|again|then|and|too|rather|from now on|outside)\b[, ]*", re.IGNORECASE)
LEADS = regex(r" *(?:to|->|for) (?:the )?(?:(?:container )?port )?(?P<inside>\d{2,5})", re.IGNORECASE)
WARNING = "a port cannot be changed: it is removed and made again; what it wrote outside of volumes goes with it"


def moved(text: str, live: Live) -> Answer | None:
    """The line, or what cannot be read of the wish; None where it is about something else."""
    for shape in FULL:
        found = shape.fullmatch(text)
        it = container(found["one"], live) if found is not None else None
        if found is not None and it is not None:
            return _made_again(text, it, found["port"], found["rest"])
    return None


def _made_again(text: str, it: LiveContainer, port: str, rest: str) -> Answer:
    leads, rest = _cut(LEADS, rest, start=True)
    here, rest = _cut(HERE, rest)
    outside, rest = _cut(OUTSIDE, rest)
    again, rest = _cut(RESTART, rest)
    inside = leads["inside"] if leads else str(it.leads[0][1]) if len(it.leads) == 1 else ""
    unread = POLITE.sub(" ", rest).strip(" ,.;!")
    if unread or not inside:
        return Answer(text, "none", hint=_hint(it, port, inside, unread, bool(here), bool(outside)), understood=True)
    address = "127.0.0.1:" if here or (it.only_here and not outside) else ""
    name = quote((it.name,))
    policy = " --restart always" if again else ""
    line = (
        f"docker rm -f {name} && docker run -d --name {name} -p {address}{port}:{inside}{policy} {quote((it.image,))}"
    )
    says = "Makes a container again with another port, its other settings kept"
    warning = f"{WARNING}; then all who reach this machine can open it" if outside and it.only_here else WARNING
    return Answer(text, "match", (Suggestion(line, says, "destroy", 0.9, reading=(line,), warning=warning),))


def _cut(said: re.Pattern[str], rest: str, start: bool = False) -> tuple[re.Match[str] | None, str]:
    """What is told of it in the rest of the wish, and what is left then."""
    found = (said.match(rest) if start else said.search(rest)) if rest.strip() else None
    return found, rest if found is None else f"{rest[: found.start()]} {rest[found.end() :]}"


def _hint(it: LiveContainer, port: str, inside: str, unread: str, here: bool, outside: bool) -> str:
    """A sentence that is understood as it stands, and what was not of this one."""
    who = ", only here" if here else ", for everybody" if outside else ""
    fixed = "a container's ports are fixed when it is made"
    said = f"move {it.name} to port {port}"
    if not inside:
        several = ", ".join(str(own) for _, own in it.leads)
        own = it.leads[0][1] if it.leads else 80
        which = f"it has several: {several}" if several else "it publishes none now"
        return f"{fixed}; say which port of its own that leads to ({which}), as in: {said} to port {own}{who}"
    return f"{fixed}. {unread!r} I do not read in that; what I read is: {said}{who}"
