"""Who asks is answered by a look: "i typed stop for web, did that go through", "is there anything i forgot to remove?".

as_asked(got, request, index, store) -> the answer, which changes nothing where a clause asks and none orders
"""

import re

from dsh.knowledge.store import Store
from dsh.patterns import regex
from dsh.request.checked.harm import looks_first
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer

APART = regex(r"(?:[.,;!?:]+ +| [-–—]+ | and then | then )")
ASKS = regex(
    r"(?:(?:so|and|but|now|ok|okay|hey|hi|well|wait|please)[, ]+)*"
    r"(?:(?:did|does|was|were|(?:has|had)(?! to\b))\b|is there (?:any|some|a thing)"
    r"(?! (?:ways?|commands?|options?|tricks?|flags?|chance|possibility|method)\b)"
    r"|are there (?:any|some)|(?:is|are) (?:it|they|that|this|the|my|any|some)\b(?! (?:possible|ok|okay|a way))"
    r"|have (?:i|we|any|some|they)\b(?! to\b)|do (?:i|we) have(?! to\b)|how (?:many|much|long|old|often|big))"
    r"(?!.*\bhow (?:do|can|to)\b)",
    re.IGNORECASE,
)
WHICH = regex(
    r"(?:.*[.;!?] +)?(?:which|who|whose)\b(?! (?:command|line|flag|option))", re.IGNORECASE
)  # no "web, which ..."
INSIDE = ("docker exec ", "docker run ")  # a program may look, and nothing that is there is changed


def as_asked(got: Answer, request: str, index: Index, store: Store) -> Answer:
    first = got.suggestions[0] if got.outcome == "match" and got.suggestions else None
    if first is None or first.risk == "read" or first.command.startswith(INSIDE):
        return got
    clauses = [part for part in APART.split(request.strip(" .!?")) if part.strip()]
    asks = WHICH.match(request) is not None or any(map(ASKS.match, clauses))
    if not asks or any(_orders(part, index) for part in clauses if not (ASKS.match(part) or WHICH.match(part))):
        return got
    reads = tuple(s for s in got.suggestions if s.risk == "read")
    return got._replace(suggestions=reads) if reads else looks_first(got, request, index, store)


def _orders(clause: str, index: Index) -> bool:
    """Does it begin with what is to be done?"""
    words = clause.lower().replace("’", "'").split()
    before = index.data["described"]["before"]
    at = next((n for n, word in enumerate(words) if word not in before), len(words))
    return at < len(words) and index.lexicon.sense(words[at])[:2] == "v."
