"""Takes a request apart that asks for one thing after another: "stop web, then delete it"."""

from dsh.request.lifetime import lifetime
from dsh.request.reading import Reading

THEN = ("and", "then", "afterwards", "after that", "next")
IT = ("it", "them", "that", "this", "the")


def clauses(reading: Reading, said: frozenset[int] = frozenset()) -> list[str]:
    """The texts of the single wishes in order; one where there is but one. What is "it" is named again.

    `said` are words that belong to a flag with its value: no wish begins there.
    """
    words = reading.words
    starts = [0]
    kept = {n for flag in lifetime(reading) for n in flag.words}
    verbs = [n for n, w in enumerate(words) if w.sense[:2] == "v." and n not in reading.off and n not in kept]
    for n in verbs:
        if (
            n
            and _begins(reading, n)
            and any(starts[-1] <= v < n for v in verbs)
            and n not in said
            and words[n].sense != words[starts[-1]].sense
        ):
            starts.append(n)
    if len(starts) < 2 or len(starts) > 4:
        return [reading.text]
    ends = [*starts[1:], len(words)]
    texts = []
    for start, end in zip(starts, ends, strict=True):
        last = end - 1
        while last > start and (words[last].low in THEN or words[last].low in ("just", "also")):
            last -= 1
        texts.append((start, last + 1))
    return _named(reading, texts)


def _begins(reading: Reading, at: int) -> bool:
    """Does an action begin here, after "and", "then" or a comma?"""
    before = at - 1
    while before >= 0 and reading.words[before].low in ("also", "just", "afterwards", "finally", "please", "i", "to"):
        before -= 1
    return before >= 0 and (reading.words[before].low in THEN or reading.words[before].comma)


def _named(reading: Reading, spans: list[tuple[int, int]]) -> list[str]:
    """The text of each part, with the object put in that another part names."""
    words = reading.words
    objects = [_object(reading, start, end) for start, end in spans]
    known = next((o for o in objects if o), "")
    out = []
    for (start, end), has in zip(spans, objects, strict=True):
        text = reading.text[words[start].start : words[end - 1].end]
        if has and words[start].sense == "v.tag":
            has = next((n.texts[-1] for n in reversed(reading.names) if start <= n.first < end), has)
        if has and not any(w.low in ("it", "them") for w in words[start:end]):
            known = has
        elif known:
            kept = [w.text for w in words[start:end] if w.low not in IT]
            text = " ".join([*kept[:1], known, *kept[1:]]) if len(kept) > 1 else " ".join([*kept, known])
            known = has if has and words[start].sense == "v.tag" else known
        out.append(text)
    return out


def _object(reading: Reading, start: int, end: int) -> str:
    """The words that name what a part is about: names with the noun beside them, or a set of objects."""
    words = reading.words
    places = [
        i for n in reading.names for i in n.indexes if start <= i < end and n.kind not in ("path", "file", "command")
    ]
    places += [n for n in range(start, end) if words[n].sense[:2] in ("s.", "n.") and words[n].sense[2:] in NOUNS]
    if not places:
        return ""
    return reading.text[words[min(places)].start : words[max(places)].end]


NOUNS = frozenset(
    [
        "container",
        "image",
        "volume",
        "network",
        "service",
        "all",
        "running",
        "stopped",
        "exited",
        "stack",
        "compose",
        "project",
        "dangling",
        "unused",
    ]
)
