"""What is to go, told with the thing first, as an order: "container test must go even if it is running", "pgdata_old is
a volume I no longer need", "networks which nobody uses should be deleted". How that is said stands in
knowledge/requests/foremost.yaml.

What is said besides is taken out wherever it stands, and all of the rest must be one of the ways: nothing is removed on
words that nobody read. Who asks ("should web go?") orders nothing.
"""

import re

from dsh.patterns import compiled
from dsh.request.claims import is_common
from dsh.request.names import known_image
from dsh.request.phrasebook import Index
from dsh.request.typos import misspelt_in
from dsh.typed import Any

PARTS = re.compile(r", and |,? and |, | & ")
KINDS = re.compile(r"s$")
PLACED = re.compile(r"\{(\w+)\}")
LONGEST = 40  # words


def told(text: str, index: Index) -> str | None:
    """The text as an order; None where it is none, or where not all of it is understood."""
    said = index.data["foremost"]
    body = compiled(f"^{said['lead']}").sub("", " ".join(text.split())).rstrip(" .!")
    if "?" in body or body.count(" ") > LONGEST or compiled(said["asks"]).match(body):
        return None
    for rest, besides, kinds in _apart(body, said):
        for pattern, order, only_besides in said["ways"]:
            if only_besides and not any(besides):
                continue
            found = compiled(f"(?:{said['lead']}){pattern}").fullmatch(rest)
            anew = None if found is None else _told(found, order, besides, kinds, index)
            if anew is not None:
                return anew
    return None


def _apart(body: str, said: dict[str, Any]) -> list[tuple[str, list[str], set[str]]]:
    """What is left without all that is said besides, how that is told, and of which kinds of things it is said; and the
    text as it stands, for what is no aside where it belongs to the thing."""
    besides: list[str] = []
    kinds: set[str] = set()
    rest = body
    for pattern, order, of in said["besides"]:
        whole = compiled(rf"(?:(?:^|[,;.:] ?|(?<=\S) |- ?)(?:(?:and|but|so) )?(?:{pattern})(?=$|[,;.:]| ))+")
        found = whole.search(rest)
        while found is not None:
            less = f"{rest[: found.start()]} {rest[found.end() :].lstrip(' ,;')}"
            if order and order not in besides:
                besides.append(order)
            kinds |= {of} if of else set()
            rest = " ".join(less.split()).strip(" ,;.-")
            found = whole.search(rest)
    return [(rest, besides, kinds)] if rest == body else [(rest, besides, kinds), (body, [], set())]


def _told(found: re.Match[str], order: str, besides: list[str], kinds: set[str], index: Index) -> str | None:
    groups = {key: value for key, value in found.groupdict().items() if value}
    kind = KINDS.sub("", (groups.get("KIND") or groups.get("KIND2") or groups.get("IS") or "").lower())
    if kinds - {kind or "container", *(["swarm"] if order == "leave the swarm" else [])}:
        return None  # what is said besides is said of another kind of thing
    if "container" in kinds and "GROUP" in groups and "container" not in groups["GROUP"].lower():
        return None
    said = (groups[key] for key in ("NAMES", "NAMES2", "NAME", "SURE") if key in groups)
    names = PARTS.split(next(said, ""))
    unsure = "KIND" not in groups and "SURE" not in groups
    if names != [""] and not all(_may_be_one(name, unsure, index) for name in names):
        return None
    if not kind and "container" in kinds and names != [""]:
        kind = "container"
    thing = f"the {kind}{'s' if len(names) > 1 else ''} {' and '.join(names)}" if kind else " and ".join(names)
    places = {**groups, "ONE": thing, "KNOWN": thing, "BARE": thing, "IS": ""}
    if "IS" in groups:
        places["BARE"] = " and ".join(names)
        places["IS"] = kind
    text = PLACED.sub(lambda it: places.get(it[1], ""), order)
    return " ".join([text, *besides])


def _may_be_one(name: str, unsure: bool, index: Index) -> bool:
    """May it be the name of something: where no kind stands before it, no word of the language?"""
    low = name.lower()
    sense = index.lexicon.sense(low)
    if not low.isalpha() or f" {low} " in index.data["nameable"] or known_image(low, index.data):
        return True
    if not unsure:
        return sense[:2] not in ("n.", "s.")
    if sense or is_common(low, index.data) or f" {low} " in index.data["ordinary"]:
        return False
    return not misspelt_in(low, index.lexicon, index.data)  # "delete evry container"
