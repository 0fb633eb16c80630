"""A text to look for in logs and files: whether its case matters, and the words that only lead to it."""

from dsh.request.names import Name
from dsh.request.reading import Reading

TEXTS = ("word", "words", "text", "string", "phrase", "pattern", "substring", "term")
CASES = (
    "upper", "lower", "uppercase", "lowercase", "case", "insensitive", "case-insensitive", "ignore", "ignoring", "any",
)  # fmt: skip


def leads_to(reading: Reading, name: Name) -> set[int]:
    """The "word" of "the word panic"."""
    before = name.first - 1
    return {before} if before >= 0 and reading.words[before].low in TEXTS else set()


def any_case(reading: Reading) -> set[int]:
    """The words of "upper or lower case" and "case insensitive"; empty where nothing is said of it."""
    found = {n for n, w in enumerate(reading.words) if w.low in CASES}
    plain = any(reading.words[n].low.endswith(("case", "insensitive")) for n in found)
    return found if (len(found) > 1 and plain) or any("-insens" in reading.words[n].low for n in found) else set()
