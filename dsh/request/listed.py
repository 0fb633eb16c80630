"""Names that stand in a list behind a plural noun, whatever they mean elsewhere: "the volumes logs, uploads and db"."""

from collections.abc import Sequence

from dsh.knowledge.words import Word
from dsh.request import values
from dsh.request.amounts import Value
from dsh.request.claims import goes_on_so, is_called, noun_of

ACTED_ON = ("v.remove", "v.stop", "v.start", "v.restart", "v.kill", "v.pause", "v.unpause", "v.clean")
MADE_UP = frozenset("0123456789-_")  # what names have and words have not
THINGS = ("everything", "cache", "logs", "all", "rest", "unused", "builds", "data")  # that are no names without a noun
PRONOUNS = ("it", "that", "this", "them", "so", "as", "what", "how", "like", "something", "differently", "same")
JOINING = ("and", "or", "plus", "&")
SETTING_OUT = (
    "the",
    "my",
    "our",
    "these",
    "those",
    "following",
    "two",
    "three",
    "four",
    "five",
    "both",
    "named",
    "called",
)
ENDING = ("please", "pls", "now", "too", "as", "for", "with", "by", "from", "at", "if", "even", "but", "without")


def names_listed(words: list[Word], found: dict[int, Value]) -> set[int]:
    """The names after a plural, whatever they mean elsewhere: "containers alpha, beta and one"; and "called two"."""
    out = {
        at for at in found if words[at].low in values.NUMBERS and not words[at].low.isdigit() and is_called(words, at)
    }
    out |= acted_on(words)
    called = len(words) > 2 and words[-2].low in ("called", "named") and words[-3].low != "the"  # "the named too"
    if called and words[-1].low not in PRONOUNS:
        out.add(len(words) - 1)  # "a volume called new"
    if words and words[0].low in ("why", "what", "how", "is", "are", "do", "does", "should", "when", "explain"):
        return out
    for at, word in enumerate(words):
        if not noun_of(word.sense) or not word.low.endswith("s") or word.comma or word.stop:
            continue
        run: list[int] = []
        n = at + 1
        while n < len(words):
            value = found.get(n)
            fits = (
                words[n].sense[:1] in ("", "w")
                or (words[n].low == "a" and words[n].comma)
                or (run == [n - 2] and words[n].sense[:1] == "n" and not noun_of(words[n].sense))
                or (words[n].low in values.NUMBERS and not words[n].low.isdigit())
            )
            other = value is not None and value.kind not in ("number", "quoted")
            if not fits or other or words[n].low[:1] == "-" or goes_on_so(words, n):
                break
            run.append(n)
            joined = n + 1 < len(words) and words[n + 1].low in ("and", "or", "plus", "&")
            if not (words[n].comma or joined):
                break
            n += 2 if joined else 1
        pair = len(run) == 2 and run[1] == run[0] + 2 and not words[run[0]].sense  # "make containers db and cache ..."
        if len(run) > 1 and n + 1 >= len(run) and (pair or any(words[r].comma for r in run[:-1])):
            out.update(run)
    return out


def acted_on(words: Sequence[Word]) -> set[int]:
    """The list that an action on several ends with: "stop the containers front, back and queue"; there each word is a
    name, whatever it means elsewhere, unless it tells which are meant ("stopped and unused")."""
    lead = next((n for n, w in enumerate(words[:4]) if w.sense in ACTED_ON), None)
    at = (lead if lead is not None else len(words)) + 1
    while at < len(words) and words[at].low in SETTING_OUT:
        at += 1
    if (
        lead == 0
        and at == 1
        and len(words) > 2
        and all(not w.sense and not w.comma and w.low[:1] != "-" for w in words[1:])
    ):
        shaped = all(MADE_UP.intersection(w.text) for w in words[1:])
        return set(range(1, len(words))) if shaped else set()  # "stop web-1 web-2 db_3"
    if lead == 0 and at == 1 and not words[0].comma and (names := _only_names(words)):
        return names
    if at >= len(words) or not noun_of(words[at].sense) or not words[at].low.endswith("s") or words[at].comma:
        return set()
    out: list[int] = []
    pieces = _pieces(words, at + 1)
    for number, (piece, after) in enumerate(pieces):
        apart = after == "," or (number > 0 and pieces[number - 1][1] == ",")
        if len(piece) > 1 and number and pieces[number - 1][1] == "," and not _trails(words, piece):
            break  # "delete the volumes a and b, c stays"
        for place, n in enumerate(piece):
            if place and _trails(words, piece):
                break
            sense = words[n].sense[:1]
            alone = len(piece) == 1 or _trails(words, piece)
            named = words[n].quoted or sense in ("", "w") or (alone and sense in ("nfpv" if apart else "nfp"))
            ends = number > 1 and number + 1 == len(pieces) and _may_end(words, piece)
            if not (named or ends) or (noun_of(words[n].sense) and not ends) or words[n].low[:1] in "-$":
                return set()
            out.append(n)
    alone = len(pieces) == 1 and all(not words[n].sense for n in out)  # "stop the containers web1 web2 db1"
    return set(out) if (len(pieces) > 1 or alone) and len(out) > 1 else set()


def _may_end(words: Sequence[Word], piece: list[int]) -> bool:
    """ "the containers web, task and build": a word by itself behind others, which does nothing to them."""
    word = words[piece[0]]
    return len(piece) == 1 and word.sense not in ACTED_ON and word.low not in THINGS and word.low[-1:] != "s"


def _only_names(words: Sequence[Word]) -> set[int]:
    """ "restart shop, hog and worker": behind the action there is nothing but a list, with a comma in it."""
    pieces = _pieces(words, 1)
    at = [piece[0] for piece, _ in pieces if len(piece) == 1]
    if len(at) < max(2, len(pieces)) or not any(after == "," for _, after in pieces[:-1]):
        return set()
    fits = all(words[n].sense[:1] in ("", "w", "n") and not noun_of(words[n].sense) for n in at)
    return set(at) if fits and not any(words[n].low in THINGS for n in at) else set()


def _pieces(words: Sequence[Word], first: int) -> list[tuple[list[int], str]]:
    """What commas and conjunctions part, up to where the list cannot go on, each with what follows it."""
    out: list[tuple[list[int], str]] = []
    piece: list[int] = []
    for n in range(first, len(words)):
        low = words[n].low
        if low in ENDING or goes_on_so(words, n):
            break
        if low in JOINING:
            out += [(piece, "and")] if piece else []
            piece = []
        elif low not in ("named", "called", "the"):
            piece.append(n)
            if words[n].comma or words[n].stop:
                out.append((piece, ","))
                piece = []
    return [*out, (piece, "")] if piece else out


def _trails(words: Sequence[Word], piece: list[int]) -> bool:
    """ "cat in one go": behind its first word nothing is said that could be a name."""
    return all(words[n].sense[:1] == "f" for n in piece[1:])
