"""Leaves out the parts of a request that only tell of the user: "stop all containers, i go home"."""

from dsh.knowledge.words import Lexicon, Word, split
from dsh.request.claims import is_common
from dsh.typed import Any

BREAKS = (", ", ". ", "; ", "! ", " - ", " because ", " cause ", " coz ", " bc ")
PERSONS = frozenset(
    ["i", "we", "he", "she", "they", "my", "our", "his", "her", "their", "power", "because", "cause", "since",
     "otherwise", "sorry", "thanks", "thank", "cheers", "everybody", "nobody", "somebody", "someone", "god"]
)  # fmt: skip
GOING_ON = frozenset(
    ["and", "but", "except", "without", "with", "named", "called", "not", "no", "only", "just", "then", "or",
     "also", "please", "from", "to", "in", "on", "into", "at", "of", "by", "for", "using", "as", "which", "that",
     "whose", "all", "including", "running", "even", "both", "keep", "leave", "plus", "after", "before",
     "afterwards", "under", "inside"]
)  # fmt: skip
IS = frozenset(["is", "are", "was", "were", "went", "has", "will"])
ASKING = frozenset(
    ["what", "where", "how", "who", "why", "when", "is", "are", "name", "its", "password", "can", "do", "does"]
)
LIMITING = frozenset(  # who may reach it, what may be written, what stays: never talk
    ["reach", "reachable", "access", "accessible", "outside", "private", "privately", "localhost", "locally", "alone",
     "only", "read-only", "readonly", "write"]
)  # fmt: skip
SLIGHT = (
    "n.stats",
    "n.disk",
    "n.status",
    "n.daemon",
    "n.error",
    "n.command",
    "n.folder",
    "n.file",
    "n.difference",
    "n.docker",
)
POINTS = frozenset(["it", "them", "these", "those", "both", "each", "one", "ones", "this", "that"])
LOOKS = ("v.show", "v.get", "v.count", "v.inspect", "v.search", "v.compare", "v.switch")


def without_chatter(text: str, lexicon: Lexicon, index: dict[str, Any]) -> str:
    """The text without what says nothing of what is wanted; the text itself where nothing else would be left."""
    parts = _parts(text)
    if len(parts) < 2:
        return text
    read = [split(part) for part, _ in parts]
    kept = [n for n, words in enumerate(read) if not (_is_chatter(words, lexicon) and _is_known(words, lexicon, index))]
    if len(kept) == len(parts) or not any(
        _acts(read[n], lexicon) and (_tells(read[n], lexicon) or _ends_so(read[n], index)) for n in kept
    ):
        return text
    out = "".join(part + (stop if n != kept[-1] else "") for n, (part, stop) in enumerate(parts) if n in kept)
    return out.strip(" ,;")


def _parts(text: str) -> list[tuple[str, str]]:
    """The parts of the text, each with what parts it from the next."""
    out, start, at = [], 0, 0
    while at < len(text):
        found = next((b for b in BREAKS if text.startswith(b, at)), "")
        if found:
            out.append((text[start:at], found))
            start = at = at + len(found)
        else:
            at += 1
    return [*out, (text[start:], "")]


def _acts(words: list[Word], lexicon: Lexicon) -> bool:
    return any(
        (sense := lexicon.sense(w.low))[:2] == "v." and sense not in LOOKS and not w.low.endswith(("ed", "ing"))
        for w in words
    )


def _tells(words: list[Word], lexicon: Lexicon) -> bool:
    """Does it name one of Docker's things, or something that only a command can mean?"""
    return any(
        w.quoted
        or not w.low.replace("'", "").replace("-", "").isalpha()
        or ((sense := lexicon.sense(w.low))[:2] == "n." and sense not in SLIGHT)
        or sense[:2] == "s."
        for w in words
    )


def _ends_so(words: list[Word], index: dict[str, Any]) -> bool:
    """ "stop db": does it end with what people call their own containers?"""
    return len(words) < 5 and f" {words[-1].low} " in index["nameable"]


def _is_known(words: list[Word], lexicon: Lexicon, index: dict[str, Any]) -> bool:
    """Is it all plain English, without names and misspelt words?"""
    lists = ("ordinary", "foreign", "company", "nameable")
    return all(
        lexicon.sense(w.low) or any(f" {w.low} " in index[n] for n in lists) or is_common(w.low, index) for w in words
    )


def _is_chatter(words: list[Word], lexicon: Lexicon) -> bool:
    if len(words) < 2 or words[0].low in GOING_ON or _tells(words, lexicon):
        return False
    if LIMITING & {w.low for w in words} or (words[0].low == "if" and words[1].low in ("they", *POINTS)):
        return False
    acts = _acts(words, lexicon)
    if acts and (POINTS & {w.low for w in words} or words[0].low not in PERSONS):
        return False
    lows = [w.low for w in words]
    plain = not any(lexicon.sense(low)[:1] in ("v", "n", "s") for low in lows) and " has to " not in " ".join(lows)
    states = plain and bool(IS & set(lows[1:])) and lows[0] not in ASKING and len(words) > 2 and not POINTS & set(lows)
    return lows[0] in PERSONS or states
