"""Takes a request apart that asks for one thing after another: "stop web, then delete it"."""

from dsh.request.reading import Reading
from dsh.request.settings.lifetime import lifetime

THEN = ("and", "then", "afterwards", "after that", "next")
BETWEEN = (
    "also", "just", "afterwards", "finally", "please", "i", "to", "directly", "immediately", "straight", "quickly",
    "now", "right away", "at once", "again",
)  # fmt: skip


def clauses(reading: Reading, said: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    """The single wishes in order, each by its first word and the one after its last; none where there is but one wish.

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
            and (words[n].sense != words[starts[-1]].sense or _of_another(reading, starts[-1], n))
        ):
            starts.append(n)
    if len(starts) < 2 or len(starts) > 4:
        return []
    ends = [*starts[1:], len(words)]
    spans = []
    for start, end in zip(starts, ends, strict=True):
        last = end - 1
        while last > start and (words[last].low in THEN or words[last].low in ("just", "also")):
            last -= 1
        spans.append((start, last + 1))
    return spans


ACTS = ("v.remove", "v.clean", "v.stop", "v.start", "v.restart", "v.kill", "v.pause", "v.unpause", "v.create")
THINGS = ("n.container", "n.image", "n.volume", "n.network", "n.buildcache", "n.cache", "n.secret", "n.config")


def _of_another(reading: Reading, first: int, at: int) -> bool:
    """ "remove it and delete its image": the same is done to something else."""
    words = reading.words
    if words[at].sense == "v.run":  # "run nginx named a, then run httpd named b"
        before = {n.texts[0] for n in reading.names if n.kind == "image" and first < n.first < at}
        others = {n.texts[0] for n in reading.names if n.kind == "image" and n.first == at + 1}
        if before and others and not before & others:
            return True
        called = [n for n in reading.names if n.before in ("as", "called", "named")]
        before = {n.texts[0] for n in called if first < n.first < at}
        if before and any(n.texts[0] not in before for n in called if n.first > at):
            return True  # "run nginx as a and run nginx as b"
    if words[at].sense == "v.copy":  # "copy a.txt into web and copy b.txt into api"
        files = [n.texts[0] for n in reading.names if n.kind in ("file", "path", "place", "mount")]
        spans = [n.first for n in reading.names if n.kind in ("file", "path", "place", "mount")]
        return len(set(files)) > 1 and any(first < n < at for n in spans) and any(n > at for n in spans)
    if words[at].sense in ACTS:  # "stop web and then stop db"
        named = [n for n in reading.names if not n.kind or (n.kind == "image" and not set(":/") & set(n.texts[0]))]
        before = {t for n in named if first < n.first < at for t in n.texts}
        others = {t for n in named if n.first == at + 1 for t in n.texts}
        if before and others and not before & others:
            return True
    after = [w.sense for w in words[at : at + 6] if w.sense in THINGS]
    return bool(after) and after[0] not in [w.sense for w in words[first:at]]


def coordinated(reading: Reading) -> list[str]:
    """ "remove the stopped containers and the unused images": a text each."""
    words, lead = reading.words, reading.lead
    if lead is None or words[lead].sense not in ACTS:
        return [reading.text]
    starts = [lead + 1]
    kinds: list[str] = []
    for at in range(lead + 1, len(words)):
        if words[at].sense in THINGS and (not kinds or kinds[-1] != words[at].sense):
            if kinds:
                begin = next(
                    (n for n in range(at - 1, starts[-1], -1) if words[n].low in THEN or words[n - 1].comma), None
                )
                if begin is not None and words[begin].sense == "p.with":  # ", with the volume data": no other thing
                    return [reading.text]
                if begin is None or not any(words[n].sense in THINGS for n in range(starts[-1], begin)):
                    return [reading.text]
                starts.append(begin + 1 if words[begin].low in THEN else begin)
            kinds.append(words[at].sense)
    if len(starts) < 2 or len(set(kinds)) < len(kinds):
        return [reading.text]
    ends = [*starts[1:], len(words)]
    named = {i for n in reading.names for i in n.indexes}
    out = []
    for start, end in zip(starts, ends, strict=True):
        while end - 1 > start and words[end - 1].low in THEN:
            end -= 1
        part = range(start, end)
        chosen = any(words[n].sense[:2] == "s." for n in part) or bool(named & set(part))
        if not chosen or any(words[n].low in ("its", "their", "it") for n in part):
            return [reading.text]
        out.append(f"{words[lead].low} {reading.text[words[start].start : words[end - 1].end]}")
    return out


def _begins(reading: Reading, at: int) -> bool:
    """Does an action begin here, after "and", "then" or a comma?"""
    before = at - 1
    while before >= 0 and reading.words[before].low in BETWEEN:
        before -= 1
    if before < 0:
        return False
    word = reading.words[before]
    return word.low in THEN or word.sense in ("f.then", "f.after-that") or word.comma
