"""Wishes whose whole sentence says the line, whatever there is on the engine: what is counted in a log, what is put in
the place of a container's file, a trial file, a file of a volume, tables of what listens and of what is used.

direct(request) -> the answer, or None, which leaves the request to those who read it word by word
retell(request) -> the request in plainer words; the request itself where it is plain
"""

import re

from dsh.cmdline.lines import quote
from dsh.request.suggestion import Answer, Suggestion

SIGNS = (
    "log", "print", "output", "replace", "swap", "exchange", "overwrite", "substitute", "place of", "instead", " over ",
    "file", "listen", "port", "reachable", "do i ", "do we ", "disk", "space", "storage", "disc", "used", "need",
    "unused", "volume", "visited", "visitors", "write", "use",
)  # fmt: skip
NAME = r"[\"']?(?P<{0}>[A-Za-z0-9][\w.-]*?)[\"']?"
ONE = rf"(?:the )?(?:container )?{NAME.format('one')}(?: container)?"
PATH = r"[\"']?(?P<{0}>(?:~|\.{{1,2}})?/[\w./@+-]*[\w@+-]|[\w@+-][\w.@+-]*\.\w+)[\"']?"
LEAD = r"(?:(?:please|can you|could you|i want to|i need to|i'd like to|now|then|try to|let me|just|ok),? )*"
END = r"(?:,? (?:please|now|for me|thanks))*"
SURE = 0.9


def direct(request: str) -> Answer | None:
    low = request.lower()
    if not any(sign in low for sign in SIGNS):
        return None
    text = " ".join(request.split()).strip(" .!?")
    for kind in (_counted, _exchanged, _tried, _of_volume, _who_listens, _have, _memory_and_disk, _unused, _visits):
        found = kind(text)
        if isinstance(found, str):
            return Answer(request, "none", hint=found)
        if found is not None:
            return Answer(request, "match", (found,))
    return None


def _line(
    command: str, summary: str, risk: str = "read", missing: tuple[str, ...] = (), warning: str | None = None
) -> Suggestion:
    return Suggestion(command, summary, risk, SURE, missing, reading=(command,), warning=warning)


# ---- what is counted in a log ----------------------------------------------------

COUNTS = re.compile(r"\b(?:count|how many|how often|number of|how much)\b", re.IGNORECASE)
LOG_OF = (
    rf"(?:logs?|log ?files?|output|logfile) (?:of|from|for|in) {ONE}(?=$|[,;?]| )",
    rf"(?<![\w.-]){NAME.format('one')}(?:'s|s'|’s) (?:logs?|log ?files?|output|logfile)\b",
    rf"\b(?:in|of|from|for) (?:the )?(?:container )?{NAME.format('one')} (?:container )?(?:logs?|log ?files?|output)\b",
    rf"\b(?:has|have|did|does|was) (?:the )?(?:container )?{NAME.format('one')} (?:ever |already )?"
    r"(?:print|printed|log|logged|wrote|write|written|say|said|output)\b",
)
QUOTED = re.compile(r"(?<!\w)([\"'`“‘])(?P<text>[^\"'`”’]+)[\"'`”’](?!\w)")
STRONG = re.compile(
    r"\b(?:words?|text|string|phrase|term|pattern|expression) (?!in\b|of\b|is\b|are\b|does\b|do\b)(?P<text>[^\s,;?\"']+)",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"\b(?:containing|contain|contains|holding|hold|holds|having|has|have|including|include|includes|mentioning|"
    r"mention|mentions|saying|say|says|with|show|shows|read|reads|matching|match|of|for) "
    r"(?:(?:the|a|an) )?(?P<text>[^\s,;?\"']+)",
    re.IGNORECASE,
)
BARE = re.compile(r"\b(?:count|how many|how often (?:does|do|did|is|was)|number of) (?:all )?(?:the )?(?P<text>\S+)", re.I)
NO_TEXT = frozenset((
    "word", "words", "text", "string", "phrase", "term", "request", "requests", "line", "lines", "time", "times", "log",
    "logs", "entry", "entries", "message", "messages", "occurrence", "occurrences", "container", "containers", "the",
    "a", "an", "in", "of", "for", "it", "its", "this", "that", "them", "there", "is", "are", "has", "have", "been",
    "were", "was", "all", "any", "output", "logfile", "file", "files", "rows", "row", "hits", "do", "does", "did", "i",
    "we", "and", "or", "from", "no", "not", "more", "each", "every", "with", "to", "my", "which", "what",
))  # fmt: skip
FAULTS = ("error", "errors", "warning", "warnings", "exception", "exceptions", "failure", "failures", "fault", "faults")
LIMITS = re.compile(
    r"\b(?:since|last|past|newest|latest|recent|first|today|yesterday|minutes?|hours?|days?|until|between|ago|live|"
    r"following|follow|not|without|and|or|except|service|compose|bytes?|big|size|files?)\b|n't\b",
    re.IGNORECASE,
)


def _counted(text: str) -> Suggestion | None:
    if not COUNTS.search(text):
        return None
    place = next((m for shape in LOG_OF if (m := re.search(shape, text, re.IGNORECASE))), None)
    if place is None or place["one"].lower() in NO_TEXT:
        return None
    name = place["one"]
    quoted = QUOTED.search(text)
    rest = f"{text[: place.start()]} , {text[place.end() :]}".strip(" ,")
    outside = QUOTED.sub(" ", rest)
    if LIMITS.search(outside):
        return None
    said = quoted["text"] if quoted and quoted["text"] != name else _told(rest, name)
    if said in FAULTS:
        return None  # they are looked for in whatever letters
    if said == "" and re.search(r"\b(?:count|how many|number of) (?:all )?(?:the )?(?:log )?(?:lines|rows|entries)\b", rest, re.I):
        tail = re.sub(r"\b(?:count|how many|number of|what|is|the|all|(?:log )?lines|rows|entries|are|there|has|have|in|"
                      r"of|does|please|show|me|tell)\b|[,? ]", "", rest, flags=re.IGNORECASE)
        if not tail:
            return None  # all lines are counted
    if said == "" and any(fault in rest.lower() for fault in ("error", "warn", "exception", "fail")):
        return None
    missing = () if said else ("TEXT",)
    line = f"docker logs {quote((name,))} 2>&1 | grep -c {_word(said) if said else 'TEXT'}"
    return _line(line, "How many lines of the log have this text", missing=missing)


def _word(said: str) -> str:
    return f"-- {quote((said,))}" if said.startswith("-") else quote((said,))


def _told(rest: str, name: str) -> str:
    """The text that is looked for; "" where no word can be told for sure."""
    words = [word.strip(",;?.:()") for word in rest.split()]
    shouted = sum(word.isupper() for word in words) > len(words) / 2
    capitals = [w for w in words if len(w) > 1 and w.isupper() and any(c.isalpha() for c in w) and w != name]
    if len(capitals) == 1 and not shouted:
        return capitals[0]
    strong = [found["text"].strip(".:") for found in STRONG.finditer(rest)]
    weak = [found["text"].strip(".:") for found in BEHIND.finditer(rest)]
    for said in (*strong, *(it for it in weak if it.lower() not in NO_TEXT)):
        if said.lower() != name.lower():
            return said
    bare = BARE.search(rest)
    said = bare["text"].strip(",;.:") if bare else ""
    plain = said.lower() in NO_TEXT or said.lower() == name.lower()
    sure = said.isdigit() or "how often" in rest.lower() or any(sign in said for sign in "/:_.[]=") or said.lower() in FAULTS
    return said if said and not plain and sure else ""


# ---- what is put in the place of a file ------------------------------------------

PUTS = r"(?:replace|swap|exchange|overwrite|substitute|switch out|swap out|trade|update|change)"
FILE = r"(?:the |my |our |its )?(?:(?:file|page|config|config file|web ?page|script|document) )?"
INTO = rf"(?:in|of|inside|from|on|within) {ONE}"
MINE = r"(?:(?:my|the|our|a|this) )?(?:(?:own|local|new|other) )*(?:(?:file|version|copy) (?:of )?)?"
HERE = (
    r"(?: (?:from |in |on |of )?(?:here|mine|(?:this|my|the current|the local) "
    r"(?:folder|directory|machine|computer|laptop|disk|host|pc|side))| that is here| lying here| i have here)?"
)
BY = r"(?:by|with|for|from|against|through|using|to)"
EXCHANGES = (
    rf"{PUTS} {FILE}{PATH.format('path')} {INTO} {BY} {MINE}{PATH.format('file')}{HERE}",
    rf"(?:in|inside|of) {ONE},? (?:please )?{PUTS} {FILE}{PATH.format('path')} {BY} {MINE}{PATH.format('file')}{HERE}",
    rf"{PUTS} {ONE}(?:'s|’s) {FILE}{PATH.format('path')} {BY} {MINE}{PATH.format('file')}{HERE}",
    rf"{PUTS} {FILE}{PATH.format('path')} {BY} {MINE}{PATH.format('file')}{HERE} {INTO}",
    rf"(?:put|use|take|copy|place|have|write) {MINE}{PATH.format('file')}{HERE} (?:(?:in|into) (?:the )?(?:place|stead) of|"
    rf"instead of|over|on top of|as) {FILE}{PATH.format('path')} {INTO}",
    rf"(?:let|have|make) {MINE}{PATH.format('file')}{HERE} (?:replace|overwrite|take the place of) {FILE}"
    rf"{PATH.format('path')} {INTO}",
    rf"{PATH.format('path')} {INTO} (?:should|shall|must|has to|is to) (?:be replaced|be overwritten|be exchanged|become)"
    rf" (?:by |with |for )?{MINE}{PATH.format('file')}{HERE}",
)
BACK = (  # what is here is the one that goes
    rf"{PUTS} (?:my |the local |the |our )?(?:(?:local|own) )?(?:file )?{PATH.format('file')}"
    rf"(?: (?:here|(?:on|in|of) (?:this|my) (?:folder|machine|computer|directory)))? {BY} {FILE}{PATH.format('path')} {INTO}",
)
PAGE = (  # the place in the container is not told
    rf"{PUTS} (?:the |its )?(?P<what>page|web ?page|start ?page|index ?page|home ?page|file|config|config file|"
    rf"[\w-]+\.\w+) {INTO} {BY} {MINE}{PATH.format('file')}{HERE}",
    rf"{PUTS} {ONE}(?:'s|’s) (?P<what>page|web ?page|start ?page|index ?page|home ?page|file|config|config file|"
    rf"[\w-]+\.\w+) {BY} {MINE}{PATH.format('file')}{HERE}",
)
PUT_THERE = "Put a file of this machine in the place of one in the container"


def _exchanged(text: str) -> Suggestion | None:
    low = text.lower()
    if " image " in low or "volume" in low or "service" in low:
        return None
    for shape in EXCHANGES:
        said = re.fullmatch(LEAD + shape + END, text, re.IGNORECASE)
        if said and said["path"].startswith("/") and (not said["file"].startswith("/") or _is_here(low)):
            return _line(f"docker cp {quote((said['file'],))} {quote((said['one'] + ':' + said['path'],))}", PUT_THERE, "change")
    for shape in BACK:
        said = re.fullmatch(LEAD + shape + END, text, re.IGNORECASE)
        if said and said["path"].startswith("/") and not said["file"].startswith("/"):
            line = f"docker cp {quote((said['one'] + ':' + said['path'],))} {quote((said['file'],))}"
            return _line(line, "Put a file of the container in the place of one here", "change")
    for shape in PAGE:
        said = re.fullmatch(LEAD + shape + END, text, re.IGNORECASE)
        if said and not said["file"].startswith("/"):
            return _line(f"docker cp {quote((said['file'],))} {quote((said['one'],))}:PATH", PUT_THERE, "change", ("PATH",))
    return None


def _is_here(low: str) -> bool:
    return re.search(r"\bhere\b|\bmy\b|\blocal\b|\bthis (?:machine|computer|folder)\b", low) is not None


# ---- a file that is written there to see whether it can be -----------------------

TRIES = re.compile(
    r"(?:(?:please|now|can you|could you|i want to|see if you can|see whether you can) )*"
    r"(?:(?:try|attempt|test) (?:to |and |whether i can |if i can )?)?"
    r"(?:write|create|make|put|touch|add|place|store|save|drop|leave|writing|creating) "
    r"(?:a |an |some |any |one )(?:(?:new|empty|test|small|little|tiny|trial|sample) )*file"
    r"(?: (?:called |named )?[\"']?(?P<file>[\w-]+\.\w+)[\"']?)? "
    r"(?:into|in|to|at|under|inside|within|below) (?:the )?(?:folder |directory )?"
    rf"[\"']?(?P<path>/[\w./-]*)[\"']? (?:of|in|inside|on|within) {ONE}{END}",
    re.IGNORECASE,
)


def _tried(text: str) -> Suggestion | None:
    said = TRIES.fullmatch(text)
    if said is None:
        return None
    path = said["path"].rstrip("/")
    whole = path if "." in path.rpartition("/")[2] and not said["file"] else f"{path}/{said['file'] or 'test.txt'}"
    line = f"docker exec {quote((said['one'],))} touch {quote((whole,))}"
    return _line(line, "Write an empty file there, in the container", "change")


# ---- a file of a volume ----------------------------------------------------------

SHOWS = r"(?:show|print|read|cat|display|give|see|view|open|tell|look at|look into|get)(?: me| us)?"
IN_VOLUME = r"(?:in|of|from|inside|on|within) (?:the |my )?volume [\"']?(?P<volume>[\w.-]+?)[\"']?"
VOLUME = r"[\"']?(?P<volume>[\w.-]+?)[\"']?"
A_FILE = r"[\"']?(?P<file>/?(?:[\w@+-][\w@+.-]*/)*[\w@+-][\w@+-]*(?:\.[\w]+)+)[\"']?"
IN_A_VOLUME = (
    rf"{SHOWS} (?:what (?:is |stands )in )?(?:the )?(?:(?:contents?|text|whole text) of )?(?:the )?(?:file )?{A_FILE} "
    rf"(?:which is |that is |lying )?{IN_VOLUME}",
    rf"what (?:does|is in|stands in|is written in|says) (?:the )?(?:file )?{A_FILE} {IN_VOLUME}(?: say| contain| hold)?",
    rf"what(?:'s| is) in (?:the )?(?:file )?{A_FILE} {IN_VOLUME}",
    rf"{SHOWS} (?:the )?volume {VOLUME}(?:'s|’s) (?:file )?{A_FILE}",
    rf"{SHOWS} from (?:the )?volume {VOLUME} (?:the )?(?:file )?{A_FILE}",
)
ARCHIVE = re.compile(r"\.(?:tar|tgz|zip|gz|tar\.\w+)$")


def _of_volume(text: str) -> Suggestion | None:
    for shape in IN_A_VOLUME if "volume" in text.lower() else ():
        said = re.fullmatch(LEAD + shape + END, text, re.IGNORECASE)
        if said and not ARCHIVE.search(said["file"]):
            path = f"/data/{said['file'].removeprefix('/data/').lstrip('/')}"
            line = f"docker run --rm -v {quote((said['volume'] + ':/data',))} alpine cat {quote((path,))}"
            return _line(line, "The text of a file in a volume, seen by a container made for that", "change")
    return None


# ---- tables ----------------------------------------------------------------------

EVERYONE = r"(?:everyone|everybody|every (?:one|container)|each(?: one| container| of them)?|all(?: of them| containers)?|who|they)"
LISTENS = (
    r"(?:listens?|uses?|has|have|is|are|sits?|runs?|answers?|publish(?:es)?|opens?|takes?|holds?|owns?|occup(?:y|ies)|"
    r"serves?|gets?|got|is listening|are listening|is running|belongs? to|goes with|is using|are using)"
)
PORTS = (
    rf"(?:which|what) (?:containers?|ones?|programs?|of (?:them|my containers)) {LISTENS}(?: (?:on|at|to|behind|with))? "
    r"(?:which|what) ports?",
    rf"(?:who|what|which one) {LISTENS} (?:(?:on|at|behind) )?(?:where|which port|what port|which ports|what ports)",
    r"(?:which|what) ports? (?:is|are|do|does|has|have) (?:(?:they|we|i|my containers|the containers) )?(?:all |now |already |"
    r"being |currently )*(?:used|open|opened|taken|published|in use|busy|reachable|exposed|occupied|use|have|listen on|"
    r"belong to (?:which|what) containers?)(?: (?:by )?(?:which|what|whom|the containers|containers|now|here|right now|"
    r"on this (?:machine|computer)|already|at the moment|container|at all))*",
    rf"(?:how|where) (?:is|are|can) (?:i reach )?{EVERYONE}(?: be)?(?: (?:reachable|reached|found|listening))?"
    r"(?:,? (?:and )?(?:on |at )?(?:what|which) ports?(?: are they| do they use)?)?",
    rf"(?:show|list|tell|give|print|see)(?: me)? (?:all )?(?:the )?ports (?:of|for|from) {EVERYONE}",
    rf"(?:the )?ports (?:of|for) {EVERYONE}",
)
BE_LEAD = r"(?:(?:please|so|ok|tell me|show me|and|i want to know|i wonder|say),? )*"


def _who_listens(text: str) -> Suggestion | None:
    low = text.lower().replace(",", "") if text.lower().startswith("so,") else text.lower()
    if not any(re.fullmatch(BE_LEAD + shape + END, low) for shape in PORTS):
        return None
    line = "docker ps --format 'table {{.Names}}\\t{{.Ports}}'"
    return _line(line, "The containers that run, and where each is reached")


HAVE = re.compile(
    r"(?:wh?[aou]t|wich|which|wat|whats)(?: kind of| sort of)? (?P<noun>containers?|images?|volumes?|networks?) "
    r"(?:do|did|does|dos) (?:i|we|u|you) (?P<verb>\w+)(?: (?:here|now|right now|currently|there|at all|on this machine))*",
    re.IGNORECASE,
)
HAVING = frozenset(("have", "hav", "haf", "hv", "ave", "haev", "hve", "haave", "havve", "habe", "own", "got", "get",
                    "hold", "keep", "possess", "has", "havin", "haz"))  # fmt: skip
LISTS = {"container": "docker ps -a", "image": "docker images", "volume": "docker volume ls",
         "network": "docker network ls"}  # fmt: skip


def _have(text: str) -> Suggestion | None:
    said = HAVE.fullmatch(text)
    if said is None or said["verb"].lower() not in HAVING:
        return None
    noun = said["noun"].lower().rstrip("s")
    return _line(LISTS[noun], f"All {noun}s there are")


MEMORY = frozenset(("memory", "ram", "mem"))
DISK = frozenset(("disk", "disc", "storage", "space", "harddisk", "hdd", "ssd", "diskspace"))
BETWEEN = frozenset((
    "how", "much", "is", "are", "and", "also", "used", "use", "uses", "using", "usage", "in", "taken", "the", "of",
    "show", "me", "give", "tell", "please", "what", "do", "does", "it", "they", "my", "all", "containers", "container",
    "docker", "both", "as", "well", "by", "up", "i", "we", "need", "needs", "want", "to", "know", "see", "now", "right",
    "currently", "take", "takes", "consumption", "hard", "drive", "everything", "here", "there", "or", "together",
    "about", "plus", "occupied", "consumed", "have", "has", "been", "being", "eaten", "eat", "eats", "for", "so",
))  # fmt: skip


def _memory_and_disk(text: str) -> Suggestion | None:
    words = re.findall(r"[a-z]+|\d+", text.lower().replace("&", " and ").replace("+", " and "))
    said = set(words)
    if not (said & MEMORY and said & DISK) or said - MEMORY - DISK - BETWEEN:
        return None
    return _line("docker stats --no-stream && docker system df", "What memory the containers use, and what lies on the disk")


NOT_USED = re.compile(
    r"(?:(?:show|tell|list|give)(?: me)? )?(?:what|which (?:things|objects|stuff)|what (?:things|stuff)|everything|things|all)"
    r"(?: that| which)?(?:'s|s| is| are)?(?: there)?(?: that| which)?(?: is| are)? "
    r"(?:(?:all )?(?:just )?(?:lying|sitting) around (?:and )?)?"
    r"(?:not (?:(?:being|really) )?(?:used|needed|in use)|unused|useless|no longer (?:used|needed|in use)|"
    r"not used by (?:anything|anyone)|isn't (?:used|needed)|never used)(?: any ?more| now| by (?:anything|anyone)| at all)*",
    re.IGNORECASE,
)
UNUSED_SAYS = (
    "not used: containers whose STATUS is Exited, images whose CONTAINERS says 0, volumes whose LINKS says 0; "
    "such a volume may still hold data that you want"
)


def _unused(text: str) -> Suggestion | None:
    low = text.lower()
    isnt = re.fullmatch(r"what (?:isn't|is n't|isnt|aren't) (?:used|needed|in use)(?: any ?more| now| at all)*", low)
    if NOT_USED.fullmatch(low) is None and isnt is None:
        return None
    return _line("docker system df -v", "Containers, images and volumes, and what uses each", warning=UNUSED_SAYS)


VISITS = re.compile(
    r"how (?:many times|often) (?:was|has|is|did|were) .*\b(?:visited|called up|opened by|browsed|looked at by)\b.*|"
    r"how many (?:visitors|visits|people|users|guests|clients|hits|page views)\b.*\b(?:had|has|have|got|visited|saw|came|came to|"
    r"does|did|on|of)\b.*",
    re.IGNORECASE,
)


def _visits(text: str) -> str | None:
    if not VISITS.fullmatch(text) or "hub" in text.lower():
        return None
    return (
        "docker counts no visits; where the program writes a line for each one, count those: "
        'count the lines with "GET" in the log of CONTAINER'
    )


# ---- in plainer words ------------------------------------------------------------

TAR = r"[\"']?(?P<file>[\w./~-]+\.(?:tar|tgz|tar\.gz|tar\.bz2|tar\.xz))[\"']?"
A_VOLUME = r"(?:the |my )?volume [\"']?(?P<volume>[\w.-]+)[\"']?"
RESTORES = (
    rf"(?:make|create|set up|build|fill|get|have|bring|give(?: me)?) {A_VOLUME} (?:again|anew|once more|back)"
    rf"(?: again)? (?:with|from|out of|using|and (?:put|fill) (?:in )?(?:it )?(?:with )?)"
    rf"(?: ?(?:what (?:is|was|lies) in|whatever is in|everything (?:in|from)|the (?:contents?|data|files) (?:of|in|from)|"
    rf"what is stored in))? ?(?:the )?(?:file |archive |backup )?{TAR}",
    rf"(?:get|bring|give(?: me)?) (?:back {A_VOLUME}|{A_VOLUME.replace('<volume>', '<volume_>')} back) "
    rf"(?:from|out of|with|using) (?:the )?(?:file |archive |backup )?{TAR}",
)
REST = (
    r"(?:all |everything )?(?:(?:of )?the rest|(?:all )?(?:of )?the (?:others|other (?:ones|containers))|all others|"
    r"everything else|everyone else|others|the others)"
)
STAYS = (
    r"(?:(?:must|should|shall|has to|is to|needs to|may|can|will|ought to) (?:stay|remain|keep (?:running|going)|survive|"
    r"live|be (?:kept|left)(?: (?:alone|running|as it is))?|go on|not be (?:touched|stopped|removed|paused))"
    r"(?: (?:up|on|alive|running|there|untouched))?|stays|remains|survives|keeps running)"
)
SPARES = re.compile(
    rf"(?:please )?{ONE} {STAYS},?(?: (?:and|but|while))?,? {REST} (?:can|may|should|must|shall|has to|have to|are to|is to)"
    rf" (?:be (?P<done>stopped|paused|restarted|removed|deleted)|(?P<verb>stop|pause|restart)){END}",
    re.IGNORECASE,
)
VERBS = {"stopped": "stop", "paused": "pause", "restarted": "restart", "removed": "remove", "deleted": "remove"}


def retell(request: str) -> str:
    low = request.lower()
    if "volume" in low and ".t" in low:
        for shape in RESTORES:
            said = re.fullmatch(LEAD + shape + END, " ".join(request.split()).strip(" .!?"), re.IGNORECASE)
            if said:
                volume = said["volume"] or said.groupdict().get("volume_")
                return f"restore the volume {volume} from {said['file']}"
    if " the rest " in low or "other" in low or " else " in low:
        spared = SPARES.fullmatch(" ".join(request.split()).strip(" .!?"))
        if spared:
            verb = VERBS.get((spared["done"] or "").lower()) or spared["verb"].lower()
            return f"{verb} all containers except {spared['one']}"
    return request
