"""What may be names of objects in a request, with the nouns and prepositions beside them."""

from dsh.knowledge.words import Word
from dsh.named import NamedTuple
from dsh.request.amounts import Value
from dsh.request.claims import PLACES, STRONG, TEXTS, is_called, noun_of
from dsh.request.listed import names_listed
from dsh.request.naming import may_name
from dsh.request.place import is_any_of_its_kind
from dsh.request.placed import asked_of
from dsh.request.retold.versions import version_before, with_version
from dsh.typed import Any

ARTICLES = ("a", "an", "new", "fresh", "another", "throwaway", "temporary", "interactive", "disposable")

LED = ("in", "into", "inside", "to", "from", "on", "of", "at", "for", "called", "it", "except", "like")
NAMES_IT = ("name", "call", "naming", "calling", "rename", "tag", "tagging", "as")

BASES = ("database", "db", "schema")
OF_ITS_OWN = ("name", "name is", "is", "should", "shall", "must")
KEYS = ("alias", "hostname", "name", "named", "called", "user", "database", "password", "network", "label", "host")
NAMING = ("host", "address", "quoted", "path", "image", "file", "url", "mount", "place")


class Name(NamedTuple):
    """What may be the name of an object, or several joined by and."""

    texts: tuple[str, ...]
    first: int
    last: int
    kind: str  # the value kind: "" a plain name, image, path, file, number ...
    object: str  # the noun beside it: container, image ... or ""
    before: str  # the sense before it: of, in, to, called ...
    indexes: tuple[int, ...]
    typed: tuple[str, ...] = ()  # as the user wrote them: mongodb for mongo
    indefinite: bool = False  # "an ubuntu container": one that is not there yet


def find_names(words: list[Word], found: dict[int, Value], index: dict[str, Any]) -> list[Name]:
    """The names in the text, in order; names joined by "and" or a comma are one."""
    singles: list[tuple[int, int, str, str]] = []
    covered = {i for v in found.values() for i in range(v.first, v.last)}
    skip, listed = -1, names_listed(words, found)
    for at, word in enumerate(words):
        if at < skip:
            continue
        if at in listed:
            singles.append((at, at + 1, word.text, ""))
            continue
        value = found.get(at)
        if value is not None and value.kind in NAMING:
            kind = value.kind if value.kind != "quoted" else ("command" if " " in value.text else "")
            if kind == "image" and at and words[at - 1].sense in PLACES and ":" not in value.text:
                kind = "path"
            text, skip = value.text, at + 1
            if kind == "image" and ":" not in text.rpartition("/")[2] and "@" not in text:
                text, skip = with_version(words, at, text)
            singles.append((at, skip, text, kind))
            continue
        if at in covered or is_any_of_its_kind(words, at):
            continue
        pair = f"{word.low} {words[at + 1].low}" if at + 1 < len(words) and not word.comma else ""
        image = known_image(pair, index) or known_image(pair.replace(" ", "-"), index) if pair else None
        if image and word.sense[:1] in ("", "w", "f", "n"):
            skip = at + 2
            text, skip = with_version(words, at + 1, image)
            singles.append((at, skip, text, "image"))
            continue
        own = is_called(words, at) or _own_registry(words, at) or _after_its_kind(words, at)
        image = None if own else known_image(word.low, index)
        if image and (word.sense[:1] in ("", "w") or f" {word.low} " in index["nameable"]):
            text, skip = with_version(words, at, word.text if word.text == image else image)
            text = version_before(words, at, text)
            name, colon, tag = text.partition(":")
            if tag[:1] == "v" and tag[1:].isdigit() and name != "traefik" and skip > at + 1:
                text = name + colon + tag[1:]  # "postgres v14"
            singles.append((at, skip, text, "image"))
        elif word.low[:1] == "-" and word.low.strip("-"):
            continue  # a flag as docker writes it
        elif may_name(words, at, index):
            of_image = at and any(w.sense == "n.image" for w in words[max(0, at - 3) : at])
            text, skip = (
                with_version(words, at, word.text)
                if of_image and "tag" in [w.low for w in words[at + 1 : at + 4]]
                else (word.text, at + 1)
            )
            kind = "path" if at and words[at - 1].sense in PLACES and not words[at - 1].low.endswith("s") else ""
            singles.append((at, skip, text, kind))
    return _without_kinds(words, _grouped(words, _merged(singles, index), listed))


def _after_its_kind(words: list[Word], at: int) -> bool:
    """Is it the volume pg, the network mongo, the database host pg: what is no image, whatever it is called?"""
    before = [w.low for w in words[max(0, at - 3) : at]]
    hosts = before[-2:] == ["host", "is"] or (before[-1:] == ["host"] and before[-2:-1] != [] and before[-2] in BASES)
    kind = at > 0 and words[at - 1].sense in ("n.volume", "n.network") and not words[at - 1].low.endswith("s")
    return hosts or kind


def known_image(low: str, index: dict[str, Any]) -> str | None:
    """The name of a well-known image for what people call it."""
    if low in index["images"]:
        return low
    found = index["called"].get(low)
    return str(found) if found else None


def _without_kinds(words: list[Word], names: list[Name]) -> list[Name]:
    """ "the wordpress container wp" is called wp: what image it is of says nothing more."""
    if any(w.sense in ("v.run", "v.create") for w in words):
        return names
    return [
        n
        for n in names
        if not (
            n.kind == "image"
            and n.last < len(words)
            and words[n.last].low == "container"
            and any(m.first == n.last + 1 and m.kind in ("", "image") for m in names)
        )
    ]


def _own_registry(words: list[Word], at: int) -> bool:
    """Is it the registry that one pushes to, rather than the image of one?"""
    if any(w.sense in ("v.run", "v.start", "v.create") for w in words[:at]):
        return False
    if words[at].low == "registry" and at + 1 < len(words) and set(".:") & set(words[at + 1].low):
        return True
    mine = at > 0 and words[at - 1].low in (
        "my",
        "our",
        "the",
        "private",
        "local",
        "company",
        "own",
        "a",
        "to",
        "from",
        "their",
        "its",
        "his",
        "your",
    )
    return words[at].low == "registry" and mine


def _merged(singles: list[tuple[int, int, str, str]], index: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """ "apache (httpd:2.4)" names one image, and says its tag the second time."""
    out: list[tuple[int, int, str, str]] = []
    for single in singles:
        at, end, text, kind = single
        again = out and kind == "image" and out[-1][3] == "image" and out[-1][1] == at
        if again and text.split(":")[0] == out[-1][2] and out[-1][2] in index["images"]:
            out[-1] = (out[-1][0], end, text, kind)
            continue
        out.append(single)
    return out


def _grouped(words: list[Word], singles: list[tuple[int, int, str, str]], listed: set[int]) -> list[Name]:
    out: list[Name] = []
    for at, end, text, kind in singles:
        called = end < len(words) and words[end].low in STRONG
        if (
            out
            and not called
            and (_joined(words, out[-1].last, at) or {out[-1].last - 1, at} <= listed)
            and not _is_key(words, out[-1].last, end)
            and (out[-1].kind == kind or not kind or not out[-1].kind)
        ):
            last = out[-1]
            out[-1] = last._replace(
                texts=(*last.texts, text),
                typed=(*last.typed, words[at].text),
                last=end,
                indexes=(*last.indexes, *range(at, end)),
            )
            continue
        name = Name((text,), at, end, kind, _object(words, at), _before(words, at), tuple(range(at, end)))
        typed = words[at].text + (":" + text.rpartition(":")[2] if end > at + 1 else "")
        typed = text if end > at + 1 and ":" not in text else typed
        if kind == "image" and typed.lower() == text:
            typed = text  # "the Ubuntu container": no name of the user's own, but that of the system
        out.append(name._replace(typed=(typed if kind == "image" else text,), indefinite=_indefinite(words, at)))
    out = [n._replace(before="of") if words[n.last - 1].possessive and n.before not in LED else n for n in out]
    out = [n._replace(object=n.object or _object_after(words, n.last)) for n in out]
    out = [n._replace(object="pattern") if _is_text(words, n) else n for n in out]
    return [n._replace(before="like") if _in_its_name(words, n.last) else n for n in out]


def _is_text(words: list[Word], name: Name) -> bool:
    """Is it a text to look for in logs: "the word timeout", "lines with OutOfMemory"?"""
    before = words[name.first - 1].low if name.first else ""
    return before in TEXTS and not name.object and any(w.sense == "n.logs" for w in words)


def _in_its_name(words: list[Word], at: int) -> bool:
    """Does "in its name" or "in the name" stand at `at`?"""
    after = [w.low for w in words[at : at + 3]]
    return len(after) > 1 and after[0] == "in" and after[-1].rstrip("s") == "name"


def _indefinite(words: list[Word], at: int) -> bool:
    before = at - 1
    if before >= 0 and words[before].sense == "v.run" and at + 1 < len(words) and words[at + 1].sense == "n.container":
        return True  # "run redis container"
    while (
        before >= 0
        and words[before].sense[:1] in ("", "w", "v")
        and before > at - 4
        and words[before].low not in ARTICLES
    ):
        before -= 1
    return before >= 0 and words[before].low in ARTICLES


def _joined(words: list[Word], first: int, at: int) -> bool:
    between = words[first:at]
    if not between:
        return words[first - 1].comma or _listing(words, first - 1) or _goes_on(words, first - 1)
    fits = all(w.low in ("and", "or", "plus", "also", "the", "as", "well") for w in between)
    return fits and any(w.low in ("and", "plus", "or") for w in between)


def _is_key(words: list[Word], first: int, end: int) -> bool:
    """ "postgres, user admin" and "mongo 7, data into the volume x": what follows a comma and what the next says."""
    if not words[first - 1].comma:
        return False
    if first > 1 and words[first - 2].low in KEYS:
        return True
    if end >= len(words) or words[end - 1].comma:
        return False
    if words[first].low == "data" and words[end].sense[:1] == "p":
        return True  # "redis, data in ./redis"
    if words[end].low == "on" and end + 1 < len(words) and words[end + 1].low.isdigit():
        return True  # "gitea, web on 3000"
    return words[end].sense[:1] in ("", "w", "p") and words[end].low not in (
        "and",
        "plus",
        "or",
        "from",
        "of",
        "on",
        "in",
    )


def _goes_on(words: list[Word], at: int) -> bool:
    """Is the word at `at` the first of three or more that an action is done to: "start web db and cache"? A noun only
    says what follows it: "drain node w1 and label it"."""
    if at + 3 >= len(words) or not at or words[at - 1].sense[:2] != "v." or words[at].sense[:1] == "n":
        return False
    return words[at + 2].low in ("and", "plus") and words[at + 3].sense[:1] not in ("v", "p")


def _listing(words: list[Word], at: int) -> bool:
    """Is the word at `at` in a list that a plural noun opens: "the volumes v1 v2 and v3"?"""
    while at > 0 and not words[at].sense:
        at -= 1
    return bool(noun_of(words[at].sense)) and words[at].low.endswith("s")


def _object(words: list[Word], at: int) -> str:
    """The noun that stands before a name: "the container web", "network called backend"."""
    before = at - 1
    named = False
    while before >= 0 and words[before].low in (
        "called",
        "named",
        "the",
        "name",
        "is",
        "as",
        "a",
        "my",
        "its",
        "it",
        "name is",
    ):
        told = before and (
            words[before - 1].low in ("name", "it", "that", "this") or (named and noun_of(words[before - 1].sense))
        )
        if words[before].low == "is" and not told:
            break  # "what network is api on"
        named = named or words[before].low in STRONG
        before -= 1
    if before == at - 1 and asked_of(words, at):
        return ""
    if before < 0 or (not named and words[at - 1].stop and words[before].sense not in ("n.image", "n.container")):
        return ""
    if named and words[before].comma:  # "remove the container and its volumes, name web": what the action is done to
        return next(
            (
                noun_of(w.sense)
                for n, w in enumerate(words[:before])
                if noun_of(w.sense) and not _led_to(words, n) and all(o.sense for o in words[n + 1 : before + 1])
            ),
            "",
        )
    return noun_of(words[before].sense)


def _led_to(words: list[Word], at: int) -> bool:
    """Does a preposition lead to the noun: "in the network backend"?"""
    while at > 0 and words[at - 1].sense[:1] == "f":
        at -= 1
    return at > 0 and words[at - 1].sense[:1] == "p"


def _object_after(words: list[Word], at: int) -> str:
    return noun_of(words[at].sense) if at < len(words) and not words[at - 1].comma else ""


def _before(words: list[Word], at: int) -> str:
    before = at - 1
    if before > 0 and words[before].low in ("it", "them", "this") and words[before - 1].low in NAMES_IT:
        return "it"
    noun = before
    while noun > 0 and (noun_of(words[noun].sense) or words[noun].low in ("the", "new", "my", "this")):
        noun -= 1
    if noun < before and words[noun].low in ("call", "name", "calling", "naming"):
        return "called"
    called = False
    while before >= 0 and (
        words[before].sense[:1] == "f" or noun_of(words[before].sense) or words[before].low in STRONG
    ):
        called = called or words[before].low in STRONG
        before -= 1
    if called and before >= 0 and words[before].low in BASES and words[before + 1].low in OF_ITS_OWN:
        return "database"  # "database name shop", "the database is called shop": no container's
    if called and not (before >= 0 and words[before].sense == "s.except"):
        return "called"
    return words[before].sense[2:] if before >= 0 else ""
