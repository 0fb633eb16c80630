"""What is answered to requests of the examples that are near to one that is not wholly understood.

Where it names nothing of the user's own, the line of the nearest example stands as it is, its places open; else what
the request names goes into the places of the line.
"""

import re
from collections.abc import Iterator

from dsh.knowledge.features import tokens
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.beside import takes_others
from dsh.request.certainty import suggested
from dsh.request.checked.sound import sound
from dsh.request.checked.untold import takes_the_spared, untold
from dsh.request.flags import find_flags
from dsh.request.frames import built_from
from dsh.request.line import in_any_order
from dsh.request.nearest import Near, nearest
from dsh.request.nothing_named import names_nothing
from dsh.request.open_lines import OPEN, open_line
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading, read_request
from dsh.request.retelling import read
from dsh.request.suggestion import Answer, Suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live

MOST = 3
LOOKED_AT = 6  # lines whose places are filled
NEAR, AT_ALL = 0.45, 0.4  # nearness from which a line goes before one that is not sure, and is offered at all
SHARE, LOOKED, PLAIN = 0.3, 0.2, 0.35  # share from which it does, from which it is told what is looked at, or changed
UNSURE, DOUBTFUL = 0.8, 0.45  # chance of the line that it goes before, and of one that it goes before in any case
CLOSE, MOSTLY, FAIRLY_SURE = 0.6, 0.5, 0.85  # nearness and share from which it goes before one of up to this chance
HARDLY = 0.2  # share of what no command answers, below which that is no idea
BESIDE, FIRST = 0.3, 0.65  # chance of a line that stands beside another, and of one that goes before it
HALTS = regex(r"\bdocker (?:compose |container )?(?:stop|kill|pause|down)\b|\bdocker service scale\b|--replicas 0\b")


class NearLine(NamedTuple):
    """A line that is offered because it answers what is near."""

    near: Near
    told: Suggestion
    filled: bool  # are its places, or do they stay open?


def of_the_nearest(request: str, got: Answer, index: Index, store: Store, firm: bool, live: "Live | None") -> Answer:
    """The answer with the lines that answer what is near: after the first, or before it where that is not sure and not
    `firm`. With an engine at hand, its objects tell which names are meant.
    Nothing is destroyed by nearness alone, nor done to many.
    """
    if any(it.risk == "destroy" for it in got.suggestions[:1]) or (live is not None and _names_one(request, live)):
        return got
    reading = read_request(request, index.lexicon, index.data)
    is_open = not reading.values and not any(letter.isdigit() for letter in request)
    if is_open and names_nothing(reading, index.data):
        found = _differing(_open(reading, index, store), got, reading, MOST - 1, store)
    elif live is not None:
        return got
    else:
        reading = read(request, index)
        found = _differing(_filled(reading, index), got, reading, 1, store)
    if not found:
        return got
    best, rest = found[0], tuple(it.told for it in found[1:])
    if got.outcome != "match":
        return _instead(reading, got, best, rest)
    first = got.suggestions[0]
    if best.filled:
        order = (first, *got.suggestions[1:2], best.told, *got.suggestions[2:])
    elif not firm and _goes_before(best, first):
        order = (best.told._replace(score=FIRST), first, *rest, *got.suggestions[1:])
    else:
        order = (first, best.told, *rest, *got.suggestions[1:])
    return got._replace(suggestions=_each_once(order))


def _names_one(request: str, live: "Live") -> bool:
    """Is one of the objects there spoken of?"""
    names = {it.name.lower() for it in live.containers}
    names |= {it.lower() for it in (*live.volumes, *live.networks, *live.services)}
    names |= {it.rpartition("/")[2].partition(":")[0].lower() for it in live.images}
    return not names.isdisjoint(request.lower().replace(",", " ").strip(".?!").split())


def _open(reading: Reading, index: Index, store: Store) -> Iterator[NearLine]:
    """The lines as they stand."""
    for near in nearest(reading, index.data):
        yield NearLine(near, open_line(near.line, BESIDE, "", store), False)


def _filled(reading: Reading, index: Index) -> Iterator[NearLine]:
    """The lines with all of their places filled from the request."""
    flags = find_flags(reading, index.data)
    said = tokens(reading.words, index.data)
    for near in nearest(reading, index.data)[:LOOKED_AT]:
        if near.intent < 0:
            continue
        path = index.data["commands"][index.data["intents"][near.intent][0]][0]
        built = built_from(near.intent, path, reading, flags, said, index.data)
        if built.missing or takes_the_spared(built, reading) or untold(built, reading, index.data):
            continue
        if not takes_others(built, reading):
            yield NearLine(near, suggested(built, index)._replace(score=BESIDE), True)


def _differing(lines: Iterator[NearLine], got: Answer, reading: Reading, most: int, store: Store) -> list[NearLine]:
    """The first lines that docker takes, and that are no other words for the first one thought of."""
    known = {_shape(it.command) for it in got.suggestions[:1]}
    out: list[NearLine] = []
    for it in lines:
        words = _shape(it.told.command)
        if it.near.nearness < AT_ALL:
            continue
        if words not in known and _harms_none(it, got, reading) and sound(it.told.command, it.told.missing, store):
            known.add(words)
            out.append(it)
            if len(out) == most:
                break
    return out


def _shape(line: str) -> tuple[str, ...]:
    """The line, whatever its open places are called."""
    return in_any_order(OPEN.sub("_", line))


def _harms_none(it: NearLine, got: Answer, reading: Reading) -> bool:
    """Does it look, or is it wished that one thing is changed? What stays, and what goes or halts, is said by more than
    nearness can tell."""
    if it.told.risk != "change":
        return it.told.risk == "read"
    line = it.told.command
    if reading.mood != "wish" or "$(" in line or "xargs" in line:
        return False
    halts = HALTS.search(line) is not None
    return not halts or (not it.filled and got.outcome == "match" and got.suggestions[0].risk != "read")


def _goes_before(it: NearLine, first: Suggestion) -> bool:
    """Is what is near likelier than a line that is not sure? By what was right of both, where they differ. It is not
    where the other says all of it and more, or does something that this one only looks at."""
    near = it.near
    if near.nearness < NEAR or (it.told.risk == "read" and first.risk != "read"):
        return False
    if _has_all_of(first.command, it.told.command) or _says_more(first.command, it.told.command):
        return False
    if near.share >= MOSTLY and near.nearness >= CLOSE:
        return first.score < FAIRLY_SURE
    return first.score < (UNSURE if near.share >= SHARE else DOUBTFUL)


def _says_more(line: str, other: str) -> bool:
    """Is it the longer line of one command?"""
    words, others = line.split(), other.split()
    same = 3 if words[1:2] == ["compose"] else 2
    return words[:same] == others[:same] and len(line) > len(other)


def _has_all_of(line: str, other: str) -> bool:
    """Does a line say all that another one says, or more: a name where the other leaves its place open?"""
    said = line.replace("=", " ").split()
    patterns = (OPEN.sub("\0", word) for word in other.replace("=", " ").split())
    looks = (compiled(r"\S+".join(re.escape(part) for part in pattern.split("\0"))) for pattern in patterns)
    return all(any(look.fullmatch(word) for word in said) for look in looks)


def _instead(reading: Reading, got: Answer, it: NearLine, rest: tuple[Suggestion, ...]) -> Answer:
    """The line in the place of an idea or of a question, where what is near is answered by it; else beside them."""
    looks = reading.mood == "look" and it.told.risk == "read"
    share = it.near.share
    idea = looks and share >= SHARE and it.near.others < HARDLY
    plain = {"concept": idea, "ambiguous": share >= (LOOKED if looks else PLAIN)}
    of_ours = any(word.sense[:2] == "n." for word in reading.words)
    if of_ours and plain.get(got.outcome, False):
        order = (it.told._replace(score=FIRST), *got.suggestions[:1], *rest, *got.suggestions[1:])
        return Answer(got.request, "match", _each_once(order))
    if share < LOOKED:
        return got
    return got._replace(suggestions=_each_once((*got.suggestions[:1], it.told, *got.suggestions[1:])))


def _each_once(order: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    kept: dict[tuple[str, ...], Suggestion] = {}
    for it in order:
        kept.setdefault(in_any_order(it.command), it)
    return tuple(kept.values())[:MOST]
