"""Columns that a text takes on a terminal, and texts cut to a width."""

import unicodedata


def width(text: str) -> int:
    if text.isascii():
        return len(text) if text.isprintable() else sum(c.isprintable() for c in text)
    return sum(_columns(c) for c in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def ellipsis(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis where it is wider than `most`."""
    if text.isascii():
        return text if len(text) <= most else text[: most - 1] + "…"
    total = 0
    ends = [total := total + (2 if unicodedata.east_asian_width(c) in "WF" else 1) for c in text]
    if total <= most:
        return text
    for n, end in enumerate(ends):
        if end <= most - 1 < ends[n + 1]:
            return text[: n + 1] + "…"
    return text
