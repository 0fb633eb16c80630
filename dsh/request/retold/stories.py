"""A whole situation around one wish: "the pager went off, api just exited, i need to see what it printed".

The story is cut into clauses. One of them wishes; the others only tell what happened. What "it", "there" or "the
container" of the wish stand for is named by the others (story_names.py), and what else they say is no part of the wish.
How people tell stories stands in knowledge/requests/stories.yaml.
"""

import re

from dsh.named import NamedTuple
from dsh.patterns import compiled, regex
from dsh.request.phrasebook import Index
from dsh.request.reading import read_request
from dsh.request.retold.story_names import named, nameless, things

MOST = 0.8  # share of the story that is its wish, where there is anything around it
PLAIN, RATHER, MAYBE = 4, 3, 2  # how plainly a clause wishes
BEFORE, BEHIND = 20, 6  # letters around what wishes, in which that may be denied
DETAIL = regex(r"[\d/:=_]")  # of a port, a path, a label
PORT = regex(r"(?<![\w.:])\d{2,5}(?![\w.:])")
COMPOSE = regex(r"\bcompose\b", re.IGNORECASE)


class Clause(NamedTuple):
    """A part of the story, with how plainly it wishes, and the wish in it."""

    text: str
    wish: str = ""
    weight: int = 0
    firm: bool = False


class Told(NamedTuple):
    """The wish of a story; `firm` where no wish is in the other words: something is not wanted, or they only tell."""

    wish: str
    firm: bool = False


class Teller:
    """How a story is told, as the knowledge has it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.ways: list[tuple[str, int]] = index.data["story_wishes"]

    def pattern(self, name: str) -> re.Pattern[str]:
        return compiled(self.index.data["stories"][name])

    def has(self, name: str, text: str) -> bool:
        return self.pattern(name).search(text) is not None

    def begins(self, name: str, text: str) -> bool:
        return self.pattern(name).match(text) is not None

    def orders(self, text: str) -> bool:
        """Does it begin with a verb?"""
        return self.index.lexicon.sense(text.split()[0].lower())[:2] == "v."


def told(text: str, index: Index) -> Told | None:
    """The wish of a story, with what it is about named; None where it is no story."""
    teller = Teller(index)
    clauses = [_clause(part, teller) for part in _parts(text, teller)]
    best = max((c.weight for c in clauses), default=0)
    if best < MAYBE or (best > RATHER == clauses[0].weight and teller.orders(text)):
        return None
    at = max(n for n, c in enumerate(clauses) if c.weight == best)
    end = at + 1
    while end < len(clauses) and _goes_on(clauses[end], clauses[at], teller):
        end += 1
    wish = ", ".join([clauses[at].wish, *(c.text for c in clauses[at + 1 : end])]).strip(" ,.")
    around = [c.text for n, c in enumerate(clauses) if not at <= n < end]
    if at == 0 and any(_sets(c, teller) for c in clauses[end:]):
        return None
    words = len(wish.split())
    if words < 2 or words > MOST * len(text.split()) or teller.begins("nothing", wish):
        return None
    if not any(teller.has("tells", it) or teller.has("happens", it) for it in around):
        return None
    if teller.has("ending", wish):
        wish = ", ".join([wish, *(it for it in around if teller.has("stays", it))])
    found = things(read_request(text, index.lexicon, index.data), index, wish, teller.pattern)
    ends = teller.has("ending", wish)  # what is to go is never more than what was told of it
    plainer = wish if found or ends else nameless(wish, text, teller.pattern)
    if plainer != wish:
        return Told(plainer, clauses[at].firm)
    if not found and teller.has("points", wish):
        return None
    alone = not (teller.has("points", wish) or teller.has("leans", wish)) and all(
        _only_tells(c, teller) for c in clauses[:at]
    )
    wish = named(wish, found, teller.pattern)
    if COMPOSE.search(text) and not COMPOSE.search(wish):
        wish += " with docker compose"
    goes = "container " in wish and teller.has("goes", wish)
    runs = goes and teller.has("runs", text) and not teller.has("runs", wish)
    instead = teller.has("taken", " ".join(around)) and PORT.search(wish) is not None
    firm = (
        clauses[at].firm
        or instead
        or (alone and not ends and end == len(clauses) and teller.orders(wish) and not teller.begins("asks", wish))
    )
    return Told(f"{wish}, it is running" if runs else wish, firm)


def _only_tells(clause: Clause, teller: Teller) -> bool:
    """ "customers say the frontend was slow just now": neither a wish nor anything that a line could hold."""
    return not clause.weight and teller.has("happens", clause.text) and DETAIL.search(clause.text) is None


def _sets(clause: Clause, teller: Teller) -> bool:
    """ "run caddy with a read-only root, tmpfs on /run": what has a value and tells nothing is part of the wish."""
    tells = teller.has("tells", clause.text) or teller.has("happens", clause.text)
    return not tells and DETAIL.search(clause.text) is not None


def clauses_of(text: str, index: Index) -> list[str]:
    """The clauses of a short story, the last first; none where it is one clause, or little more."""
    parts = _parts(text, Teller(index))
    return [part for part in reversed(parts) if 1 < len(part.split()) < len(text.split()) - 2]


def _parts(text: str, teller: Teller) -> list[str]:
    return [part for it in teller.pattern("cuts").split(text) if (part := it.strip(" ,"))]


def _clause(part: str, teller: Teller) -> Clause:
    text = teller.pattern("fillers").sub("", part).strip()
    if not text or teller.begins("empty", text):
        return Clause(part)
    unwanted = _unwanted(part, text, teller)
    if unwanted is not None:
        return unwanted
    for said, weight in teller.ways:
        ways = list(compiled(said).finditer(text))
        if ways:
            return _wishing(part, text, ways[-1], weight, teller)
    goes = teller.pattern("belongs").match(text)
    if goes is not None:
        return Clause(part, text[goes.start("what") :], RATHER)
    if teller.has("passive", text) and not teller.has("negated", text):
        return Clause(part, teller.pattern("before_passive").sub("", text), RATHER)
    if teller.begins("asks", text):
        return Clause(part, text, MAYBE if teller.begins("may_tell", text) else PLAIN)
    if teller.has("please", part):
        return Clause(part, text, PLAIN)
    return Clause(part, text, RATHER) if teller.orders(text) or teller.begins("orders", text) else Clause(part)


def _unwanted(part: str, text: str, teller: Teller) -> Clause | None:
    """ "I don't need it any more and its data can go", "i dont want it to restart": what is to become of it. Where
    anything else is asked or wished for, that something is not needed only tells."""
    gone = teller.pattern("unneeded").match(text)
    if gone is not None:
        wish = f"remove {gone['what']} with its volumes" if gone["also"] else f"remove {gone['what']}"
        return Clause(part, wish, MAYBE)
    goes = teller.pattern("may_go").match(text)
    if goes is not None:
        return Clause(part, f"remove {goes['what']}", RATHER, True)
    starts = teller.pattern("unstarted").match(text)
    return None if starts is None else Clause(part, f"{starts['what']} should never restart by itself", PLAIN, True)


def _wishing(part: str, text: str, way: re.Match[str], weight: int, teller: Teller) -> Clause:
    """A clause that wishes in this way."""
    around = text[max(0, way.start() - BEFORE) : way.end() + BEHIND]
    wish = text[way.end() :].strip(" ,") or text[: way.start()].strip(" ,")
    denied = weight > MAYBE and teller.has("negated", around)
    asked = teller.has("asked_whether", way[0]) and (teller.has("removal", wish) or teller.begins("may_go", wish))
    if denied or asked or not wish or teller.begins("empty", wish):
        return Clause(part)
    return Clause(part, _plain_wish(wish, way[0], teller), weight)


def _plain_wish(wish: str, led: str, teller: Teller) -> str:
    """The wish without "to see" before a question; whose wish it is goes too, unless it is for a thing in a state."""
    if teller.begins("to_see", wish):
        return teller.pattern("to_see").sub("", wish)
    if teller.begins("to_know", wish):
        return teller.pattern("to_know").sub("show", wish)
    again = teller.pattern("again").match(wish)
    if again is not None:
        return f"start {again['what']}"
    wants = teller.has("wants", led)
    other = teller.pattern("other_does").match(wish) if wants else None
    if other is not None:
        return f"{other['who']} should {other['do']}"
    acts = teller.pattern("to_do").match(wish)
    if acts is not None:
        return wish[acts.end() :]
    return f"i want {wish}" if wants else wish


def _goes_on(clause: Clause, wish: Clause, teller: Teller) -> bool:
    """Does it say more of the wish: "named cache", "on port 8080"?"""
    text = clause.text
    if teller.begins("denies", text):
        return teller.has("removal", wish.wish)
    if teller.begins("goes_on_so", text):
        return True
    more = teller.begins("goes_on", text)
    return more and not teller.begins("own_subject", text) and not teller.begins("empty", text)
