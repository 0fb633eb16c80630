"""What speaks against a command line that fits by its words."""

from dsh.patterns import regex
from dsh.request.flags import FlagFound
from dsh.request.names import Name
from dsh.request.reading import Reading
from dsh.typed import Any

SETTING = regex(r"[A-Z_][A-Z0-9_]*=[^=\s]+")  # a variable, which a line must not lose
COPIES = ("docker container cp", "docker compose cp")
ATTACHED = frozenset(  # flags of compose up that it takes only without -d
    ["--exit-code-from", "--abort-on-container-exit", "--abort-on-container-failure", "--watch"]
)
ANEW = ("force", "restart", "redeploy", "re-deploy", "again", "anew", "roll", "fresh")  # with nothing changed
CHECKS = {"v.validate", "check", "mistakes", "problems", "errors", "correct", "valid", "without"}
PARTS = {"n.envvars", "n.secret", "n.config", "n.ports", "n.label", "n.network", "n.volume", "n.mounts"}
LIMITS = (
    "which",
    "that",
    "whose",
    "with",
    "without",
    "having",
    "not",
    "older",
    "newer",
    "where",
    "from",
    "of",
    "using",
)


def takes_all(reading: Reading) -> bool:
    """Are containers to be removed whatever their state?"""
    removes = reading.words[reading.lead or 0].sense == "v.remove"
    stopped = any(w.sense in ("s.stopped", "s.exited", "s.unused", "s.created", "s.dangling") for w in reading.words)
    return removes and not stopped and any(w.low.startswith("label") for w in reading.words)


def is_made_of(reading: Reading) -> bool:
    """Is an image made of a container that is there: "make the image lab out of container dev"?"""
    return reading.head == "image" and any(
        n.object == "container" and n.before in ("out of", "from") and not n.indefinite for n in reading.names
    )


def limited(reading: Reading, left: tuple[str, ...]) -> bool:
    """Does "all containers" go on with "which", "that", "with" and words that were not understood?"""
    noun = next(
        (n for n, w in enumerate(reading.words) if w.sense[2:] in ("container", "image", "volume", "network")), None
    )
    unmet = any(n > (noun or 0) for n in reading.off)
    if noun is None or not (left or unmet):
        return False
    rest = reading.words[noun + 1 :]
    limits = any(low in LIMITS for w in rest[:3] for low in w.low.split())
    return limits and (unmet or any(w.low in left for w in rest))


def doubtful(flag: FlagFound, reading: Reading) -> bool:
    """Is it asked for by one word alone, and not by its own name?"""
    said = [reading.words[n].low for n in flag.words]
    return flag.value is None and len(said) < 2 and not any(low in flag.flag or flag.flag in low for low in said)


def unfit(path: str, template: str, line: str, missing: tuple[str, ...]) -> float:
    """How much worse a line is that docker would refuse, or that has a flag with a value that nobody named."""
    words = line.split()
    bare = sum(
        1
        for n, word in enumerate(words[1:])
        if word in missing and words[n][:1] == "-" and words[n] not in ("-o", "-i") and template.count("{") > 1
    )
    less = 0.12 * bare + (0.15 if " -f FILE" in line and template.count("{") == 1 else 0.0)
    if " --format " in line and ({"-q", "-aq"} & set(words)):
        less += 0.6  # with IDs alone the format is ignored
    if path in COPIES and not any(":" in w for w in words[2:]):
        less += 0.4
    if line.count(":") > 1 and any(word.count(":") > 1 and "/" in word for word in words[2:]) and path in COPIES:
        less += 0.5
    if path in COPIES and any(":" in word and "*" in word.partition(":")[2] for word in words[2:]):
        less += 0.4  # docker cp knows no patterns
    if path == "docker swarm join-token" and words[-1].islower() and words[-1] not in ("worker", "manager"):
        less += 0.8  # nobody else joins a swarm
    if line == "docker start $(docker ps -q)":
        less += 0.5  # these run already
    if path == "docker compose up" and "-d" in words and ATTACHED & set(words):
        less += 0.3
    if path in ("docker image save", "docker container export") and not {"-o", ">", "|"} & set(words):
        less += 0.2
    return less


def of_another(reading: Reading) -> bool:
    """Is what is acted on an image, a volume or a network, and no container spoken of?"""
    nouns = [w.sense for w in reading.words if w.sense in ("n.container", "n.image", "n.volume", "n.network")]
    return bool(nouns) and "n.container" not in nouns


def _of_size(reading: Reading) -> bool:
    return any(
        w.sense in ("n.size", "n.disk") or w.low.startswith(("size", "byte", "big", "large")) for w in reading.words
    )


def is_handed(reading: Reading) -> bool:
    """Is something handed to a command on its standard input?"""
    return any(w.low in ("stdin", "standard input", "standard", "pipe", "piped") for w in reading.words)


def _is_made_from(reading: Reading) -> bool:
    """ "service worker from acme/worker": a new one."""
    return any(n.kind == "image" and n.before == "from" for n in reading.names)


def unmeant(path: str, line: str, reading: Reading, left: tuple[str, ...]) -> float:
    """How much worse a line is that fits the words, but not what stands beside them."""
    senses = {w.sense for w in reading.words}
    less = (
        0.4 if any(SETTING.fullmatch(w.text) and w.text.partition("=")[2] not in line for w in reading.words) else 0.0
    )
    if path == "docker container update" and "n.service" in senses and "n.container" not in senses:
        less += 0.35  # a service's limits are no container's
    if path == "docker service update":
        less += 0.3 if " -" not in line or ("--env-add ENV" in line and line.count(" --") > 1) else 0.0
        anew = any(w.low.startswith(ANEW) for n, w in enumerate(reading.words) if n not in reading.off)
        less += 0.1 if "--force" in line and (not anew or "--restart-condition" in line) else 0.0
        less += 0.15 if _is_made_from(reading) and "v.update" not in senses else 0.0
        less += 0.3 if "--publish-add" in line and any(word.isdigit() for word in left) else 0.0
    if path == "docker image build":
        lows = {w.low for w in reading.words}
        bakes = reading.lead is not None and reading.words[reading.lead].low == "bake" and len(reading.words) < 5
        less += 0.4 if bakes and " -t " not in line else 0.0
        less += 0.5 if " --check" in line and not CHECKS & {*lows, *senses} else 0.0
        less += 0.5 if " --force-rm" in line and "intermediate" not in lows else 0.0
    if path.endswith(" inspect") and " -s " in line and not _of_size(reading):
        less += 0.4
    if path == "docker compose up" and _runs_one(reading):
        less += 0.25
    if path == "docker compose exec" and "dependencies" in {w.low for w in reading.words}:
        less += 0.3  # nothing is started by it
    if path == "docker buildx use" and "v.build" in senses:
        less += 0.6  # with the builder, once
    if path == "docker service rm" and PARTS & senses:
        less += 0.5  # what it has is taken from it: it stays
    if "dangling=true" in line and path == "docker image ls":
        off = ("without", "except", "excluding", "hide", "not")
        less += (
            0.3
            if any(w.sense == "s.dangling" and n and _after(reading, n, off) for n, w in enumerate(reading.words))
            else 0.0
        )
    return less


def _after(reading: Reading, at: int, lows: tuple[str, ...]) -> bool:
    """Does one of these words lead to the one at a place?"""
    while at and reading.words[at - 1].sense[:1] == "f":
        at -= 1
    return at > 0 and reading.words[at - 1].low in lows


def settings_told(chosen: list[FlagFound], reading: Reading) -> int:
    """How many of the flags have a value that stands in the text, or say what is not to be: "without logging"."""
    valued = {i for v in reading.values.values() for i in range(v.first, v.last)}
    denied = [f for f in chosen if f.flag and len(f.words) > 1 and reading.off & set(f.words)]
    return sum(1 for f in chosen if (f.value is not None and valued & set(f.words)) or f in denied)


def denies_more(found: list[FlagFound], reading: Reading) -> bool:
    """Is something denied that only a container to be made can be told: "start nginx without logging"?"""
    return any(f.only and len(f.words) > 1 and reading.off & set(f.words) for f in found)


def is_system(name: Name, index: dict[str, Any]) -> bool:
    """Is it an image that serves nothing by itself, as alpine and python, and not said to be a container?"""
    known = index["images"].get(name.texts[0].split(":")[0])
    return name.kind == "image" and known is not None and not known[0] and name.object != "container"


def is_new(name: Name, reading: Reading) -> bool:
    """ "create box from alpine": what is made out of an image is called so."""
    words, lead = reading.words, reading.lead
    apart = any(n.object == "image" and n.first > name.last for n in reading.names)
    if apart and lead is not None and words[lead].sense in ("v.run", "v.start") and name.first == lead + 1:
        return not name.object  # "start nsd1 with ..., image nsd"
    if name.object or lead is None or not 0 < name.first - lead < 4 or name.last + 1 >= len(words):
        return False
    led = all(w.sense[:1] == "f" or w.sense == "n.container" for w in words[lead + 1 : name.first])
    of = words[name.last].sense in ("p.from", "p.of", "p.out of", "p.using")
    return led and of and any(n.first > name.last and n.kind in ("", "image") for n in reading.names)


def _runs_one(reading: Reading) -> bool:
    """ "compose run migrate": written as the command is, with the service after it."""
    words = reading.words
    return any(
        w.sense == "n.compose" and words[n + 1].low == "run" and any(n + 2 in name.indexes for name in reading.names)
        for n, w in enumerate(words[:-1])
    )
