"""What is offered beside the line that the phrases give, or in its place: lines like those of the examples, the line
with the likeliest word for a name, the likeliest reading of the words alone.
"""

from dsh.knowledge.store import Store
from dsh.request.build import Built
from dsh.request.certainty import LEAST, suggested
from dsh.request.checked.sound import sound
from dsh.request.checked.untold import takes_the_spared, untold
from dsh.request.likeness import Likeness
from dsh.request.line import in_any_order
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading
from dsh.request.suggestion import Answer, Suggestion
from dsh.request.variants import MOST, has_a_value_more

PLAINLY, WEAKLY = 0.7, 0.85  # chance of a line of the examples, and score of another that it goes before
WANTED, RATHER, FITTING = 0.8, 0.45, 0.6  # where there is no other: chance of any command, of the line, and its score


def with_lines(got: Answer, reading: Reading, found: list[Built], like: Likeness, index: Index, store: Store) -> Answer:
    """The answer with the likeliest line of the examples: first where they speak plainly for it and little is said for
    another, else second. Nothing is destroyed by likeness alone."""
    if got.outcome == "none" and like.kinds["command"] < WANTED * (like.kinds["command"] + like.kinds["none"]):
        return got
    from dsh.request.frames import framed

    index.data.setdefault("framed", store.framed())
    first = got.suggestions[0] if got.suggestions else None
    lines = [
        f
        for f in framed(reading, like, index.data)
        if (first is None or in_any_order(f.built.command) != in_any_order(first.command))
        and not (first is not None and first.risk == "read" and f.built.risk != "read" and reading.mood != "wish")
        and sound(f.built.command, f.built.missing, store)
        and not (takes_the_spared(f.built, reading) or untold(f.built, reading, index.data))
        and not takes_others(f.built, reading)
    ]
    if first is not None and first.missing and found[0].command == first.command:
        got = _with_word(got, found[0], reading, index, store)
    if not lines:
        return got
    best = lines[0]
    score = found[0].score if found else 0.0
    safe = best.built.risk != "destroy" or (first is not None and first.risk == "destroy")
    if not safe:
        return got
    if got.outcome == "none":
        plain = best.chance >= RATHER and best.built.score >= FITTING
    else:
        plain = best.chance >= PLAINLY and score < WEAKLY and (reading.mood == "wish" or best.built.risk == "read")
        plain = plain and not _says_less(best.built.command, first) and not _names_another(best.built, found, first)
        plain = plain and not (" && " in found[0].command and not found[0].left and not found[0].missing)
    plain = plain and not best.built.missing
    told = suggested(best.built._replace(score=min(best.built.score, score) if plain else 0.0), index)
    if got.outcome == "none":
        return Answer(got.request, "match", (told,)) if plain else got
    at = 0 if plain else 2 if has_a_value_more([s.command for s in got.suggestions]) else 1
    order = (*got.suggestions[:at], told, *got.suggestions[at:])
    kept = {s.command: s for s in reversed(order)}
    return got._replace(suggestions=tuple(s for s in dict.fromkeys(order) if kept[s.command] is s)[:MOST])


def takes_others(built: Built, reading: Reading) -> bool:
    """Does it act on many, and on none of those that are named? Or on all, where one is spoken of: "the container that
    hangs"?"""
    if built.risk != "read" and built.command.endswith((" $(docker ps -q)", " $(docker ps -aq)")):
        words = reading.words
        if any(w.sense == "n.container" and not w.low.endswith("s") for w in words):
            return not any(w.sense in ("s.all", "n.everything") for w in words)
    named = {text for name in reading.names for text in name.texts}
    return bool(named) and built.risk != "read" and "$(" in built.command and named.isdisjoint(built.command.split())


def _names_another(built: Built, found: list[Built], first: Suggestion | None) -> bool:
    """Is it the line that the phrases give, with other names? They know better which word is one."""
    if first is None or not found or found[0].command != first.command or found[0].path != built.path:
        return False
    words, others = set(built.command.split()) - set(built.names), set(first.command.split()) - set(found[0].names)
    return words == others and bool(found[0].names)


def _with_word(got: Answer, built: Built, reading: Reading, index: Index, store: Store) -> Answer:
    """The answer with its first line once more, the likeliest word in the place of the name that it lacks."""
    from dsh.request.guessed import with_a_word

    guess = with_a_word(built, reading)
    if guess is None or guess.risk == "destroy" or not sound(guess.command, guess.missing, store):
        return got
    return got._replace(suggestions=(got.suggestions[0], suggested(guess, index), *got.suggestions[1 : MOST - 1]))


def _says_less(line: str, other: Suggestion | None) -> bool:
    """Does another line of the same command have all that this has, and more?"""
    return other is not None and set(line.split()) < set(other.command.split())


def with_the_likeliest(got: Answer, reading: Reading, found: list[Built], index: Index, store: Store) -> Answer:
    """The answer, and after it the likeliest reading of the words where nothing else stands there: what is said for
    another line does not make it impossible."""
    lines = [it.command for it in got.suggestions]
    if got.outcome != "match" or len(lines) > MOST - 2 or not found or found[0].command in lines:
        return got
    it = found[0]
    safe = it.risk == "read" or (it.risk == "change" and reading.mood == "wish")
    if not safe or it.score < LEAST or not sound(it.command, it.missing, store):
        return got
    return got._replace(suggestions=(*got.suggestions, suggested(it._replace(score=0.0), index)))
