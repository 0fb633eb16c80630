"""A table that is wider than the window, its cells in several lines: for a screen that people look at, not a pipe."""

import re

from dsh.output.shortened import FIRST_CUT, FIRST_GONE, GAP, WHOLE, one_line, shortened, table
from dsh.output.width import width

NAMED = ("NAMES", "NAME", "VOLUME NAME")  # what one types again: never broken
MOST_LINES = 3  # of a row


def fitted(text: str, columns: int) -> tuple[str, tuple[str, ...]]:
    """The text with its table in lines of at most `columns`, and the names of the columns there is no room for.

    Where even that does not do, cells are shortened, and the columns have one name more: the empty one.
    """
    rows = table(text, columns)
    if rows is None:
        return _each_fitted(text, columns) if "\n\n" in text else (text, ())
    gone: tuple[str, ...] = ()
    for name in ("", *FIRST_GONE):
        if name in rows[0]:
            at = rows[0].index(name)
            rows = [row[:at] + row[at + 1 :] for row in rows]
            gone = (*gone, name)
        sizes = _broken_sizes(rows, columns)
        if sizes is not None:
            return "".join(f"{line}\n" for row in rows for line in _lines(row, sizes)), gone
    out = shortened(text, columns)
    return out, (*(name for name in gone if name not in out.splitlines()[0]), "")


def _each_fitted(text: str, columns: int) -> tuple[str, tuple[str, ...]]:
    """Several tables, each after a line that says what it is: docker system df -v."""
    found = [fitted(part, columns) for part in re.split(r"(?<=\n)\n+", text)]
    gone = dict.fromkeys(name for _, names in found for name in names)
    return "\n".join(shown for shown, _ in found), tuple(gone)


def _broken_sizes(rows: list[list[str]], columns: int) -> list[int] | None:
    """The columns' widths with which each row takes the fewest lines; None where they would be too many."""
    room = columns - GAP * (len(rows[0]) - 1)
    cells = [(column[0], set(column)) for column in zip(*rows, strict=True)]
    sizes = [[_narrowest(name, column, lines) for lines in range(1, MOST_LINES + 1)] for name, column in cells]
    for lines in range(MOST_LINES):
        if sum(size[lines] for size in sizes) > room:
            continue
        chosen = [size[lines] for size in sizes]
        order = [(name in FIRST_CUT, name not in WHOLE, n) for n, (name, _) in enumerate(cells)]
        for *_, n in sorted(order):  # who gets what is left over
            for fewer in range(lines):
                if sum(chosen) - chosen[n] + sizes[n][fewer] <= room:
                    chosen[n] = sizes[n][fewer]
                    break
        return chosen
    return None


def _narrowest(name: str, cells: set[str], lines: int) -> int:
    """The least width with which no cell takes more lines."""
    least, most = max((width(piece) for cell in cells for piece in _pieces(cell)), default=0), max(map(width, cells))
    if name in NAMED or lines == 1:
        return most
    while least < most:
        middle = (least + most) // 2
        if all(len(_broken(cell, middle)) <= lines for cell in cells):
            most = middle
        else:
            least = middle + 1
    return most


def _pieces(cell: str) -> list[str]:
    """What is never broken. A published port may be, before its arrow, and a path or an image after a slash."""
    return [piece for word in cell.split() for piece in _word_pieces(word)]


def _word_pieces(word: str) -> list[str]:
    if "->" in word:
        host, _, port = word.partition("->")
        return [host, f"->{port}"]
    *first, last = word.split("/")
    return [*(f"{part}/" for part in first), *([last] if last else [])]


def _broken(cell: str, columns: int) -> list[str]:
    """The cell in lines of at most `columns`, broken at blanks; inside a word only where it must be."""
    lines = [""]
    for word in cell.split():
        if lines[-1] and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
            continue
        if lines[-1]:
            lines.append("")
        for piece in _word_pieces(word):
            if lines[-1] and width(lines[-1]) + width(piece) > columns:
                lines.append("")
            lines[-1] += piece
    return lines


def _lines(cells: list[str], sizes: list[int]) -> list[str]:
    parts = [_broken(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    height = max(map(len, parts))
    return [one_line([part[n] if n < len(part) else "" for part in parts], sizes) for n in range(height)]
