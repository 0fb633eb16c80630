"""What is the case and what is wished, in words of every day that name nothing: "it keeps running after i closed the
terminal, how do i end it". The situations stand in knowledge/requests/situations.yaml.
"""

import re
from typing import Any

from dsh.knowledge.store import Store
from dsh.knowledge.words import Word
from dsh.patterns import compiled, regex
from dsh.request.claims import is_common
from dsh.request.names import Name, known_image
from dsh.request.open_wish import GENERIC
from dsh.request.phrasebook import Index
from dsh.request.reading import Reading, read_request
from dsh.request.suggestion import Answer, Suggestion
from dsh.request.ways import PLACED

SURE = 0.69  # chance that the first line is meant, and that one of the others is
NEXT = 0.45
MOST = 3
SAID = (  # everybody speaks of these
    "ps", "back", "m1", "m2", "m3", "m4", "-d", "-it", "-i", "-t", "-p", "-v", "-e", "--rm", "-ti",
)  # fmt: skip
ARTICLES = ("the", "my", "a", "an", "it", "this", "that", "me")
OPEN = regex(r"\b[A-Z]{3,}(?:_[A-Z]+)?\b")


def of_a_situation(request: str, got: Answer, index: Index, store: Store, firm: bool = False) -> Answer:
    """The answer to a situation that is told without a name, `got` where it is none; with `firm`, to one that goes
    before an answer that is sure."""
    reading = read_request(request, index.lexicon, index.data)
    if any(_is_given(it, reading, index.data) for it in reading.names):
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
    told = [_line(first, SURE, says, store), *(_line(line, NEXT, "", store) for line in rest)]
    known = {it.command for it in told}
    more = [it for it in got.suggestions if it.command not in known and it.risk != "destroy"]
    more = [it._replace(score=min(it.score, NEXT)) for it in more]
    return got._replace(
        outcome="match", suggestions=(*told, *more)[:MOST], question=None, answer=None, concept=None, hint=None
    )


def _line(line: str, score: float, says: str, store: Store) -> Suggestion:
    words = line[line.find("docker ") :].split()
    command = next((it for n in (4, 3, 2) if (it := store.command(" ".join(words[:n])))), None)
    summary, risk = (command.summary, command.risk) if command else ("", "read")
    return Suggestion(line, says or summary, risk, score, tuple(dict.fromkeys(OPEN.findall(line))), reading=(line,))


def _names_nothing(words: list[Word], found: list[re.Match[str]], index: Index) -> bool:
    """Is each word one of every day or one of docker's, but for those that the situation has places for?"""
    places = {kind: said for it in found for kind, said in it.groupdict().items() if said}
    said = {low for text in places.values() for low in text.split()}
    if "IMAGE" in places and known_image(places["IMAGE"].partition(":")[0], index.data) is None:
        return False
    return all(low in said or _is_of_everyone(word, low, index.data) for word in words for low in word.low.split())


def _is_given(name: Name, reading: Reading, index: dict[str, Any]) -> bool:
    """Is something called so: "call it coursework", "container sandbox", but "the container blocks the name"?"""
    low, at, words = name.texts[0].lower(), name.indexes[0], reading.words
    if name.before == "it":
        return True
    if words[at].sense[:2] in ("v.", "p."):
        return False
    if name.before == "called":
        return f" {low} " not in index["ordinary"]
    after = words[at + 1].low if at + 1 < len(words) else ""
    behind = bool(name.object) and words[at - 1].sense == f"n.{name.object}" and after not in ARTICLES
    return name.before == "as" or behind


def _is_of_everyone(word: Word, low: str, index: dict[str, Any]) -> bool:
    """Is it a word of every day or of docker's, and no name that people give or an image has?"""
    if word.quoted:
        return False
    if low in SAID or low in GENERIC or " " in word.low or f" {low} " in index["ordinary"]:
        return True
    if f" {low} " in index["usual_names"]:
        return word.sense[:2] in ("v.", "p.")
    if f" {low} " in index["programs"] or known_image(low, index) is not None:
        return bool(word.sense[:1].strip("w"))
    return bool(word.sense) or (
        f" {low} " not in index["nameable"] and (is_common(low, index) or f" {low} " in index["foreign"])
    )
