"""What speaks for a line, and what against it, besides the words that it accounts for: a table, read in its order."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from dsh.named import NamedTuple
from dsh.request.checked.doubts import (
    denies_more,
    is_made_of,
    limited,
    of_another,
    settings_told,
    takes_all,
    unfit,
    unmeant,
)
from dsh.request.draft import RUNS, Draft
from dsh.request.inner import reads_file
from dsh.request.names import BASES
from dsh.request.score import has_evidence, judge, only_shows, said_senses
from dsh.request.selections import is_one
from dsh.request.shells import has_prompt, runs_there, wants_shell

YAML = (".yml", ".yaml")
ONCE = ("once", "one-off", "oneoff", "one time", "new container", "one-time")
SHELLS = (" sh", " bash")
TOGETHER = ("n.compose", "n.service", "n.project")
COPIES = ("cop", "cp", "transfer", "extract", "download", "upload", "export")
CARRIED = ("n.file", "n.folder", "w.path", "n.logs", "n.config", "n.here")
DOINGS = {"v.remove", "v.clean", "v.kill", "v.stop", "v.start", "v.restart", "v.create", "v.pause", "v.build"}
ASKED = {"when", "was", "were", "did", "has", "which", "would", "could", "should", "may", "safe"}
SIGNING_IN = ("log", "sign", "auth", "regist", "hub", "credential", "account")
SEVERAL = ("scal", "replica", "cop", "instance", "several", "more")
VARIED = (" -f ", "$(")  # a filter, a set


class Weight(NamedTuple):
    """Where `when` is true of a line, `more` is added to the score, which then counts `times` as much.

    `of`: how the commands end that it is about; () for all.
    """

    why: str
    when: Callable[[Draft], bool]
    more: float = 0.0
    times: float = 1.0
    of: tuple[str, ...] = ()


def weighed(it: Draft) -> None:
    """Score the draft, and tell the words that it leaves."""
    settings = settings_told(it.chosen, it.reading) if it.runs and "IMAGE" in it.values else 0
    it.score, it.left = judge(it, settings)
    it.score -= unfit(it.path, it.template, it.line, it.missing) + unmeant(it.path, it.line, it.reading, it.left)
    it.score += 0.015 * max(-1.0, min(3.0, it.fits - 1.0)) - it.apart - it.index["rules"]["less"].get(it.path, 0.0)
    it.score -= 0.3 * sum(name not in it.flags for name, _ in it.reading.written)
    for weight in _weights_of(it.path):
        if weight.when(it):
            it.score = (it.score + weight.more) * weight.times


@cache
def _weights_of(path: str) -> tuple[Weight, ...]:
    return tuple(weight for weight in WEIGHTS if not weight.of or path.endswith(weight.of))


def _by_a_list(it: Draft) -> bool:
    return any(v.startswith("$(") and " -f " in v for v in it.values.values())


def _gives_it_back(it: Draft) -> bool:
    matched = set(it.candidate.matched)
    return " -it" in it.template and any(f.flag == "detach" and set(f.words) & matched for f in it.chosen)


def _has_its_prompt(it: Draft) -> bool:
    shell = it.template.endswith(SHELLS)
    return shell and has_prompt(it.reading, it.values.get("IMAGE", ""), it.index)


def _lacks_its_shell(it: Draft) -> bool:
    return not it.template.endswith(SHELLS) and wants_shell(it.reading, it.values, it.index)


def _opens_another_shell(it: Draft) -> bool:
    """Is bash asked for by its name, and sh what the line opens?"""
    if not it.template.endswith(SHELLS):
        return False
    firsts = (w.low.partition(" ")[0] for w in it.reading.words)  # "bash into"
    named = [low for low in firsts if f" {low}" in SHELLS]
    return bool(named) and not it.template.endswith(f" {named[0]}")


def _runs_in_a_word(it: Draft) -> bool:
    """ "nginx detached, config ./a.conf at /etc": the image is what runs, and no program in one called config."""
    command, image = it.values.get("COMMAND", ""), it.values.get("IMAGE", "")
    if not command or ":" in image or "/" in image or image in it.index["images"]:
        return False
    first = command.split()[0]
    known = first in it.index["called"] or first.split(":")[0] in it.index["images"]
    name = next((n for n in it.reading.names if image in n.typed), None)
    called = name is not None and (name.object == "image" or name.before in ("in", "inside", "from", "with"))
    return known and not called


def _bars_a_folder(it: Draft) -> bool:
    """Is it a folder that is to be read only, and one that the line does not mount?"""
    flag = next((f for f in it.chosen if f.flag == "read-only"), None)
    before = it.reading.words[min(flag.words) - 1].text if flag is not None and min(flag.words, default=0) else ""
    return "/" in before and before.startswith(("/", ".", "~")) and before not in it.line


def _is_run_once(it: Draft) -> bool:
    words = it.reading.words
    once = any(w.low in ONCE for w in words)
    return once and any(w.sense in TOGETHER or w.low == "stack" for w in words)


def _counts_nothing(it: Draft) -> bool:
    return "REPLICAS" in it.missing and not any(w.low.startswith(SEVERAL) for w in it.reading.words)


def _is_not_the_spoken(it: Draft) -> bool:
    """ "with compose run I want bash in web": a container that runs is entered, and a new one was spoken of."""
    if it.path == "docker compose run":
        return False
    pairs = pairwise(it.reading.words)
    return any(a.low.endswith("compose") and not a.comma and b.low == "run" for a, b in pairs)


def _is_no_name(it: Draft) -> bool:
    return any(":" in it.values.get(n, "") and " -f " not in it.values[n] for n in ("CONTAINER", "NETWORK"))


def _lists_for_a_run(it: Draft) -> bool:
    lead = it.reading.lead
    wish = it.path.endswith(" ls") and it.reading.mood == "wish" and lead is not None
    return wish and it.reading.words[lead or 0].low in ("run", "start")


def _leads_elsewhere(it: Draft) -> bool:
    """Is the action of the request in the phrase of a look, and not what it begins with?"""
    lead = it.reading.lead
    if lead is None or it.risk != "read" or it.reading.mood != "wish" or _lists_for_a_run(it):
        return False
    sense, verbs = it.reading.words[lead].sense, [s for s in it.phrase[1] if s[:2] == "v."]
    return it.phrase[1][:1] != [sense] and sense in verbs


def _begins_so(it: Draft) -> bool:
    return it.path.endswith(" ls") and (it.reading.lead or 0) < 2


def _reads_the_other(it: Draft) -> bool:
    if " ls {FILE}" not in it.template and " cat {FILE}" not in it.template:
        return False
    return reads_file(it.values.get("FILE", ""), it.reading) != (" cat " in it.template)


def _dumps_a_database(it: Draft) -> bool:
    """ "dump the database shop of db1 into shop.sql": the file is yet to be written, and by a program of its own."""
    if not it.template.endswith((" cat {FILE}", " ls {FILE}")):
        return False
    lows = {w.low for w in it.reading.words}
    return "dump" in lows and not lows.isdisjoint(BASES)


def _lacks_its_file(it: Draft) -> bool:
    return " -c " not in it.line and any(w.low.endswith(YAML) for w in it.reading.words)


def _copies_nothing(it: Draft) -> bool:
    """ "how do I get out of a container": no file and no folder is spoken of."""
    if "PATH" not in it.missing or it.reading.lead is None:
        return False
    spoken = any(w.sense in CARRIED or w.low in ("data", "something", "stuff", "things") for w in it.reading.words)
    return not spoken and not it.reading.words[it.reading.lead].low.startswith(COPIES)


def _changes_nothing(it: Draft) -> bool:
    return not it.sets if it.path.endswith(" update") else "=" not in it.line


def _passes_a_limit(it: Draft) -> bool:
    unlimited = it.risk != "read" and "$(" in it.line and " -f " not in it.line.partition("$(")[2]
    return unlimited and limited(it.reading, it.left)


def _filters_nothing(it: Draft) -> bool:
    filters = it.template.partition(" -f ")[2]
    return any(f"={{{m}}}" in filters or f"until={{{m}}}" in it.template for m in it.missing)


def _is_asked_else(it: Draft) -> bool:
    if it.risk != "read" or not DOINGS & set(it.phrase[1]):
        return False
    asks = ASKED & set(it.phrase[4])
    return bool(asks) and not asks & {w.low for w in it.reading.words}


def _does_what_is_not_said(it: Draft) -> bool:
    verbs = [s for s in it.phrase[1] if s[:2] == "v."]
    return it.risk != "read" and any(s not in said_senses(it.reading, it.index) for s in verbs)


def _enters_no_registry(it: Draft) -> bool:
    """ "Get into web as user app": who logs in says so, or names where."""
    if any(w.low.startswith(SIGNING_IN) or "." in w.low for w in it.reading.words):
        return False
    return it.reading.lead is not None and it.reading.words[it.reading.lead].sense == "v.enter"


WEIGHTS = (
    Weight("into a container, and into no registry", _enters_no_registry, times=0.5, of=("docker login",)),
    Weight('"and give me my terminal back"', _gives_it_back, -0.4, of=RUNS),
    Weight("the image has a prompt of its own", _has_its_prompt, -0.3, of=RUNS),
    Weight("a shell is asked for", _lacks_its_shell, -0.1, of=RUNS),
    Weight(
        '"run make smoke in qa"',
        lambda it: "COMMAND" in it.values and runs_there(it.filled, it.open_slots),
        -0.15,
        of=RUNS,
    ),
    Weight("no image runs within another", _runs_in_a_word, -0.3, of=RUNS),
    Weight("a one-off of a compose project", _is_run_once, 0.12, of=("docker compose run",)),
    Weight(
        "another command than the one of compose's that is spoken by its name",
        _is_not_the_spoken,
        times=0.3,
        of=(" exec", " run"),
    ),
    Weight("where a prune does the same, it is the better way", _by_a_list, -0.03, of=(" rm",)),
    Weight("a volume's archive the other way round", lambda it: it.wrong_way and "/backup/" in it.template, -0.6),
    Weight("the other way round", lambda it: it.wrong_way and "/backup/" not in it.template, -0.3),
    Weight(
        "more is denied than it says",
        lambda it: denies_more(it.found, it.reading),
        -0.25,
        of=("docker container start",),
    ),
    Weight("no container can be called so", _is_no_name, -0.4),
    Weight("it would change what is to be shown", lambda it: it.risk != "read" and only_shows(it.reading), times=0.75),
    Weight("no list is run or started", _lists_for_a_run, times=0.6, of=(" ls",)),
    Weight(
        '"container created from" is no answer to "create a container"',
        lambda it: _leads_elsewhere(it) and _begins_so(it),
        times=0.6,
    ),
    Weight("nor further on", lambda it: _leads_elsewhere(it) and not _begins_so(it), times=0.8),
    Weight(
        '"the ip of a container"',
        lambda it: "$(docker ps" in it.template and is_one("container", it.reading),
        -0.3,
        of=(" inspect",),
    ),
    Weight(
        "the line that prints just what is asked is better",
        lambda it: it.plain,
        -0.004,
        of=(" inspect",),
    ),
    Weight("a file is read, and a folder listed", _reads_the_other, -0.25),
    Weight("a file that is yet to be written is not read", _dumps_a_database, times=0.6),
    Weight(
        "projects are what compose lists",
        lambda it: any("projects" in w.low for w in it.reading.words),
        0.06,
        of=("docker compose ls",),
    ),
    Weight(
        "it is of something else that is removed",
        lambda it: of_another(it.reading),
        times=0.85,
        of=("docker container rm", "docker container prune"),
    ),
    Weight(
        "those that run stay",
        lambda it: it.reading.lead is not None and takes_all(it.reading),
        times=0.85,
        of=("docker container prune",),
    ),
    Weight("an image is made of the container", lambda it: is_made_of(it.reading), times=0.8, of=RUNS),
    Weight("nothing is deployed without its file", _lacks_its_file, -0.2, of=("docker stack deploy",)),
    Weight("to what?", _changes_nothing, -0.4, of=("docker container update", "docker compose scale")),
    Weight("of what?", _copies_nothing, -0.6, of=("docker container cp",)),
    Weight("another shell is named", _opens_another_shell, -0.05),
    Weight("what is to be read only is lost", _bars_a_folder, times=0.6, of=RUNS),
    Weight("what limits the set was not understood", _passes_a_limit, times=0.6),
    Weight("too little is said", lambda it: not has_evidence(it.reading, it.index, it.found), times=0.55),
    Weight("how many of them was not said", _counts_nothing, times=0.6),
    Weight("a filter for nothing", _filters_nothing, times=0.6),
    Weight(
        "to show was not said",
        lambda it: "v.show" in it.phrase[1] and not any(w.sense == "v.show" for w in it.reading.words),
        -0.03,
    ),
    Weight('what could be removed is asked with "could" or the like', _is_asked_else, times=0.6),
    Weight("it does what is not said", _does_what_is_not_said, times=0.6),
)
