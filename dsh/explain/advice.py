"""Mistakes in files, and the texts that the knowledge has for them."""

from dsh.explain.explanation import Warning
from dsh.named import NamedTuple


class Found(NamedTuple):
    """A mistake at its place; `words` fill the texts, those that are empty leave the fix out."""

    id: str
    start: int
    end: int
    words: dict[str, str]


def warning(it: Found, texts: dict[str, dict[str, str]]) -> Warning:
    """The warning for a mistake; `texts` has for its id what to say and how to mend it."""
    from string import Formatter

    text = texts[it.id]
    fix = text.get("fix")
    names = [name for _, name, _, _ in Formatter().parse(fix or "") if name]
    if fix is not None and any(not it.words.get(name) for name in names):
        fix = None
    said = text["says"].format_map(it.words)
    return Warning(it.id, said, it.start, it.end, fix.format_map(it.words) if fix and names else fix)
