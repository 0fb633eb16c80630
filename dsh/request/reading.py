"""Reads a request: its words with their senses, typos mended, values and names found."""

from typing import Any, NamedTuple

from dsh.knowledge.words import Lexicon, Word, read, split
from dsh.request import values
from dsh.request.typos import mend

OBJECTS = ("container", "image", "volume", "network", "service", "stack", "node", "secret", "config", "context",
           "builder", "plugin", "checkpoint", "project", "registry", "swarmservice", "manifest", "user")  # fmt: skip
STRONG = ("called", "named")


class Value(NamedTuple):
    """A value in the text: words `first` to `last` (exclusive) of the reading."""

    kind: str  # number, ports, size, duration, path, env, image, name, quoted ...
    text: str
    first: int
    last: int


class Name(NamedTuple):
    """What may be the name of an object, or several joined by and."""

    texts: tuple[str, ...]
    first: int
    last: int
    kind: str  # the value kind: "" a plain name, image, path, file, number ...
    object: str  # the noun beside it: container, image ... or ""
    before: str  # the sense before it: of, in, to, called ...
    indexes: tuple[int, ...]


class Reading(NamedTuple):
    text: str
    words: list[Word]
    mended: tuple[tuple[str, str], ...]
    values: dict[int, Value]  # by the index of the first word
    names: list[Name]


def read_request(text: str, lexicon: Lexicon, index: dict[str, Any]) -> Reading:
    """All that can be said of a text before any command is thought of."""
    plain = split(text)
    mended_words, mended = mend(plain, lexicon, index)
    words = read(mended_words, lexicon)
    found = find_values(words, index)
    return Reading(text, words, mended, found, find_names(words, found, index))


def find_values(words: list[Word], index: dict[str, Any]) -> dict[int, Value]:
    """Values by the index of their first word. Amount and unit may be two words."""
    found: dict[int, Value] = {}
    at = 0
    while at < len(words):
        value = _value(words, at, index)
        if value is None:
            at += 1
        else:
            found[at] = value
            at = value.last
    return found


def _value(words: list[Word], at: int, index: dict[str, Any]) -> Value | None:
    word = words[at]
    if word.quoted:
        return Value("quoted", word.text, at, at + 1)
    amount = values.number(word.low)
    follows = words[at + 1].low if at + 1 < len(words) else ""
    if amount is None and word.low in ("a", "an", "half") and follows:
        amount = 1 if word.low != "half" else 0.5
    if amount is not None:
        skip = 2 if follows in ("a", "an") and word.low == "half" else 1
        unit = words[at + skip].low if at + skip < len(words) else ""
        if word.low not in ("a", "an") and (size := values.size(amount, unit)) and not (unit in ("m",)):
            return Value("size", size, at, at + skip + 1)
        if len(unit) > 1 and (span := values.duration(amount, unit)):
            return Value("duration", span, at, at + skip + 1)
        if word.low in ("a", "an", "half", "one"):
            return None
        return Value("number" if amount == int(amount) else "decimal", f"{amount:g}", at, at + 1)
    kind = values.kind_of(word.low)
    if not kind or (word.sense and kind not in ("path", "file", "image")) or (word.sense and word.sense[0] in "nv"):
        return None
    text = word.text
    if kind == "size":
        text = values.joined_size(word.low) or text
        if word.low.endswith("m") and words[at - 1].sense in ("s.last", "p.past", "p.since"):
            kind, text = "duration", word.low
    elif kind == "duration":
        text = values.joined_duration(word.low) or text
    return Value(kind, text, at, at + 1)


def find_names(words: list[Word], found: dict[int, Value], index: dict[str, Any]) -> list[Name]:
    """The names in the text, in order; names joined by "and" or a comma are one."""
    singles = []
    for at, word in enumerate(words):
        value = found.get(at)
        image = known_image(word.low, index)
        if value is not None and value.kind in ("quoted", "path", "image", "file", "url", "mount", "place"):
            singles.append((at, value.text, value.kind if value.kind != "quoted" else ""))
        elif value is not None:
            continue
        elif image and (not word.sense or word.sense[0] in "wf"):
            text, last = with_version(words, at, word.text if word.low == image or word.sense else image)
            singles.append((at, text, "image"))
        elif not word.sense or _named(words, at):
            singles.append((at, word.text, ""))
    return _grouped(words, singles)


def _named(words: list[Word], at: int) -> bool:
    """Does the word follow "called", so that it is a name whatever it means elsewhere?"""
    return at > 0 and words[at - 1].low in STRONG and words[at].sense[:1] not in ("p", "f")


def known_image(low: str, index: dict[str, Any]) -> str | None:
    """The name of a well-known image for what people call it."""
    if low in index["images"]:
        return low
    found = index["called"].get(low)
    return str(found) if found else None


def with_version(words: list[Word], at: int, text: str) -> tuple[str, int]:
    """"postgres 16" and "node version 20" are postgres:16 and node:20."""
    after = at + 1
    if after < len(words) and words[after].low in ("version", "versions", "v"):
        after += 1
    if after < len(words) and ":" not in text:
        low = words[after].low
        unit = words[after + 1].low if after + 1 < len(words) else ""
        digits = low.lstrip("v").replace(".", "").replace("-", "")
        if low[:1].isdigit() and digits[:1].isdigit() and len(low) < 12 and not (
            values.kind_of(low) in ("size", "duration", "ports", "port") or values.size(1, unit) or values.duration(1, unit)
        ) and unit not in ("times", "replicas", "copies", "instances", "containers", "cpus", "cpu", "cores"):  # fmt: skip
            if len(digits) <= 3 or "." in low or after > at + 1:
                return f"{text}:{low}", after + 1
    return text, at + 1


def _grouped(words: list[Word], singles: list[tuple[int, str, str]]) -> list[Name]:
    out: list[Name] = []
    for at, text, kind in singles:
        if out and _joined(words, out[-1].last, at) and (out[-1].kind == kind or not kind or not out[-1].kind):
            last = out[-1]
            out[-1] = last._replace(texts=(*last.texts, text), last=at + 1, indexes=(*last.indexes, at))
            continue
        out.append(Name((text,), at, at + 1, kind, _object(words, at), _before(words, at), (at,)))
    return [n._replace(object=n.object or _object_after(words, n.last)) for n in out]


def _joined(words: list[Word], first: int, at: int) -> bool:
    between = words[first:at]
    if not between:
        return words[first - 1].comma
    return all(w.low in ("and", "&", "or", "plus", "also", "the", "as", "well", "then", "then") for w in between) and any(
        w.low in ("and", "&", "plus", "or") for w in between
    )


def _object(words: list[Word], at: int) -> str:
    """The noun that stands before a name: "the container web", "network called backend"."""
    before = at - 1
    while before >= 0 and words[before].low in ("called", "named", "the", "name", "is", "as", "a", "my", "with"):
        before -= 1
    return _noun(words[before].sense) if before >= 0 else ""


def _object_after(words: list[Word], at: int) -> str:
    return _noun(words[at].sense) if at < len(words) and not words[at - 1].comma else ""


def _noun(sense: str) -> str:
    return sense[2:] if sense[:2] == "n." and sense[2:] in OBJECTS else ""


def _before(words: list[Word], at: int) -> str:
    before = at - 1
    if before >= 0 and words[before].low in STRONG:
        return "called"
    while before >= 0 and (words[before].sense[:1] == "f" or words[before].sense[:2] == "n." and _noun(words[before].sense)):
        if words[before].low in STRONG:
            return "called"
        before -= 1
    return words[before].sense[2:] if before >= 0 else ""
