"""Names of objects there are that are misspelt: "logs of zen_hoper" are of zen_hopper, where no other is as near.

nearly(request, live, index) -> the request with them in the right letters, and (as typed, as it is called) of each
told_so(answer, mended) -> the answer that says so; it asks where something would be lost by a name that was not said

Digits are never mended: web-1 is not web-2. Nor is the name of what is yet to be made.
"""

from dsh.patterns import regex
from dsh.request.claims import is_common
from dsh.request.live.described import is_of
from dsh.request.live.objects import Live, kinds_of
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer
from dsh.request.typos import GIVING

TOKEN = regex(r"(?<![\w./:@=~-])[A-Za-z][\w.-]*\w(?![\w/@=]|:\d)")
APART = regex(r"[-_.]")
IMAGE_PARTS = regex(r"[/:_.-]")
SHORT = 2  # letters of a part of a name that tells it from others
DIGITS = regex(r"\d+")
LEAST, LONG = 5, 9  # letters of what may be a misspelt name, and of what may be so twice
NEW = frozenset(("create", "make", "new", "database", "user", "password", "branch"))  # not far before a name of its own
NAMED_ANEW = ("rename", " tag ", "name of", "call ", "named")  # then a new name follows "to"
DOUBTED = 0.5


def nearly(request: str, live: Live, index: Index) -> tuple[str, tuple[tuple[str, str], ...]]:
    words = list(TOKEN.finditer(request))
    mended: list[tuple[str, str]] = []
    names: tuple[str, ...] | None = None
    for found in reversed(words):
        typed = found[0]
        if typed[0].isupper() and (own := _as_it_is(typed, live)):
            request = f"{request[: found.start()]}{own}{request[found.end() :]}"
            continue
        if len(typed) < LEAST or kinds_of(typed, live) or _is_word(typed, index):
            continue
        if any(is_of(c, typed.lower(), index.data["described"]) for c in live.containers):
            continue  # "the notebook container" is made from a notebook
        before = request[: found.start()].lower().split()[-4:]
        if before and (before[-1] in GIVING or before[-1] == "call" or NEW.intersection(before)):
            continue
        if before[-1:] == ["to"] and any(sign in request.lower() for sign in NAMED_ANEW):
            continue
        names = _names(live) if names is None else names
        after = request[found.end() :].lower().split()[:1]
        right = _of_its_kind(typed, after[0].strip(".,?!") if after else "", live, index)
        right = right or _nearest(typed, names, index) or _nearest_part(typed, live, index)
        if right:
            mended.append((typed, right))
            request = f"{request[: found.start()]}{right}{request[found.end() :]}"
    return request, tuple(mended)


def _of_its_kind(typed: str, kind: str, live: Live, index: Index) -> str:
    """ "The notebok volume" is notebooks, where the kind is said behind it."""
    names = {"volume": live.volumes, "network": live.networks}.get(kind, ())
    if not names:
        return ""
    one = [name for name in names if name.removesuffix("s") == typed.lower()]
    if len(one) == 1:
        return one[0]
    right = _nearest(typed, (*names, *(name.removesuffix("s") for name in names)), index)
    return next((name for name in names if name.removesuffix("s") == right), right)


def _as_it_is(typed: str, live: Live) -> str:
    """The container that is called so but for the capital letter; "" where none is."""
    low = typed.lower()
    return low if not kinds_of(typed, live) and any(c.name == low for c in live.containers) else ""


def _is_word(typed: str, index: Index) -> bool:
    low = typed.lower()
    if not low.isalpha():
        return False
    return bool(index.lexicon.sense(low)) or is_common(low, index.data) or f" {low} " in index.data["programs"]


def _names(live: Live) -> tuple[str, ...]:
    images = [image.partition(":")[0].rpartition("/")[2] for image in live.images]
    every = (*(c.name for c in live.containers), *live.volumes, *live.networks, *live.services, *images)
    return tuple(dict.fromkeys(name for name in every if len(name) >= LEAST - 1))


def _nearest(typed: str, names: tuple[str, ...], index: Index) -> str:
    """The one name that is a slip away; "" where none is, or several are."""
    allowed = 2 if len(typed) >= LONG else 1
    low, digits = typed.lower(), DIGITS.findall(typed)
    if low in {name.lower() for name in names}:
        return ""  # it is spelt so
    near = [name for name in names if abs(len(name) - len(low)) <= allowed and DIGITS.findall(name) == digits]
    near = [name for name in near if not _is_another(low, name.lower(), index)]
    if not near:
        return ""
    from rapidfuzz.distance import OSA  # where nothing is misspelt it need not be loaded

    far = {name: OSA.distance(low, name.lower()) for name in near}
    best = min(far.values())
    found = [name for name, distance in far.items() if distance == best]
    return found[0] if best <= allowed and len(found) == 1 else ""


def _nearest_part(typed: str, live: Live, index: Index) -> str:
    """The part of a container's name, or of its image, of which it is a slip, one or several of them: "exportrs"."""
    if not typed.isalpha():
        return ""
    every = (part for c in live.containers for part in (*APART.split(c.name), *IMAGE_PARTS.split(c.image)))
    parts = tuple(dict.fromkeys(part.lower() for part in every if len(part) >= LEAST and part.isalpha()))
    if {typed.lower(), typed.lower().removesuffix("s")}.intersection(parts):
        return ""
    parts = (*parts, *(role for role in index.data["described"]["roles"] if len(role) > LEAST))
    return _nearest(typed, parts, index) or _nearest(typed, tuple(f"{part}s" for part in parts), index)


def _is_another(typed: str, name: str, index: Index) -> bool:
    """Are they told apart by a part of a letter or two (data_a and data_b), or by a word (web-blue and web-glue)? Two
    letters in the wrong order tell nothing apart: "orders-bd"."""
    parts = list(zip(APART.split(typed), APART.split(name), strict=False))
    return len(parts) > 1 and any(
        a != b and a != b[::-1] and (max(len(a), len(b)) <= SHORT or (_is_word(a, index) and _is_word(b, index)))
        for a, b in parts
    )


def _is_sure(typed: str, right: str) -> bool:
    """Is it one slip?"""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(typed.lower(), right.lower())) < 2


def told_so(answer: Answer, mended: tuple[tuple[str, str], ...]) -> Answer:
    if not mended or not answer.suggestions:
        return answer
    used = [(typed, right) for typed, right in mended if any(right in s.command for s in answer.suggestions)]
    if not used:
        return answer
    told = tuple(f"{right} for {typed}" for typed, right in used)
    lines = tuple(s._replace(reading=(*s.reading, *told)) for s in answer.suggestions)
    typed, right = used[0]
    first = lines[0]
    if answer.outcome != "match" or first.risk == "read" or (first.risk != "destroy" and _is_sure(typed, right)):
        return answer._replace(suggestions=lines)
    lines = tuple(s._replace(score=min(s.score, DOUBTED)) for s in lines)
    question = f"There is no {typed} here. Is it {right} that is meant?"
    return answer._replace(outcome="ambiguous", suggestions=lines, question=question)
