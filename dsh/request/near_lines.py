"""What is answered to requests of the examples that are near to one that is not wholly understood.

Where it names nothing of the user's own, the line of the nearest example stands as it is, its places open; else what
the request names goes into the places of the line.
"""

from collections.abc import Iterator

from dsh.knowledge.features import tokens
from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.beside import takes_others
from dsh.request.certainty import suggested
from dsh.request.checked.sound import sound
from dsh.request.checked.untold import takes_the_spared, untold
from dsh.request.flags import find_flags
from dsh.request.frames import built_from
from dsh.request.line import in_any_order
from dsh.request.near_first import NearLine, goes_before, names_none, shape, taken_as_names
from dsh.request.nearest import Near, nearest
from dsh.request.nothing_named import names_nothing
from dsh.request.open_lines import open_line
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading, read_request
from dsh.request.retelling import read
from dsh.request.suggestion import Answer, Suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.request.live.objects import Live

MOST = 3
LOOKED_AT = 6  # lines whose places are filled
AT_ALL = 0.35  # nearness from which a line is offered
# From which share, and of what no command answers up to which, a line goes before an idea or a question.
INSTEAD = ((0.2, 0.15), (0.25, 0.25), (0.28, 0.4))
SHARE = 0.2  # share from which it is offered beside one
LONG = 5  # spaces in what is no mere word or two, so that its question need not be asked
FILLED = 0.85  # chance of a line from which on none is filled to stand beside it
BESIDE, FIRST = 0.3, 0.65  # chance of a line that stands beside another, and of one that goes before it
HALTS = regex(
    r"\bdocker (?:compose |container )?(?:-\S+ \S+ )*(?:stop|kill|pause|down)\b|\bdocker service scale\b|--replicas 0\b"
)


def of_the_nearest(request: str, got: Answer, index: Index, store: Store, firm: bool, live: "Live | None") -> Answer:
    """The answer with the lines that answer what is near: after the first, or before it where that is not sure and not
    `firm`. With an engine at hand, its objects tell which names are meant.
    Nothing is destroyed by nearness alone, nor done to many.
    """
    if any(it.risk == "destroy" for it in got.suggestions[:1]) or (live is not None and _names_one(request, live)):
        return got
    reading = read_request(request, index.lexicon, index.data)
    first = got.suggestions[0] if got.outcome == "match" else None
    is_open = not reading.values and not any(letter.isdigit() for letter in request)
    said = taken_as_names(first, reading, index) if is_open and first is not None else frozenset()
    none = is_open and names_nothing(reading, index.data)
    lines = nearest(reading, index.data) if none or said else []
    found = _differing(_open(lines, store), got, reading, MOST - 1, store) if lines else []
    unsaid = bool(said and found) and names_none(said, found[0].near, none, index)
    if none or unsaid:
        firm = firm and not unsaid
    elif live is not None or (first is not None and first.score >= FILLED):
        return got
    else:
        reading = read(request, index)
        lines = nearest(reading, index.data)
        found = _differing(_filled(lines, reading, index), got, reading, 1, store)
    if not found:
        return got
    best, rest = found[0], tuple(it.told for it in found[1:])
    if first is None:
        return _instead(reading, got, best, rest, best.near.share >= lines[0].share)
    if best.filled:
        order = (first, *got.suggestions[1:2], best.told, *got.suggestions[2:])
    elif not firm and (unsaid or goes_before(best, first, lines, reading)):
        order = (best.told._replace(score=FIRST), first, *rest, *got.suggestions[1:])
    else:
        order = (first, best.told, *got.suggestions[1:2], *rest, *got.suggestions[2:])
    return got._replace(suggestions=_each_once(order))


def _names_one(request: str, live: "Live") -> bool:
    """Is one of the objects there spoken of?"""
    names = {it.name.lower() for it in live.containers}
    names |= {it.lower() for it in (*live.volumes, *live.networks, *live.services)}
    names |= {it.rpartition("/")[2].partition(":")[0].lower() for it in live.images}
    return not names.isdisjoint(request.lower().replace(",", " ").strip(".?!").split())


def _open(lines: list[Near], store: Store) -> Iterator[NearLine]:
    """The lines as they stand."""
    for near in lines:
        yield NearLine(near, open_line(near.line, BESIDE, "", store), False)


def _filled(lines: list[Near], reading: Reading, index: Index) -> Iterator[NearLine]:
    """The lines with all of their places filled from the request."""
    flags = find_flags(reading, index.data)
    said = tokens(reading.words, index.data)
    for near in lines[:LOOKED_AT]:
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
    known = {shape(it.command) for it in got.suggestions[:1]}
    out: list[NearLine] = []
    for it in lines:
        words = shape(it.told.command)
        if it.near.nearness < AT_ALL:
            continue
        if words not in known and _harms_none(it, got, reading) and sound(it.told.command, it.told.missing, store):
            known.add(words)
            out.append(it)
            if len(out) == most:
                break
    return out


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


def _instead(reading: Reading, got: Answer, it: NearLine, rest: tuple[Suggestion, ...], nearest_of_all: bool) -> Answer:
    """The line in the place of an idea or of a question, where what is near is answered by it; else beside them."""
    share = it.near.share
    said = got.outcome == "concept" or reading.text.count(" ") >= LONG
    said = said or (reading.mood == "look" and it.told.risk == "read")
    of_ours = any(word.sense[:2] == "n." for word in reading.words)
    near = any(share >= least and it.near.others < others for least, others in INSTEAD)
    if nearest_of_all and of_ours and said and near:
        order = (it.told._replace(score=FIRST), *got.suggestions[:1], *rest, *got.suggestions[1:])
        return Answer(got.request, "match", _each_once(order))
    if share < SHARE:
        return got
    return got._replace(suggestions=_each_once((*got.suggestions[:1], it.told, *got.suggestions[1:])))


def _each_once(order: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    kept: dict[tuple[str, ...], Suggestion] = {}
    for it in order:
        kept.setdefault(in_any_order(it.command), it)
    return tuple(kept.values())[:MOST]
