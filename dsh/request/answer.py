"""The answer to a request in plain words."""

from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from dsh.knowledge.store import Store
from dsh.knowledge.words import Lexicon
from dsh.request.build import Built, build
from dsh.request.candidates import candidates
from dsh.request.clauses import clauses
from dsh.request.concepts import Questions, concept_of, prepare
from dsh.request.flags import find_flags
from dsh.request.implied import completed
from dsh.request.questions import question_for
from dsh.request.live import Live, choices, kinds_of, tags_of
from dsh.request.reading import Reading, read_request
from dsh.request.sound import sound
from dsh.request.variants import variants
from dsh.request.suggestion import Answer, Suggestion

LEAST = 0.56
LITTLE = 0.4
PLAIN = ("n.container", "n.image", "n.volume", "n.network", "n.compose", "n.dockerfile", "n.swarm", "n.registry", "n.docker", "n.stack",
         "n.builder", "n.context", "n.buildcache")  # fmt: skip
SURE = 0.74  # what destroys must be accounted for by more of the request
SURE_PLAINLY = 0.6
NEVER = 9.0
MOST = 4
NO_COMMAND = "Say it in other words, or name a docker command: dsh explain docker ps"
PRETENDED = ("dry", "dry-run", "simulate", "pretend", "preview", "hypothetically", "would", "might")
LOOKING = ("v.show", "v.get", "v.count", "v.inspect", "v.search", "v.compare", "v.follow", "v.validate")
BOTH = (
    "docker stop ",
    "docker restart ",
    "docker start ",
    "docker logs ",
    "docker kill ",
    "docker pause ",
    "docker unpause ",
)
OF_KIND = {
    "container": ("docker rm ", "docker restart ", "docker start ", "docker update ", "docker exec ", "docker attach "),
    "image": ("docker rmi ", "docker pull "), "volume": ("docker volume ",), "network": ("docker network rm ",),
    "service": ("docker compose ",),
}  # fmt: skip
RISKS = ("read", "change", "destroy")


class Trace(NamedTuple):
    """How a request was read, for `dsh ask --why-not`."""

    request: str
    words: tuple[tuple[str, str], ...]  # each word and its sense
    mended: tuple[tuple[str, str], ...]  # (as typed, as read)
    values: tuple[tuple[str, str], ...]  # kind and text
    names: tuple[tuple[str, ...], ...]
    mood: str
    concept: tuple[str, float]
    candidates: tuple[tuple[str, float, tuple[str, ...]], ...]  # command, score, words not accounted for


class Index(NamedTuple):
    """The compiled phrases, made ready."""

    data: dict[str, Any]
    lexicon: Lexicon

    def questions(self) -> Questions:
        """The questions of the concepts, weighed when first asked for."""
        if "weighed" not in self.data:
            self.data["weighed"] = prepare(self.data["questions"])
        found: Questions = self.data["weighed"]
        return found


def answer(request: str, store: Store, live: Live | None = None) -> Answer:
    """The docker command for a request, a question back, a concept, or an honest no.

    With `live`, names in the request are matched with the objects there are; where several fit, it asks.
    """
    return _plain_answer(request, store) if live is None else _with_live(request, store, live)


def _with_live(request: str, store: Store, live: Live) -> Answer:
    index = index_of(store)
    reading = read(request, index)
    for choice in choices(reading, live):
        texts = [_put(reading, choice.said, name) for name in choice.names[:MOST]]
        service = choice.said in live.services and reading.names[0].object != "container"
        if len(texts) == 1 and not service:
            return (
                _with_live(texts[0], store, live)._replace(request=request)
                if texts[0] != request
                else _plain_answer(request, store)
            )
        found = [a for a in (_plain_answer(t, store) for t in texts) if a.outcome == "match"]
        if found:
            firsts = tuple(a.suggestions[0]._replace(score=0.5) for a in found)
            if service:
                own = _plain_answer(request, store)
                firsts += _both(own, choice.said).suggestions[1:] if own.suggestions else ()
            return Answer(request, "ambiguous", firsts, f"Which {choice.said}: {', '.join(choice.names)}?")
    got = _plain_answer(request, store)
    if (
        got.outcome == "match"
        and len(reading.names) == 1
        and not reading.names[0].object
        and len(reading.names[0].texts) == 1
    ):
        name = reading.names[0].texts[0]
        if {"container", "service"} <= set(kinds_of(name, live)) and got.suggestions[0].command.startswith(BOTH):
            return _both(got, name)
    if got.outcome == "ambiguous" and len(reading.names) == 1 and not reading.names[0].object:
        return _settled(got, reading.names[0].texts[0], live)
    return got


def _put(reading: Reading, said: str, name: str) -> str:
    """The request with an object's own name in the place of what was said of it."""
    at = next(n for n in reading.names if n.texts[0] == said)
    first, last = reading.words[at.first], reading.words[at.last - 1]
    after = reading.words[at.last] if at.last < len(reading.words) else None
    end = after.end if after is not None and after.low == "one" else last.end
    return f"{reading.text[: first.start]}{name}{reading.text[end:]}"


def _both(got: Answer, name: str) -> Answer:
    """A name that a container and a compose service have: which is meant?"""
    first = got.suggestions[0]
    action = first.command.split()[1]
    other = first._replace(
        command=first.command.replace(f"docker {action} ", f"docker compose {action} ", 1), score=0.5
    )
    return Answer(
        got.request, "ambiguous", (first._replace(score=0.5), other), f"The container {name} or the compose service?"
    )


def _settled(got: Answer, name: str, live: Live) -> Answer:
    """A question about what a name is, answered by what there is."""
    kinds, tags = kinds_of(name, live), tags_of(name, live)
    kept = tuple(s for s in got.suggestions if any(s.command.startswith(p) for k in kinds for p in OF_KIND[k]))
    if len(kept) == 1:
        tag = tags[0] if kinds == ("image",) and len(tags) == 1 and name not in live.images else name
        return Answer(
            got.request, "match", (kept[0]._replace(command=kept[0].command.replace(f" {name}", f" {tag}"), score=0.9),)
        )
    return got._replace(suggestions=kept) if kept else got


def _plain_answer(request: str, store: Store) -> Answer:
    index = index_of(store)
    reading = read(request, index)
    found = weighed(reading, index)
    clear = reading.mood == "wish" and bool(found) and found[0].score > 0.9
    concept = ("", 0.0) if clear else concept_of(reading, index.questions())
    return decide(reading._replace(text=request), found, concept, index, store)


def read(request: str, index: Index) -> Reading:
    """The request read, with the verb that it leaves out put in."""
    reading = read_request(request, index.lexicon, index.data)
    whole = completed(reading, index.data)
    return reading if whole is None else read_request(whole, index.lexicon, index.data)


def decide(reading: Reading, found: list[Built], concept: tuple[str, float], index: Index, store: Store) -> Answer:
    """What the request comes to."""
    best = found[0].score if found else 0.0
    if reading.mood != "idea" and _elsewhere(reading, index):
        return Answer(reading.text, "none", hint=NO_COMMAND)
    if _is_idea(reading, concept, found):
        return _concept(reading, concept[0], found, store, index)
    asked = question_for(reading, found, index.data)
    if asked is not None:
        question, lines = asked
        return Answer(reading.text, "ambiguous", tuple(_plain(line, index, store) for line in lines), question)
    if not _ordered(reading):
        found = [b for b in found if b.risk != "destroy"]
        best = found[0].score if found else 0.0
    if reading.mood != "wish":
        found = [b for b in found if b.risk == "read" and b.score >= 0.6]
        best = found[0].score if found else 0.0
    least = threshold(reading, found[0], index) if found else 1.0
    if best < least:
        if concept[1] >= 0.6 and reading.mood != "wish":
            return _concept(reading, concept[0], found, store, index)
        return Answer(reading.text, "none", hint=NO_COMMAND)
    good: list[Built] = []
    for built in offered(found, index):
        if built.score > 0.4 and len(good) < MOST and sound(built.command, built.missing, store):
            good.append(built)
    if not good or good[0].score < min(least, LEAST):
        return Answer(reading.text, "none", hint=NO_COMMAND)
    return Answer(reading.text, "match", tuple(_suggestion(b, index) for b in good))


def _unknown(low: str, reading: Reading, index: Index) -> bool:
    """A word that dsh knows nothing of: where something would be lost, all must be understood."""
    sense = next((w.sense for w in reading.words if w.low == low), "")
    return not sense and f" {low} " not in index.data["ordinary"]


def _of_the_computer(reading: Reading) -> bool:
    """Is it about the user's files, folders or disk rather than docker's things?"""
    about = {w.sense for w in reading.words}
    freed = any(w.low in ("disk space", "space", "disk usage", "taking up") for w in reading.words)
    return (
        bool(about & {"n.file", "n.folder", "n.disk", "n.here"})
        and not freed
        and not about & {"s.unused", "s.dangling", "n.cache", "n.buildcache"}
    )


def offered(found: list[Built], index: Index) -> list[Built]:
    """The readings worth a look, each once: the likely ones, then other forms of the first, then the rest."""
    first = found[0]
    near = [b for b in found[1 : MOST * 3] if b.score > 0.86 * first.score]
    rest = [b for b in found[1 : MOST * 3] if b.score <= 0.86 * first.score and b.score > 0.6 * first.score]
    out: dict[str, Built] = {}
    for built in [first, *near[:1], *variants(first, index.data["variants"]), *near[1:], *rest]:
        out.setdefault(built.command, built)
    return list(out.values())


def threshold(reading: Reading, best: Built, index: Index) -> float:
    """How much of the request must be accounted for: more where it destroys, less where it is plainly about Docker."""
    foreign = any(f" {w.low} " in index.data["foreign"] for w in reading.words)
    plain = any(w.sense in PLAIN or w.low == "docker" for w in reading.words) or any(
        ":" in t for n in reading.names for t in n.texts
    )
    if best.risk == "destroy" and any(_unknown(low, reading, index) for low in best.left):
        return NEVER
    if best.risk == "destroy" and not plain and _of_the_computer(reading):
        return NEVER
    if best.risk == "destroy":
        return SURE_PLAINLY if plain and not foreign else SURE
    if plain and not foreign and reading.mood == "wish":
        return LITTLE
    return LEAST if best.risk == "read" else 0.62


def _ordered(reading: Reading) -> bool:
    """Is something told to be done, rather than looked at or spoken of? Only then may the answer destroy."""
    if any(w.low in PRETENDED for w in reading.words):
        return False
    asked = any(w.low in ("want", "need", "get", "like", "have", "be") for w in reading.words)
    acts = [
        w
        for n, w in enumerate(reading.words)
        if w.sense[:2] == "v."
        and n not in reading.off
        and (asked or not w.low.endswith("ed") or w.low in ("need", "embed"))
    ]
    if not acts:
        return any(w.low in ("down", "gone") for w in reading.words)
    how = any(w.low in ("how", "command") for w in reading.words[:3])
    return how or acts[0].sense not in LOOKING or acts[0].sense == "v.get" and len(acts) > 1


def _elsewhere(reading: Reading, index: Index) -> bool:
    """Is it about another tool?"""
    lows = [w.low for w in reading.words if w.sense[:1] not in ("f", "p") or w.low == "docker"]
    about = any(w.sense in PLAIN or "docker" in w.low for w in reading.words)
    if any("docker" in low for low in lows):
        return False
    if any(f" {low} " in index.data["elsewhere"] for low in lows):
        return True
    return (
        bool(lows) and not about and f" {lows[0]} " in index.data["elsewhere_first"] and reading.words[0].low == lows[0]
    )


def _is_idea(reading: Reading, concept: tuple[str, float], found: list[Built]) -> bool:
    best = found[0] if found else None
    near = concept[1]
    if reading.mood == "idea":
        mine = bool(best and best.names) or any(w.low in ("my", "our") for w in reading.words)
        strong = best is not None and best.risk == "read" and mine and best.score > (0.6 if best.names else 0.8)
        return near >= (0.95 if strong else 0.35)
    if reading.mood == "look":
        least = 0.6 if best is not None and best.names else 0.85
        sure = best is not None and best.risk == "read" and best.score > least and not best.missing
        defines = [w.low for w in reading.words[:1]] == ["what are"] or [w.low for w in reading.words[:2]] == [
            "what",
            "are",
        ]
        return near >= (0.98 if sure and defines else 0.7) and not (sure and not defines)
    asks_for = any(w.sense in ("v.show", "v.get") for w in reading.words[:3])
    return near >= (0.97 if asks_for else 0.9) and (best is None or best.score < (LEAST if asks_for else 0.8))


def _concept(reading: Reading, name: str, found: list[Built], store: Store, index: Index) -> Answer:
    entry = store.concept(name)
    looks = tuple(_suggestion(b, index) for b in found[:3] if b.risk == "read" and b.score >= LEAST and not b.missing)
    return Answer(reading.text, "concept", looks, None, entry.answer if entry else None, name)


def trace(request: str, store: Store, live: Live | None = None) -> Trace:
    """How the request was read and what was weighed."""
    index = index_of(store)
    reading = read(request, index)
    return Trace(
        request,
        tuple((w.text, w.sense) for w in reading.words),
        reading.mended,
        tuple((v.kind, v.text) for v in reading.values.values()),
        tuple(n.texts for n in reading.names),
        reading.mood,
        concept_of(reading, index.questions()),
        tuple((b.command, b.score, b.left) for b in weighed(reading, index)),
    )


def weighed(reading: Reading, index: Index) -> list[Built]:
    """The command lines that may be meant, best first; a request for one thing after another is a line of several."""
    found = ranked(reading, index.data)
    parts = clauses(reading) if reading.mood == "wish" else [reading.text]
    if len(parts) < 2:
        return found
    firsts = []
    for part in parts:
        single = ranked(read_request(part, index.lexicon, index.data), index.data)
        if not single or single[0].score < 0.6:
            return found
        firsts.append(single[0])
    line = sequence(firsts)
    if found and found[0].score >= line.score:
        return [found[0], line, *found[1:]]
    return [line, *found]


def sequence(parts: list[Built]) -> Built:
    """Several command lines as one."""
    first = parts[0]
    return first._replace(
        command=" && ".join(p.command for p in parts),
        summary="; then ".join(p.summary for p in parts),
        risk=max((p.risk for p in parts), key=RISKS.index),
        missing=tuple(dict.fromkeys(m for p in parts for m in p.missing)),
        score=min(p.score for p in parts) - 0.02,
        reading=tuple(r for n, p in enumerate(parts) for r in (("then",) if n else ()) + p.reading),
    )


def ranked(reading: Reading, index: dict[str, Any]) -> list[Built]:
    """The command lines for one wish, best first, each once."""
    flags = find_flags(reading, index)
    best: dict[str, Built] = {}
    for candidate in candidates(reading, index):
        built = build(candidate, reading, flags, index)
        if built.command not in best or best[built.command].score < built.score:
            best[built.command] = built
    return sorted(best.values(), key=lambda b: -b.score)


def _suggestion(built: Built, index: Index) -> Suggestion:
    return Suggestion(
        built.command,
        built.summary,
        built.risk,
        likely(built.score, index.data["calibration"]),
        built.missing,
        None,
        built.reading,
        None,
    )


def likely(score: float, table: list[list[float]]) -> float:
    """The share of answers with such a score that are right, as counted on requests that dsh was not made with."""
    for (low, least), (high, most) in pairwise(table):
        if score <= high:
            return least + (most - least) * max(0.0, score - low) / (high - low)
    return table[-1][1]


def _plain(line: str, index: Index, store: Store) -> Suggestion:
    """A choice of a question, from its command line."""
    words = line.split()
    command = next((c for n in (4, 3, 2) if (c := store.command(" ".join(words[:n])))), None)
    missing = tuple(w for w in words if w.isupper() and len(w) > 2)
    return Suggestion(line, command.summary if command else "", command.risk if command else "change", 0.5, missing)


def index_of(store: Store) -> Index:
    """The index of phrases, made ready once for a store."""
    return _ready(store)


@cache
def _ready(store: Store) -> Index:
    data: dict[str, Any] = dict(store.phrases())
    return Index(data, Lexicon(data["words"], data["groups"]))
