"""Containers there are of whose name a part is said: "bert-02" is train-bert-02, "anna's notebook" is jupyter-anna,
"run 18 of the e2e" is e2e-run-18.

told_together(request, live, index) -> the request with whole names where two words tell of one: "anna's notebook"
by_parts(request, live, index)      -> ... and where a word is a part of one name alone: "bert-02", "curie"

A part must be that of one container alone, and no word of another meaning; a number is that of a name whether a zero
stands before it or not. What is yet to be made or named anew keeps the name that it is given.
"""

import re

from dsh.patterns import regex
from dsh.request.claims import is_common
from dsh.request.live.described import APART, is_of
from dsh.request.live.objects import PREDEFINED, Live, LiveContainer, kinds_of
from dsh.request.phrasebook import Index
from dsh.request.typos import GIVING
from dsh.typed import Any

PIECED = regex(r"(?<![\w./:@=~-])[A-Za-z][\w.-]*\w(?![\w/@=-]|:\S)")
NUMBERED = regex(
    r"(?<![\w./:@=~-])(?:the )?(?P<part>[A-Za-z]\w+)(?:,? (?:container )?(?:number|no\.?|nr\.?|num) #?| #| )"
    r"(?P<number>\d{1,4})(?![\w./:%-])(?! ?(?:and|or|&|to|,|-) ?\d)(?: of (?:the |our |my )?(?P<of>[A-Za-z][\w-]*))?"
)
COUNTED = regex(
    r"(?<![\w./:@=~-])the (?P<number>\d{1,2})(?:st|nd|rd|th)? (?P<part>[A-Za-z][\w-]*)"
    r"(?: (?:run|job|container|instance|one|worker|node))?(?![\w./:-])",
    re.IGNORECASE,
)
OWNED = regex(
    r"(?<![\w./:@=~-])(?:the |my |our )?(?P<owner>[A-Za-z][\w-]*)(?:['’]s|s['’]) (?P<what>[A-Za-z][\w-]*)(?![\w./:-])"
)
OF_WHOM = regex(
    r"(?<![\w./:@=~-])(?:the |my |our )?(?P<what>[A-Za-z][\w-]*) of (?:the |my |our )?(?P<owner>[A-Za-z][\w-]*)"
    r"(?:['’]s)?(?![\w./:-])"
)
ITS = regex(
    r"(?P<owner>[A-Za-z0-9][\w-]*)(?P<joint>,? (?:and|&|plus|with|\+) )(?:(?:also|both) )?its (?:own )?"
    r"(?P<what>[A-Za-z][\w-]*)(?![\w./:-])",
    re.IGNORECASE,
)
SAME_IMAGE = regex(
    r"(?:the )?same image (?:as|like|of|that) (?:the )?(?:container )?(?P<name>[A-Za-z0-9][\w.-]*\w)"
    r"(?: has| uses| is made of)?",
    re.IGNORECASE,
)
NEW = frozenset(("create", "make", "new", "named", "called", "branch", "password", "user", "build"))
NAMED_ANEW = ("rename", " tag ", "name of", "call ", "named", "scale", "network", "volume", "another", "registry")
UNITS = "day days hour hours minute minutes min mins seconds sec lines line times gb mb cpus cpu cores gigs percent"
LONGEST = 300  # letters of a request that is looked through
LEAST = 4  # letters of a word that is a part of a name


def told_together(request: str, live: Live, index: Index) -> str:
    if len(request) > LONGEST or not live.containers:
        return request
    said = index.data["described"]
    request = SAME_IMAGE.sub(lambda it: _image_of(it, live), request)
    request = ITS.sub(lambda it: _its(it, live, said), request)
    for shape in (OWNED, OF_WHOM):
        request = shape.sub(lambda it: _owned(it, live, index), request)
    request = NUMBERED.sub(lambda it: _numbered(it, live, index), request)
    return COUNTED.sub(lambda it: _numbered(it, live, index), request)


def by_parts(request: str, live: Live, index: Index) -> str:
    if len(request) > LONGEST or not live.containers:
        return request
    for found in reversed(list(PIECED.finditer(request))):
        name = _whole(found, request, live, index)
        if name:
            request = f"{request[: found.start()]}{name}{request[found.end() :]}"
    return request


def pieces(name: str) -> list[str]:
    """The parts of a name, its numbers without the zeros before them."""
    return [part.lstrip("0") or "0" if part.isdigit() else part.lower() for part in APART.split(name) if part]


def _has(name: str, parts: list[str]) -> bool:
    """Do these parts stand side by side in a name, and are they not all of it?"""
    own = pieces(name)
    return len(parts) < len(own) and any(own[at : at + len(parts)] == parts for at in range(len(own)))


def _alone(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ""


def _whole(found: re.Match[str], request: str, live: Live, index: Index) -> str:
    """The one name of which this is a part: of several parts, or of one that is no word of another meaning."""
    typed = found[0]
    if kinds_of(typed, live) or _is_new(found, request):
        return ""
    parts = pieces(typed)
    own = "'s" if request[found.end() : found.end() + 2] in ("'s", "’s") else ""
    if len(parts) > 1:
        return _unsaid(_alone([c.name for c in live.containers if _has(c.name, parts)]), request)
    low = typed.lower()
    after = request[found.end() + len(own) :].lower().split()[:1]
    if after and after[0].strip(".,?!") in index.data["described"]["others"]:
        return ""
    name = _unsaid(_of_one(low, live, index), request)
    if not name and low[-1:] == "s" and not own and after and after[0].isalpha():  # "annas container"
        name = _of_one(low[:-1], live, index)
        return f"{name}'s" if name and not _is_word(low, index) else ""
    return name


def _unsaid(name: str, request: str) -> str:
    """ "silly_wozniak is a silly name": who is called in full is not told by a part as well."""
    return "" if name in request else name


def _of_one(low: str, live: Live, index: Index) -> str:
    """The one container of which a word is a part that says nothing else."""
    numbered = re.fullmatch(r"[a-z]+\d+", low) is not None  # "v2"
    if not (numbered or (len(low) >= LEAST and low.isalpha())) or _is_word(low, index) or kinds_of(low, live):
        return ""
    others = (*live.networks, *(image.rpartition("/")[2] for image in live.images))
    if any(low in pieces(name.replace(":", "-")) for name in others):
        return ""
    return _alone([c.name for c in live.containers if _has(c.name, [low])])


def _is_word(low: str, index: Index) -> bool:
    data = index.data
    named = f" {low} " in data["programs"] or low in data["images"] or low in data["called"]
    return bool(index.lexicon.sense(low)) or is_common(low, data) or named or low in data["described"]["roles"]


def _is_new(found: re.Match[str], request: str) -> bool:
    """Is it given as a name?"""
    before = request[: found.start()].lower().replace(",", " ").split()[-4:]
    if before and (before[-1] in GIVING or before[-1] in ("call", "tag") or NEW.intersection(before)):
        return True
    if before[-2:] in (["name", "it"], ["call", "it"]) or (
        before[-1:] == ["container"] and request[found.end() :].lower().startswith((" from ", " of ", " with ", " on "))
    ):
        return True
    return before[-1:] in (["to"], ["into"]) and any(sign in request.lower() for sign in NAMED_ANEW)


def _numbered(it: re.Match[str], live: Live, index: Index) -> str:
    """ "bert 1", "run 18 of the e2e", "the 2nd worker": the one that has both in its name."""
    part, number = it["part"].lower(), it["number"].lstrip("0") or "0"
    groups = it.groupdict()
    after = it.string[it.end() :].lower().split()[:1]
    if (after and after[0].strip(".,?!") in UNITS.split()) or _is_new(it, it.string):
        return it[0]
    more = (groups.get("of") or "").lower()
    found = []
    for c in live.containers:
        own = pieces(c.name)
        if part in own and number in own and (not more or more in own or is_of(c, more, index.data["described"])):
            found.append(c.name)
    return _alone(found) or it[0]


def _owned(it: re.Match[str], live: Live, index: Index) -> str:
    """ "anna's notebook", "the shop's api", "the database of nextcloud": the one that is both."""
    said = index.data["described"]
    owner, what = it["owner"].lower(), it["what"].lower()
    if kinds_of(what, live) == ("container",) or what in said["others"] or what in said["nouns"]:
        return it[0]
    found = [c for c in live.containers if owner in pieces(c.name) and owner != what and is_of(c, what, said)]
    if any(c.name.lower() == owner for c in live.containers) and what not in said["roles"]:
        return it[0]  # "web's data": the one that is called so is spoken of
    found = [c for c in found if c.name.lower() != owner]
    return _alone([c.name for c in found]) or it[0]


def _image_of(it: re.Match[str], live: Live) -> str:
    """ "One more from the same image as api"."""
    return next((c.image for c in live.containers if c.name == it["name"] and c.image), it[0])


def _its(it: re.Match[str], live: Live, said: dict[str, Any]) -> str:
    """ "pause nextcloud and its database": the one of that kind that is called after it, or shares its network."""
    what = it["what"].lower()
    owner = next((c for c in live.containers if c.name.lower() == it["owner"].lower()), None)
    if owner is None:
        near = [c for c in live.containers if it["owner"].lower() in pieces(c.name)]
        mains = [c for c in near if not is_of(c, what, said)]
        owner = mains[0] if len(mains) == 1 else None
    if owner is None or what in said["others"]:
        return it[0]
    others = [c for c in live.containers if c is not owner and is_of(c, what, said)]
    after = [c.name for c in others if set(pieces(owner.name)) & set(pieces(c.name)) - {what}]
    beside = [c.name for c in others if _share(owner, c)]
    name = _alone(after) or _alone(beside)
    return f"{owner.name}{it['joint']}{name}" if name else it[0]


def _share(one: LiveContainer, other: LiveContainer) -> bool:
    return bool(set(one.networks) & set(other.networks) - set(PREDEFINED))
