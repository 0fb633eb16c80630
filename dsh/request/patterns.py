"""A text to look for in logs and files: whether its case matters."""

from dsh.request.reading import Reading

CASES = (
    "upper", "lower", "uppercase", "lowercase", "case", "insensitive", "case-insensitive", "ignore", "ignoring", "any",
)  # fmt: skip


def any_case(reading: Reading) -> set[int]:
    """The words of "upper or lower case" and "case insensitive"; empty where nothing is said of it."""
    found = {n for n, w in enumerate(reading.words) if w.low in CASES}
    found |= {n for n, w in enumerate(reading.words) if w.low in ("ignoring case", "ignore case")}
    if any(reading.words[n].low.endswith(" case") for n in found):
        return found
    plain = any(reading.words[n].low.endswith(("case", "insensitive")) for n in found)
    return found if (len(found) > 1 and plain) or any("-insens" in reading.words[n].low for n in found) else set()
