"""Styled text as a list of (style, text) fragments, prompt_toolkit's own currency, and what lays it out."""

Fragment = tuple[str, str]
Fragments = list[Fragment]


def width(text: str) -> int:
    """Columns that `text` takes in a terminal: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(c) for c in text)


def _columns(character: str) -> int:
    import unicodedata  # a library of its own, for what is not ASCII

    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def plain(fragments: Fragments) -> str:
    return "".join(text for _, text in fragments)


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns`, broken at blanks; a longer word stands alone or is cut."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            if line and width(line) + 1 + width(word) > columns:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
            while width(line) > columns > 0 and len(line) > 1:
                cut = _fitting(line, columns)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


def folded(fragments: Fragments, columns: int, indent: int) -> Fragments:
    """Styled text in lines of at most `columns` where its blanks allow that; lines after the first are indented."""
    breaks = _breaks(plain(fragments), columns, indent)
    out: Fragments = []
    at = 0
    for style, text in fragments:
        done = 0
        for place in (place - at for place in breaks if at <= place < at + len(text)):
            out += [(style, text[done:place]), ("", "\n" + " " * indent)]
            done = place + 1
        out.append((style, text[done:]))
        at += len(text)
    return out


def _breaks(text: str, columns: int, indent: int) -> list[int]:
    """The blanks in whose place a new line begins."""
    found: list[int] = []
    begun, last = 0, -1  # of the line: where it begins, and its last blank
    for at, character in enumerate([*text, " "]):
        if character == "\n":
            begun, last = at + 1, -1
        elif character == " ":
            if last >= 0 and width(text[begun:at]) + (indent if found else 0) > columns:
                found.append(last)
                begun = last + 1
            last = at
    return found


def _fitting(text: str, columns: int) -> int:
    used = 0
    for n, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return max(1, n)
    return len(text)


def rows(pairs: list[tuple[Fragments, str]], columns: int, left: int = 26, indent: int = 2) -> Fragments:
    """Two columns: styled words, and what they mean, wrapped. Narrow terminals get them stacked."""
    widest = max((width(plain(words)) for words, _ in pairs), default=0)
    left = min(left, widest)
    right = columns - indent - left - 2
    out: Fragments = []
    for words, meaning in pairs:
        out.append(("", " " * indent))
        out += words
        if right < 24:
            lines, first, pad = wrap(meaning, max(10, columns - indent - 2)), "\n" + " " * (indent + 2), indent + 2
        else:
            lines, pad = wrap(meaning, right), indent + left + 2
            room = left - width(plain(words))
            first = " " * (room + 2) if room >= 0 else "\n" + " " * pad
        if meaning:
            out.append(("", first + lines[0] + "\n"))
            out += [("", " " * pad + line + "\n") for line in lines[1:]]
        else:
            out.append(("", "\n"))
    return out
