"""Finds cues in a request: a few words in this order, wherever they stand and whatever stands between them.

A phrase must be said nearly in full; a cue is what nobody can leave out: "when", any form of "start", and a name.
"""

from collections.abc import Iterable

from dsh.knowledge.words import Word, stems
from dsh.named import NamedTuple
from dsh.request.claims import NETWORKS, TEXTS
from dsh.request.names import Name
from dsh.request.placed import HAPPENINGS
from dsh.request.reading import Reading
from dsh.request.several import is_fact, stand_ins
from dsh.typed import Any

GAP = 8  # words that may stand between two words of a cue
FAR = 12  # and after a word that asks, which opens the sentence
ASKING = frozenset(["what", "which", "where", "when", "who", "how", "why", "is", "does", "did", "has", "are"])
LEAST_PORT = 20
OF_VALUES = {
    "NUMBER": ("number",),
    "PORT": ("number", "port"),
    "TOPORT": ("number", "port"),
    "AGE": ("duration",),
    "TIME": ("duration", "date", "clock"),
    "UNTIL": ("duration", "date", "clock"),
    "ENV": ("env",),
    "IP": ("ip",),
    "HOST": ("host",),
}
OF_NAMES = {
    "CONTAINER": ("", "container"),
    "IMAGE": ("", "image"),
    "REPOSITORY": ("", "image"),
    "SERVICE": ("", "service"),
    "VOLUME": ("", "volume"),
    "NETWORK": ("", "network"),
    "TERM": ("", "image"),
    "NAME": ("", "container", "image", "volume", "network"),
}


class Token(NamedTuple):
    """A word as it stands, in all its plainer forms, and the number of the word of the reading it belongs to."""

    low: str
    keys: tuple[str, ...]
    word: int


class Hit(NamedTuple):
    """A cue that was found: the words that say it, the places of its slots."""

    entry: int
    part: int  # -1 for the entry itself
    words: tuple[int, ...]
    slots: dict[str, tuple[str, ...]]
    said: int  # words of its own, the slots left out


WHOLE = ("n.exitcode", "n.restartcount", "n.oom")  # groups of words that mean one thing
NO_TEXT = (
    "warnings",
    "errors",
    "line",
    "lines",
    "log line",
    "log lines",
    "entries",
    "log",
    "logs",
    "messages",
    "times",
    "n.logs",
    "output",
    "everything",
    "anything",
    "old",
    "older",
    "already",
    "timestamps",
    "timestamp",
)
NEVER = frozenset(
    [
        "use", "uses", "run", "runs", "take", "takes", "eat", "eats", "go", "goes", "died", "die", "stop",
        "start", "hog", "hogs", "hang", "need", "needs", "exit", "exits", "write", "writes", "most", "more",
        "last", "itself", "age", "show", "hold", "print", "keep", "keeps", "get", "gets", "come", "comes",
        "plus", "along", "beside", "listen", "listens", "ever", "give", "gave", "prune", "pruning", "cleanup",
    ]
)  # fmt: skip
PEOPLE = frozenset(["anybody", "anyone", "somebody", "someone", "nobody", "everybody", "everyone"])


def tokens_of(reading: Reading) -> list[Token]:
    """The single words of a request; a group that is one state of objects stays whole."""
    out = []
    for at, word in enumerate(reading.words):
        if word.sense == "f.even" and word.low not in ("even", "also", "plus", "including"):
            out.append(Token(word.low, ("f.even",), at))  # "the stopped ones too": no limit of what is shown
            continue
        if word.quoted:
            said = at and reading.words[at - 1].low in ("status", "state")
            out.append(Token(word.low, (word.low,) if said else (), at))
            continue
        state = word.sense[:2] == "s." and word.sense != "s.like"  # "whose name starts with" is heard word by word
        whole = " " not in word.low or state or word.sense in WHOLE
        for n, low in enumerate([word.low] if whole else word.low.split()):
            keys = (low, *stems(low)) if not whole or word.sense[:2] != "s." else (low,)
            keys = (*keys, f"={low}")
            if whole and word.sense == "s.all" and "stopped" in low:
                keys = (*keys, "f.even")  # "including stopped"
            out.append(Token(low, (*keys, word.sense) if n == 0 and word.sense[1:2] == "." else keys, at))
    return out


def hits(reading: Reading, tokens: list[Token], index: dict[str, Any]) -> list[Hit]:
    """All cues in the request, each at its first place."""
    wanted: set[int] = set()
    anchors = index["cue_anchors"]
    many = reading._replace(names=[*stand_ins(reading), *reading.names])
    for token in tokens:
        for key in token.keys:
            wanted.update(anchors.get(key, ()))
    for kind, numbers in index["cue_slots"].items():
        if kind in OF_VALUES:
            there = any(v.kind in OF_VALUES[kind] for v in reading.values.values())
        else:
            there = bool(many.names)
        wanted.update(numbers if there else ())
    out = []
    said = {key for token in tokens for key in token.keys}
    said |= {f"+{key}" for key in said}
    for number in sorted(wanted):
        entry, part, items = index["cues"][number]
        of = many if len(many.names) > len(reading.names) and is_fact(index["composed"][entry][0]) else reading
        found = _search(of, tokens, items) if _may_be_said(items, said) else None
        if found is not None:
            words, slots = found
            out.append(Hit(entry, part, words, slots, len(items) - len(slots)))
    return out


def _may_be_said(items: list[Any], said: set[str]) -> bool:
    """Is a word of each item said, wherever it stands? Most cues fall here."""
    return all(isinstance(i, str) or not said.isdisjoint(i) or any(w[0] == "{" for w in i) for i in items)


Found = tuple[tuple[int, ...], dict[str, tuple[str, ...]]]


def _search(reading: Reading, tokens: list[Token], items: list[Any]) -> Found | None:
    """The place where the items stand closest together."""
    best: tuple[int, Found] | None = None
    for start in _starts(tokens, items[0]):
        found = _from(reading, tokens, items, start, start + 1)
        if found is not None and (best is None or found[0][-1] - found[0][0] < best[0]):
            best = found[0][-1] - found[0][0], found
    return None if best is None else best[1]


def _starts(tokens: list[Token], first: Any) -> Iterable[int]:
    """Where the first item may stand; of a slot, anywhere."""
    if isinstance(first, str) or any(word[0] == "{" for word in first):
        return range(len(tokens))
    said = {word.removeprefix("+") for word in first}.union(first)
    return (at for at, token in enumerate(tokens) if not said.isdisjoint(token.keys))


def _from(reading: Reading, tokens: list[Token], items: list[Any], start: int, end: int) -> Found | None:
    """The items, the first of which stands at `start` or before `end`."""
    if not items:
        return (), {}
    first, *rest = items
    for at in range(start, min(end, len(tokens))):
        if isinstance(first, str):
            got = _slot(reading, tokens, first, at)
            if got is None:
                continue
            texts, last = got
            after = _from(reading, tokens, rest, last, last + GAP)
            if after is not None:
                words = {tokens[n].word for n in range(at, last)}
                return tuple(sorted({*words, *after[0]})), {first.strip("{!}"): texts, **after[1]}
            continue
        near = first[0][0] == "+"
        if near and at > start + 1:
            return None
        if any(key in first or (near and f"+{key}" in first) for key in tokens[at].keys):
            after = _from(reading, tokens, rest, at + 1, at + 1 + (FAR if tokens[at].low in ASKING else GAP))
            if after is not None:
                return tuple(sorted({tokens[at].word, *after[0]})), after[1]
        for slot in first:
            got = _slot(reading, tokens, slot, at) if slot[0] == "{" else None
            after = None if got is None else _from(reading, tokens, rest, got[1], got[1] + GAP)
            if got is not None and after is not None:
                words = {tokens[n].word for n in range(at, got[1])}
                return tuple(sorted({*words, *after[0]})), {slot.strip("{!}"): got[0], **after[1]}
    return None


def _slot(reading: Reading, tokens: list[Token], slot: str, at: int) -> tuple[tuple[str, ...], int] | None:
    """What fills a slot at a place, and where it ends; None where nothing does."""
    kind, strict = slot.strip("{!}"), "!" in slot
    word = tokens[at].word
    if at and tokens[at - 1].word == word:
        return None
    if kind in OF_VALUES:
        value = reading.values.get(word)
        if value is None or value.kind not in OF_VALUES[kind]:
            return None
        if kind in ("PORT", "TOPORT") and value.text.isdigit() and int(value.text) < LEAST_PORT:
            return None  # "the last 4"
        return (value.text,), next((n for n in range(at, len(tokens)) if tokens[n].word >= value.last), len(tokens))
    if kind == "VAR":
        text = reading.words[word].text
        fits = text.isupper() and len(text) > 1 and text.replace("_", "").isalnum() and text[0].isalpha()
        return ((text,), at + 1) if fits else None
    if kind == "WORD":
        said = reading.words[word]
        plain = said.sense[:1] in ("", "w", "n") and said.low not in NO_TEXT and said.sense != "n.container"
        plain = plain and not _tells_text(reading, word)
        if said.quoted or plain:
            text = said.text[:-1] if said.low[-1:] == "s" and said.low[:-1].isdigit() else said.text  # "404s"
            if _with_number(reading, word):
                text, word = f"{text} {reading.words[word + 1].text}", word + 1
            return (text,), next((n for n in range(at, len(tokens)) if tokens[n].word > word), len(tokens))
        return None
    name = next((n for n in reading.names if n.first == word), None)
    if name is None:
        name = stated(reading, word)
    if name is None or not _fits(name, kind, strict) or belongs(reading, name):
        return None
    last = next((n for n in range(at, len(tokens)) if tokens[n].word >= name.last), len(tokens))
    return (name.texts if kind in ("IMAGE", "REPOSITORY") else name.typed), last


def _tells_text(reading: Reading, at: int) -> bool:
    """ "the word timeout": what follows is looked for, and not the word that says so."""
    said, after = reading.words[at], reading.words[at + 1 : at + 2]
    return said.low in TEXTS and not said.comma and bool(after) and after[0].sense[:1] not in ("p", "f")


def _with_number(reading: Reading, at: int) -> bool:
    """ "lines with user 42": the number is part of what is looked for."""
    value = reading.values.get(at + 1)
    if value is None or value.kind != "number" or not value.text.isdigit() or reading.words[at].comma:
        return False
    after = reading.words[value.last].low if value.last < len(reading.words) else ""
    return value.last == at + 2 and after not in (*NO_TEXT, "of", "newest", "latest", "minutes", "hours")


def stated(reading: Reading, at: int) -> Name | None:
    """What stands right after "the container" and is no other word of the sentence, however common a word it is."""
    words = reading.words
    if words[at].low in PEOPLE:
        return None
    if _asked_of(words, at):
        return Name((words[at].text,), at, at + 1, "", "", "", (at,), (words[at].text,))
    if at < 1 or words[at].quoted or words[at].sense[:1] not in ("", "w", "v") or words[at - 1].comma:
        return None
    noun, word = words[at - 1], words[at]
    if at + 1 < len(words) and words[at + 1].sense == "n.network" and word.low in NETWORKS:
        return Name((word.text,), at, at + 1, "", "network", "", (at,), (word.text,))
    if noun.sense[2:] not in OF_NAMES["NAME"] or noun.sense[:2] != "n." or noun.low.endswith("s"):
        return None
    before = words[at - 2].low if at > 1 else ""
    if before not in (
        "the",
        "my",
        "our",
        "of",
        "is",
        "has",
        "does",
        "did",
        "was",
        "in",
        "on",
        "for",
        "from",
        "what",
        "by",
    ):
        return None
    if word.low.endswith(("ing", "ed", "ly")) or " " in word.low or word.low in NEVER or word.low in HAPPENINGS:
        return None
    if word.sense[:1] == "v" and (word.low.endswith("s") or at + 1 == len(words)):
        return None
    return Name((word.text,), at, at + 1, "", noun.sense[2:], "", (at,), (word.text,))


def _asked_of(words: list[Word], at: int) -> bool:
    """ "what has payment printed": between the two verbs."""
    if not at or at + 1 >= len(words) or words[at].sense[:1] not in ("", "w"):
        return False
    if words[at].low.endswith("ing") and words[at - 1].low in ("is", "was"):
        return False  # "which container is eating all the memory"
    return words[at - 1].low in ("has", "did", "does", "is", "was") and words[at + 1].low.endswith(
        ("ed", "ten", "t", "y", "e", "been")
    )


def belongs(reading: Reading, name: Name) -> bool:
    """Does another name follow at once, so that this one only says what that is: "the job exporter"?"""
    follows = any(n.first == name.last for n in reading.names)
    return follows and not reading.words[name.last - 1].comma and len(name.texts) == 1 and not name.kind


def _fits(name: Name, kind: str, strict: bool) -> bool:
    if name.object not in OF_NAMES[kind] and not (kind in ("IMAGE", "REPOSITORY") and name.kind == "image"):
        return False
    if kind in ("IMAGE", "REPOSITORY"):
        sure = name.kind == "image" or name.object == "image"
        return name.kind in ("", "image") and (sure or not strict)
    if strict and name.object != kind.lower():
        return False
    return name.kind == "" or (name.kind == "image" and not set(":/") & set(name.typed[0]))


def in_a_row(reading: Reading, hit: Hit, chosen: list[Hit]) -> bool:
    """Is it told beside another: "kill, die and oom events"? Then neither says what the other says already."""
    if len(hit.words) != 1:
        return False
    at = hit.words[0]
    ends = {h.words[0] for h in chosen if len(h.words) == 1}
    near = [(min(at, end), max(at, end)) for end in ends if 0 < abs(end - at) < 4]
    return any(_beside_in_a_row(reading, first, last) for first, last in near)


def _beside_in_a_row(reading: Reading, first: int, last: int) -> bool:
    """ "die and oom", "die or get oom killed": nothing but little words, one of which joins, between the two."""
    words, between = reading.words, reading.words[first + 1 : last]
    joined = words[first].comma or not between or any(w.low in ("and", "or", "plus", "&") for w in between)
    return joined and all(w.sense[:1] in ("p", "f") or w.low in ("get", "gets", "got") for w in between)
