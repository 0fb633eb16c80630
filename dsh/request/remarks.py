"""A remark in a sentence of its own before the wish: "client demo in five minutes! bring the whole stack up"; or a
question that the order does not lean on: "has mysql any users? run whoami in container db1".
"""

import re
from collections.abc import Callable

from dsh.patterns import regex
from dsh.request.phrasebook import Index
from dsh.request.suggestion import Answer, takes_many

FIRST = regex(r"^(?P<remark>[^.!?]*(?:\.\w[^.!?]*)*[.!]+)\s+(?P<wish>\S.*)$")
QUESTION = regex(r"^(?P<remark>[^?]+\?+)\s+(?P<wish>[^?]*\w[^?]*)$")
LEANING = regex(
    r"\b(?:it|its|them|they|those|these|that|there|one|ones|so|then|this|same|too|also|not|never)\b|n't\b", re.I
)
WORD = regex(r"[\w.:/-]*\w")
OURS = ("container", "image", "volume", "network", "compose", "service", "docker", "stack", "swarm", "file", "called")
PLAINLY = 0.7  # chance of a line to the whole from which on the remark may stay, where nothing of it is in the line
SURE = 0.86  # and of the line to the wish alone
WHOLE = (" down", "compose stop", "compose kill", "compose rm", "compose pause")  # so a whole project is meant


def without_remark(request: str, got: Answer, index: Index, again: Callable[[str], Answer]) -> Answer:
    """The answer to the wish alone, where the whole was not understood or a word of the remark stands in its line.

    A remark that speaks of what docker has may be a part of the wish. What destroys, and what is done to many, is never
    told by less than all that was said: "the db must go on. stop all containers".
    """
    asked = QUESTION.match(request)
    found = asked or FIRST.match(request)
    if found is None or got.outcome not in ("match", "none", *(("concept", "ambiguous") if asked else ())):
        return got
    if asked and (LEANING.search(asked["wish"]) or not _orders(asked["wish"], index)):
        return got
    low = found["remark"].lower()
    if not asked and any(kind in low for kind in OURS):
        return got
    wish = set(WORD.findall(found["wish"].lower()))
    only = set(WORD.findall(low)) - wish
    if got.outcome == "match":
        line = got.suggestions[0]
        taken = only.intersection(line.command.lower().split())
        if line.score >= PLAINLY and not taken:
            return got
        if any(not word.isalpha() or (word in index.data["images"] and not _tagged(word, wish)) for word in taken):
            return got
    alone = again(found["wish"])
    if alone.outcome != "match":
        return got
    first = alone.suggestions[0]
    whole = takes_many(first.command) or any(sign in first.command for sign in WHOLE)
    if first.score < SURE or first.missing or first.risk == "destroy" or whole:
        return got
    return alone._replace(request=request)


def _orders(wish: str, index: Index) -> bool:
    """ "is the database alive? run pg_isready in container db": does the question say nothing that the order needs?"""
    return index.lexicon.sense(wish.split()[0].lower().strip(","))[:2] == "v."


def _tagged(image: str, words: set[str]) -> bool:
    """ "No node on my mac. Use node:20 ...": is it named anew, with its version?"""
    return any(word.startswith(f"{image}:") for word in words)
