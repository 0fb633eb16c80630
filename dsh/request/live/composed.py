"""Services of the compose file beside the user that are read, built, run or made together: "tail nginx and php",
"i edited the Dockerfile of api, rebuild it", "run npm test in a fresh api container", "bring the whole thing up".

composed(request, live, data) -> the line for it, or None
"""

import re

from dsh.patterns import regex
from dsh.request.live.objects import Live
from dsh.request.live.plainly import is_order
from dsh.request.live.served import WORD, is_service, project_of
from dsh.request.suggestion import Answer, Suggestion
from dsh.typed import Any

SURE = 0.9
DOWN = "Stops the services and removes their containers and networks"
ALL_OF_IT = (
    r"(?:the |my |our )?(?:whole|entire|complete) (?:thing|lot|project|stack|setup|app|application|bunch)"
    r"|it all|all of it"
)
ALL_UP = regex(
    rf"(?:please |now )?(?:bring|spin|fire|start|get|put|boot) "
    rf"(?:(?:up )(?:{ALL_OF_IT}|everything)|(?:{ALL_OF_IT}|everything) up)"
    r"(?P<rest>(?:,? (?:again|please|now|in the background|detached|with compose))*)[.!]?",
    re.IGNORECASE,
)
ALL_DOWN = regex(
    rf"(?:please |now )?(?:take|tear|bring|shut) (?:(?:down )(?:{ALL_OF_IT})|(?:{ALL_OF_IT}) down)"
    r"(?P<rest>(?:[ ,].*)?)",
    re.IGNORECASE,
)
OF_PROJECT = r"(?i:(?:everything|all) (?:of|in) (?:the |my |our )?{0})(?![\w-])"
KEEPS = regex(
    r",? (?:but|and) (?:keep|leave|spare|not)(?: me)?(?: the| its| my| all)* (?:database |db )?"
    r"(?:data|volumes?|database)(?: (?:alone|there|please|as (?:it is|they are)))*",
    re.IGNORECASE,
)
NO_MORE = regex(  # what may follow an order that takes all down: nothing else that is wished
    r"(?:[ ,]*(?:please|now|with compose|(?:with|and|including|plus|inclusive) (?:also )?(?:all |the |its |their |my )*"
    r"(?:volumes?|data)(?: (?:included|as well|too|also))?|(?:the )?(?:volumes?|data) (?:included|as well|too|also)))*",
    re.IGNORECASE,
)
VOLUMES = regex(r"\b(?:volumes?|data)\b", re.IGNORECASE)
FOLLOWS = frozenset(("follow", "tail", "live", "watch", "stream", "interleaved"))
LOG_WORDS = frozenset((
    "please", "pls", "show", "me", "see", "give", "print", "the", "logs", "log", "of", "and", "both", "from", "for",
    "together", "interleaved", "live", "follow", "tail", "watch", "stream", "at", "once", "same", "time", "mixed",
    "side", "by", "in", "one", "go", "i", "want", "to", "let", "us", "all", "output",
))  # fmt: skip
BUILDS = regex(r"\b(?:re-?build|build (?:it|that|the image) (?:again|anew|new)|(?:build|built) anew)\b", re.IGNORECASE)
CHANGED = regex(
    r"(?:i|we)(?:'ve|’ve| have)?(?: just)? (?:edited|changed|touched|updated|fixed|modified|rewrote|altered) ", re.I
)
STARTS = regex(r"\b(?:start|restart|use|run|up|deploy|launch|into use)\b", re.IGNORECASE)
ANEW = (
    r"(?:an? |its |the )?(?:own )?(?:fresh|new|own|separate|one-off|throwaway|temporary|extra) {0}"
    r"(?: container)?(?![\w-])"
)
DONE_THERE = regex(
    r"(?:please |run |execute |do )*(?P<what>(?:[a-z][\w.-]*)(?: [\w./:=@-]+)*?)"
    r"(?: (?:must|should|has to|needs to|is to)(?: be)? (?:done|run|executed|happen))?"
    r"(?: once| just once)? in (?P<where>.+)",
    re.IGNORECASE,
)


def composed(request: str, live: Live, data: dict[str, Any]) -> Answer | None:
    if not live.services:
        return None
    text, order = " ".join(request.split()), is_order(request, data)
    for way, says, risk in (
        (_whole, "Makes and starts the services of the compose file", "change"),
        (_logs, "What the services have printed, in one", "read"),
        (_built, "Builds the image of the service anew, and makes its container of it", "change"),
        (_anew, "Runs a command in a container made for that", "change"),
    ):
        line = way(text, live, order)
        if line:
            down = line.startswith("docker compose down")
            says, risk = (DOWN, "destroy") if down else (says, risk)
            return Answer(request, "match", (Suggestion(line, says, risk, SURE, reading=(line,)),))
    return None


def _whole(request: str, live: Live, order: bool) -> str:
    """All services of the project: "bring the whole thing up"."""
    text = request.strip(" .!")
    if ALL_UP.fullmatch(text) is not None:
        return "docker compose up -d"
    project = project_of(live)
    found = ALL_DOWN.fullmatch(
        re.sub(OF_PROJECT.format(re.escape(project)), "the whole thing", text) if project else text
    )
    if found is not None and KEEPS.fullmatch(found["rest"]) is not None:
        return "docker compose down"
    if found is None or NO_MORE.fullmatch(found["rest"]) is None or not order:
        return ""
    return "docker compose down -v" if VOLUMES.search(found["rest"]) else "docker compose down"


def _logs(request: str, live: Live, _: bool) -> str:
    """ "Tail nginx and php together": the logs of several services, in one."""
    said = [it[0].rstrip(".") for it in WORD.finditer(request) if is_service(it, request, live)]
    names = list(dict.fromkeys(said))
    lows = set(re.findall(r"[a-z]+", request.lower())) - {part for n in names for part in re.findall(r"[a-z]+", n)}
    if len(names) < 2 or not lows & {"logs", "log", "tail"} or not lows <= LOG_WORDS or re.search(r"\d", request):
        return ""
    follow = " -f" if lows & FOLLOWS else ""
    return f"docker compose logs{follow} {' '.join(names)}"


def _built(request: str, live: Live, order: bool) -> str:
    """ "I edited the Dockerfile of php, rebuild and use it", "rebuild only the catalog"."""
    found = BUILDS.search(request)
    if found is None:
        return ""
    names = list(dict.fromkeys(it[0].rstrip(".") for it in WORD.finditer(request) if is_service(it, request, live)))
    after = request[found.end() :]
    only = re.match(r" (?:only|just) ", after) is not None
    if len(names) != 1 or not (only or CHANGED.match(request)) or not order:
        return ""
    return f"docker compose up -d --build {names[0]}" if STARTS.search(after) else f"docker compose build {names[0]}"


def _anew(request: str, live: Live, order: bool) -> str:
    """ "Run npm test in a fresh api container": one more of the service, for that alone."""
    if not order:
        return ""
    found = DONE_THERE.fullmatch(request.strip(" .!"))
    for name in live.services:
        if found is not None and re.fullmatch(ANEW.format(re.escape(name)), found["where"].strip(), re.IGNORECASE):
            return f"docker compose run --rm {name} {found['what']}"
    return ""
