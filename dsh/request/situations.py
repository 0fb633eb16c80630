"""What is the case and what is wished, in words of every day that name nothing: "it keeps running after i closed the
terminal, how do i end it". The situations stand in knowledge/requests/situations.yaml.
"""

import re

from dsh.knowledge.store import Store
from dsh.knowledge.words import Word
from dsh.patterns import compiled
from dsh.request.names import known_image
from dsh.request.nothing_named import gives_a_name, is_of_everyone
from dsh.request.open_lines import open_line
from dsh.request.phrasebook import Index
from dsh.request.reading import read_request
from dsh.request.suggestion import Answer
from dsh.request.ways import PLACED

SURE = 0.69  # chance that the first line is meant, and that one of the others is
NEXT = 0.45
MOST = 3


def of_a_situation(request: str, got: Answer, index: Index, store: Store, firm: bool = False) -> Answer:
    """The answer to a situation that is told without a name, `got` where it is none; with `firm`, to one that goes
    before an answer that is sure."""
    reading = read_request(request, index.lexicon, index.data)
    if gives_a_name(reading, index.data):
        return got
    words = reading.words
    text = " ".join(word.low for word in words)
    strange = {words[n].low for n in reading.foreign} if got.outcome == "none" else set()
    signs = index.data["firm_signs" if firm else "situation_signs"]
    numbers = sorted({n for word in set(text.split()) for n in signs.get(word, ())})
    for number in numbers:
        patterns, unless, lines, says, concept = index.data["situations"][number]
        if unless and compiled(unless).search(text):
            continue
        found = [compiled(said).search(text) for said in patterns]
        if not all(found) or not _names_nothing(words, [it for it in found if it], index):
            continue
        if strange - set(" ".join(it[0] for it in found if it).split()):
            continue  # "the image on my passport is old"
        if concept:
            entry = store.concept(concept)
            return Answer(got.request, "concept", (), None, entry.answer if entry else None, concept)
        if compiled(index.data["situations_told"]["idea"]).search(text):
            continue
        return _answered(got, lines, says, [it for it in found if it], store)
    return got


def _answered(got: Answer, lines: list[str], says: str, found: list[re.Match[str]], store: Store) -> Answer:
    """The lines of the situation, and after them what was thought of before it was known."""
    places = {kind: said for it in found for kind, said in it.groupdict().items() if said}
    first, *rest = (PLACED.sub(lambda slot: places.get(slot[1], slot[1]), line) for line in lines)
    told = [open_line(first, SURE, says, store), *(open_line(line, NEXT, "", store) for line in rest)]
    known = {it.command for it in told}
    more = [it for it in got.suggestions if it.command not in known and it.risk != "destroy"]
    more = [it._replace(score=min(it.score, NEXT)) for it in more]
    return got._replace(
        outcome="match", suggestions=(*told, *more)[:MOST], question=None, answer=None, concept=None, hint=None
    )


def _names_nothing(words: list[Word], found: list[re.Match[str]], index: Index) -> bool:
    """Is each word one of every day or one of docker's, but for those that the situation has places for?"""
    places = {kind: said for it in found for kind, said in it.groupdict().items() if said}
    said = {low for text in places.values() for low in text.split()}
    if "IMAGE" in places and known_image(places["IMAGE"].partition(":")[0], index.data) is None:
        return False
    return all(low in said or is_of_everyone(word, low, index.data) for word in words for low in word.low.split())
