"""How much of a request must be understood before a command is offered, and whether it is one for Docker at all."""

from collections.abc import Iterator
from itertools import pairwise

from dsh.patterns import compiled, regex
from dsh.request.build import Built
from dsh.request.mood import LOOKING
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading
from dsh.request.suggestion import ALL, Suggestion
from dsh.request.ways import signed

WORD = regex(r"[\w./:@'-]*\w")
LEAST = 0.56  # of a request must be accounted for
LITTLE = 0.4  # where it is plainly about Docker

PLAIN = (
    "n.container",
    "n.image",
    "n.volume",
    "n.network",
    "n.compose",
    "n.dockerfile",
    "n.swarm",
    "n.registry",
    "n.docker",
    "n.stack",
    "n.builder",
    "n.context",
    "n.buildcache",
)

LEFT_OPEN = frozenset(["SERVICE", "NETWORK", "NAME", "HOSTNAME", "USER", "PROFILE", "TAG", "DOCKERFILE"])  # as told
OURS = ("n.service", "n.secret", "n.node", "n.logs")

SURE = 0.74  # what destroys must be accounted for by more of the request

SURE_PLAINLY = 0.6

NEVER = 9.0

PRETENDED = ("dry", "dry-run", "simulate", "pretend", "preview", "hypothetically", "might")

LANGUAGES = ("python", "node", "php", "ruby", "golang", "openjdk", "perl", "rust", "postgres", "mysql", "bash")

RUNNING = ("v.run", "v.exec", "v.start", "v.enter", "v.pull", "v.push", "v.get", "n.shell", "n.bash", "v.attach")

OWN = ("computer", "laptop", "pc", "mac", "windows", "linux", "phone", "macbook", "desktop", "iphone")
CLOCK = ("time", "day", "hour", "date", "week", "year", "tired", "cold", "hot")
SAYS = ("is", "are", "was", "were", "has", "had", "have", "looks", "shows", "went", "lacks")
REPLACING = ("replace", "swap", "recreate", "redeploy", "renew", "upgrade")  # one container gives way to another
TALK = ("your", "yourself", "late", "life", "yours", "morning", "evening", "night", "today")


def _unknown(low: str, reading: Reading, index: Index) -> bool:
    """A word that dsh knows nothing of: where something would be lost, all must be understood."""
    sense = next((w.sense for w in reading.words if w.low == low), "")
    return not sense and f" {low} " not in index.data["ordinary"]


def _told_aside(unknown: list[str], reading: Reading, index: Index) -> bool:
    """ "going to swap the SSD. stop every container", "stop them all before the bell rings": they limit nothing."""
    said = index.data["joined"]
    text = compiled(said["own_plans"]).sub("", reading.text.lower())
    if compiled(said["told_when"]).search(text) is None:
        text = compiled(said["until_when"]).sub("", text)
    return set(unknown).isdisjoint(WORD.findall(text))


def _of_the_computer(reading: Reading) -> bool:
    """Is it about the user's files, folders or disk rather than docker's things?"""
    about = {w.sense for w in reading.words}
    freed = any(w.low in ("disk space", "space", "disk usage", "taking up") for w in reading.words)
    return (
        bool(about & {"n.file", "n.folder", "n.disk", "n.here"})
        and not freed
        and not about & {"s.unused", "s.dangling", "n.cache", "n.buildcache"}
    )


def is_foreign(reading: Reading, explained: tuple[int, ...] = ()) -> bool:
    """Does a word belong to other things than Docker? Those of a command to run or of a name do not count."""
    aside = explained if not reading.aside else {*explained, *reading.aside}
    return any(n not in aside and (not explained or reading.words[n].sense[:2] != "f.") for n in reading.foreign)


def is_plain(reading: Reading) -> bool:
    """Does it name one of docker's own things?"""
    named = any(":" in t for n in reading.names for t in n.texts)
    return named or any(w.sense in PLAIN or w.low == "docker" for w in reading.words)


def threshold(reading: Reading, best: Built, index: Index) -> float:
    """How much of the request must be accounted for: more where it destroys, less where it is plainly about Docker."""
    known = best.explained if best.risk != "destroy" else ()
    foreign, plain = is_foreign(reading, known), is_plain(reading)
    ends = best.risk == "destroy" or " kill $(" in best.command or (best.risk != "read" and best.command.endswith(ALL))
    unknown = [low for low in best.left if _unknown(low, reading, index)] if ends else []
    if unknown and (best.risk == "destroy" or not _told_aside(unknown, reading, index)):
        return NEVER
    if best.risk == "destroy" and not plain and _of_the_computer(reading):
        return NEVER
    if best.risk == "destroy":
        return SURE_PLAINLY if plain and not foreign else SURE
    if plain and not foreign and (reading.mood == "wish" or best.risk == "read") and not _states(reading, best):
        return LITTLE
    return LEAST if best.risk == "read" else 0.62


def _states(reading: Reading, best: Built) -> bool:
    """ "the image on slide 4 is blurry": is something said of a thing, and nothing wished for or asked?"""
    words = reading.words
    if len(best.left) < 2 or words[0].low not in ("the", "my", "our", "a", "this", "i", "your"):
        return False
    return not any(w.sense[:2] == "v." for w in words) and any(w.low in SAYS for w in words[2:])


POLITE = frozenset(
    ["can", "could", "would", "will", "how", "please", "pls", "plz", "line", "command", "i", "we", "you", "me", "want",
     "need", "mind", "must", "should", "may", "shall", "what"]
)  # fmt: skip


def ordered(reading: Reading) -> bool:
    """Is something told to be done, rather than looked at or spoken of? Only then may the answer destroy."""
    lows = [w.low for w in reading.words]
    if any(low in PRETENDED or (low == "would" and lows[n + 1 : n + 2] != ["you"]) for n, low in enumerate(lows)):
        return False
    if (
        reading.words
        and reading.text.rstrip().endswith("?")
        and not POLITE & set(lows)
        and reading.words[0].sense[:2] != "v."
    ):
        return False  # "old containers anywhere?"
    asked = any(w.low in ("want", "need", "get", "like", "have", "be") for w in reading.words)
    acts = [
        w
        for n, w in enumerate(reading.words)
        if (w.sense[:2] == "v." or w.low in REPLACING)
        and n not in reading.off
        and (asked or not w.low.endswith("ed") or w.low in ("need", "embed"))
    ]
    if not acts:
        spared = reading.mood == "wish" and reading.words[:1] and reading.words[0].low in ("i", "we") and reading.names
        unneeded = spared and any(w.sense == "s.unused" and "need" in w.low for w in reading.words[:5])
        return bool(unneeded) or any(w.low in ("down", "gone") for w in reading.words)
    if lows[:2] == ["compose", "down"] and (reading.words[1].comma or lows[2:3] in (["and"], ["then"])):
        return True  # "compose down, pull and up again"
    how = any(w.low in ("how", "command") for w in reading.words[:3])
    return how or acts[0].sense not in LOOKING or (acts[0].sense == "v.get" and len(acts) > 1)


def is_small_talk(reading: Reading) -> bool:
    """ "kill time", "what is your name", "how old are you": of whom one speaks, and nothing but a verb."""
    if any(w.sense[:2] in ("n.", "s.") for w in reading.words) or reading.values:
        return False
    return (not reading.names and any(w.low in TALK for w in reading.words)) or (
        reading.mood != "wish" and any(w.low == "you" for w in reading.words)
    )


def says_nothing(reading: Reading, index: Index) -> bool:
    """Is there nothing but a wish to see something: "what is the time"?"""
    telling = [w for w in reading.words if w.sense[:1] not in ("p", "f")]
    asked = [w for w in telling if w.sense not in ("v.show", "v.get") and f" {w.low} " not in index.data["ordinary"]]
    return bool(telling) and not asked and any(w.low in (*TALK, *CLOCK) for w in reading.words)


def _in_a_language(reading: Reading) -> bool:
    """ "sort a list in python": how something is written, not where something runs."""
    if any(w.sense in RUNNING for w in reading.words):
        return False
    return any(n.texts[0] in LANGUAGES and n.before == "in" and not n.object for n in reading.names)


def _of_a_machine(reading: Reading) -> bool:
    """ "the free space of my mac": the user's own disk."""
    words = reading.words
    return any(w.sense == "n.disk" for w in words) and any(
        w.sense == "f.machine" and any(b.low == "of" for b in words[max(0, n - 2) : n]) for n, w in enumerate(words)
    )


def _of_ones_own(reading: Reading) -> bool:
    """ "the processes on my computer": what it does besides docker."""
    things = any(w.sense in ("n.process", "n.stats", "n.file", "n.folder", "n.ip") for w in reading.words)
    return things and not reading.names and any(low in OWN for w in reading.words for low in w.low.split())


UNITS = ("ft", "feet", "foot", "inch", "kg", "km", "cm", "ml", "oz", "lb", "lbs", "mph", "kmh")
WITH = ("with", "using", "via", "by")
HOSTS = ("server", "host", "machine", "box", "system", "vm", "nas", "router", "now")
KINDS = ("container", "image", "volume", "network")
INIT = ("start", "stop", "restart", "reload", "status")
PLACING = frozenset(["in", "inside", "with", "using", "from", "on", "container", "image", "a", "the", "docker", "via"])
SCRIPTS = (".py", ".js", ".ts", ".rb", ".sh", ".pl", ".php", ".java", ".rs")


def is_everyday(reading: Reading, index: Index) -> bool:
    """ "my lunch container", "a 20ft container", "kill some time": does it use Docker's words in an everyday sense?"""
    words, known = reading.words, index.data["before"]
    for at, word in enumerate(words):
        low = word.low
        if low[0].isdigit() and low.lstrip("0123456789.,") in UNITS:
            return True
        before = known.get(low) or known.get(low[:-1]) if at and not words[at - 1].comma else None
        if before and words[at - 1].low in before and not words[at - 1].quoted:
            return True
    said = f" {' '.join(w.low for w in words if not w.quoted)} "
    return any(f" {saying} " in said for saying in index.data["sayings"])


def is_of_no_docker(reading: Reading, index: Index) -> bool:
    """Everyday life, and docker is not spoken of: "our wedding registry is online, what should we put on it"."""
    return not any("docker" in w.low for w in reading.words) and is_everyday(reading, index)


def is_of_others(request: str, index: Index) -> bool:
    """ "ssh to 10.0.0.5", "the files of this folder": is it asked in a way of speaking to others than Docker?"""
    return any(_asked_so(request, index))


def _asked_so(request: str, index: Index) -> Iterator[str]:
    """Each of these ways in which it is asked: "whole" where that is said of all of it, whatever its parts are."""
    for number in signed(request, index.data["other_signs"]):
        said, unless, whole = index.data["others"][number]
        if compiled(said).match(request) and not compiled(unless).search(request):
            yield "whole" if whole else "part"


def is_told_elsewhere(request: str, index: Index) -> bool:
    """ "systemctl says sshd failed, where can i read why?": is it another tool or a picture that is told of first, or a
    thing of everyday life that all of it is about: "I keep a log of what I eat, is that healthy"?"""
    first = request.lower().split()[0].strip(":,") if request.strip() else ""
    tool = any(f" {first} " in index.data[kind] for kind in ("elsewhere", "elsewhere_first"))
    ways = list(_asked_so(request, index))
    return "whole" in ways or ((tool or first.endswith(PICTURES)) and bool(ways))


PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tiff", ".heic")


def _with_a_tool(reading: Reading, index: Index) -> bool:
    """ "compile main.c with gcc": does it end with the name of a tool that Docker has nothing to do with?"""
    words = reading.words
    return (
        len(words) > 2
        and words[-2].low in WITH
        and f" {words[-1].low} " in index.data["tools"]
        and not any(w.sense in RUNNING for w in words)
    )


def begins_elsewhere(reading: Reading, index: Index) -> bool:
    """Is the first word the name of another tool? "reboot web" is an order for a container all the same."""
    first = reading.words[0] if reading.words else None
    if first is None or f" {first.low} " not in index.data["elsewhere_first"]:
        return False
    return not (first.sense[:2] == "v." and any(n.texts[0] not in HOSTS for n in reading.names))


def is_shell_line(text: str, index: Index) -> bool:
    """ "ls -la", "python app.py", "curl localhost:8080": a line for the shell itself, not a wish."""
    first, *rest = text.split()[:20] or [""]
    if first == "service" and len(rest) == 2 and f" {rest[0]} " in index.data["host_services"] and rest[1] in INIT:
        return True
    scripted = rest[:1] and rest[0].endswith(SCRIPTS) and not PLACING & set(rest)
    if scripted and f" {first} " in index.data["programs"]:
        return True  # "python manage.py runserver 8000"
    written = [w for w in rest if w[:1] in "-./~'\"" or any(c in w[:-1] for c in ":/=@.")]
    spoken = len(rest) - len(written)
    if f" {first} " not in index.data["programs"] or any(
        c[1] == f"docker {first}" and (c[4] or c[5]) for c in index.data["commands"]
    ):
        return False
    return bool(written) and spoken < len(written) + (rest[0][:1] == "-" or rest[0].endswith(SCRIPTS))


def _has_a_place(texts: tuple[str, ...]) -> bool:
    """ "acme/app:2": what is written so is an image, whatever else is said of it."""
    return all("/" in text and ":" in text and "://" not in text for text in texts)


def elsewhere(reading: Reading, index: Index) -> bool:
    """Is it about another tool?"""
    own = {i for n in reading.names if n.object in KINDS and not n.indefinite for i in n.indexes}
    own |= {i for n in reading.names if n.object in ("container", "image") and n.kind == "image" for i in n.indexes}
    lows = [
        w.low
        for at, w in enumerate(reading.words)
        if (w.sense[:1] not in ("f", "p") or w.low == "docker") and at not in own
    ]
    made = any(n.kind == "image" and (n.object == "image" or _has_a_place(n.texts)) for n in reading.names)
    if made and any(w.sense == "v.run" for w in reading.words):
        return False  # "run the ansible image cytopia/ansible"
    about = any(w.sense in PLAIN or w.sense in OURS or "docker" in w.low for w in reading.words)
    if any("docker" in low for low in lows):
        return False
    if any(f" {low} " in index.data["elsewhere"] for low in lows):
        return True
    if is_everyday(reading, index):
        return True
    if not about and (is_small_talk(reading) or _with_a_tool(reading, index)):
        return True
    if not about and (_in_a_language(reading) or _of_a_machine(reading) or _of_ones_own(reading)):
        return True
    return not about and begins_elsewhere(reading, index)


def said_whole(reading: Reading, found: list[Built]) -> bool:
    """ "inspect app": a verb and a name, which the line has both."""
    first = found[0] if found else None
    if first is None or first.missing or first.left or not first.names:
        return False
    return reading.mood == "wish" and reading.lead == 0 and len(reading.words) < 4


def suggested(built: Built, index: Index) -> Suggestion:
    return Suggestion(
        built.command,
        built.summary,
        built.risk,
        likely(built.score, index.data["calibration"]),
        (*built.missing, *(it for it in built.command.split() if it in LEFT_OPEN and it not in built.missing)),
        None,
        built.reading,
        None,
    )


def likely(score: float, table: list[list[float]]) -> float:
    """The share of answers with such a score that are right, as counted on requests that dsh was not made with."""
    for (low, least), (high, most) in pairwise(table):
        if score <= high:
            return least + (most - least) * max(0.0, score - low) / (high - low)
    return table[-1][1]
