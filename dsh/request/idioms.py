"""Ways of speaking whose wish is in no word that names it: "db is wedged, kill it", "chuck a.txt into web", "undo it".

Told in the words that dsh thinks in, in the manner of `retold`.
"""

import re
from typing import Any

from dsh.request.other_ways import LIFE, TARBALL, THE, is_name
from dsh.request.retold import IMAGE, NAME, NOBODY, as_found, is_image, ways_of


def _told_of(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """What is the matter with a container, and then what is to be done with it."""
    name, verb = found["name"], found["verb"].lower()
    if not is_name(name) or name.lower() in (
        "compose",
        "project",
        "swarm",
        "stack",
        "everything",
        "what",
        "why",
        "how",
    ):
        return None
    low = name.lower()
    everyday = f" {low} " in index["foreign"] and f" {low} " not in index["nameable"] and not is_image(low, index)
    if everyday or low in LIFE:
        return None
    return f"{verb} container {name}{'' if found['its'] or not found['rest'][:1].isspace() else ','}{found['rest']}"


def _numbered(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """ "db-1 through db-3": each of them."""
    first, last = int(found["first"]), int(found["last"])
    if not first < last < first + 12:
        return None
    each = [f"{found['stem']}{n}" for n in range(first, last + 1)]
    return f"{', '.join(each[:-1])} and {each[-1]}"


def _in_turn(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """ "start db, then api": the same is done to each, one after another."""
    names = re.split(r",? ?(?:and )?then ", found["names"], flags=re.IGNORECASE)
    return ", then ".join(f"{found['verb']} {name}" for name in names) if all(map(is_name, names)) else None


def _carried(found: re.Match[str], index: dict[str, Any]) -> str | None:
    """ "chuck index.html into web": what is put somewhere is copied there."""
    file = found["file"]
    return f"copy {file} into " if "." in file.strip(".") or "/" in file else None


def _shared_network(found: re.Match[str], index: dict[str, Any]) -> str | None:
    name = found["a"] or found["b"]
    return f"in the network of container {name}" if is_name(name) else None


def _rolled(found: re.Match[str], index: dict[str, Any]) -> str | None:
    name, said = found["name"], found.string.lower()
    swarm = any(w in said for w in ("swarm", "service", "downtime", "rolling", "start-first"))
    if not swarm or "compose" in said or not is_name(name):
        return None
    return f"update swarm service {name} to image {found['image']}"


def _taken_back(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"roll back service {found['name']}" if is_name(found["name"]) else None


def _copies(found: re.Match[str], index: dict[str, Any]) -> str | None:
    name = found["name"]
    if not is_name(name) or found["number"].lower() in ("a", "one") or name.lower() in THINGS:
        return None
    one = name[:-1] if name.endswith("s") and not name.endswith("ss") else name
    return f"scale compose service {one} to {found['number']}"


def _reached(found: re.Match[str], index: dict[str, Any]) -> str | None:
    whose, target, rest = found["whose"], found["target"], found["rest"].lower()
    program = next((p for p in ("ping", "curl", "wget", "nc") if re.search(rf"\b{p}\b", rest)), "")
    if whose.lower() in NOBODY or target.lower() in NOBODY or not program:
        return None
    count = re.search(r"\b(\d+|one|two|three|four|five|ten|once|twice) ?(?:times|packets?|pings?|x)?\b", rest)
    number = count[1] if count else ""
    number = str(COUNTS.get(number, number))
    times = f"-c {number} " if number and program == "ping" else ""
    return f'execute "{program} {times}{target}" in container {whose}'


def _reread(found: re.Match[str], index: dict[str, Any]) -> str | None:
    name, program = found["name"], (found["program"] or "").lower()
    if not is_name(name):
        return None
    line = RELOADS.get(program)
    return f'execute "{line}" in container {name}' if line else f"send HUP to container {name}"


def _of_tarball(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"import {found['file']} as image {found['image']}"


COUNTS = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
RELOADS = {"nginx": "nginx -s reload", "apache": "apachectl graceful", "httpd": "apachectl graceful"}
THINGS = (
    "containers", "images", "volumes", "networks", "services", "gigs", "gb", "mb", "minutes", "hours", "days", "times",
    "lines", "cpus", "cores", "seconds", "files", "replicas", "stacks", "nodes", "projects",
)  # fmt: skip
AILS = (
    r"(?:is|are|was|has|keeps?|kept|went|goes|got|gets|hangs?|hung|froze|freezes|crashed|crashes|died|dies|stopped|stops|"
    r"does ?n[o']t|doesn't|wo ?n't|can ?not|can't|seems?|looks?|acts?|behaves|eats|leaks|misbehaves|refuses|ignores|"
    r"restarts|exited|exits|failed|fails|broke)"
)
IDIOMS = ways_of(
    (
        "through thru",
        r"\b(?P<stem>[a-z][\w.-]*?)(?P<first>[1-9]\d*) (?:through|thru) (?P=stem)(?P<last>[1-9]\d*)\b(?![\w:.-]*\w)",
        _numbered,
    ),
    (
        "then",
        r"^(?:please )?(?P<verb>start|stop|restart|kill|pause|unpause) "
        rf"(?P<names>{NAME}(?:,? ?(?:and )?then {NAME})+)[.! ]*$",
        _in_turn,
    ),
    (
        "chuck stick throw toss shove slip plonk sling pop bung lob drop plop",
        r"\b(?:chuck|stick|throw|toss|shove|slip|plonk|sling|pop|bung|lob|drop|plop) (?:the |my |this )?"
        r"(?:file |folder )?(?P<file>[\w./~-]*[./][\w./-]*) (?:over )?(?:to|in|into|inside|onto) ",
        _carried,
    ),
    (
        "network stack namespace",
        r"\b(?:(?:on|in|with|using|sharing|inside|share) )?(?:exactly )?(?:the |that )?(?:very |exact )?same network"
        r"(?: stack| namespace| ns| interfaces?)? (?:as|of|like|that) (?:the |my |our )?"
        rf"(?:container (?P<a>{NAME})|(?P<b>{NAME}) container)(?: has| uses)?\b",
        _shared_network,
    ),
    (
        "roll move switch bump upgrade take bring",
        r"\b(?:roll|move|switch|bump|upgrade|take|bring) (?:the )?(?:swarm )?(?:service )?"
        rf"(?P<name>{NAME})(?: service)? "
        r"(?:over |up |on |forward )?(?:to|onto) (?:the )?(?:image )?(?:version )?"
        r"(?P<image>[a-z0-9][\w.-]*(?:/[\w.-]+)*:[\w.-]*\w|[a-z0-9][\w.-]*/[\w./-]+)",
        _rolled,
    ),
    (
        "deploy update rollout release upgrade deployment",
        r"^.*?\b(?:deploy|update|rollout|release|upgrade|deployment) (?:of|to|for) (?:the )?(?:swarm )?service "
        rf"(?P<name>{NAME})\b.*\b(?:take it back|undo it|undo that|roll it back|roll back|revert it|revert|go back|"
        r"back to (?:the )?(?:previous|old|last)|back out|undo).*$",
        _taken_back,
    ),
    (
        "compose",
        r"^(?:please |i want |i need |we need |give me |run |start |make it )?"
        r"(?P<number>\d+|two|three|four|five|six|ten) (?:copies of |instances of |replicas of |containers of |of )?"
        r"(?:the )?(?:compose service |service )?"
        rf"(?P<name>{NAME})(?: please| pls| instances| replicas)?,? ?(?:\(|with |in |using |by |via )?(?:docker[ -])?"
        r"compose\)?(?: please| pls)?[.! ]*$",
        _copies,
    ),
    (
        "reach see talk connect",
        rf"^(?:can|could|does|is) (?:the )?(?:container )?(?P<whose>{NAME}) (?:able to )?"
        r"(?:reach|see|talk to|connect to|get to|find) (?:the |its )?"
        r"(?:machine |container |host |server |box |service )?(?:called |named )?"
        rf"(?P<target>{NAME})\b(?P<rest>.*)$",
        _reached,
    ),
    (
        "re-read reread reload reloads refresh",
        r"^(?:please )?(?:get|make|have|tell|let|ask|force)? ?(?:the )?"
        rf"(?:(?P<program>nginx|apache|httpd|haproxy|traefik) (?:in|inside|of|within) )?(?:the )?(?:container )?"
        rf"(?P<name>{NAME}) (?:to )?(?:re-?read|reload|refresh) (?:its |the )?(?:config\w*|settings|conf)\b.*$",
        _reread,
    ),
    (
        "reload refresh",
        r"^(?:please )?(?:reload|refresh) (?:the )?(?P<program>nginx|apache|httpd|haproxy)(?:'s)?"
        rf"(?: config\w*| settings)? (?:in|inside|of|within) (?:the )?(?:container )?(?P<name>{NAME})\b.*$",
        _reread,
    ),
    (
        "turn make convert transform",
        rf"\b(?:turn|make|convert|transform) {THE}(?:file |tarball |archive )*(?P<file>{TARBALL}) (?:in)?to "
        rf"(?:an? )?(?:new )?(?:docker )?image,? ?(?:called |named |with the name |with name |as )?(?P<image>{IMAGE})",
        _of_tarball,
    ),
    (
        "empty evacuate clear vacate",
        r"\b(?:empty|evacuate|clear|vacate)(?: out)? (?:the )?(?:swarm )?(?:node |host |machine )?"
        r"(?P<name>(?:node|worker|manager|host|server|swarm)[\w-]*\d)\b",
        as_found(r"drain node \g<name>"),
    ),
    (
        "it its",
        rf"^(?:hey,? |ugh,? |hmm,? |damn,? )?(?:the |my |our )?(?:container )?(?P<name>{NAME})(?: container)? {AILS}\b"
        r"[^,;.!?:]*(?:[,;.!:]| -) *(?:so |and |then |please |pls |just |now |can you |could you )*"
        r"(?P<verb>kill|stop|restart|start|pause|unpause|bounce|reboot|show|show me|tail|get|give me|dump|print) "
        r"(?:me )?(?:(?P<its>its)|it(?= |$|[.!?]))(?P<rest>.*)$",
        _told_of,
    ),
)
