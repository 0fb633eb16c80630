"""What a request says is to stay: "but keep db", "not its volume", "volumes must stay". No line may take it away."""

from collections.abc import Sequence

from dsh.knowledge.words import Word
from dsh.named import NamedTuple
from dsh.patterns import regex

KEEPING = frozenset([
    "keep", "keeping", "spare", "sparing", "preserve", "preserving", "except", "except for", "but not", "but keep",
    "never", "excluding", "all but", "all except", "everything but", "everything except", "anything but", "besides",
    "apart from", "other than", "save for", "but for", "but", "not", "without", "touch", "touching",
    "leave", "leaving", "lose", "losing", "no", "conserve", "conserving", "retain", "retaining", "protect",
    "protecting", "safeguard", "guard", "rescue", "respect", "reserve", "maintain", "maintaining",
])  # fmt: skip
LASTING = frozenset([
    "stay", "stays", "remain", "remains", "survive", "survives", "untouched", "persist", "alone", "safe", "lives",
    "intact",
])  # fmt: skip
KINDS = ("volume", "image", "network", "container")
STATES = ("running", "stopped")
REMOVING = ("v.remove", "v.clean", "v.kill")
BETWEEN = str.maketrans("$()'\"=:,|^", "          ")
AROUND = str.maketrans("$()'\"|^", "       ")
LEFT_OUT = regex(r"grep -v(?:'[^']*'|[^&)'])*")
NO_NAMES = frozenset([*(f"n.{kind}" for kind in KINDS), "n.docker", "n.compose", "p.of"])
SMALL = (
    "for", "the", "its", "my", "a", "an", "any", "our", "their", "all", "of", "those", "these", "ones", "one",
    "named", "called",
)  # fmt: skip
STRONG = (
    "except", "except for", "but not", "excluding", "all but", "all except", "everything but", "everything except",
    "besides", "apart from", "other than", "save for", "but for",
)  # fmt: skip
WEAK = ("not", "no", "never", "without", "lose", "losing", "touch", "touching")
SAID = ("label", "labels", "labelled", "image", "it", "them", "that", "named", "running", "asking", "confirmation")
TAKEN = {
    "volume": ("docker volume rm", "docker volume prune", " --volumes", "down -v", "rm -v", " -fv", " -v "),
    "image": ("docker rmi", "docker image ", " --rmi", "system prune"),
    "network": ("docker network ", "system prune", "compose down"),
    "container": ("docker rm ", "docker container ", "compose down", "compose rm", "system prune"),
}


class Spared(NamedTuple):
    """The words that say what stays, the names among them, and the kinds of objects of which nothing is to go."""

    words: frozenset[int]
    names: frozenset[str]
    kinds: frozenset[str]
    firm: frozenset[str] = frozenset()  # the names that are kept from a wide line: "keep db", not "without prompt"
    aside: frozenset[str] = frozenset()  # every word said of what stays alone, which may be a name whatever it means
    states: frozenset[str] = frozenset()  # in which containers are to stay: running, stopped
    label: bool = False  # is it a label that stays
    told: bool = False  # is it said in words that a line can hold: a label, a pattern, a state?


def spared(words: Sequence[Word]) -> Spared:
    inside: set[int] = set()
    firm: set[int] = set()
    for at, word in enumerate(words):
        if _lead(words, at) in KEEPING and not word.quoted and _keeps(words, at):
            two = _unremoved(words, at) or _lead(words, at) != word.low  # "without deleting", "everything but"
            end = _end(words, at + 1 + two)
            inside.update(range(at, end))
            firm.update(range(at, end) if word.low not in WEAK else ())
        elif word.low in LASTING and at:
            start = at
            while start > 0 and not words[start - 1].comma and not words[start - 1].stop:
                if words[start - 1].low in ("and", "but"):
                    break
                start -= 1
            if start and not any(w.sense in REMOVING for w in words[start:at]):
                inside.update(range(start, at + 1))
    outside = {words[n].low for n in range(len(words)) if n not in inside}
    goes = {words[n].sense[2:] for n in range(len(words)) if n not in inside and words[n].sense[:2] == "n."}
    names = {
        n for n in inside if words[n].sense[:1] not in ("n", "s", "v", "p", "f") and _is_name(words[n].low, outside)
    }
    stays = {words[n].sense[2:] for n in inside if words[n].sense[:2] == "n."}
    stays |= {"volume" for n in inside if words[n].low in ("data", "database", "volume", "volumes")}
    return Spared(
        frozenset(inside),
        frozenset(words[n].text for n in names),
        frozenset(k for k in KINDS if k in stays - goes),
        frozenset(
            words[n].text
            for n in firm
            if (n in names or (_is_placed(words, n) and _is_name(words[n].low, outside))) and not _owns(words, n, goes)
        ),
        frozenset(words[n].text for n in inside if words[n].sense not in NO_NAMES and words[n].low not in outside),
        frozenset(state for state in STATES if any(words[n].sense == f"s.{state}" for n in inside)),
        any(words[n].low.startswith(("label", "mark")) or "=" in words[n].low for n in inside),
        any(words[n].sense[:1] == "s" or words[n].low in SAID or words[n].sense == "n.label" for n in inside),
    )


def spares_some(words: Sequence[Word]) -> bool:
    """ "all containers except mate": is anything that is no kind of things told to stay, whatever the word means?"""
    for at, word in enumerate(words):
        lead = _lead(words, at)
        if (lead in STRONG or word.sense == "s.except") and not word.quoted:
            first = at + 1 + (lead != word.low)
            kept = words[first : _end(words, first)]
            if kept and not any(w.sense[2:] in KINDS or w.sense == "n.everything" for w in kept):
                return True
    return False


def _owns(words: Sequence[Word], at: int, goes: set[str]) -> bool:
    """ "everything but the volume of store": what stays is its volume alone."""
    of = words[at - 2].sense if at > 1 and words[at - 1].low == "of" else ""
    return of in ("n.volume", "n.network") and of[2:] not in goes


def _is_placed(words: Sequence[Word], at: int) -> bool:
    """ "the container of store", "the one called run": a name, whatever the word means."""
    before = words[at - 1] if at else words[at]
    if before.low == "of" and at > 1:
        before = words[at - 2]
    kind = before.sense[2:] in KINDS and not before.low.endswith("s")
    last = words[at].sense[:2] == "v." and _ends_with(words, at - 1, at)
    return at > 0 and (before.low in ("called", "named") or kind or last)


def _is_name(low: str, outside: set[str]) -> bool:
    return low not in outside and low not in KEEPING | LASTING and low not in ("data", "database", "rest")


def _lead(words: Sequence[Word], at: int) -> str:
    """The word, or with the next one what means one thing: "but for", "save for"."""
    two = " ".join(w.low for w in words[at : at + 2])
    return two if two in KEEPING else words[at].low


def _keeps(words: Sequence[Word], at: int) -> bool:
    """Does the word say here that something stays?"""
    if at + 1 >= len(words):
        return False
    led = next((n for n in range(at + 1, len(words)) if words[n].low not in SMALL), at + 1)
    if _unremoved(words, at):
        return True
    low, after = _lead(words, at), words[led]
    called = words[led - 1].low in ("named", "called")
    if (
        not called and after.sense[:2] == "v." and after.low != "what is" and not _ends_with(words, at, led)
    ) or after.low in (
        "swarm",
        "it",
        "only",
        "longer",
        "more",
        "just",
    ):
        return False
    thing = (
        called or after.sense in ("", "n.everything") or after.sense[2:] in KINDS or after.low in ("data", "database")
    )
    size = (
        after.low if len(after.low) > 1 and after.low[-1:].isalpha() else " ".join(w.low for w in words[led : led + 2])
    )
    if low.startswith("keep") and size[:1].isdigit() and size.removesuffix("b")[-1] in "kmgt":
        return False  # "prune the build cache but keep 5gb": so much of it stays
    if low in ("not", "never", "but", "no", "leave", "leaving", "without"):
        return thing and (low != "but" or any(w.sense in ("s.all", "n.everything") for w in words[:at]))
    return not (low == "keep" and any(w.low in ("where", "does") for w in words[:at]))


def _unremoved(words: Sequence[Word], at: int) -> bool:
    """ "without deleting volumes"."""
    return words[at].low == "without" and words[at + 1 : at + 2] != [] and words[at + 1].sense in REMOVING


def _ends_with(words: Sequence[Word], at: int, led: int) -> bool:
    """ "all volumes, not build": the last word behind such a word is a name, whatever it means."""
    apart = words[at].low in STRONG or (words[at].low == "not" and at > 0 and words[at - 1].comma)
    return apart and all(w.low in ("though", "please", "pls", "tho", "thanks") for w in words[led + 1 :])


def _end(words: Sequence[Word], at: int) -> int:
    """Where what stays is told: up to a comma, the end of the sentence, "but", or "and" with something to do."""
    while at < len(words) and not words[at - 1].comma and not words[at - 1].stop:
        told = at + 1 < len(words) and words[at + 1].sense[:2] == "v."
        if words[at].low in ("but", "then", "so") or (words[at].low == "and" and told) or words[at].sense in REMOVING:
            break
        if words[at].low in ("with", "by", "using") and any(_is_manner(w.low) for w in words[at + 1 : at + 4]):
            break
        at += 1
    return at


def _is_manner(low: str) -> bool:
    """ "except db with SIGINT": how it is done, and no part of a name."""
    return low in ("timeout", "signal", "grace", "seconds") or (low.startswith("sig") and low[3:].isalpha())


def takes(line: str, kept: Spared) -> bool:
    """Would a line take away what is to stay?"""
    line = f"{line} "
    if line.startswith("docker run ") and line.endswith(" -delete ") and kept.kinds <= {"volume"}:
        return False  # what is in the volume goes
    if line.startswith("docker rm --link ") and kept.kinds <= {"container"}:
        return False  # what goes is the link
    if "| tail -n +" in line or "| head -n -" in line:
        return False  # the newest are left out
    parts = {*line.translate(BETWEEN).split(), *line.translate(AROUND).split()}
    bare = LEFT_OUT.sub(" ", line).replace("$(", " ").replace(")", " ")
    firm = {part for text in kept.firm for part in text.translate(BETWEEN).split()}
    if bare != line and "grep -v" in line and firm and firm <= parts and kept.kinds <= {"container"}:
        return bool(set(bare.split()) & {*kept.names, *kept.aside})
    if "label!=" in line and not kept.label and kept.firm & set(line.partition("label!=")[2].split()):
        return True  # what is kept is a name, and no label
    if any(any(taken in line for taken in TAKEN[kind]) for kind in kept.kinds):
        return True
    said = {part for word in bare.split() for part in (word, word.split(":")[0])}
    said |= {word.rpartition("=")[2] for word in bare.split() if "=" in word and "!=" not in word}  # ancestor=web:1.0
    if "running" in kept.states and ("docker ps -q" in line or "status=running" in line or " -f $(" in line):
        return True
    every = "docker ps -aq)" in line or "container prune" in line or "system prune" in line or "status=exited" in line
    if "stopped" in kept.states and every:
        return True
    of_another_kind = len(kept.kinds) == len(kept.firm) == 1  # the volume notes alone, and none of its kind is taken
    if firm and not of_another_kind and ("$(" in line or " prune" in line) and not firm & parts:
        return True
    return bool(said & {*kept.names, *kept.aside})
