"""Cuts a value at a separator, but never inside ${...}, $(...), [...] or backticks: those belong together."""

CLOSING = {"{": "}", "(": ")", "[": "]"}


def cut_spans(text: str, separator: str) -> list[tuple[int, int]]:
    """Where the parts stand: at least one."""
    out: list[tuple[int, int]] = []
    open_ones: list[str] = []
    start, quoted = 0, False
    for at, char in enumerate(text):
        if char == "`":
            quoted = not quoted
        elif char in CLOSING and (char == "[" or text[at - 1 : at] == "$" or open_ones):
            open_ones.append(CLOSING[char])
        elif open_ones and char == open_ones[-1]:
            open_ones.pop()
        elif char == separator and not open_ones and not quoted:
            out.append((start, at))
            start = at + 1
    out.append((start, len(text)))
    return out
