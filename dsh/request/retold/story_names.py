"""What a story introduces, and its wish with the names put in for the words that point at them.

things(reading, index, wish, pattern) -> what is introduced, in order
named(wish, found, index) -> the wish, with each of it called by its name
"""

import re
from collections.abc import Callable

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.claims import is_common
from dsh.request.names import Name
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading

KINDS = ("container", "service", "volume", "network", "image", "file")
ARCHIVE = regex(r"\.(?:tar|tgz|tar\.\w+)$")
IN_A_REGISTRY = regex(r"[.:]\w*.*/")
PLACES = ("in", "inside", "on", "at")

Pattern = Callable[[str], re.Pattern[str]]  # one of those of the knowledge, by its name


class Thing(NamedTuple):
    """What the story introduces."""

    kind: str
    name: str
    group: int = 0  # those of one list are of one group

    @property
    def said(self) -> str:
        return self.name if self.kind == "file" else f"{self.kind} {self.name}"


def nameless(wish: str, text: str, pattern: Pattern) -> str:
    """The wish with "it" for the build cache, and "them" for containers at large, in words for what is meant."""
    for kind in ("it", "them"):
        said = [found for found in pattern("nameless").finditer(text) if found[kind]]
        if said and not any(found[kind] in wish for found in said):
            wish = pattern(kind).sub(f"the {said[-1][kind]}", wish, count=1)
    return wish


def things(reading: Reading, index: Index, wish: str, pattern: Pattern) -> list[Thing]:
    """What is introduced by its kind or its look, in order; else that of which something is told: "wiki is slow"."""
    called = {n.object for n in reading.names if n.before == "called" and n.object}
    out: list[Thing] = []
    group, end = 0, -1
    for name in reading.names:
        group, end = group + (name.first != end), name.last
        kind = _kind(name, index)
        described = name.before != "called" and not name.kind and kind in called and _is_described(reading, name.first)
        out += [Thing(kind, text, group) for text in name.typed] if kind and not described else []
    if pattern("another").search(wish):
        return [*out, *(Thing("image", name.texts[0]) for name in reading.names if name.kind == "image")]
    inside = not any(thing.kind == "container" for thing in out) and pattern("in_it").search(wish)
    told = (
        [Thing("container", it.typed[0]) for it in reading.names if _does(it, reading, pattern)]
        if inside or not out
        else []
    )
    return [*(thing for thing in out if thing.kind != "image" or thing.name not in wish), *told] if told else out


def _does(name: Name, reading: Reading, pattern: Pattern) -> bool:
    """Is something told of a name that stands alone?"""
    alone = (
        len(name.typed) == 1 and not name.object and name.kind in ("", "image") and not set(":/.") & set(name.texts[0])
    )
    if not alone or name.last >= len(reading.words) or reading.words[name.last - 1].comma:
        return False
    return pattern("does").match(reading.text[reading.words[name.last].start :]) is not None


def _is_described(reading: Reading, at: int) -> bool:
    """ "the cron container ..., it's called nightcron": what it is, and not its name."""
    return at + 1 < len(reading.words) and reading.words[at + 1].sense == "n.container"


def _kind(name: Name, index: Index) -> str:
    if name.kind in ("file", "path"):
        return "file"
    if name.before == "user":
        return ""
    shaped = any(set(":/") & set(text) for text in name.typed)
    called = name.before == "called"
    if name.object == "container" and not shaped:
        return "container"
    if name.object == "image":
        return "image" if shaped or called or name.kind == "image" else ""
    if name.kind == "image" and shaped:
        return "image"
    if name.object in KINDS and name.kind in ("", "image", "number"):
        return name.object
    own = not name.kind and any(_is_own(text, index) for text in name.texts)
    return "container" if called or own else ""


def _is_own(text: str, index: Index) -> bool:
    """Does it look like a name that somebody gave?"""
    return bool(set("-_0123456789") & set(text)) and not is_common(text, index.data)


def named(wish: str, found: list[Thing], pattern: Pattern) -> str:
    """The wish with the names put in for the words that point at them."""
    moved = _moved(wish, found, pattern)
    if moved:
        return moved
    wish = _with_files(wish, [t for t in found if t.kind == "file"], found, pattern)
    names = "|".join(re.escape(t.name) for t in found)
    for kind in KINDS[:-1]:
        one = _one(found, kind)
        if one:
            said = pattern("the_kind").pattern.replace("KIND", kind).replace("NAMES", names)
            wish = compiled(said).sub(f"{kind} {one}", wish)
    network = _one(found, "network")
    if network and _one(found, "container"):
        wish = pattern("to_network").sub(lambda at: f"{at[1]} network {network}", wish)
    return _pointed(wish, found, pattern)


def _moved(wish: str, found: list[Thing], pattern: Pattern) -> str:
    """An image that is wanted here and came as an archive; one that belongs in a registry, under its name there."""
    archive = next((t.name for t in reversed(found) if ARCHIVE.search(t.name)), "")
    if archive and pattern("wants_image").search(wish):
        return f"load the image from {archive}"
    image = next((t.name for t in reversed(found) if t.kind == "image" and IN_A_REGISTRY.search(t.name)), "")
    return f"push image {image}" if image and pattern("sent_there").search(wish) else ""


def _with_files(wish: str, files: list[Thing], found: list[Thing], pattern: Pattern) -> str:
    goes = pattern("belongs").match(wish) or pattern("brought").match(wish)
    outside = [t.name for t in files if goes is not None and t.name not in goes["to"]]
    if goes is not None and outside:
        wish = _copied(outside[-1], goes["to"], found, pattern)
    names = [t.name for t in files if t.name not in wish]
    return pattern("the_file").sub(lambda _: names[-1], wish, count=1) if names else wish


def _copied(name: str, to: str, found: list[Thing], pattern: Pattern) -> str:
    """Into a container where one is told, else to a place here."""
    place = next((t.name for t in found if t.kind == "file" and t.name in to), "")
    container = _one(found, "container")
    if container and pattern("inside").search(to):
        return f"copy {name} to {container}:{place}" if place else f"copy {name} into container {container}"
    return f"copy {name} {pattern('lead').sub('to', to)}"


def _one(found: list[Thing], kind: str) -> str:
    """The name of the last one of the kind."""
    return next((t.name for t in reversed(found) if t.kind == kind), "")


def _pointed(wish: str, found: list[Thing], pattern: Pattern) -> str:
    """With "it", "there" and the like in the words for what is meant; that behind the wish where nothing points."""
    both = pattern("both").search(wish)
    of_one_kind = [t for t in found if found and t.kind == found[-1].kind][-2:]
    if both is not None and len(of_one_kind) == 2 and len({t.name for t in of_one_kind}) == 2:
        names = " and ".join(t.name for t in of_one_kind)
        return f"{wish[: both.start()]}{of_one_kind[0].kind}s {names}{wish[both.end() :]}"
    listed = [t.name for t in found if (t.kind, t.group) == (found[-1].kind, found[-1].group)]
    them = pattern("them").search(wish) if len(set(listed)) > 1 else None
    if them is not None:
        names = f"{', '.join(listed[:-1])} and {listed[-1]}"
        return f"{wish[: them.start()]}{found[-1].kind}s {names}{wish[them.end() :]}"
    if any(
        re.search(rf"(?<![\w./-]){re.escape(t.name)}(?![\w-])", wish)
        for t in found
        if t.kind not in ("file", "network")
    ):
        return wish
    image, another = _one(found, "image"), pattern("another").search(wish)
    if image and another is not None and image not in wish:
        led = another["led"]
        return f"{wish[: another.start()]}{f'{led} {image} container' if led else image}{wish[another.end() :]}"
    thing = None if pattern("makes_new").search(wish) else _meant(wish, found, pattern)
    if thing is None:
        return wish
    at = pattern("in_it").search(wish)
    if at is not None:
        lead = "in" if at[1].lower() in PLACES else at[1]
        rest = re.sub(r"\bit\b", lambda _: thing.name, wish[at.end() :])
        return f"{wish[: at.start()]}{lead} {thing.said}{rest}"
    for name, put in (("its", "the {} of {}"), ("it", "{1}"), ("there", "in {1}")):
        at = pattern(name).search(wish)
        if at is not None:
            return wish[: at.start()] + put.format(at[at.re.groups], thing.said) + wish[at.end() :]
    if thing.kind == "file" or pattern("many").search(wish):
        return wish
    return f"{wish} {thing.said}" if wish.endswith((" in", " inside", " into", " from")) else f"{wish} of {thing.said}"


def _meant(wish: str, found: list[Thing], pattern: Pattern) -> Thing | None:
    """What "it" is: an image is pushed, an archive loaded; else a container before any other."""
    first = "image" if pattern("pushes").match(wish) else "file" if pattern("takes_file").match(wish) else ""
    return next((t for kind in (first, *KINDS) for t in reversed(found) if t.kind == kind), None)
