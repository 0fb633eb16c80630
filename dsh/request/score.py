"""How well a command line accounts for a request."""

from dsh.knowledge.senses import weight
from dsh.named import NamedTuple
from dsh.request.claims import OBJECTS, is_common
from dsh.request.flags import FlagFound
from dsh.request.once import once
from dsh.request.reading import Reading
from dsh.typed import Any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.draft import Draft

SWARM = ("n.swarm", "n.task", "n.node", "n.secret", "n.config")
GENERAL = {"v.show", "v.get", "n.docker", "s.all"} | {f"n.{kind}" for kind in OBJECTS}  # say what, and not what of it

ACTS = {"v.stop", "v.start", "v.restart", "v.kill", "v.pause", "v.unpause", "v.inspect", "v.attach", "v.enter", "w.top"}
FACTS = {"n.ip", "n.ports", "n.logs", "n.stats", "n.process", "n.envvars", "n.mounts", "n.health", "n.exitcode"}
SIGNALS = ("hup", "int", "quit", "kill", "usr1", "usr2", "term", "cont", "stop", "winch", "alrm", "tstp", "abrt")
LINKS = ("both", "of", "restart", "logs")

WHOLE = ("docker inspect", "docker service update")  # their templates are sure enough by themselves
VAGUE = (
    "n.file",
    "n.folder",
    "n.size",
    "n.name",
    "n.process",
    "n.version",
    "n.history",
    "n.status",
    "n.ip",
    "n.here",
    "n.id",
    "n.token",
    "s.all",
    "n.everything",
    "n.error",
    "n.changes",
    "n.label",
)


LITTLE = 0.1  # what "all" counts for where it is not said of containers
BY_ITSELF = ("platform", "pids-limit")  # nothing but docker has such a thing
ASKING = frozenset(["who", "when", "where", "why"])
SETTINGS = ("restart", "memory", "cpus", "publish", "network", "entrypoint", "env-file", "cap-add", "gpus")
DENYING = frozenset(["no", "not", "never", "none", "without", "off", "nothing", "stop", "disable", "don't", "dont"])


def judge(it: "Draft", settings: int = 0) -> tuple[float, tuple[str, ...]]:
    """Share of the request accounted for, times the share of the phrase said."""
    reading, index, phrase, path, missing = it.reading, it.index, it.phrase, it.path, it.missing
    used, looks = it.used, it.risk == "read"
    explained = unexplained = 0.0
    left = []
    free, rare = _groups_of(path, index)
    for at, low, sense, weighs, less, aside in _hefts(reading, index):
        if aside and at not in used:
            unexplained += 0.2 * weighs
        elif at in used or sense in free or low in free:
            explained += weighs
        elif less and not (looks and sense in ("v.show", "v.get")):
            if sense == "s.all" and less > LITTLE and path.endswith((" prune", " ls")):
                continue
            if settings and sense[:2] not in ("v.", "n."):
                less *= 0.4 if settings > 1 else 0.6  # the more is told of how it is to run, the less the talk says
            unexplained += less
            left.append(low)
    covered = explained / (explained + unexplained) if explained + unexplained else 0.0
    slots = [s[0] for s in phrase[2]]
    absent = sum(1 for m in missing if m in slots or not slots)
    share = it.candidate.share * phrase[3] / (phrase[3] + 0.25 * absent)
    said = _lows(reading)
    lacking = sum(1 for f in phrase[4] if f not in said)
    asked = sum(1 for f in phrase[4] if f in said)
    if (asks := ASKING & set(phrase[4])) and not asks & said and ASKING & said:
        share *= 0.6  # "who built it" is no answer to "when was it built"
    if (phrase[3] < 0.6 and (lacking or absent)) or (lacking and slots and not set(phrase[1]) - GENERAL):
        share *= 0.5  # its little words are what makes the phrase
    if not looks and not lacking and not slots_said(phrase) and not path.endswith(" run"):
        share *= 0.6  # a thing alone is no wish to change it
    if "n.docker" in phrase[1] and path != "docker version" and not is_dockers(reading):
        share *= 0.6
    score = covered * reachable(share) - 0.04 * len(missing) - 0.03 * lacking + 0.006 * min(2, asked)
    if path.startswith("docker stack") and not any(
        w.sense in SWARM or "stack" in w.low.split()[1:] or w.low.startswith("stack.") for w in reading.words
    ):
        score -= 0.1  # most who say stack mean their compose file
    if rare and _is_rare(rare, reading, index) and not (not it.plain and path in WHOLE):
        score -= 0.25
    if not said & DENYING and (set(phrase[4]) & DENYING or "w.never" in phrase[1]):
        score *= 0.5  # "no restart" is no reading of "restart"
    if "SIGNAL" in slots and not said & set(SIGNALS) and not any(low.startswith("sig") for low in said):
        score *= 0.4  # "copy the files" sends none
    if "w.not" in phrase[1] and not _denies(reading, phrase):
        score *= 0.6
    if phrase[1] and f"v.{path.split()[-1]}" in phrase[1]:
        score += 0.01
    if path.endswith(" ls") and any(w.sense == f"n.{path.split()[-2]}" and w.low.endswith("s") for w in reading.words):
        score += 0.03
    return max(0.0, score), tuple(left)


def reachable(share: float) -> float:
    """The score of a line that accounts for all of the request, by the share of its phrase that is said."""
    return 0.35 + 0.65 * share


class Heft(NamedTuple):
    """What a word of a request counts for."""

    at: int
    low: str
    sense: str
    weighs: float  # where it is accounted for
    less: float  # where it is not
    aside: bool


@once
def _hefts(reading: Reading, index: dict[str, Any]) -> list[Heft]:
    """The words of a request that count."""
    in_value = {i for v in reading.values.values() for i in range(v.first, v.last)}
    out = []
    for at, word in enumerate(reading.words):
        weighs = 1.0 if at in in_value else weight(word.sense)
        if weighs and at not in reading.off:
            aside = at in reading.aside and at not in reading.foreign
            out.append(Heft(at, word.low, word.sense, weighs, _less(reading, at, weighs, index), aside))
    return out


def _less(reading: Reading, at: int, weighs: float, index: dict[str, Any]) -> float:
    """What a word counts for that a line does not account for."""
    word = reading.words[at]
    if word.sense == "v.show" and word.low.startswith(("which", "that", "who")) and (reading.lead or at) < at:
        return 0.0  # "the containers which are stopped"
    if word.sense == "s.all" and not any(w.sense == "n.container" for w in reading.words[at : at + 3]):
        return LITTLE
    if not word.sense and at in reading.foreign:
        return 3.0
    if at in reading.qualifying:
        return 0.6
    if word.sense[:2] == "v." and weighs >= 0.9:
        return 1.6
    if not word.sense and f" {word.low} " in index["ordinary"]:
        return 0.35
    if not word.sense and is_common(word.low, index):
        return 0.55 if reading.sure else 0.9
    return weighs


@once
def _lows(reading: Reading) -> set[str]:
    return {w.low for w in reading.words}


def _groups_of(path: str, index: dict[str, Any]) -> tuple[list[str], str]:
    """The nouns that go without saying in a command's family, and the group it is of, if that is one seldom meant."""
    ready: dict[str, tuple[list[str], str]] = index.setdefault("groups_of", {})
    if path not in ready:
        free: list[str] = next((nouns for group, nouns in index["families"].items() if path.startswith(group)), [])
        ready[path] = free, next((g for g in index["rare"] if path == g or path.startswith(g + " ")), "")
    return ready[path]


def _denies(reading: Reading, phrase: list[Any]) -> bool:
    """Does the "not" of the request stand before what that of the phrase denies: "do not restart", "not running"?"""
    after = {s for s in phrase[1] if s != "w.not" and s[:2] in ("v.", "s.", "w.")}
    for at, word in enumerate(reading.words):
        if word.low == "not":
            near = reading.words[at + 1 : at + 5]
            ends = next((n + 1 for n, w in enumerate(near) if w.comma), len(near))
            if not after or any(w.sense in after for w in near[:ends]):
                return True
    return False


def slots_said(phrase: list[Any]) -> bool:
    """Does the phrase say more than what kind of thing it is about?"""
    return bool(phrase[4]) or any(s not in GENERAL or s[:2] == "v." for s in phrase[1])


def is_dockers(reading: Reading) -> bool:
    """Is docker or one of its own things named?"""
    return any((w.sense in GENERAL and w.sense[:2] == "n.") or "docker" in w.low for w in reading.words)


@once
def only_shows(reading: Reading) -> bool:
    """Does the request begin with a wish to see something, and not how something is done?"""
    first = next((n for n, w in enumerate(reading.words) if w.sense[:2] == "v." and n not in reading.off), None)
    return (
        first is not None and reading.words[first].sense == "v.show" and not any(w.low == "how" for w in reading.words)
    )


@once
def has_evidence(reading: Reading, index: dict[str, Any], found: list[FlagFound]) -> bool:
    """Does anything but a verb and an unknown word say that this is about Docker?"""
    if reading.written:
        return True
    for flag in found if reading.mood == "wish" else ():
        if flag.value is not None and (flag.flag in BY_ITSELF or (flag.flag in SETTINGS and len(flag.words) > 1)):
            return True
    if any(w.sense[:2] in ("n.", "s.") and w.sense not in VAGUE for w in reading.words) or reading.values:
        return True
    builds = reading.lead is not None and reading.words[reading.lead].sense == "v.build"
    if builds and any(f.spoken and len(f.words) > 2 for f in found):
        return True
    if any(w.low == "docker" or f" {w.sense} " in index["telling"] for w in reading.words) or not reading.names:
        return True
    for name in reading.names:
        before = reading.words[name.first - 1] if name.first else None
        acted = before is not None and (before.sense in ACTS or before.sense in FACTS or before.low in LINKS)
        for text in name.texts:
            low = text.lower()
            if acted and not name.indefinite and f" {low} " not in index["foreign"]:
                return True
            if name.kind or not low.isalpha() or f" {low} " in index["nameable"] or low.startswith(("my", "test")):
                return True
    return False


@once
def said_senses(reading: Reading, index: dict[str, Any]) -> set[str]:
    """The senses of the request's words, those they may also stand for included."""
    senses = {w.sense for n, w in enumerate(reading.words) if n not in reading.off}
    return senses | {index["also"][s] for s in senses if s in index["also"]}


def _is_rare(group: str, reading: Reading, index: dict[str, Any]) -> bool:
    """Is it a command of a kind that the request does not name?"""
    signs = index["rare"][group]
    if group == "docker stack" and any("stack" in t.lower() for n in reading.names if n.kind for t in n.texts):
        return False
    if group == "docker compose" and any("compose" in t.lower() for n in reading.names for t in n.texts):
        return False
    return not any(w.sense in signs or w.low in signs or w.low.rstrip("s") in signs for w in reading.words)
