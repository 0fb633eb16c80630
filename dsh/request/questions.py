"""Requests that may mean several things: the one short question and its choices."""

from dsh.knowledge.senses import bare, stem
from dsh.knowledge.words import Word
from dsh.patterns import regex
from dsh.request.build import Built
from dsh.request.claims import is_common
from dsh.request.reading import Reading
from dsh.typed import Any

IDLE = frozenset(["w.stuff", "stuff", "thing", "w.thing", "old", "w.old", "somewhere", "over", "w.another", "else"])
VAGUE = ("s.last", "s.all", "n.everything", "n.docker", "n.file", "n.project", "w.stuff", "w.machine", "w.today")
LITTLE = 0.72  # a reading that accounts for less is no answer to a request that says so little
CLEAR = 1.3  # score of a line that accounts for all of the request
WHAT = "What is meant: a container, an image, a volume? Look first:"
LOOKS = ("docker ps -a", "docker images", "docker volume ls", "docker compose ps")
SMALL_TALK = ("you", "your", "yours", "yourself", "he", "she", "him", "her", "his", "thanks", "thank", "thx", "cheers")
POINTERS = (
    "it", "its", "this", "that", "them", "these", "those", "thing", "things", "stuff", "one", "ones", "something",
    "last", "there", "everything",
)  # fmt: skip
COUNTS = ("number", "duration", "time")  # values that name nothing
WORDS = regex(r"[\w'-]+")
MOST_EMPTY = 10  # words
IT = ("it", "this", "that", "them", "these", "those")


def question_as_it_stands(reading: Reading, index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question for a text that is known to say too little: "up", "does it work"."""
    found = index["ambiguous_texts"].get(bare(reading.words))
    if not found:
        return None
    question, choices = index["ambiguous_exactly"][found[0]]
    return question, list(choices)


def question_for(reading: Reading, found: list[Built], index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question where a request says too little, with the lines to choose from; None where it is clear."""
    best = found[0] if found else None
    whole = best is not None and best.score > 0.97 and best.risk == "read" and not best.left and not best.missing
    if reading.mood == "look" and whole:
        return None  # a question of its own, answered in full
    read = best is not None and best.score > CLEAR and not best.left
    if read and best is not None and (" -" in best.command or (" | " in best.command and not best.missing)):
        return None  # each word of it was read: "all but the last two containers", "docker run with name"
    said = frozenset(w.sense or stem(w.low) for w in reading.words if w.sense[:1] not in ("p", "f"))
    if len(said) > 1:
        said -= IDLE
    if not said:
        return None
    if not reading.names and not reading.values:
        for senses, question, choices, _ in index["ambiguous"]:
            one = "n.volume" in said and not any(w.sense == "n.volume" and w.low.endswith("s") for w in reading.words)
            if any(frozenset(s) == said for s in senses) and not one:
                return question, list(choices)
    if reading.mood == "wish" and not reading.values and (asked := _of_the_verb(reading, found, index)) is not None:
        return asked
    if (
        reading.mood == "wish"
        and not reading.names
        and not reading.values
        and found
        and (found[0].missing or found[0].risk == "destroy")
    ) and all(s[:2] == "v." or s in ("n.everything", "s.all", "n.docker") for s in said):
        lines: dict[str, str] = {}
        for built in found:
            if built.score > 0.45:
                lines.setdefault(built.path, built.command)
        if len(lines) > 1:
            return "Which of these?", list(lines.values())[:4]
    if reading.mood == "wish" and not reading.names and _points(reading):
        lines = {}
        for built in [b for b in found if b.risk != "read" and b.missing and b.score > 0.45]:
            lines.setdefault(built.path, built.command)
        if lines:
            return "Which one?", [*list(lines.values())[:3], "docker ps -a"]
    if reading.foreign or any(w.text[:1] == "-" for w in reading.words):
        return None
    told = reading.mood == "wish" and not any(w.low == "what is" for w in reading.words)
    if told and len(reading.names) == 1 and len(reading.names[0].texts) == 1 and not reading.names[0].object:
        name = reading.names[0]
        rest = frozenset(
            w.sense for n, w in enumerate(reading.words) if n not in name.indexes and w.sense[:1] not in ("p", "f", "")
        )
        number = next((v.text for v in reading.values.values() if v.kind == "number"), "")
        bounced = any(w.sense == "v.restart" and not w.low.startswith("restart") for w in reading.words)
        for senses, question, choices, names in index["ambiguous_names"] if not bounced else ():
            if names and name.typed[0].lower() not in names:
                continue
            if (
                any(frozenset(s) == rest for s in senses)
                and name.kind in ("", "image")
                and not set(":/") & set(name.typed[0])
            ):
                if any("{NUMBER}" in c for c in choices) != bool(number):
                    continue
                put = [c.replace("{NAME}", name.typed[0]).replace("{NUMBER}", number) for c in choices]
                return question.replace("{NAME}", name.typed[0]), put
    return None


def _of_the_verb(reading: Reading, found: list[Built], index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question for what is to be done, where a request says nothing else: "copy the files", "pull the newest"."""
    if (
        reading.foreign
        or any(w.low == "what is" for w in reading.words)
        or any(n.object or not n.texts[0].isalpha() for n in reading.names)
    ):
        return None
    if found and not found[0].missing and found[0].score > LITTLE and found[0].risk != "destroy":
        return None
    verbs = {w.sense for w in reading.words if w.sense[:2] == "v." and w.sense not in ("v.show", "v.get")}
    rest = [w for w in reading.words if w.sense[:1] not in ("v", "p", "f")]
    said_little = all(w.sense in VAGUE or w.sense in IDLE or f" {w.low} " in index["ordinary"] for w in rest)
    if len(verbs) != 1 or not said_little:
        return None
    return next(
        ((question, list(choices)) for senses, question, choices, _ in index["ambiguous"] if [*verbs] in senses), None
    )


def _points(reading: Reading) -> bool:
    """Is something done to "it", and nothing named that it could be?"""
    words = reading.words
    if reading.foreign or any(w.sense[:2] == "n." for w in words):
        return False
    return any(
        w.low in IT and words[n - 1].sense[:2] == "v." and words[n - 1].sense not in ("v.show", "v.get")
        for n, w in enumerate(words)
        if n
    )


def question_of_what_is_meant(reading: Reading, index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question for a wish about "it" or "the thing" that is told in words which are all known, and no more."""
    words = reading.words
    if reading.foreign or reading.names or len(words) < 2 or any(v.kind not in COUNTS for v in reading.values.values()):
        return None
    if any(w.low in SMALL_TALK for w in words) or not any(w.sense[:2] in ("v.", "w.") for w in words):
        return None
    if words[0].low in POINTERS and words[1].low in ("is", "was", "are", "were"):
        return None  # "this is not what i ordered"
    if not any(_points_away(words, at) for at in range(len(words))):
        return None
    counted = {i for v in reading.values.values() for i in range(v.first, v.last)}
    if not all(w.sense or at in counted or is_common(w.low, index) for at, w in enumerate(words)):
        return None
    return WHAT, list(LOOKS)


def question_of_empty_words(text: str, index: dict[str, Any]) -> tuple[str, list[str]] | None:
    """The question for a text of words that say nothing of what is meant: "and then the other two"."""
    lows = WORDS.findall(text.lower())
    if len(lows) > MOST_EMPTY or not all(f" {low} " in index["open_empty"] for low in lows):
        return None
    asked = any(f" {low} " in index["open_leading"] for low in lows) or _is_half(lows, index)
    return (WHAT, list(LOOKS)) if asked else None


def _is_half(lows: list[str], index: dict[str, Any]) -> bool:
    """ "how do i", "i want to": does it end where the wish would begin?"""
    return len(lows) > 1 and f" {lows[0]} " in index["open_begun"] and f" {lows[-1]} " in index["open_unended"]


def _points_away(words: list[Word], at: int) -> bool:
    """Is it "this" alone, and not "this image", "this page"?"""
    if words[at].low not in POINTERS:
        return False
    after = words[at + 1] if at + 1 < len(words) and not words[at].comma else None
    if after is None or after.low in POINTERS or words[at].low not in ("this", "that", "these", "those", "its", "last"):
        return after is None or after.sense[:2] != "n."
    return after.sense[:1] in ("f", "p", "v", "s")
