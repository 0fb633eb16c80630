"""What a request comes to: a command line, a question, a concept or none."""

from dsh.knowledge.store import Store
from dsh.request import precedent
from dsh.request.build import Built
from dsh.request.certainty import (
    LEAST,
    begins_elsewhere,
    elsewhere,
    is_foreign,
    is_of_no_docker,
    is_of_others,
    is_plain,
    is_shell_line,
    is_small_talk,
    ordered,
    said_whole,
    says_nothing,
    suggested,
    threshold,
)
from dsh.request.checked.sound import sound
from dsh.request.checked.untold import narrowest, takes_the_spared, untold
from dsh.request.concepts import concept_of
from dsh.request.ideas import CLEAR, WHOLE, is_idea, only_looks
from dsh.request.likeness import Likeness, likeness
from dsh.request.open_wish import bare_thing, misspelt_wish, open_wish
from dsh.request.phrasebook import Index, index_of
from dsh.request.promising import CERTAIN
from dsh.request.questions import (
    LOOKS,
    WHAT,
    question_as_it_stands,
    question_for,
    question_of_empty_words,
    question_of_what_is_meant,
)
from dsh.request.ranking import weighed
from dsh.request.reading import Reading
from dsh.request.retelling import read
from dsh.request.retold.pieces import keeps_all, pieces, with_name
from dsh.request.suggestion import ALL, Answer, Suggestion
from dsh.request.variants import MOST, offered

SEEN = {
    "container": "docker ps -a",
    "image": "docker images",
    "volume": "docker volume ls",
    "network": "docker network ls",
    "builder": "docker system df",
    "system": "docker system df",
    "compose": "docker compose ps",
}
DOUBTED = 0.51  # chance below which what is said of "it" is asked about
DONE = 1.0  # score of a line that changes something from which on it stands beside an idea
WELL = 0.9  # score of a line of compose that goes before one of docker's own
KNOWN, NEAR = 0.5, 0.6  # chance of an idea by its examples from which it goes before one that is less near
FOR_THE_SHELL = "That is a line for the shell itself; in a container: docker exec CONTAINER and then the line"
POINTS_AT = ("is", "did", "was", "has", "are", "were", "have")
NO_COMMAND = "Say it in other words, or name a docker command: dsh explain docker ps"


def plain_answer(request: str, store: Store) -> Answer:
    """What a request comes to, whatever there is on the engine."""
    return within(_answered(request, store), request, store)


def within(got: Answer, request: str, store: Store) -> Answer:
    """The answer, and where it destroys no more than was told to go."""
    if _plainly_told(request, got):
        return got
    if all(s.risk != "destroy" and " kill " not in s.command for s in got.suggestions):
        if not any(" $(docker ps -q)" in s.command for s in got.suggestions):
            return got
        from dsh.request.checked.harm import limited

        return limited(got, request, index_of(store), store)
    from dsh.request.checked.harm import restrained  # a plain order needs no other look: it is no part of the start

    return restrained(got, request, index_of(store), store, lambda less: _answered(less, store))


def _plainly_told(request: str, got: Answer) -> bool:
    """Is it an order of a few words, with nothing that limits or asks, and the one answer to it?"""
    lows = request.split()
    return (
        len(lows) == 3
        and lows[0] in ("remove", "delete")
        and lows[1] == "all"
        and lows[2].isalpha()
        and got.outcome == "match"
    )


def _answered(request: str, store: Store) -> Answer:
    index = index_of(store)
    if is_of_others(request, index):
        return Answer(request, "none", hint=NO_COMMAND)
    reading = read(request, index)
    asked = None if reading.written else open_wish(request, reading, index.data)
    got = _decided(request, reading, index, store) if asked is None else None
    if got is not None and (got.outcome == "concept" or _is_guess(got, reading)):
        asked = question_of_empty_words(request, index.data) or misspelt_wish(request, index.data)
        if asked is None and got.outcome != "concept":
            asked = question_of_what_is_meant(reading, index.data) or bare_thing(reading, index.data)
        if asked is not None and got.suggestions:  # its looks, after what may be meant
            lines = [it.command for it in got.suggestions[: MOST - 1]]
            asked = (asked[0], [*lines, *(look for look in asked[1][:2] if look not in lines)])
    if asked is not None:
        return _question(reading._replace(text=request), asked, index, store)
    assert got is not None
    return got


def _is_guess(got: Answer, reading: Reading) -> bool:
    """Is it no answer, or one that is more likely wrong than right to words that name nothing?"""
    if got.outcome == "match":
        return got.suggestions[0].score < DOUBTED and not any(w.sense[:2] == "n." for w in reading.words)
    return got.outcome == "none" and got.hint == NO_COMMAND


def _decided(request: str, reading: Reading, index: Index, store: Store) -> Answer:
    ranked: dict[str, Built] = {}
    for built in weighed(reading, index):
        built = narrowest(built, reading)
        ranked.setdefault(built.command, built)
    found = [b for b in ranked.values() if not (takes_the_spared(b, reading) or untold(b, reading, index.data))]
    found = _of_compose(found, reading)
    like = likeness(reading, index.data)
    best = found[0].score if found else 0.0
    least = 0.9 if best > CERTAIN else 0.5 if best > 0.9 else 0.02
    clear = reading.mood == "wish" and bool(found) and like.kinds.get("concept", 1.0) < least
    whole = said_whole(reading, found)
    concept = ("", 0.0) if clear or whole else _concept_meant(reading, index, like)
    if not reading.written and is_shell_line(request, index) and not (found and _in_a_container(found[0], reading)):
        return Answer(request, "none", hint=FOR_THE_SHELL)
    got = decide(reading._replace(text=request), found, concept, index, store)
    if (reading.written or whole) and got.outcome == "match":
        return got  # no other line has the flags that were taken out of the text
    if got.outcome == "none" or (got.outcome == "match" and best < CLEAR) or got.outcome == "concept":
        got = _of_a_piece(reading, got, best, index, store) or got
    got = _by_examples(reading._replace(text=request), got, found, concept, like, index, store)
    if got.outcome not in ("match", "none") or not like.kinds or reading.mood == "idea":
        return got
    if best > CERTAIN and not found[0].left and not found[0].missing:
        return got  # most of what is asked: it need not wait for more
    from dsh.request.beside import with_lines, with_the_likeliest  # of no use where most was said

    got = with_lines(got, reading, found, like, index, store)
    return with_the_likeliest(got, reading, found, index, store)


def _by_examples(
    reading: Reading,
    got: Answer,
    found: list[Built],
    concept: tuple[str, float],
    like: Likeness,
    index: Index,
    store: Store,
) -> Answer:
    """The answer, or another one where the examples speak plainly for it."""
    kind = precedent.kind(reading, got.outcome, found, like, index, concept[1])
    if kind == "concept" and precedent.knows_none(concept[1], like):
        kind = "none" if got.outcome == "concept" else got.outcome
    if kind == got.outcome:
        return got
    if kind == "concept":
        alike = max(like.concepts, key=lambda n: like.concepts[n])
        name = concept[0] if concept[0] and (like.concepts[alike] < KNOWN or concept[1] > NEAR) else alike
        return _concept(reading, name, found, store, index)
    likely = (b for b in offered(found, reading, index.data) if b.score > 0.25)
    lines = [b for b in likely if sound(b.command, b.missing, store)][:MOST]
    if kind == "match" and lines:
        lines = [b for b in lines if b.risk == "read"] if reading.mood != "wish" or not ordered(reading) else lines
        return Answer(reading.text, "match", tuple(suggested(b, index) for b in lines)) if lines else got
    if kind == "ambiguous" and lines:
        choices = tuple(_plain(b.command, index, store) for b in lines)
        return Answer(reading.text, "ambiguous", choices, "That may mean several things. Is it one of these?")
    if kind == "ambiguous":
        return _question(reading, (WHAT, list(LOOKS)), index, store)
    return Answer(reading.text, "none", hint=NO_COMMAND) if kind == "none" else got


def _concept_meant(reading: Reading, index: Index, like: Likeness) -> tuple[str, float]:
    """The concept that the request asks for, or one piece of it: "what is a layer? my manager said it"."""
    said = [w for w in reading.words if w.sense[:1] not in ("f", "p")]
    if len(said) < 2 and reading.words and reading.words[0].low in POINTS_AT:
        return ("", 0.0)  # "is that set now": of something that was spoken of
    best = concept_of(reading, index.questions(), index.data, like.concepts)
    if best[1] < CLEAR and len(reading.words) > 5:
        for part in pieces(reading):
            piece = read(part.text, index)
            if piece.mood == "idea" or (piece.mood == "look" and not piece.names):
                best = max(best, concept_of(piece, index.questions(), index.data, like.concepts), key=lambda c: c[1])
    return best


def _in_a_container(best: Built, reading: Reading) -> bool:
    """Is it told where the line is to run: "uname -m in alpine"?"""
    told = any(w.low in ("in", "inside", "with", "using", "from", "on", "image") for w in reading.words[2:])
    return (
        best.path.endswith(" exec") and "COMMAND" not in best.missing and not _is_of_this_machine(best, reading)
    ) or (told and best.path == "docker container run" and not best.missing)


def _is_of_this_machine(best: Built, reading: Reading) -> bool:
    """ "python tool.py", "curl https://example.com": where no container is spoken of."""
    return "CONTAINER" in best.missing and any(
        sign in f"{reading.text} " for sign in (".py ", ".js ", ".rb ", ".php ", "://")
    )


def _told_inside(best: Built, reading: Reading) -> bool:
    """Is it done in what is said to be a container: "install curl in the web container with apt-get"?"""
    return best.path == "docker container exec" and any(w.sense == "n.container" for w in reading.words)


def _of_a_piece(reading: Reading, whole: Answer, best: float, index: Index, store: Store) -> Answer | None:
    """The answer to the one piece of a chatty request that is a wish by itself; nothing is destroyed by half a sentence
    where the whole is no order."""
    if elsewhere(reading, index):
        return None
    foreign = is_foreign(reading)
    chosen: tuple[float, Answer] | None = None
    for part in pieces(reading):
        piece = read(part.text, index)
        found = weighed(piece, index)
        if found and found[0].missing and (named := with_name(piece, reading)):
            again = read(named, index)
            more = weighed(again, index)
            if more and not more[0].missing and more[0].score > 0.9 * found[0].score:
                piece, found = again, more
        least = CLEAR if whole.outcome == "concept" else max(CLEAR, best + 0.1)
        if not found or found[0].score < least or found[0].missing:
            continue
        if whole.outcome == "match" and not part.apart and not keeps_all(piece, reading):
            continue
        if foreign and (found[0].risk != "read" or not is_plain(piece) or not found[0].names or is_foreign(piece)):
            continue
        if found[0].risk != "read" and (reading.mood != "wish" or whole.outcome == "concept" or not ordered(reading)):
            continue
        lead = next((w.sense for w in piece.words if w.sense[:1] not in ("p", "f")), "")
        looks = piece.mood == "look" and found[0].risk == "read" and found[0].score > 0.9
        if whole.outcome == "concept" and not looks and (piece.mood != "wish" or lead[:2] != "v."):
            continue
        got = decide(piece, found, ("", 0.0), index, store)
        if got.outcome == "match" and (chosen is None or found[0].score > chosen[0]):
            chosen = found[0].score, got
    if chosen is None:
        return None
    least = index.data["calibration"][3][1]
    return chosen[1]._replace(
        request=whole.request,
        suggestions=tuple(s._replace(score=min(s.score, least)) for s in chosen[1].suggestions),
    )


def _of_compose(found: list[Built], reading: Reading) -> list[Built]:
    """ "docker compose build web without the cache": who begins with compose means a line of it, where one says all."""
    first = found[0] if found else None
    if first is None or reading.words[0].sense != "n.compose" or reading.words[0].low not in first.left:
        return found
    ours = next((b for b in found if b.path.startswith("docker compose ") and not b.left and not b.missing), None)
    return found if ours is None or ours.score < WELL else [ours, *(b for b in found if b is not ours)]


def decide(reading: Reading, found: list[Built], concept: tuple[str, float], index: Index, store: Store) -> Answer:
    """What the request comes to."""
    best = found[0].score if found else 0.0
    ours = bool(reading.written)  # a flag of docker's is told: it is of docker, and no question is left
    asked = None if ours else question_as_it_stands(reading, index.data)
    if asked is not None:
        return _question(reading, asked, index, store)
    of_ideas = reading.mood == "idea" and not begins_elsewhere(reading, index) and not is_small_talk(reading)
    foreign = any(f" {w.low} " in index.data["elsewhere"] for w in reading.words)
    of_ours = ours or (best >= WHOLE and (not foreign or _told_inside(found[0], reading)))
    if not of_ours and (is_of_no_docker(reading, index) if of_ideas else elsewhere(reading, index)):
        return Answer(reading.text, "none", hint=NO_COMMAND)
    asked = None if ours else question_for(reading, found, index.data)
    if asked is None and not ours and not reading.names and not reading.values and says_nothing(reading, index):
        return Answer(reading.text, "none", hint=NO_COMMAND)
    if (asked is None or reading.mood != "wish") and is_idea(reading, concept, found):
        return _concept(reading, concept[0], found, store, index)
    if asked is not None:
        return _question(reading, asked, index, store)
    if not ordered(reading):
        found = [b for b in found if b.risk != "destroy"]
        best = found[0].score if found else 0.0
    if reading.mood != "wish":
        found = [b for b in found if only_looks(b) and b.score >= (0.45 if is_plain(reading) else 0.6)]
        best = found[0].score if found else 0.0
    least = threshold(reading, found[0], index) if found else 1.0
    if reading.mood == "look" and found and found[0].missing and not is_plain(reading):
        known = any(w.sense[:2] in ("n.", "s.") for w in reading.words)
        least = least if known or reading.names else 1.0  # "what is my hostname"
    if best < max(least, LEAST) and concept[1] >= 0.6 and reading.mood != "wish":
        return _concept(reading, concept[0], found, store, index)
    if best < least:
        doubtful = _asks_back(reading, found, index, store)
        return doubtful or Answer(reading.text, "none", hint=NO_COMMAND)
    good: list[Built] = []
    for built in offered(found, reading, index.data):
        if built.score > 0.4 and len(good) < MOST and sound(built.command, built.missing, store):
            good.append(built)
    if not good or good[0].score < min(least, LEAST):
        return Answer(reading.text, "none", hint=NO_COMMAND)
    return Answer(reading.text, "match", tuple(suggested(b, index) for b in good))


def _question(reading: Reading, asked: tuple[str, list[str]], index: Index, store: Store) -> Answer:
    question, lines = asked
    return Answer(reading.text, "ambiguous", tuple(_plain(line, index, store) for line in lines), question)


def _asks_back(reading: Reading, found: list[Built], index: Index, store: Store) -> Answer | None:
    """Where something is to go but not all was understood: the way to look at it first, then what may be meant."""
    best = found[0] if found else None
    if (
        best is None
        or best.risk != "destroy"
        or best.score < 0.55
        or reading.mood != "wish"
        or best.path.count(" ") < 2
    ):
        return None
    if not is_plain(reading) or is_foreign(reading):
        return None
    look = SEEN.get(best.path.split()[1])
    said = any(w.sense in ("s.all", "n.everything") or w.low in ("them", "those", "these") for w in reading.words)
    lines = [
        b.command for b in found[:3] if sound(b.command, b.missing, store) and (said or not b.command.endswith(ALL))
    ]
    if look is None or not lines:
        return None
    choices = tuple(_plain(line, index, store) for line in (look, *lines))
    return Answer(reading.text, "ambiguous", choices, "Not all of that was clear. Look first, or is it one of these?")


def _concept(reading: Reading, name: str, found: list[Built], store: Store, index: Index) -> Answer:
    entry = store.concept(name)
    asked = reading.mood == "idea" or any(w.low == "if" for w in reading.words)  # "what happens if i run rm -rf /data"
    looks = tuple(
        suggested(b, index)
        for b in found[:3]
        if b.score >= (LEAST if b.risk == "read" else DONE)
        and not (asked and b.risk != "read")
        and not b.missing
        and b.risk != "destroy"
    )
    return Answer(reading.text, "concept", looks, None, entry.answer if entry else None, name)


def _plain(line: str, index: Index, store: Store) -> Suggestion:
    """A choice of a question, from its command line."""
    words = line.split()
    command = next((c for n in (4, 3, 2) if (c := store.command(" ".join(words[:n])))), None)
    missing = tuple(w for w in words if w.isupper() and len(w) > 2)
    return Suggestion(line, command.summary if command else "", command.risk if command else "change", 0.5, missing)
