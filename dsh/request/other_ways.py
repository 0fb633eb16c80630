"""More ways of speaking that are told in the words that dsh thinks in: which word is the name, what is run inside, what
a build takes from where, what is looked for. Read after those of `retold`, in the same manner."""

import re
from typing import Any

from dsh.request.retold import IMAGE, NAME, NOBODY, SIGNALS, as_found, is_image, ways_of

NO_NAME = frozenset(
    ["please", "first", "now", "for", "with", "and", "then", "is", "was", "has", "had", "did", "does", "finished",
     "ended", "in", "on", "of", "to", "from", "that", "which", "who", "exit", "exits", "ran", "runs", "running",
     "failed", "fails", "died", "so", "where", "between", "using", "again", "too", "itself", "called", "named", "or",
     "but", "by", "only", "at", "as", "if", "when", "named", "done", "finally", "there", "here", "together", "output",
     "log", "driver", "drivers", "settings", "config", "plugin", "inspect", "create", "prune", "ls", "list", "rm"]
)  # fmt: skip
LIFE = (
    "show",
    "life",
    "party",
    "world",
    "meeting",
    "class",
    "lesson",
    "game",
    "trip",
    "work",
    "he",
    "she",
    "everybody",
)
GROUPS = r"\b(?:compose|volumes?|images?|networks?|swarm|stack|host|bridge|none)\b"

SEVERAL = r"\b(?:all|every\w*|containers|images|volumes|networks|ones)\b"


def is_name(text: str) -> bool:
    return text.lower() not in NOBODY and text.lower() not in NO_NAME


def _spared(found: re.Match[str], index: dict[str, Any]) -> str | None:
    several = re.search(SEVERAL, found.string[: found.start()])
    return f"except {found['name']}" if several and is_name(found["name"]) else None


def _kept(found: re.Match[str], index: dict[str, Any]) -> str | None:
    spared = _spared(found, index)
    return spared and f" {spared}"


def _job(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"the container {found['name']}" if is_name(found["name"]) else None


def _made(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"create {found['kind']} called {found['name']}" if is_name(found["name"]) else None


def _off(found: re.Match[str], index: dict[str, Any]) -> str | None:
    network = found["a"] or found["b"]
    if not (is_name(found["name"]) and is_name(network)):
        return None
    return f"disconnect container {found['name']} from network {network}"


def _goes_on(found: re.Match[str], index: dict[str, Any]) -> str | None:
    said = is_name(found["name"]) and found["name"].lower() not in LIFE
    return f"unpause container {found['name']}" if said else None


def _with_env(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f'execute "{found["line"]}" in container {found["name"]} with env {found["env"]}'


def _is_program(line: str, index: dict[str, Any]) -> bool:
    first = line.split()[0].lower()
    return f" {first} " in index["programs"] or first.startswith(("./", "/"))


def _in_place(found: re.Match[str], index: dict[str, Any]) -> str | None:
    if not (is_name(found["name"]) and _is_program(found["line"], index)) or '"' in found["line"]:
        return None
    return f'execute "{found["line"]}" in container {found["name"]} in the folder {found["dir"]}'


def _of_service(found: re.Match[str], index: dict[str, Any]) -> str | None:
    line = found["line"].strip()
    if not _is_program(line, index) or '"' in line:
        return None
    return f'compose run once in service {found["name"]} "{line}"'


def _of_image(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"run image {found['image']} {found['how']}{found['rest']}" if is_image(found["image"], index) else None


COMPILERS = {".c": "gcc", ".cpp": "g++", ".cc": "g++", ".go": "go build", ".rs": "rustc"}


def _compiled(found: re.Match[str], index: dict[str, Any]) -> str | None:
    source, out = found["source"], found["out"]
    end = source[source.rindex(".") :]
    if not any(name in found.string.lower() for name in ("gcc", "golang", "rust", "clang", "c++", "g++")):
        return None
    first, last = COMPILERS[end], f"-o {out} {source}" if end == ".go" else f"{source} -o {out}"
    lead = found["lead"]
    run = "run " if lead and is_image(lead.split()[0], index) else ""
    return f'{run}{lead}, with the command "{first} {last}"'


def _loud(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"{found['signal'].upper()} signal"


def _outside(found: re.Match[str], index: dict[str, Any]) -> str | None:
    return f"port {found['port']} of container {found['name']}" if is_name(found["name"]) else None


def _there(found: re.Match[str], index: dict[str, Any]) -> str | None:
    if not is_name(found["name"]):
        return None
    return f"list the files of {found['dir']} in container {found['name']}"


def _branch(found: re.Match[str], index: dict[str, Any]) -> str | None:
    if not re.search(r"\bbuild|\bimage\b", found.string, re.IGNORECASE):
        return None
    return f"{found['url']}#{found['branch']}"


def _imported(found: re.Match[str], index: dict[str, Any]) -> str | None:
    if not re.search(r"root ?fs|export|file ?system|flat", found.string, re.IGNORECASE):
        return None
    return f"import {found['file']} as image {found['image']}"


URL = r"(?P<url>(?:https?://|git@|ssh://)[^\s,#]+?)"
TARBALL = r"[\w./~-]+\.(?:tar|tgz|tar\.gz|tar\.xz)"
THE = r"(?:the |my |our |a |an )?"
MORE = ways_of(
    (
        "alone untouched",
        rf"\b(?:but |and )?(?:leave|let|keep) (?:the )?(?P<name>{NAME}) (?:alone|untouched)\b",
        _spared,
    ),
    (
        "keep",
        rf",? (?:but |and )?(?:only|just) keep (?:the )?(?P<name>{NAME})(?=$|[.,!?])",
        _kept,
    ),
    ("job jobs", rf"\b(?:the|my|our) job (?:called |named )?(?P<name>{NAME})(?=$|[ ,?!.])", _job),
    (
        "network volume",
        r"\b(?:create|make|add|need|want|set up)(?: me)? (?:a |an |another |one )?(?:new |fresh )?"
        r"(?P<kind>network|volume) "
        rf"(?P<name>{NAME})(?=$|[,.;!]| please| now| first)",
        _made,
    ),
    (
        "network",
        rf"\b(?:take|remove|kick|pull|unplug|detach|drop|get) (?:the )?(?:container )?(?P<name>{NAME}) "
        rf"(?:off|out of|away from|from) (?:the |its |my )?(?:network (?P<a>{NAME})|(?P<b>{NAME}) network)\b",
        _off,
    ),
    (
        "continue resume proceed go carry",
        rf"^(?![^,;.!]*{GROUPS})(?:.*[,;.!] *)?(?:so |now |then |and )?(?:the )?(?:container )?(?P<name>{NAME}) "
        r"(?:can|may|should) (?:now )?(?:continue|resume|proceed|go on|carry on)"
        r"(?: now| again| working| its work)?[.! ]*$",
        _goes_on,
    ),
    ("nah nope uhm erm hmm meh uh um", r"(?<=[.,?!;] )(?:nah|nope|uhm?|erm?|hmm+|meh|um)\b,? ", as_found("")),
    (
        "fresh clean empty new virgin",
        r"(?P<all>^.*\b(?:down|remove|delete|prune|wipe|reset|clean)\b.*?)[,;.] *(?:i|we) (?:want|need|wish) "
        r"(?:to have )?(?:a |an )?(?:totally |completely |really )?(?:fresh|clean|empty|new|virgin) [\w ]+[.!]*$",
        as_found(r"\g<all>"),
    ),
    (
        "env",
        rf"^(?:please )?(?:exec|execute|run) (?:with )?env (?P<env>\w+=\S+) (?P<line>.+?) (?:in|inside|on|within) "
        rf"(?:the )?(?:container )?(?P<name>{NAME})$",
        _with_env,
    ),
    (
        "namespace stack network",
        rf"\bin the same network (?:name ?space |stack |ns )?(?:as|of|like) (?:the )?(?:container )?(?P<name>{NAME})",
        as_found(r"in the network of container \g<name>"),
    ),
    (
        "namespace arg args argument network",
        rf"^(?:a |an |one )?(?:[\w-]+ )?container (?P<how>(?:in|with|on) [^,]*), ?(?:from |of )?(?:the )?image "
        rf"(?P<image>{IMAGE})(?P<rest>(?:,.*)?)$",
        _of_image,
    ),
    (
        "compile",
        r"^(?P<lead>.*?),? ?\bcompile (?P<source>[\w./-]+\.(?:cpp|cc|c|go|rs)) (?:to|into|as) (?P<out>[\w./-]+)",
        _compiled,
    ),
    (
        "compose",
        rf"^.*\brun\b.*\bservice (?P<name>{NAME}) ?[,:] ?(?P<line>[\w./-]+(?: [\w./:@=+-]+)*?)"
        r"(?=$|,| and (?:remove|delete|throw))",
        _of_service,
    ),
    (
        "dir directory folder path",
        rf"^in (?:the )?(?:container )?(?P<name>{NAME}), (?:in )?(?:the )?(?:working )?(?:dir|directory|folder|path) "
        r"(?P<dir>/[\w./-]*),? (?:do|run|execute|exec|call|start) (?P<line>[^,;]+)$",
        _in_place,
    ),
    (
        "have",
        r"^(?:i|we) have (?:a |the )?(?P<file>\S*ockerfile\S*)(?: here)?,? (?:and|but|so|now)?,? ?(?:i |we )?"
        r"(?:want|need|like)(?: to (?:build|make|get|have))? (?:an |the )?image (?:called |named )?(?P<image>\S+)",
        as_found(r"build image \g<image> with \g<file>"),
    ),
    ("branch", rf"{URL},? (?:at |on |from |with |and |in )*(?:the )?branch (?P<branch>[\w./-]*\w)", _branch),
    (
        "branch",
        rf"\b(?:the )?branch (?P<branch>[\w./-]*\w) (?:of|from|at) (?:the repo(?:sitory)? )?{URL}(?=$|[\s,])",
        _branch,
    ),
    (
        "base",
        r"^(?P<fresh>fresh|newest|latest|new|current|up-to-date) base images? (?:when|while|for|on|and) "
        r"(?:i am |i'm )?(?:re)?bui?ld(?:ing)? (?P<what>\S+)",
        as_found(r"build \g<what> with a fresh base image"),
    ),
    (
        "stage",
        r"^.*\b(?:just|only) (?:want|need|build) (?:to build )?(?:only |just )?the stage",
        as_found("build only the stage"),
    ),
    (
        "inside",
        rf"\bport (?P<port>\d{{2,5}}) (?:is )?inside (?:of )?(?:the )?(?:container )?(?P<name>{NAME})",
        _outside,
    ),
    (
        "there",
        r"^(?:please )?(?:check (?:if|whether) there is|is there|see (?:if|whether) there is|do we have) "
        r"(?:a |any |the )?(?:file|script|folder|directory|dir) (?:called |named |with the name )?"
        r"(?P<what>[\w.-]+) (?:in|under|inside|at) "
        rf"(?P<dir>/[\w./-]*) (?:in|of|inside|on|within) (?:the )?(?:container )?(?P<name>{NAME})[?. ]*$",
        _there,
    ),
    ("tasks", rf"\bstack tasks (?:of|for|from) (?:the )?(?P<name>{NAME})", as_found(r"tasks of stack \g<name>")),
    (
        "deploy",
        rf"\bdeploy (?:the )?(?:file )?(?P<file>[\w./~-]+\.ya?ml) (?:in|to|on|onto|into) (?:the |my |our )?swarm,? "
        rf"(?:with (?:the )?name|as|called|named|under the name)(?: of)? (?P<name>{NAME})",
        as_found(r"deploy stack \g<name> from \g<file>"),
    ),
    (
        "make create build",
        rf"\b(?:make|create|build) {THE}image (?P<image>{IMAGE}) (?:from|of|out of) {THE}(?:file |tarball |archive )*"
        rf"(?P<file>{TARBALL})",
        _imported,
    ),
    ("signal", rf"\b(?P<signal>{SIGNALS}) signal\b", _loud),
    (
        "one-liner command",
        r"^(?:i'd love|i want|i need|i would like|give me|show me|what is) (?:a |the )?(?:one-liner|command) "
        r"(?:which|that|to|for) (?P<act>print|show|list|display|output|give|tell|see)(?:s|ing)?\b",
        as_found(r"\g<act>"),
    ),
)
