"""Is a request a wish, a look at what there is, or a question about how things are? And what does it not want?"""

from dsh.knowledge.words import Word

WISHES = (
    ("how", "do", "i"), ("how", "do", "you"), ("how", "do", "we"), ("how", "to"), ("how", "can", "i"), ("how", "can", "you"),
    ("how", "would", "i"), ("how", "could", "i"), ("how", "should", "i"), ("how", "can", "we"), ("way", "to"), ("command", "to"),
    ("command", "for"), ("what", "command"), ("which", "command"), ("i", "want"), ("i", "need"), ("how", "would", "you"),
    ("how", "does", "one"), ("how", "shall", "i"), ("how", "might", "i"), ("i", "would", "like"), ("can", "you"),
    ("could", "you"), ("would", "you"), ("how", "can", "one"), ("is", "there", "a", "way"), ("is", "it", "possible"), ("help", "me"),
)  # fmt: skip
IDEAS = (
    ("what", "is", "a"), ("what", "is", "an"), ("what", "is", "docker"), ("what", "are", "docker"), ("what", "exactly"), ("what", "happens"), ("what", "would", "happen"), ("what", "will", "happen"), ("is", "it", "safe"), ("is", "it", "ok"),
    ("is", "it", "okay"), ("is", "it", "bad"), ("is", "it", "dangerous"), ("should", "i"), ("difference",), ("differences",), ("why",), ("explain",),
    ("when", "should"), ("when", "do", "i"), ("what", "does"), ("what", "do"), ("will", "i"), ("would", "i"), ("will", "my"), ("will", "it"),
    ("do", "i", "lose"), ("do", "i", "have", "to"), ("do", "i", "need"), ("versus",), ("vs",), ("meaning",), ("what", "is", "the", "point"),
    ("how", "does"), ("can", "i", "trust"), ("what", "if"), ("will", "the"), ("what", "is", "meant"), ("good", "idea"), ("better",),
    ("advantage",), ("advantages",), ("benefit",), ("pros",), ("purpose",), ("understand",), ("do", "containers"),
    ("do", "images"), ("do", "volumes"), ("how", "do", "containers"), ("how", "do", "images"), ("how", "do", "volumes"), ("how", "do", "networks"),
    ("how", "do", "layers"), ("how", "do", "ports"), ("how", "is"), ("how", "are"), ("would", "it"), ("would", "removing"), ("would", "deleting"),
    ("will", "removing"), ("will", "deleting"), ("what", "the", "difference"), ("which", "is", "better"), ("if", "i"), ("if", "you"), ("if", "we"),
)  # fmt: skip
LOOKS = frozenset(["which", "what", "where", "who", "when", "is", "are", "was", "were", "did", "has", "have", "how", "do", "does"])


def mood_of(words: list[Word]) -> str:
    """wish, look or idea."""
    lows = [low for w in words for low in w.low.split()]
    if _has(lows, WISHES):
        return "wish"
    if _has(lows, IDEAS):
        return "idea"
    if lows[:1] == ["does"]:
        return "idea"
    first = next(
        (low for low in lows if low not in ("hey", "hi", "hello", "so", "ok", "okay", "please", "and", "well")), ""
    )
    if first in LOOKS and not (first == "do" and "not" in lows[:3]) and not (first == "have" and "you" in lows[:2]):
        return "look"
    return "wish"


def _has(lows: list[str], patterns: tuple[tuple[str, ...], ...]) -> bool:
    firsts = {p[0] for p in patterns}
    for n, low in enumerate(lows):
        if low in firsts and any(tuple(lows[n : n + len(p)]) == p for p in patterns):
            return True
    return False


def denied(words: list[Word]) -> frozenset[int]:
    """The words under a "do not", "never", "without", "instead of" or "keep": what is not to be done."""
    off: set[int] = set()
    for at, word in enumerate(words):
        if word.low in ("not", "never") or (word.low in ("without", "instead of", "rather than")):
            place = _action(words, at + 1)
            if place is not None:
                off.update(range(at, _end(words, place + 1)))
        elif word.low == "before" and at + 1 < len(words) and words[at + 1].low in ("i", "we", "you"):
            off.update(range(at, _end(words, at + 3)))
        elif (
            word.low in ("can", "could", "should", "may", "might")
            and at > 2
            and words[at - 1].low in ("i", "we", "you")
            and _shows(words)
        ):
            off.update(range(at - 1, _end(words, at + 2)))
        elif word.low in ("keep", "keeping", "preserve", "preserving", "leave", "leaving") and at:
            end = _end(words, at + 1)
            if any(words[n].sense[:2] == "n." for n in range(at + 1, end)):
                off.update(range(at, end))
    return frozenset(off)


def _shows(words: list[Word]) -> bool:
    first = next((w for w in words if w.sense[:2] == "v."), None)
    return first is not None and first.sense == "v.show" and words.index(first) < 3


def _action(words: list[Word], at: int) -> int | None:
    for place in range(at, min(at + 3, len(words))):
        if words[place].sense[:2] == "v.":
            return place
        if words[place].sense[:1] != "f":
            return None
    return None


def _end(words: list[Word], at: int) -> int:
    """Where the part of the sentence ends: at a comma, "and", "but" or a preposition."""
    while at < len(words) and not words[at - 1].comma and words[at].low not in ("and", "but", "just", "only", "then"):
        if words[at].sense[:1] in ("p", "v"):
            break
        at += 1
    return at
