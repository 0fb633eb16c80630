"""What of a request is counted beside its answer: the senses of its words, the words themselves, pairs of neighbours.

A name of the user's own and the kinds of values each count as one word: "freeze web" and "freeze shop2" are alike.
"""

from dsh.knowledge.words import Word
from dsh.typed import Any

KNOWN = ("ordinary", "common", "foreign")
EVERYDAY = "+everyday"  # any word of other things than Docker
TERM = "+term"  # any word that ideas are asked about with


def features(words: list[Word], known: dict[str, Any]) -> set[str]:
    """What of a request is counted. `known` holds lists of words that are no names, as the index of phrases does."""
    out: set[str] = set()
    before = "^"
    for word, token in zip(words, tokens(words, known), strict=True):
        out.add(token)
        out.add(f"{before} {token}")
        if token == word.sense:
            out.add(f"~{word.low}")
        elif token == word.low and token[:1] != "#" and f" {token} " in known["foreign"]:
            out |= {EVERYDAY, f"{before} {EVERYDAY}"}
        elif token[:1] == "#" and f" {word.low} " in known["terms"]:
            out |= {f"={word.low}", TERM}
        before = token
    out.add(f"{before} $")
    return out


def tokens(words: list[Word], known: dict[str, Any]) -> list[str]:
    """What each word counts as."""
    return [_token(word, known) for word in words]


def _token(word: Word, known: dict[str, Any]) -> str:
    if word.quoted:
        return "#quoted"
    if word.sense:
        return word.sense if word.sense[:1] in "nvs" else word.low
    low = word.low
    if not low.isalpha():
        kind = _kind(low)
        if kind:
            return kind
    padded = f" {low} "
    return low if any(padded in known[k] for k in KNOWN) else "#name"


def _kind(low: str) -> str:
    """What a word that is not made of letters alone is like: a path, a number, an image with its tag ..."""
    if "/" in low:
        return "#path" if low[0] in "/.~" else "#repository"
    if "=" in low:
        return "#pair"
    if ":" in low:
        return "#ports" if low.replace(":", "").replace(".", "").isdigit() else "#tag"
    if low[0].isdigit():
        return "#number" if low.isdigit() else "#amount"
    if low[0] in ".~$-":
        return "#path" if low[0] != "-" else "#flag"
    return "#file" if "." in low else ""
