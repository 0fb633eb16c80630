"""Wishes whose whole sentence says the line, whatever there is on the engine: what is counted in a log, what is put in
the place of a container's file, a trial file, a file of a volume, tables of what listens and of what is used.

direct(request) -> the answer, or None, which leaves the request to those who read it word by word
"""

import re

from dsh.request.sentences import END, LEAD, ONE, quote, told_line
from dsh.request.suggestion import Answer, Suggestion

Found = Suggestion | str | tuple[str, *tuple[Suggestion, ...]] | None
COUNTS = ("count", "how many", "how often", "number of", "how much")
LOGS = ("log", "print", "output", "wrote", "writ", "say", "said", "get", "post", "put", "head", "delete", "patch")
PUTS = ("replace", "swap", "exchange", "overwrite", "substitute", "switch out", "trade", "update", "change ",
        "stead of", "place of", " over ", "on top of", "becom", " as ", "take the")  # fmt: skip


def direct(request: str) -> Answer | None:
    low = request.lower()
    text = ""
    for signs, kind in KINDS:
        if not all(any(sign in low for sign in either) for either in signs):
            continue
        text = text or " ".join(request.split()).strip(" .!?")
        found = kind(text)
        if isinstance(found, str):
            return Answer(request, "none", hint=found)
        if isinstance(found, Suggestion):
            return Answer(request, "match", (found,))
        if found is not None:
            question, *choices = found
            return Answer(request, "ambiguous", tuple(choices), question)
    return None


def _counted(text: str) -> Found:
    from dsh.request.log_counts import counted  # few requests need it: it is no part of the start

    return counted(text)


def _exchanged(text: str) -> Found:
    from dsh.request.exchanges import exchanged

    return exchanged(text)


# ---- a file that is written there to see whether it can be -----------------------

TRIES = (
    r"(?:(?:please|now|can you|could you|i want to|see if you can|see whether you can) )*"
    r"(?:(?:try|attempt|test) (?:to |and |whether i can |if i can )?)?"
    r"(?:write|create|make|put|touch|add|place|store|save|drop|leave|writing|creating) "
    r"(?:a |an |some |any |one )(?:(?:new|empty|test|small|little|tiny|trial|sample) )*file"
    r"(?: (?:called |named )?[\"']?(?P<file>[\w-]+\.\w+)[\"']?)? "
    r"(?:into|in|to|at|under|inside|within|below) (?:the )?(?:folder |directory )?"
    rf"[\"']?(?P<path>/[\w./-]*)[\"']? (?:of|in|inside|on|within) {ONE}{END}"
)


def _tried(text: str) -> Suggestion | None:
    said = re.fullmatch(TRIES, text, re.IGNORECASE)
    if said is None:
        return None
    path = said["path"].rstrip("/")
    whole = path if "." in path.rpartition("/")[2] and not said["file"] else f"{path}/{said['file'] or 'test.txt'}"
    line = f"docker exec {quote((said['one'],))} touch {quote((whole,))}"
    return told_line(line, "Write an empty file there, in the container", "change")


# ---- a file of a volume ----------------------------------------------------------

SHOWS = r"(?:show|print|read|cat|display|give|see|view|open|tell|look at|look into|get)(?: me| us)?"
IN_VOLUME = r"(?:in|of|from|inside|on|within) (?:the |my )?volume [\"']?(?P<volume>[\w.-]+?)[\"']?"
VOLUME = r"[\"']?(?P<volume>[\w.-]+?)[\"']?"
A_FILE = r"[\"']?(?P<file>/?(?:[\w@+-][\w@+.-]*/)*[\w@+-][\w@+-]*(?:\.[\w]+)+)[\"']?"
IN_A_VOLUME = (
    rf"{SHOWS} (?:what (?:is |stands )in )?(?:the )?(?:(?:contents?|text|whole text) of )?(?:the )?(?:file )?{A_FILE} "
    rf"(?:which is |that is |lying )?{IN_VOLUME}",
    rf"what (?:does|is in|stands in|is written in|says) (?:the )?(?:file )?{A_FILE} {IN_VOLUME}(?: say| "
    rf"contain| hold)?",
    rf"what(?:'s| is) in (?:the )?(?:file )?{A_FILE} {IN_VOLUME}",
    rf"{SHOWS} (?:the )?volume {VOLUME}(?:'s|’s) (?:file )?{A_FILE}",
    rf"{SHOWS} from (?:the )?volume {VOLUME} (?:the )?(?:file )?{A_FILE}",
)
ARCHIVE = (".tar", ".tgz", ".zip", ".gz", ".bz2", ".xz")


def _of_volume(text: str) -> Suggestion | None:
    for shape in IN_A_VOLUME if "volume" in text.lower() else ():
        said = re.fullmatch(LEAD + shape + END, text, re.IGNORECASE)
        if said and not said["file"].endswith(ARCHIVE):
            path = f"/data/{said['file'].removeprefix('/data/').lstrip('/')}"
            line = f"docker run --rm -v {quote((said['volume'] + ':/data',))} alpine cat {quote((path,))}"
            return told_line(line, "The text of a file in a volume, seen by a container made for that", "change")
    return None


# ---- tables ----------------------------------------------------------------------

EVERYONE = (
    r"(?:everyone|everybody|every (?:one|container)|each(?: one| container| of them)?|all(?: of them| "
    r"containers)?|who|they)"
)
LISTENS = (
    r"(?:listens?|uses?|has|have|is|are|sits?|runs?|answers?|publish(?:es)?|opens?|takes?|holds?|owns?|occup(?:y|ies)|"
    r"serves?|gets?|got|is listening|are listening|is running|belongs? to|goes with|is using|are using)"
)
PORTS = (
    rf"(?:which|what) (?:containers?|ones?|programs?|of (?:them|my containers)) {LISTENS}(?: (?:on|at|to|"
    rf"behind|with))? "
    r"(?:which|what) ports?",
    rf"(?:who|what|which one) {LISTENS} (?:(?:on|at|behind) )?(?:where|which port|what port|which ports|what ports)",
    r"(?:which|what) ports? (?:is|are|do|does|has|have) (?:(?:they|we|i|my containers|the containers) "
    r")?(?:all |now |already |"
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
    return told_line(line, "The containers that run, and where each is reached")


HAVE = (
    r"(?:wh?[aou]t|wich|which|wat|whats)(?: kind of| sort of)? (?P<noun>containers?|images?|volumes?|networks?) "
    r"(?:do|did|does|dos) (?:i|we|u|you) (?P<verb>\w+)(?: (?:here|now|right now|currently|there|at all|on "
    r"this machine))*"
)
HAVING = frozenset(("have", "hav", "haf", "hv", "ave", "haev", "hve", "haave", "havve", "habe", "own", "got", "get",
                    "hold", "keep", "possess", "has", "havin", "haz"))  # fmt: skip
LISTS = {"container": "docker ps -a", "image": "docker images", "volume": "docker volume ls",
         "network": "docker network ls"}  # fmt: skip


def _have(text: str) -> Suggestion | None:
    said = re.fullmatch(HAVE, text, re.IGNORECASE)
    if said is None or said["verb"].lower() not in HAVING:
        return None
    noun = said["noun"].lower().rstrip("s")
    return told_line(LISTS[noun], f"All {noun}s there are")


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
    return told_line(
        "docker stats --no-stream && docker system df", "What memory the containers use, and what lies on the disk"
    )


RUNS = (
    r"(?:(?:show|list|tell|give)(?: me)? )?(?:(?:which|what)(?: of them| ones?| containers?| things?)?(?: is| "
    r"are)? (?:run|runs|running|up|"
    r"going)|(?:all )?(?:the |my )?running (?:containers|ones)|(?:the )?containers that (?:run|are "
    r"running))(?: now| here)?"
)
IMAGES = (
    r"(?:(?:show|list)(?: me)? )?(?:(?:which|what) images?(?: (?:do (?:we|i) have|exist|are there|there are|"
    r"we have|i have|are here))?|"
    r"(?:all )?(?:the|my|our) images(?: (?:there are|we have|i have|here))?)"
)
JOINED = r"(?:,? (?:and|plus|as well as|and also)|,) "
LISTED = (rf"(?:please )?{RUNS}{JOINED}{IMAGES}{END}", rf"(?:please )?{IMAGES}{JOINED}{RUNS}{END}")


def _containers_and_images(text: str) -> Suggestion | None:
    if "image" not in text.lower() or not any(re.fullmatch(shape, text, re.IGNORECASE) for shape in LISTED):
        return None
    return told_line("docker ps && docker images", "The containers that run, then the images there are")


NOT_USED = (
    r"(?:(?:show|tell|list|give)(?: me)? )?(?:what|which (?:things|objects|stuff)|what (?:things|stuff)|"
    r"everything|things|all)"
    r"(?: that| which)?(?:'s|s| is| are)?(?: there)?(?: that| which)?(?: is| are)? "
    r"(?:(?:all )?(?:just )?(?:lying|sitting) around (?:and )?)?"
    r"(?:not (?:(?:being|really) )?(?:used|needed|in use)|unused|useless|no longer (?:used|needed|in use)|"
    r"not used by (?:anything|anyone)|isn't (?:used|needed)|never used)(?: any ?more| now| by (?:anything|"
    r"anyone)| at all)*"
)
UNUSED_SAYS = (
    "not used: containers whose STATUS is Exited, images whose CONTAINERS says 0, volumes whose LINKS says 0; "
    "such a volume may still hold data that you want"
)


def _unused(text: str) -> Suggestion | None:
    low = text.lower()
    isnt = re.fullmatch(r"what (?:isn't|is n't|isnt|aren't) (?:used|needed|in use)(?: any ?more| now| at all)*", low)
    if re.fullmatch(NOT_USED, low, re.IGNORECASE) is None and isnt is None:
        return None
    return told_line("docker system df -v", "Containers, images and volumes, and what uses each", warning=UNUSED_SAYS)


VISITORS = (
    "visit",
    "requests",
    "calls",
    "people",
    "users",
    "guests",
    "clients",
    "hits",
    "views",
    "called up",
    "browsed",
)
VISITS = (
    r"how (?:many times|often) (?:was|has|is|did|were) .*\b(?:visited|called up|opened by|browsed|looked at by)\b.*|"
    r"how many (?:visitors|visits|requests|calls|people|users|guests|clients|hits|page views)\b.*\b(?:had|has|have|got|"
    r"visited|saw|came|came to|"
    r"does|did|on|of)\b.*"
)


def _visits(text: str) -> str | None:
    if not re.fullmatch(VISITS, text, re.IGNORECASE) or "hub" in text.lower() or " log" in text.lower():
        return None
    return (
        "docker counts no visits; where the program writes a line for each one, count those: "
        'count the lines with "GET" in the log of CONTAINER'
    )


SWEEPS = (
    r"(?:please )?(?:clean(?:se)?(?: up)?|tidy(?: up)?|sweep(?: up)?|make room|free (?:some )?(?:space|room))"
    r"(?: (?:everything|all|docker|here|things|what can go|my docker|the rest))*,? (?:but|and|only|though|"
    r"without|except)?,? ?"
    r"(?:please )?(?:leave|keep|don't touch|do not touch|not touch|spare|touching|do not remove|don't remove|"
    r"not|never) "
    r"(?:the |my |all )?volumes?(?: [\w.-]+)?(?: (?:alone|as it is|as they are|be|there|untouched|in peace))?"
)


def _sweep(text: str) -> tuple[str, Suggestion, Suggestion, Suggestion] | None:
    if not re.fullmatch(SWEEPS, text, re.IGNORECASE):
        return None
    return (
        "Clean up what? None of these removes a volume",
        told_line("docker container prune", "Remove all stopped containers", "destroy"),
        told_line("docker image prune", "Remove images without a name that nothing uses", "destroy"),
        told_line("docker builder prune", "Remove the build cache", "destroy"),
    )


KINDS = (
    (((*COUNTS, "lines", "entries", "rows", "messages"), LOGS), _counted),
    ((PUTS,), _exchanged),
    ((("file",), (" /",)), _tried),
    ((("volume",), (".",)), _of_volume),
    ((("port", "reach", "listen"),), _who_listens),
    (((" do i ", " do we ", " do u ", " do you ", " dos ", " does "),), _have),
    ((("memory", "ram", "mem"), ("disk", "disc", "storage", "space", "hdd", "ssd")), _memory_and_disk),
    ((("image",), (" run", "up")), _containers_and_images),
    ((("used", "need", "useless", "in use"),), _unused),
    ((VISITORS, COUNTS), _visits),
    ((("volume",), ("clean", "tidy", "sweep", "room", "free")), _sweep),
)
