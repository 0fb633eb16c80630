"""Finds the phrases of the knowledge that a request is like."""

from dsh.knowledge.senses import weight
from dsh.named import NamedTuple
from dsh.request.reading import Reading
from dsh.typed import Any

MOST = 16
TELLING = (("n.tarball", (".tar", ".tgz", ".tar.gz")),)  # what a file's name says that it is
FOR_PATHS = ("FILE", "SRC", "PATH", "DEST")
LOOKED = 120  # phrases looked at closely
FAR = 1.6  # how much worse than the best a phrase may be


class Candidate(NamedTuple):
    """A phrase that shares words with the request. `share` is how much of the phrase the request says."""

    intent: int
    phrase: int
    matched: tuple[int, ...]  # indexes of words of the request
    share: float
    rank: float
    frame: bool = False  # it is a line of the examples instead


def candidates(reading: Reading, index: dict[str, Any], likely: tuple[str, ...] = ()) -> list[Candidate]:
    """The best phrases, at most two for each line, best first. What the request denies is not looked at.

    The commands that are `likely` by the examples have a phrase among them, if any shares a word with the request.
    """
    where: dict[str, list[int]] = {}
    tags = {i for n in reading.names if n.kind == "image" for i in n.indexes if reading.words[i].sense == "n.version"}
    for at, word in enumerate(reading.words):
        if word.sense and word.sense[0] not in "pf" and at not in reading.off and at not in tags:
            where.setdefault(word.sense, []).append(at)
            other = index["also"].get(word.sense)
            if other:
                where.setdefault(other, []).append(at)
    for at, value in reading.values.items():
        kind = next((s for s, ends in TELLING if value.text.lower().endswith(ends)), "") if value.kind == "file" else ""
        if kind and kind not in where:
            where[kind] = [at]
    for name in reading.names:
        if name.kind in ("file", "path") and "compose" in name.texts[0].lower() and "n.compose" not in where:
            where["n.compose"] = [name.first]
    gained: dict[int, float] = {}
    for sense in where:
        w, found = weight(sense), index["postings"].get(sense, ())
        if gained:
            before = gained.get
            for phrase in found:
                gained[phrase] = before(phrase, 0.0) + w
        else:
            gained = dict.fromkeys(found, w)
    phrases, wholes = index["phrases"], index["wholes"]
    near, best, floor = [], -9.0, -9.0
    for phrase, got in gained.items():
        whole = wholes[phrase] / 1000
        rank = 1.9 * got - 0.9 * whole
        if rank > floor and got > 0.3 * whole:
            near.append((rank, phrase))
            if rank > best:
                best, floor = rank, rank - FAR - 0.6
    names, out = len(reading.names), []
    lows = {w.low for w in reading.words}
    with_path = any(n.kind in ("path", "file", "place") for n in reading.names)
    near.sort(reverse=True)
    for rank, phrase in near[:LOOKED]:
        if rank < best - FAR - 0.6:
            break
        _, _, places, whole, fillers = phrases[phrase]
        slots = len(places)
        if with_path and slots and any(s[0] in FOR_PATHS for s in places):
            rank += 0.4
        rank += 0.05 * names if slots > names else 0.05 * slots
        rank -= 0.05 * (slots - names) if slots > names else 0.0
        if fillers:
            rank += 0.05 * sum(f in lows for f in fillers) - 0.02 * len(fillers)
        out.append((-rank, phrase, gained[phrase] / whole))
    out.sort()
    kept: list[Candidate] = []
    per_line: dict[tuple[int, str], int] = {}
    for less, phrase, share in out:
        rank = -less
        if less > out[0][0] + FAR:
            break
        intent = phrases[phrase][0]
        line = (index["intents"][intent][0], index["intents"][intent][1])
        if per_line.get(line, 0) >= 4:
            continue
        per_line[line] = per_line.get(line, 0) + 1
        matched = tuple(i for s in set(phrases[phrase][1]) for i in where.get(s, ()))
        kept.append(Candidate(intent, phrase, matched, min(1.0, share), rank))
        if len(kept) >= MOST:
            break
    if "n.volume" in where and ("n.tarball" in where or "v.save" in where or "v.load" in where):
        ready = index.setdefault("archive_phrases", [])
        if not ready:
            archives = {n for n, i in enumerate(index["intents"]) if "/backup/" in i[1]}
            ready += {p[0]: n for n, p in enumerate(phrases) if p[0] in archives}.values()
        kept += [
            Candidate(phrases[n][0], n, tuple(i for s in set(phrases[n][1]) for i in where.get(s, ())), 1.0, 0.0)
            for n in ready
        ]
    kept += _likely(likely, kept, [n for _, n in near], gained, where, index)
    return kept + _plain(reading, index, where, {k.phrase for k in kept})


def _likely(
    likely: tuple[str, ...],
    kept: list[Candidate],
    near: list[int],
    gained: dict[int, float],
    where: dict[str, list[int]],
    index: dict[str, Any],
) -> list[Candidate]:
    """Of each likely command that no candidate is of, the two phrases that the request is most like."""
    commands, intents, phrases = index["commands"], index["intents"], index["phrases"]
    left = dict.fromkeys(set(likely) - {commands[intents[k.intent][0]][0] for k in kept}, 2)
    out: list[Candidate] = []
    for n in near if left else ():
        intent = phrases[n][0]
        path = commands[intents[intent][0]][0]
        if left.get(path, 0):
            left[path] -= 1
            matched = tuple(i for s in set(phrases[n][1]) for i in where.get(s, ()))
            out.append(Candidate(intent, n, matched, min(1.0, gained[n] / phrases[n][3]), 0.0))
            if not any(left.values()):
                break
    return out


def _plain(reading: Reading, index: dict[str, Any], where: dict[str, list[int]], known: set[int]) -> list[Candidate]:
    """The phrases that say but what is told and to what: "remove containers", whatever else is said of them."""
    if reading.lead is None:
        return []
    verb = reading.words[reading.lead].sense
    noun = f"n.{reading.head}" if reading.head else ""
    ready: dict[tuple[str, str], list[int]] = index.setdefault("plain_phrases", {})
    if (verb, noun) not in ready:
        wanted = {verb, noun} if noun else {verb}
        whole = sum(weight(sense) for sense in wanted)  # decoding a phrase costs more than a look at its weight
        ready[verb, noun] = [
            n
            for n in index["postings"].get(verb, ())
            if abs(index["wholes"][n] - 1000 * whole) < 1
            and set(index["phrases"][n][1]) == wanted
            and index["intents"][index["phrases"][n][0]][1] in ("", "docker build {PATH}")
        ]
    out: dict[tuple[int, bool], Candidate] = {}
    for n in ready[verb, noun]:
        phrase = index["phrases"][n]
        if n not in known and not phrase[4]:
            matched = tuple(i for s in set(phrase[1]) for i in where.get(s, ()))
            out.setdefault((phrase[0], bool(phrase[2])), Candidate(phrase[0], n, matched, 1.0, 0.0))
    return list(out.values())[:6]
