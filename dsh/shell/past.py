"""The lines typed before, as `history` lists them."""

from itertools import groupby

from dsh.named import NamedTuple
from dsh.render.fragments import width, wrap

LINES_LEFT = 6  # columns before a line


class Past(NamedTuple):
    """A line, and when it was typed ("2024-05-01 09:30"; "" where that is not kept)."""

    text: str
    when: str = ""


def typed_before(lines: list[Past], columns: int) -> str:
    """The lines with their numbers below the day on which they were typed, newest last.

    A long one goes on below itself, broken at blanks.
    """
    out = []
    numbered = list(enumerate(lines, 1))
    for day, of_day in groupby(numbered, key=lambda it: it[1].when.partition(" ")[0]):
        out += [f"{day}\n"] if day else []
        for number, line in of_day:
            time = f"{line.when.partition(' ')[2]}  " if line.when else ""
            room = max(12, columns - LINES_LEFT - len(time))
            parts = [part for row in line.text.split("\n") for part in wrapped(row, room)]
            out += [f"{number:4}  {time}{parts[0]}\n"]
            out += [f"{'':{LINES_LEFT + len(time)}}{part}\n" for part in parts[1:]]
    return "".join(out)


def wrapped(line: str, columns: int) -> list[str]:
    """The line as it is where it fits; else broken at blanks."""
    return [line] if width(line) < columns else wrap(line, columns - 1)
