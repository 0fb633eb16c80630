"""Does a line that answers what is near go before the one that was thought of, or are its names none?"""

import re

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.line import in_any_order
from dsh.request.nearest import Near, names_nothing_by
from dsh.request.nothing_named import gives_a_name, is_done
from dsh.request.open_lines import OPEN
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading
from dsh.request.suggestion import Suggestion

BEFORE = (
    (0.45, 0.0),
    (0.6, 0.15),
    (0.85, 0.33),
)  # chance of a line that another goes before, and from which share
DOUBTFUL = 0.45  # chance of a line that looks, from which on none that changes something goes before it
AS_NEAR = 0.7  # of the share of the nearest line: a line of the phrases that is as near stays first
OBJECTS = frozenset(("CONTAINER", "IMAGE", "VOLUME", "NETWORK", "SERVICE", "NODE", "STACK", "PLUGIN"))
OF_SEVERAL = {  # kinds of commands for what one has several of, by what speaks of those
    "compose": ("n.compose", "n.service", "n.project", "n.stack"),
    "service": ("n.service", "n.swarm", "n.replicas"),
}
SAID = (0.5, 0.35)  # nearness and share from which a word that stands in what is near is no name
FIELD = regex(r"\.\w[\w.]*")


class NearLine(NamedTuple):
    """A line that is offered because it answers what is near."""

    near: Near
    told: Suggestion
    filled: bool  # are its places, or do they stay open?


def goes_before(it: NearLine, first: Suggestion, lines: list[Near], reading: Reading) -> bool:
    """Is what is near likelier than a line that is not sure? By what was right of both, where they differ. It is not
    where the other says all of it and more, is as near, or does something that this one only looks at."""
    near, line, other = it.near, first.command, it.told.command
    if (it.told.risk == "read") != (first.risk == "read") and (it.told.risk == "read" or first.score >= DOUBTFUL):
        return False
    if _has_all_of(line, other) or _says_more(line, other) or not _is_spoken_of(other, line, reading):
        return False
    if any(shape(at.line) == shape(line) and at.share >= AS_NEAR * near.share for at in lines):
        return False
    least = next((share for upto, share in BEFORE if first.score < upto), None)
    return least is not None and near.share >= max(least, lines[0].share)


def _is_spoken_of(line: str, other: str, reading: Reading) -> bool:
    """Has the line all words of docker's that the request says and the other one has, and is its kind spoken of?"""
    words, others = (set(it.split()) - {"docker"} for it in (line, other))
    said = reading.text.lower().split()
    if any(word in said for word in others - words if word.isalpha()):
        return False
    kind = line.split()[1]
    senses = OF_SEVERAL.get(kind, ())
    return not senses or kind in others or any(word.sense in senses for word in reading.words)


def _says_more(line: str, other: str) -> bool:
    """Is it the longer line of one command, or does it print the same in another way?"""
    words, others = line.split(), other.split()
    same = 3 if words[1:2] == ["compose"] else 2
    if words[:same] != others[:same]:
        return False
    return len(line) > len(other) or (FIELD.findall(line) == FIELD.findall(other) != [])


def _has_all_of(line: str, other: str) -> bool:
    """Does a line say all that another one says, or more: a name where the other leaves its place open?"""
    said = line.replace("=", " ").split()
    patterns = (OPEN.sub("\0", word) for word in other.replace("=", " ").split())
    looks = (compiled(r"\S+".join(re.escape(part) for part in pattern.split("\0"))) for pattern in patterns)
    return all(any(look.fullmatch(word) for word in said) for look in looks)


def taken_as_names(first: Suggestion, reading: Reading, index: Index) -> frozenset[str]:
    """The words of the request that the line has as names, where each may be a word of every day: "see what my program
    printed"."""
    line = set(first.command.replace("=", " ").split())
    names = {t for n in reading.names for t in n.typed if t in line}
    plain = all(t.isalpha() and t.islower() and f" {t} " not in index.data["usual_names"] for t in names)
    return frozenset(names) if plain and not gives_a_name(reading, index.data) else frozenset()


def names_none(said: frozenset[str], near: Near, none: bool, index: Index) -> bool:
    """Does each of these words stand in the nearest request too, which names nothing? Or is it what is done, where
    the request names `none`?"""
    nearness, share = SAID
    if near.share < share or not OBJECTS.issuperset(OPEN.findall(near.line)):
        return False
    stands = near.nearness >= nearness
    return all(
        (none and is_done(word, index.data)) or (stands and names_nothing_by(word, near, index.data)) for word in said
    )


def shape(line: str) -> tuple[str, ...]:
    """The line, whatever its open places are called."""
    return in_any_order(OPEN.sub("_", line))
