"""Services of the compose file beside the user, by the name that they have there: "restart api" is shop-api-1.

of_services(request, live, data) -> the request with the container of a service in its place; with compose where that is
what builds, counts or reads it
"""

import re

from dsh.patterns import regex
from dsh.request.live.objects import Live, is_there
from dsh.request.typos import GIVING
from dsh.typed import Any

MADE = regex(
    r"\b(?:run|create|launch|spin up|pull|tag|push|deploy)(?: (?:an?|the|my|our|new|another|second|fresh|latest|of|"
    r"from|container|image|docker))* $",
    re.IGNORECASE,
)
COUNTED = r"(?P<count>\d{{1,2}}|{0}) {1}s\b"
OF_COMPOSE = regex(r"\bcompose\b")  # and no composer
WORD = regex(r"(?<![\w./:@=~-])[A-Za-z0-9][\w.-]*(?![\w/@=:]|-\w)")


def of_services(request: str, live: Live, data: dict[str, Any]) -> str:
    if not live.services:
        return request
    spoken = data["described"]
    lows = set(re.findall(r"[a-z-]+", request.lower()))
    if lows.intersection(spoken["of_compose"]):
        return request
    request = _project(request, live)
    if OF_COMPOSE.search(request):
        return request
    for name in live.services:
        found = _counted(name, request, spoken) or re.search(
            COUNTED.format("|".join(spoken["counts"]), re.escape(name)), request, re.IGNORECASE
        )
        if found is not None:
            count = spoken["counts"].get(found["count"].lower(), found["count"])
            return f"scale the compose service {name} to {count}"
    said = [it for it in WORD.finditer(request) if is_service(it, request, live)]
    names = list(dict.fromkeys(it[0] for it in said))
    if not said:
        return request
    if lows.intersection(spoken["by_compose"]) or (len(names) > 1 and lows & {"log", "logs"}):
        for name in names:
            request = re.sub(
                rf"(?<![\w-])(?:{re.escape(name)} containers?|containers? {re.escape(name)})(?![\w-])", name, request
            )
        return f"{request.rstrip(' .!?')} with compose"
    for it in reversed(said):
        own = _container(it[0], live)
        after = request[it.end() :]
        after = after[len(" one") :] if own and re.match(r" one(?![\w-])", after) else after
        request = f"{request[: it.start()]}{own}{after}" if own else request
    return request


WHOLE = r"(?:the |my |our )?(?:whole |entire |complete |full )(?:{0}|thing)(?: (?:app|site|setup|application))?"
TURNED = (
    r"(?P<do>take|bring|shut|put|tear|fire|spin|start|stop|restart) (?:(?P<way>up|down) )?(?:the |my |our )?{0}"
    r"(?: (?P<after>up|down|again))?(?= and | but |,|$|[.!?]| please| again| for | now)"
)


BY_COUNT = (
    r"(?P<count>\d{{1,2}}|{0}) (?:instances|copies|replicas|containers|workers|processes|more|of them)? ?"
    r"(?:of )?(?:the )?{1}"
    r"(?: (?:workers|instances|copies|containers|replicas|processes))?(?![\w-])"
)
SURROUND = regex(
    r"(?:(?:please|pls|i|we|you|want|need|would|like|'d|i'd|have|run|make|it|to|can|could|let|there|be|give|me|"
    r"start|scale|up|down|should|shall|must|of|the|now|us|with|instead|than|just|only|at|once|in|parallel|a|"
    r"one|two|three|four|\d+)(?![\w'])[ ,.!]*)*",
    re.IGNORECASE,
)


def _counted(name: str, request: str, spoken: dict[str, Any]) -> "re.Match[str] | None":
    """ "I'd like three instances of api", "four queue workers instead of two"."""
    shape = BY_COUNT.format("|".join(word for word in spoken["counts"] if word != "one"), re.escape(name))
    found = re.search(rf"(?<![\w.:-]){shape}", request, re.IGNORECASE)
    if found is None or found[0].lower() == f"{found['count']} {name}".lower() or " more " in f" {found[0].lower()} ":
        return None
    around = f"{request[: found.start()]} {request[found.end() :]}".replace("’", "'").strip()
    return found if SURROUND.fullmatch(around.strip(" .!")) else None


def project_of(live: Live) -> str:
    """The name of the project, by which compose calls its containers; "" where that is not to be seen."""
    found = {re.sub(rf"[-_]{re.escape(s)}[-_]\d+$", "", c.name) for s in live.services for c in live.containers}
    own = {it for it in found if any(re.fullmatch(rf"{re.escape(it)}[-_].+[-_]\d+", c.name) for c in live.containers)}
    return next(iter(own)) if len(own) == 1 else ""


def _project(request: str, live: Live) -> str:
    """ "Take the whole shop down", where the containers shop-web-1 and shop-db-1 are those of the compose file."""
    project = project_of(live)
    if not project or project.lower() not in request.lower() or is_there(project, "container", live):
        return request
    for shape in (WHOLE, TURNED):
        said = re.search(rf"(?<![\w./-]){shape.format(re.escape(project))}(?![\w./-])", request, re.IGNORECASE)
        if said is not None:
            name = re.search(re.escape(project), said[0], re.IGNORECASE)
            if name is not None:
                start = said.start() + name.start()
                return f"{request[:start]}compose stack{request[start + len(project) :]}"
    return request


def is_service(it: re.Match[str], request: str, live: Live) -> bool:
    name = it[0].rstrip(".")
    before = request[: it.start()].lower().split()
    after = request[it.end() :].lower().split()
    if name not in live.services or is_there(name, "container", live) or MADE.search(request[: it.start()]):
        return False
    if after and after[0][:1] == "-" and len(after[0]) > 1:
        return False  # "nginx -t" is its program
    if after and after[0].strip(".,?!") in ("image", "images", "volume", "network", "database"):
        return False
    return not (before and (before[-1] in GIVING or before[-1] in ("image", "volume", "network")))


def _container(name: str, live: Live) -> str:
    """The one container that compose has made for a service; "" where there is none, or more."""
    own = [c.name for c in live.containers if re.fullmatch(rf".+[-_]{re.escape(name.rstrip('.'))}[-_]\d+", c.name)]
    return own[0] if len(own) == 1 else ""
