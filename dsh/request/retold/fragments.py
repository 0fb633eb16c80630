"""A request of a few words and no sentence, as the bag of words that it is: "ctr web logs tail 20", "unused vols gone".

Each word is a deed, the kind of a thing, a state, a name, or part of a detail ("tail 20", "older 24h"); in whatever
order they stand, they are told anew as a plain order. A text with any other word is no fragment and stays as it is.
The words and orders are the `fragments` of knowledge/requests/terse.yaml.
"""

import re

from dsh.knowledge.words import Word, read, split
from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.names import known_image
from dsh.request.phrasebook import Index
from dsh.request.typos import misspelt_in
from dsh.request.ways import PLACED, is_name, is_of_others, may_be_found
from dsh.typed import Any

NAME = regex(
    r"(?=[^a-zA-Z]*[a-zA-Z])(?!.*\.(?:ya?ml|json|txt|log|sql|conf|env|sh|py|js|tar|t?gz)$)[a-zA-Z0-9][\w./:@-]*"
)
COMPOSE = ("compose", "docker compose", "docker-compose")
SPACE = regex(r"[ ,;]+")


class Bag(NamedTuple):
    """The words of a fragment by what they are for."""

    deed: str = ""
    typed: str = ""  # the word that says what to do
    kind: str = ""
    many: bool = False  # is more than one of the kind spoken of?
    state: str = ""
    all: bool = False
    compose: bool = False
    short: bool = False  # is the kind told by a word that is short for it?
    weak: bool = False  # a word of the end, which says of one thing that it is no more there
    names: tuple[str, ...] = ()


class Details(NamedTuple):
    """What is left of the text without its details, and what these are told as."""

    text: str
    told: tuple[str, ...] = ()
    order: str = ""
    of: str = ""  # deeds of which alone this is said, "-" where there must be none


def told(text: str, index: Index, there: frozenset[str] = frozenset()) -> str | None:
    """The fragment as a plain order; None where it is none. `there` are words that are names of objects there are."""
    data = index.data["fragments"]
    text = text.strip(" .!")
    lows = text.lower().rstrip("?").replace(",", " ").split()
    if '"' in text or "'" in text:
        return None
    spelt = _spelt(text.rstrip("?"), index)
    words = _read(spelt, index)
    if words and _is_plain_order(words, lows, data) and _bag(words, index) is not None:
        return None  # each word has its place, and none is a detail
    details = _details(spelt, data)
    words = _read(details.text, index)
    if any(word.sense[:1] not in ("", "w") and word.low in there for word in words):
        return None
    bag = _bag(words, index)
    if bag is None or (details == Details(details.text) and words and _is_plain_order(words, lows, data)):
        return None
    if text.endswith("?") and bag.deed and bag.deed[:2] != "n.":
        return None
    return _order(bag, details, index)


def _is_plain_order(words: list[Word], lows: list[str], data: dict[str, Any]) -> bool:
    """Does its verb stand first, and no word is short for another? Such an order is read as it stands."""
    return words[0].sense[:2] == "v." and words[0].low == lows[0] and data["short"].keys().isdisjoint(lows)


def _details(text: str, data: dict[str, Any]) -> Details:
    """The text without its details."""
    out = Details(text)
    for said, other, order, of, where, needs in data["details"]:
        found = compiled(said).search(out.text) if may_be_found(needs, out.text.lower()) else None
        if found is None or (order and out.order) or (where and not compiled(where).search(text)):
            continue
        filled = _filled(order or other, found)
        left = SPACE.sub(" ", f"{out.text[: found.start()]} {out.text[found.end() :]}").strip()
        if order:
            out = Details(left, out.told, filled, of)
        else:
            out = Details(left, (*out.told, filled), out.order, of or out.of)
    return out


def _filled(template: str, found: re.Match[str]) -> str:
    """The template with what was found; a place that is told in several ways has a number behind it."""
    said = {place.rstrip("0123456789"): text for place, text in found.groupdict().items() if text}
    return PLACED.sub(lambda slot: said.get(slot[1], slot[0]), template)


def _read(text: str, index: Index) -> list[Word]:
    """The words with their senses, with what is short for another here."""
    short = index.data["fragments"]["nouns"]
    return [word._replace(sense=short.get(word.low, word.sense)) for word in read(split(text), index.lexicon)]


def _spelt(text: str, index: Index) -> str:
    """The text with its misspelt words in the right letters."""
    words = split(text)
    right = dict(misspelt_in(text, index.lexicon, index.data))
    for word in reversed(words):
        if word.text in right:
            text = f"{text[: word.start]}{right[word.text]}{text[word.start + len(word.text) :]}"
    return text


def _bag(words: list[Word], index: Index) -> Bag | None:
    """Each word put where it belongs; None where one belongs nowhere, or two are for the same."""
    data, bag = index.data["fragments"], Bag()
    places: list[str] = []  # what stands where: kind, name, in, and other words
    for at, word in enumerate(words):
        sense = (data["senses"].get(word.low, "") if at + 1 == len(words) else "") or word.sense
        noun = sense[2:] if sense[:2] == "n." else ""
        if noun == "compose" and not bag.compose and word.low in COMPOSE:
            bag, place = bag._replace(compose=True), "compose"
        elif noun in data["kinds"] and not bag.kind:
            bag, place = bag._replace(kind=noun, many=word.low.endswith("s"), short=word.low in data["short"]), "kind"
        elif sense and sense in data["orders"] and not bag.deed:
            bag, place = bag._replace(deed=sense, typed=word.low, weak=word.low in data["senses"]), "deed"
        elif sense == "s.all":
            bag, place = bag._replace(all=True), "all"
        elif sense[:2] == "s." and sense[2:] in data["states"] and not bag.state:
            bag, place = bag._replace(state=sense[2:]), "state"
        elif word.low in data["glue"]:
            place = "in" if sense[:1] == "p" else ""
        elif _may_be_name(word, sense, index):
            bag, place = bag._replace(names=(*bag.names, word.text)), "name"
        else:
            return None
        places += [place] if place else []
    return bag if bag.deed in data["pairs"] or _is_together(places) else None


def _is_together(places: list[str]) -> bool:
    """Do the names stand side by side, at the kind where one is told, and no "of" between them and what is said?"""
    said = " ".join(places).replace("kind deed name", "kind name")
    if "name in" in said or "in name name" in said:
        return False
    of = [it for it in said.split() if it != "in"]
    first = next((n for n, it in enumerate(of) if it == "name"), None)
    if first is None:
        return True
    end = len(of) - of[::-1].index("name")
    side_by_side = all(it in ("name", "kind") for it in of[first:end])
    return side_by_side and ("kind" not in of or "kind" in of[max(0, first - 1) : end + 1])


def _may_be_name(word: Word, sense: str, index: Index) -> bool:
    low = word.low
    if sense[:1] in ("f", "p", "s", "v") or not NAME.fullmatch(word.text) or not is_name(low):
        return False
    if sense[:1] == "n" and sense != "n.worker" and f" {low} " not in index.data["nameable"]:
        return False
    return f" {low} " not in index.data["ordinary"] and f" {low} " not in index.data["programs"]


def _order(bag: Bag, details: Details, index: Index) -> str | None:
    data, deed = index.data["fragments"], bag.deed
    if bag.names and deed in ("", "v.show") and not details.order:
        return None
    if deed in data["needing"] and not details.told:
        return None
    if details.of and (deed or "-") not in details.of.split():
        return None
    order = details.order or data["orders"].get(deed)
    if order is None or (bag.weak and bag.names):
        return None
    plain = len(bag.names) == 1 and (bag.short or details.order) and not bag.many
    if not plain and any(_is_of_more(name, bag, index) for name in bag.names):
        return None
    if bag.names and deed == "v.clean":
        return None
    if (bag.kind == "service" and not bag.short and not bag.compose) or ("{WHAT}" in details.order and not bag.names):
        return None
    what = _what(bag, details, data)
    if what is None or ("{TWO}" in order) != (len(bag.names) == 2 and deed in data["pairs"]):
        return None
    kind = "compose service" if bag.compose else bag.kind
    prune = "remove" if bag.state or not bag.many else "prune"
    places = {"WHAT": what, "KIND": kind, "TYPED": bag.typed, "PRUNE": prune}
    places |= dict(zip(("ONE", "TWO"), bag.names, strict=False))
    if any(slot not in places for slot in PLACED.findall(order)):
        return None
    return "".join((PLACED.sub(lambda slot: places[slot[1]], order), *details.told))


def _is_of_more(name: str, bag: Bag, index: Index) -> bool:
    """Is it perhaps no container: a word of other things, or an image where one asks for a shell?"""
    image = known_image(name.lower().partition(":")[0], index.data) is not None
    shell = bag.deed in ("n.shell", "n.bash") and not bag.kind and not bag.compose
    return is_of_others(name.lower(), index.data) or (image and shell)


def _what(bag: Bag, details: Details, data: dict[str, Any]) -> str | None:
    """What the order is about: "the containers api and web", "all unused volumes"."""
    kind = bag.kind or data["of_none"].get(bag.deed or "-", "")
    if bag.compose and not bag.kind and not bag.names and bag.deed in data["whole"]:
        return "compose"
    if bag.compose:
        kind = "compose service" if bag.kind in ("", "container", "service") else ""
    if not kind:
        return None
    if bag.names:
        if bag.all or bag.state:
            return None
        return f"the {kind}{'s' if len(bag.names) > 1 else ''} {' and '.join(bag.names)}"
    if not (bag.kind and (bag.many or bag.state or bag.all)) or bag.compose:
        return None
    if bag.deed in data["narrow"] and not (bag.all or bag.state or details.told):
        return None
    plainly = (bag.deed or "-") in data["uncounted"] and not (bag.state or details.told)
    every = "all " if bag.all or plainly else ""
    return f"{every}{bag.state} {kind}s".replace("  ", " ").lstrip()
