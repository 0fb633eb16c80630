"""Where a flag that a request seems to ask for is none of the command at hand: other words say so, or its template.

Each flag has its rules in BARRED; a new one is a function and its row there.
"""

from collections.abc import Callable
from itertools import pairwise

from dsh.named import NamedTuple
from dsh.request.flags import FlagFound
from dsh.request.names import BASES
from dsh.request.reading import Reading
from dsh.typed import Any

HEALTH = ("health-interval", "health-timeout", "health-retries", "health-start-period")
RUNNING = ("docker run", "docker create")
PRINTS_NO_IDS = (*RUNNING, "docker cp")
FORCED = ("running", "asking", "asked", "ask", "anyway", "confirmation", "prompt", "prompting", "questions", "question")
SPARING = ("ignore", "ignoring", "leave", "leaving", "keep", "keeping", "spare", "sparing")
STAYING = ("stay", "stays", "remain", "remains")
ADVERBS = ("always", "just", "only", "already", "directly", "immediately", "itself")
OTHERS = ("docker volume", "docker network", "docker context", "docker plugin")  # whose names are no flags


class Choosing(NamedTuple):
    """The line that flags are chosen for, and what is chosen so far."""

    reading: Reading
    flags: dict[str, Any]  # those of the command: by name the kind of value, the letter, and whether it may be repeated
    number: int  # of the command in the index
    template: str
    found: list[FlagFound]  # by the phrases of flags
    chosen: list[FlagFound]


Rule = Callable[[FlagFound, Choosing], bool]


def barred(flag: FlagFound, it: Choosing) -> bool:
    """Is it no flag of this command, or not asked for?"""
    if flag.flag not in it.flags or (flag.only is not None and it.number not in flag.only):
        return True
    if flag.value == "host" and not any("host" in it.reading.words[w].low for w in flag.words):
        return True  # "run no network": to host is to run, too
    return any(bars(flag, it) for bars in BARRED.get(flag.flag, ()))


def hushed(flag: FlagFound, it: Choosing) -> bool:
    """Do its words ask for nothing more than the line does without it?"""
    if flag.flag != "all":
        return False
    words = it.reading.words
    if all(words[w].low == "any" for w in flag.words):
        return True
    if it.template == "docker image prune":
        return any(w.sense == "s.dangling" for w in words)
    return it.template == "docker volume prune" and not any(w.sense == "s.all" or w.low == "named" for w in words)


def _names_others(flag: FlagFound, it: Choosing) -> bool:
    """ "create a network called lan": the name is an argument."""
    return it.template.startswith(OTHERS)


def _measures(flag: FlagFound, it: Choosing) -> bool:
    """ "not more as 2 GB": nothing is called so."""
    values = it.reading.values
    return any(n in values and values[n].kind in ("size", "duration") for n in flag.words)


def _is_no_address(flag: FlagFound, it: Choosing) -> bool:
    """ "address pool 10.20.0.0/16": an address, or a network card as eth0, has a number in it."""
    return not any(c.isdigit() for c in flag.value or "")


def _of_context(flag: FlagFound, it: Choosing) -> bool:
    return it.template.startswith("docker context")


def _inspects(flag: FlagFound, it: Choosing) -> bool:
    return " inspect" in it.template


def _lists_already(flag: FlagFound, it: Choosing) -> bool:
    """ "all running containers" are what docker ps lists; "list all": another template has that."""
    if it.template == "docker compose ls":
        senses = {w.sense for w in it.reading.words}
        return "s.running" in senses and "s.stopped" not in senses
    return it.template in ("docker ps", "docker stats")


def _hides_nothing(flag: FlagFound, it: Choosing) -> bool:
    """ "all images": those that docker does not list by itself are spoken of by their own names."""
    hidden = ("intermediate", "hidden", "layer", "in-between", "between", "-a", "--all")
    return it.template.startswith("docker images") and not any(w.low.startswith(hidden) for w in it.reading.words)


def _is_a_folder(flag: FlagFound, it: Choosing) -> bool:
    return flag.value in (".", "./", "..")


def _is_a_path(flag: FlagFound, it: Choosing) -> bool:
    """ "the prod target in ./auth": a stage has another name."""
    return "/" in (flag.value or "")


def _is_relative(flag: FlagFound, it: Choosing) -> bool:
    """ "this folder as workdir": where one works inside is told from the root, or the engine refuses."""
    value = flag.value or ""
    return value[:1] not in ("/", "$", "") and value[1:2] != ":" and not value.isupper()


def _stays(flag: FlagFound, it: Choosing) -> bool:
    """ "ignore the orphans", "the orphans stay", "orphans, leave them": what is to stay is not taken along."""
    words = it.reading.words
    at = next((n for n, w in enumerate(words) if "orphan" in w.low), None)
    if at is None:
        return False
    first = at
    while first and words[first - 1].sense[:1] == "f":
        first -= 1
    after = [w.low for w in words[at + 1 : at + 6]]
    told = any(low in SPARING and pointed in ("them", "those", "it") for low, pointed in pairwise(after))
    before = any(w.low in SPARING for w in words[max(0, first - 1) : at])
    return before or told or (not words[at].comma and any(low in STAYING for low in after[:2]))


def _is_in_the_line(flag: FlagFound, it: Choosing) -> bool:
    """The folder is what the line is about already."""
    return it.template.endswith((" ls", " {FILE}"))


def _is_told_first(flag: FlagFound, it: Choosing) -> bool:
    """ "remove api and run it new": that is done before, and not when it ends."""
    lead = it.reading.lead
    if lead is not None and any(n.kind == "image" and n.last <= lead for n in it.reading.names):
        return False  # "bash in ubuntu, and bin it when i exit"
    return lead is not None and lead in flag.words and it.reading.words[lead].sense == "v.remove"


def _removes_something(flag: FlagFound, it: Choosing) -> bool:
    """ "drop privileges" drops no container; "throw away" does."""
    return all(_is_of_else(it.reading, w) for w in flag.words)


def _is_of_else(reading: Reading, at: int) -> bool:
    word, after = reading.words[at], [w.low for w in reading.words[at + 1 : at + 2]]
    itself = not after or word.comma or after[0] in ("it", "itself", "that", "the", "container", "after", "afterwards")
    return word.sense == "v.remove" and not itself and not word.low.startswith("throw")


def _is_not_of_health(flag: FlagFound, it: Choosing) -> bool:
    return not any("health" in w.low for w in it.reading.words)


def _shows_ids(flag: FlagFound, it: Choosing) -> bool:
    """ "run it and give me the id", "without logs", "keep the group ids": of a run and a copy these are other flags."""
    senses = [it.reading.words[w].sense for w in flag.words]
    return it.template.startswith(PRINTS_NO_IDS) and all(s in ("n.id", "n.logs", "p.without") for s in senses)


def _is_cut(flag: FlagFound, it: Choosing) -> bool:
    """ "do not cut off the ids": what is shown in full is not all that is shown."""
    if len(flag.words) != 1 or it.reading.words[flag.words[0]].sense != "n.id":
        return False
    whole = {it.reading.words[w].low for f in it.found if f.flag == "no-trunc" for w in f.words}
    return any(low.startswith(("cut", "shorten", "trunc", "chop", "abbrev", "trim")) for low in whole)


def _is_written_to(flag: FlagFound, it: Choosing) -> bool:
    return " > " in it.template


def _is_chosen(flag: FlagFound, it: Choosing) -> bool:
    return any(c.flag == flag.flag for c in it.chosen)


def _is_unforced(flag: FlagFound, it: Choosing) -> bool:
    """To do it by force must be said."""
    words = [it.reading.words[w] for w in flag.words]
    vague = all(w.sense[:1] in ("s", "p", "f") for w in words)
    return vague and not any(said in FORCED for w in words for said in w.low.split())


def _pulls_always(flag: FlagFound, it: Choosing) -> bool:
    """ "check for a newer one first, always" """
    return len(flag.words) == 1 and any(c.flag == "pull" for c in it.chosen)


def _of_time(flag: FlagFound, it: Choosing) -> bool:
    """ "last night": not the last container."""
    at, words = flag.words[-1], it.reading.words
    after = words[at + 1].low if at + 1 < len(words) else ""
    return after in ("night", "week", "month", "year", "day", "days", "hour", "hours", "time", "evening")


def _is_of_a_database(flag: FlagFound, it: Choosing) -> bool:
    """ "database user wiki": the program inside runs as somebody else."""
    first = flag.words[0] if flag.words else 0
    return first > 0 and it.reading.words[first].low.startswith("user") and it.reading.words[first - 1].low in BASES


def _does_something(flag: FlagFound, it: Choosing) -> bool:
    """ "its entrypoint always starts the server": what it does is no program."""
    low = (flag.value or "").lower()
    return low in ADVERBS or any(w.low == low and w.sense[:1] in ("v", "p", "f") for w in it.reading.words)


BARRED: dict[str, tuple[Rule, ...]] = {
    "remove-orphans": (_stays,),
    "name": (_names_others, _measures),
    "from": (_of_context,),
    "advertise-addr": (_is_no_address,),
    "verbose": (_inspects,),
    "all": (_lists_already, _hides_nothing),
    "file": (_is_a_folder,),
    "target": (_is_a_path,),
    "workdir": (_is_in_the_line, _is_relative),
    "rm": (_is_told_first, _removes_something),
    "quiet": (_shows_ids, _is_cut),
    "output": (_is_written_to,),
    "gpus": (_is_chosen,),
    "force": (_is_unforced,),
    "restart": (_pulls_always,),
    "latest": (_of_time,),
    "user": (_is_of_a_database,),
    "entrypoint": (_does_something,),
    "network-alias": (_is_a_path,),
    **dict.fromkeys(HEALTH, (_is_not_of_health,)),
}
