"""The parts of a file's text, gathered in any order and laid out so that every character that is no blank has one."""

from dsh.explain.explanation import Part


class Sheet:
    """Collects the parts of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[Part] = []

    def part(self, start: int, end: int, role: str, meaning: str, known: bool = True, more: str | None = None) -> None:
        if start < end:
            self.parts.append(Part(self.text[start:end], start, end, role, meaning, known, more))

    def covered(self, continues: str, other: str) -> tuple[Part, ...]:
        """The parts in order, overlaps cut; the rest is the sign that continues a line, or `other`."""
        found: list[Part] = []
        at = 0
        for part in sorted(self.parts, key=lambda it: (it.start, -it.end)):
            for start, end in _free(self.text, max(part.start, at), part.end):
                found += _gaps(self.text, at, start, continues, other)
                found.append(part._replace(start=start, end=end, text=self.text[start:end]))
                at = end
        return (*found, *_gaps(self.text, at, len(self.text), continues, other))


def _free(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch without blanks at its ends, if anything is left of it."""
    said = text[start:end]
    bare = said.strip()
    if start >= end or not bare:
        return []
    begin = start + len(said) - len(said.lstrip())
    return [(begin, begin + len(bare))]


def _gaps(text: str, start: int, end: int, continues: str, other: str) -> list[Part]:
    found, at = [], start
    for word in text[start:end].split():
        begin = text.index(word, at)
        at = begin + len(word)
        if word == continues:
            found.append(Part(word, begin, at, "shell", "The instruction goes on in the next line"))
        else:
            found.append(Part(word, begin, at, "argument", other, known=False))
    return found
