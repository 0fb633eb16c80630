"""A remark before or behind a wish or a question: "drain worker2, patching is tonight", "trainer ate all the RAM. It is
running - limit it to 12 GB".

How that is said stands in knowledge/requests/remarked.yaml. A remark is left away only where all together is not
understood and the wish alone is: it must tell of the world, and of nothing that docker has. What removes many is never
told by less than all that was said.
"""

import re
from collections.abc import Callable, Sequence

from dsh.knowledge.words import Word, split
from dsh.patterns import compiled, regex
from dsh.request.claims import OBJECTS, is_common
from dsh.request.mood import LOOKING
from dsh.request.phrasebook import Index
from dsh.request.plain import respelt
from dsh.request.suggestion import Answer, takes_many
from dsh.request.typos import misspelt_in
from dsh.request.ways import NO_NAME

CUTS = regex(r",\s+|(?<=\w)[.;!?]+\s+|\s[-–]+\s+|\s(?=now that\b)|(?<=\w)(?P<to>:)\s+", re.IGNORECASE)
MOST = 5  # clauses
LEAST = 4  # words before "it", so that something else was named there
SURE = 0.8  # chance of the line to the wish alone
PLAINER = 0.1  # how much likelier it must be than a likely one to the whole
LIKELY = 0.7  # chance of the line to the whole from which on the remark may stay, where nothing of it is in the line
OURS = (  # what docker has, in a clause that is no mere remark
    "n.container", "n.image", "n.volume", "n.network", "n.service", "n.compose", "n.port", "n.password", "n.variable",
    "n.stack", "n.registry", "n.swarm", "n.node", "n.user", "n.label", "n.tag", "n.plugin",
    "n.shell",
)  # fmt: skip
POINTS = frozenset(["it", "them", "this", "that", "these", "those", "one"])
WORDS = regex(r"[a-z0-9][\w-]*")
SLIGHT = (*LOOKING, "v.switch")  # "nobody uses it"


def without_remarks(request: str, got: Answer, index: Index, again: Callable[[str], Answer]) -> Answer:
    """The answer to the wish alone, or `got`, that to the whole. `again` answers a wish."""
    clauses = [part.strip(" ,.;!-") for part in CUTS.split(request) if part and part != ":"]
    if not 1 < len(clauses) <= MOST:
        return got
    said = index.data["remarked"]
    wish = _first(clauses, said["wishes"])
    if wish is None:
        clauses = [_with_verbs_spelt(it, index) for it in clauses]
        wish = _first(clauses, said["wishes"])
    asked = wish is None
    if wish is None:
        wish = _first(clauses, said["asks"])
    elif (order := _first(clauses, said["ordered_so"])) is not None:
        wish = order
    if wish is None:
        return got
    text = clauses[wish]
    others = [*clauses[:wish], *clauses[wish + 1 :]]
    sufferer = _sufferer(clauses[:wish], text, index)
    if sufferer is not None:
        text = compiled(said["on_it"]).sub(f"the container {sufferer}", text, count=1)
        others = others[1:]
    elif wish > 0 and not asked and _leans(text, index):
        return got
    if not all(_is_remark(it, index) for it in others):
        return got
    away = _may_stay_away(request, text, got, sufferer, asked, index)
    if not away and asked:
        return got
    alone = again(text)
    if not _is_answered(alone, asked, sufferer) or not (away or _is_plainer(alone, got)):
        return got
    if any(it.risk == "destroy" and _is_too_much(it.command, others, said) for it in alone.suggestions[:1]):
        return got
    return alone._replace(request=request)


def _is_too_much(command: str, others: list[str], said: dict[str, str]) -> bool:
    """Does the line take many, or is an objection among the rest?"""
    return takes_many(command) or any(compiled(said["doubts"]).search(it) for it in others)


def _first(clauses: list[str], pattern: str) -> int | None:
    return next((n for n, it in enumerate(clauses) if compiled(pattern).match(it)), None)


def _with_verbs_spelt(clause: str, index: Index) -> str:
    """ "pls delte web": what is to be done in the right letters."""
    for typed, right in misspelt_in(clause, index.lexicon, index.data):
        if index.lexicon.sense(right)[:2] == "v.":
            clause = respelt(clause, typed, right)
    return clause


def _is_answered(alone: Answer, asked: bool, sufferer: str | None) -> bool:
    if asked:
        return alone.outcome == "concept"
    if alone.outcome != "match" or not alone.suggestions:
        return False
    first = alone.suggestions[0]
    return first.score >= SURE and not first.missing and (sufferer is None or sufferer in first.command.split())


def _is_plainer(alone: Answer, got: Answer) -> bool:
    """ "the seminar is finished, stop every running container": is the line to the wish much the likelier?"""
    return alone.suggestions[0].score > got.suggestions[0].score + PLAINER


def _may_stay_away(request: str, wish: str, got: Answer, sufferer: str | None, asked: bool, index: Index) -> bool:
    """Was the whole not understood, or does its line hold a word of a remark?"""
    if got.outcome != "match":
        return got.outcome in ("none", "ambiguous")
    first = got.suggestions[0]
    if sufferer is not None and sufferer not in first.command.split():
        return True
    only = set(WORDS.findall(request.lower())) - set(WORDS.findall(wish.lower()))
    if asked:  # "what is docker swarm, my manager wants it"
        return not _leans(wish, index) and not only.isdisjoint(WORDS.findall(first.command))
    taken = {word for word in first.command.split() if word.isalpha() and word in only}
    return first.score < LIKELY or bool(taken)


def _is_remark(clause: str, index: Index) -> bool:
    """Does the clause only tell of the world?"""
    said = index.data["remarked"]
    low = clause.lower()
    if compiled(said["tells"]).match(low) is None or compiled(said["limits"]).search(low) is not None:
        return False
    wishes = compiled(said["wishes"]).match(low)
    if wishes is not None and index.lexicon.sense(wishes[0].split()[-1]) not in LOOKING:
        return False
    words = split(clause)
    return not (_says_what_is_done(words, index) or any(_is_of_docker(word, index) for word in words))


def _says_what_is_done(words: Sequence[Word], index: Index) -> bool:
    """ "I'll start it later myself": what the wish is about is spoken of."""
    senses = ((index.lexicon.sense(it.low), it.low) for it in words)
    acts = any((it[:2] == "v." and it not in SLIGHT) or (it[:2] == "s." and low.endswith("ed")) for it, low in senses)
    return acts and any(it.low in POINTS for it in words)


def _is_of_docker(word: Word, index: Index) -> bool:
    """Is it a name, a number, or a word for something that docker has?"""
    low = word.low
    if word.quoted or not low.replace("'", "").replace("-", "").isalpha() or low in index.data["images"]:
        return True
    return index.lexicon.sense(low) in OURS or low in OBJECTS or low.removesuffix("s") in OBJECTS


def _leans(wish: str, index: Index) -> bool:
    """Is it "it" that the wish is about: "limit it to 2 cpus", not "put nginx there and let it serve the folder"?"""
    found = compiled(index.data["remarked"]["leans"]).search(wish)
    return found is not None and wish[: found.start()].count(" ") <= LEAST


def _sufferer(before: list[str], wish: str, index: Index) -> str | None:
    """The container that the first clause complains of, and that the wish calls "it"."""
    said = index.data["remarked"]
    found = compiled(said["suffers"]).match(before[0]) if before else None
    if found is None or not _leans(wish, index) or compiled(said["on_it"]).search(wish) is None:
        return None
    name = found["ONE"]
    low = name.lower()
    if low in NO_NAME or index.lexicon.sense(low)[:2] in ("n.", "v.", "s."):
        return None
    plain = low.isalpha() and f" {low} " not in index.data["nameable"] and is_common(low, index.data)
    if plain and (low.endswith("s") or ("container" not in found["OUR"].lower() and found["OUR"])):
        return None  # "my laptop crashed", "tests took ages"
    return name
