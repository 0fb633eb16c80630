"""Questions about one container, image or volume there is: who reaches it, its limits, what differs.

questioned(request, live) -> the answer, or None; every name in it is that of an object there is
"""

import re

from dsh.cmdline.lines import quote
from dsh.request.live.objects import Live, LiveContainer, container, is_there, tags_of
from dsh.request.sentences import END, told_line
from dsh.request.suggestion import Answer, Suggestion

ONE = r"(?:the )?(?:container |image |volume )?[\"']?(?P<one>[\w.:/-]+?)[\"']?(?: container| image)?"
OTHERS = (
    r"(?:(?:all |any |the |my )?(?:other|others|another|everybody|everyone|anybody|anyone|strangers|outside|outsiders|"
    r"internet|network|lan|wifi|world|phone|neighbou?rs?|colleagues?|people|public|all)(?: (?:else|computers?|"
    r"machines?|"
    r"people|devices?|pcs?|laptops?|network|world))*(?: (?:in|on|of) (?:my|the|this) (?:network|lan|wifi|"
    r"house|office))?)"
)
REACH = (
    r"(?:reach(?:ed|able)?|seen?|visit(?:ed)?|open(?:ed)?|access(?:ed|ible)?|visible|available|call(?:ed)?|"
    r"use[d]?|get(?: at| to)?)"
)
REACHED = (
    rf"(?:can|could|may|is|will) {ONE} (?:also )?(?:be )?{REACH} (?:from|by|for|to|on|over|through) {OTHERS}",
    rf"(?:can|could|may|will|do) {OTHERS} (?:also )?{REACH} {ONE}",
    rf"(?:who|which (?:computers?|machines?)|who else) (?:can|could|may) (?:all )?{REACH} {ONE}",
)
LIMITS = (
    rf"(?:what|which)(?: are|'re)? (?:the )?(?:limits?|resource limits|restrictions)(?: (?:of|for|on)| does| "
    rf"has) {ONE}(?: have| has)?",
    rf"(?:show|tell|give)(?: me)? (?:the |all )?(?:limits?|resource limits) (?:of|for|on) {ONE}",
    rf"how (?:much|many) (?:memory|ram|cpus?|processors?|cores?)(?: and| or|,)? (?:how (?:much|many) "
    rf")?(?:memory|ram|cpus?|"
    rf"processors?|cores?) (?:may|can|is|could) {ONE} (?:use|have|take|get|eat|allowed)(?: at most| to use)?",
    rf"(?:what|how much) (?:may|can) {ONE} (?:use|take|have|eat|consume)(?: at most| at best| of this machine)?",
    rf"(?:is|are) (?:there )?(?:any )?(?:limits? (?:on|for|of|to) )?{ONE} (?:limited|restricted|capped)(?: in "
    rf"any way| at all)?",
    rf"(?:are|is) there (?:any |a )?(?:limits?|restrictions?) (?:on|for|to) {ONE}",
    rf"(?:the )?limits of {ONE}",
)
MEMORY_LIMIT = (
    rf"what(?:'s| is)? (?:the )?(?:memory|ram|mem)[- ](?:limit|maximum|max|cap) (?:of|for|on|has) {ONE}",
    rf"(?:show me |tell me )?(?:the )?(?:memory|ram) (?:limit|cap|maximum) (?:of|for|on) {ONE}",
)
ONLY_READ = (
    rf"(?:check|see|test|find out|tell me|i want to know|verify) (?:whether|if) {ONE} (?:can|may|could|is able "
    rf"to) (?:write|"
    r"change (?:files|anything)) (?:in|into|to|under|below) (?:the )?(?:folder |directory )?(?P<path>/[\w./-]*)",
    r"(?:is|are) (?:the )?(?:folder |directory |mount |path )?(?P<path>/[\w./-]*) (?:mounted )?(?:read[- "
    r"]?only|writable|"
    rf"writeable|ro|rw|to be read only|write[- ]?protected) (?:in|inside|of|for|on) {ONE}",
    rf"(?:can|may|could|is) {ONE} (?:able to |allowed to )?(?:write|change (?:files|anything)|save (?:files|"
    rf"anything)) (?:in|into|to|"
    r"under|below) (?:the )?(?:folder |directory )?(?P<path>/[\w./-]*)",
    rf"(?:in|inside) {ONE},? is (?P<path>/[\w./-]*) (?:read[- ]?only|writable|writeable)",
    rf"(?:is|are) (?P<path>/[\w./-]*) (?:in|inside|of) {ONE} (?:mounted )?(?:read[- ]?only|writable|writeable|"
    rf"write[- ]?protected)",
)
DIFFERS = (
    rf"(?:what|which files|which) (?:is different|differs?|has changed|changed|are different|is new|was "
    rf"changed)(?: in)? {ONE} "
    r"(?:from|against|compared (?:to|with)|since|to|versus|vs) (?:its|the) image",
    rf"(?:how|where) does {ONE} (?:differ|deviate) from (?:its|the) image",
    rf"(?:what|which files) (?:differs?|is different|are different) (?:between|in) {ONE} (?:and|from) (?:its|"
    rf"the) image",
)
BIG = (
    rf"how (?:big|large|heavy|fat) (?:is|are) {ONE}",
    rf"(?:what is|what's|whats) the size of {ONE}",
    rf"how much (?:disk|disk space|space|room) does {ONE} (?:take|need|use|occupy)(?: up)?(?: on (?:the )?disk)?",
)
MADE = (
    rf"how (?:was|is|has) {ONE} (?:been )?(?:made|built|created|put together|composed)",
    rf"(?:what|which) (?:steps|layers) (?:made|built|make up|has|is) {ONE}(?: made of| built of)?",
    rf"what is {ONE} (?:made|built) (?:of|from|out of)",
)
NAMED = r"(?:the )?(?:environment )?(?:variable |env(?:ironment)? var(?:iable)? |setting )?\$?(?P<name>[A-Z][A-Z0-9_]+)"
IS_SET = (
    rf"is {NAMED} (?:set|there|defined|known|given|present)(?: (?:in|for|inside|on) {ONE})",
    rf"(?:does|has) {ONE} (?:have |know |got )?{NAMED}(?: set| defined)?",
    rf"(?:what(?:'s| is)?|show me|tell me|which is|print) (?:the )?(?:value|content) of {NAMED} (?:in|for|"
    rf"inside|on|of) {ONE}",
    rf"what (?:is|does) {NAMED} (?:in|for|inside|on) {ONE}(?: (?:say|hold|contain|set to))?",
    rf"what is {NAMED} set to (?:in|for|inside|on) {ONE}",
    rf"to what is {NAMED} set (?:in|for|inside|on) {ONE}",
)
VALUE = r"[\"']?(?P<value>[^\s\"']+)[\"']?"
SETS = (
    rf"(?:set|change|switch|put|turn|update) {NAMED} (?:to|=|into|as|on) ?{VALUE} (?:in|for|inside|of|on) {ONE}",
    rf"(?:set|change|update) {NAMED} (?:in|for|inside|of|on) {ONE} (?:to|into) {VALUE}",
    rf"(?:set|add|put) {NAMED}={VALUE} (?:in|for|inside|of|on|to|into) {ONE}",
    rf"(?:in|for) {ONE},? (?:set|change) {NAMED} to {VALUE}",
    rf"(?:let|make) {NAMED} (?:be )?{VALUE} (?:in|for|inside) {ONE}",
)
CLOSES = (
    rf"(?:close|shut|unpublish|block|disable|withdraw|remove|hide|stop publishing)(?: down)? (?:the )?port "
    rf"(?P<port>\d+) "
    rf"(?:of|on|for|from|in) {ONE}",
    rf"(?:close|unpublish|shut|hide) (?:all )?(?:the |its )?ports? (?:of|on|for|from) {ONE}",
    rf"(?:make|let) (?:the )?port (?P<port>\d+) of {ONE} (?:be )?(?:closed|unreachable|private)",
    rf"(?:close|unpublish|shut) {ONE}(?:'s|’s) (?:port (?P<port>\d+)|ports?)",
    rf"(?:port (?P<port>\d+)|the port) of {ONE} (?:should|shall|must|has to) (?:be closed|not be (?:open|"
    rf"reachable|published))"
    r"(?: any ?more)?",
    rf"{ONE} (?:should|shall|must) (?:not|no longer) (?:listen|be reachable|publish|answer|be open)(?: (?:on|at))?"
    r"(?: (?:the )?port (?P<port>\d+))?(?: any ?more)?",
)
SIGNS = (
    "reach", "visit", "open", "access", "visible", "available", "see", "limit", "restrict", "may ", "can ", "capped",
    "read", "writ", "differ", "changed", "big", "large", "heavy", "size", "space", "made", "built", "created", "is ",
    "value", "set ", "what ", "has ", "close", "shut", "publish", "port", "change", "let ", "make ", "does ", "limits",
    "update", "variable", "turn", "put ", "add ", "switch", "disable", "block", "hide", "withdraw",
)  # fmt: skip
ENV = "docker inspect -f '{{{{range .Config.Env}}}}{{{{println .}}}}{{{{end}}}}' {0} | grep '^{1}='"
MOUNTS = "docker inspect -f '{{json .Mounts}}' "
LIMITED = "docker inspect -f '{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}' "


def questioned(request: str, live: Live) -> Answer | None:
    """None leaves the request to those who read it word by word."""
    low = request.lower()
    if not any(sign in low for sign in SIGNS):
        return None  # the patterns take longer to be made ready than all the rest
    text = " ".join(request.split()).strip(" .!?")
    for shapes, tell in KINDS:
        for shape in shapes:
            said = re.fullmatch(f"(?:(?:please|and|so|tell me|but) )*{shape}{END}", text, re.IGNORECASE)
            found = tell(said, live) if said is not None else None
            if isinstance(found, str):
                return Answer(request, "none", hint=found, understood=True)
            if found is not None:
                return Answer(request, "match", (found,))
    return None


def _reached(said: re.Match[str], live: Live) -> Suggestion | None:
    it = container(said["one"], live)
    return told_line(f"docker port {quote((it.name,))}", "Where its ports lead", warning=_who(it)) if it else None


def _who(it: LiveContainer) -> str:
    if it.state != "running":
        return f"{it.name} is not running: nobody reaches it"
    if not it.leads:
        return f"nobody outside: {it.name} publishes no port; only containers in one network with it reach it"
    ports = ", ".join(str(outside) for outside, _ in it.leads)
    if it.only_here:
        return f"port {ports} is open to this computer alone"
    return f"whoever can reach this computer can reach port {ports}, where no firewall stands between"


def _limited(said: re.Match[str], live: Live) -> Suggestion | None:
    it = container(said["one"], live)
    return (
        told_line(LIMITED + quote((it.name,)), "The most memory and processors it may use (0: no limit)")
        if it
        else None
    )


def _memory(said: re.Match[str], live: Live) -> Suggestion | None:
    it = container(said["one"], live)
    line = "docker inspect -f '{{.HostConfig.Memory}}' "
    return told_line(line + quote((it.name,)), "The most memory it may use, in bytes (0: no limit)") if it else None


def _only_read(said: re.Match[str], live: Live) -> Suggestion | None:
    it = container(said["one"], live)
    if it is None:
        return None
    path = said["path"].rstrip("/") or "/"
    here = any(path == place or path.startswith(f"{place.rstrip('/')}/") for _, place in it.mounts)
    says = None if here else f"nothing is mounted at {path}: it is one of the container's own places"
    return told_line(
        MOUNTS + quote((it.name,)), "What is mounted where, and whether it is to be read only", warning=says
    )


def _differs(said: re.Match[str], live: Live) -> Suggestion | None:
    it = container(said["one"], live)
    return (
        told_line(f"docker diff {quote((it.name,))}", "What the container has added, changed or deleted")
        if it
        else None
    )


def _big(said: re.Match[str], live: Live) -> Suggestion | None:
    name = said["one"]
    if container(name, live) and (" container" in said[0] or not _is_image(name, live)):
        return None  # a phrase of docker ps says it
    if _is_image(name, live):
        return told_line(f"docker images {quote((name,))}", "The image with its size")
    if is_there(name, "volume", live):
        return told_line("docker system df -v", f"The sizes of all, {name} among the volumes")
    return None


def _made(said: re.Match[str], live: Live) -> Suggestion | None:
    name = said["one"]
    it = container(name, live)
    if _is_image(name, live):
        return told_line(f"docker history {quote((name,))}", "The steps that made the image, newest first")
    return told_line(f"docker inspect {quote((name,))}", "All that it was made with") if it else None


def _is_image(name: str, live: Live) -> bool:
    return name in live.images or bool(tags_of(name, live))


def _is_set(said: re.Match[str], live: Live) -> Suggestion | None:
    it = container(said["one"], live)
    if it is None or not said["name"].isupper():
        return None
    return told_line(ENV.format(quote((it.name,)), said["name"]), "The variable as the container was given it")


def _sets(said: re.Match[str], live: Live) -> str | None:
    it = container(said["one"], live)
    if it is None or not said["name"].isupper():
        return None
    setting = quote((f"{said['name']}={said['value']}",))
    return (
        f"a container's variables are fixed when it is made: remove {it.name}, then make it again with -e {setting}; "
        f"for one program in it alone: docker exec -e {setting} {it.name} COMMAND"
    )


def _closes(said: re.Match[str], live: Live) -> str | None:
    it = container(said["one"], live)
    if it is None:
        return None
    port = said.groupdict().get("port")
    outside = [str(out) for out, _ in it.leads]
    if port and port not in outside:
        open_ = f"; open is {', '.join(outside)}" if outside else ""
        return f"{it.name} does not publish port {port}{open_}"
    if not outside:
        return f"{it.name} publishes no port: there is nothing to close"
    return (
        f"a container's ports are fixed when it is made: nothing closes one. Make it again without that -p, or with "
        f"-p 127.0.0.1: before it, which only this computer reaches: move {it.name} to port "
        f"{port or outside[0]} only for this computer. docker stop {it.name} closes all of its ports for now"
    )


KINDS = (
    (REACHED, _reached),
    (LIMITS, _limited),
    (MEMORY_LIMIT, _memory),
    (ONLY_READ, _only_read),
    (DIFFERS, _differs),
    (BIG, _big),
    (MADE, _made),
    (SETS, _sets),
    (IS_SET, _is_set),
    (CLOSES, _closes),
)
