"""A table that is wider than the window, made to fit: for a screen that people look at, never for a pipe.

fitted(text, columns)      its cells broken into several lines, so that nothing of them is lost
shortened(text, columns)   a line for each row, as a table needs that is drawn over and over
"""

import re

from dsh.output.width import width

GAP = 2
LEAST = 8  # columns that a shortened cell keeps
PORT = 21  # 0.0.0.0:8080->80/tcp and the sign that there are more
FIRST_CUT = ("COMMAND", "CREATED BY", "MOUNTS", "LABELS", "DESCRIPTION", "PORTS", "BLOCK I/O", "NET I/O")
FIRST_GONE = ("COMMAND", "BLOCK I/O", "NET I/O", "CREATED", "PIDS", "CREATED AT", "IMAGE ID", "CONTAINER ID", "PORTS")
NAMED = ("NAMES", "NAME", "VOLUME NAME")  # what one types again: never broken
MOST_LINES = 3  # of a row
WHOLE = ("NAMES", "NAME", "STATUS")  # what one looks for: shortened last
HEADER = re.compile(r"[A-Z][A-Z0-9]*(?: [A-Z/%]+)*(?: /(?: [A-Z]+)+)?")


def fitted(text: str, columns: int) -> tuple[str, tuple[str, ...]]:
    """The text with its table in lines of at most `columns`, and the names of the columns there is no room for.

    Where even that does not do, cells are shortened, and the columns have one name more: the empty one.
    """
    rows = _table(text, columns)
    if rows is None:
        return text, ()
    gone: tuple[str, ...] = ()
    for name in ("", *FIRST_GONE):
        if name in rows[0]:
            at = rows[0].index(name)
            rows = [row[:at] + row[at + 1 :] for row in rows]
            gone = (*gone, name)
        sizes = _broken_sizes(rows, columns)
        if sizes is not None:
            return "".join(f"{line}\n" for row in rows for line in _lines(row, sizes)), gone
    out, _ = shortened(text, columns)
    return out, (*(name for name in gone if name not in out.splitlines()[0]), "")


def shortened(text: str, columns: int) -> tuple[str, bool]:
    """The text with its table in lines of at most `columns`; and whether anything was left out for that."""
    rows = _table(text, columns)
    if rows is None:
        return text, False
    whole = len(rows[0])
    rows, kept = _without(rows, columns)
    sizes = _sizes(rows, columns)
    out = [_row(row, sizes) for row in rows]
    cut = kept < whole or any(width(cell) > size for row in rows for cell, size in zip(row, sizes, strict=True))
    return "".join(f"{_cut(line, columns)}\n" for line in out), cut


def _table(text: str, columns: int) -> list[list[str]] | None:
    """The cells of a table that is too wide; None for what fits, and for what is no table."""
    lines = text.splitlines()
    if not lines or all(width(line) <= columns for line in lines):
        return None
    starts = _starts(lines)
    return [_cells(line, starts) for line in lines] if starts is not None else None


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
    return [_row([part[n] if n < len(part) else "" for part in parts], sizes) for n in range(height)]


def _starts(lines: list[str]) -> list[int] | None:
    """Where the columns of a table begin; None where this is none."""
    header = lines[0]
    found = [match.start() for match in re.finditer(r"(?<!\S)\S+(?: \S+)*", header)]
    names = [header[a:b].strip() for a, b in zip(found, [*found[1:], None], strict=True)]
    if len(found) < 2 or not all(HEADER.fullmatch(name) for name in names):
        return None
    for line in lines[1:]:
        at = [_offset(line, start) for start in found[1:]]
        if any(place is not None and line[place - 1] != " " for place in at):
            return None
    return found


def _offset(line: str, column: int) -> int | None:
    """The character that stands in this column; None where the line ends before it."""
    if line.isascii():
        return column if column < len(line) else None
    used = 0
    for at, character in enumerate(line):
        if used >= column:
            return at
        used += width(character)
    return None


def _cells(line: str, starts: list[int]) -> list[str]:
    at = [_offset(line, start) for start in starts]
    ends = [*at[1:], None]
    return [line[a:b].strip() if a is not None else "" for a, b in zip(at, ends, strict=True)]


def _without(rows: list[list[str]], columns: int) -> tuple[list[list[str]], int]:
    """Without the columns that there is no room for even when all are short; and how many are left."""
    for name in ("", *FIRST_GONE):
        if name in rows[0]:
            at = rows[0].index(name)
            rows = [row[:at] + row[at + 1 :] for row in rows]
        if sum(_least(column) + GAP for column in zip(*rows, strict=True)) - GAP <= columns:
            break
    return rows, len(rows[0])


def _least(column: tuple[str, ...]) -> int:
    whole = max(map(width, column))
    if column[0] in WHOLE:
        return whole
    return min(whole, PORT if column[0] == "PORTS" else max(LEAST, width(column[0])))


def _sizes(rows: list[list[str]], columns: int) -> list[int]:
    """Of each column: what is too much goes from those that matter least, then from the widest."""
    table = list(zip(*rows, strict=True))
    sizes = [max(map(width, column)) for column in table]
    least = [_least(column) for column in table]
    excess = sum(sizes) + GAP * (len(sizes) - 1) - columns
    order = sorted(
        (n for n in range(len(sizes)) if table[n][0] in FIRST_CUT), key=lambda n: FIRST_CUT.index(table[n][0])
    )
    for n in order:
        taken = max(0, min(excess, sizes[n] - least[n]))
        sizes[n] -= taken
        excess -= taken
    while excess > 0:
        widest = max(range(len(sizes)), key=lambda n: sizes[n] - least[n])
        if sizes[widest] <= least[widest]:
            break
        sizes[widest] -= 1
        excess -= 1
    for n in (n for n in range(len(sizes)) if excess > 0 and table[n][0] == "STATUS"):
        sizes[n] = max(LEAST, sizes[n] - excess)
    return sizes


def _row(cells: list[str], sizes: list[int]) -> str:
    shown = [_cut(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    return (" " * GAP).join(c + " " * (size - width(c)) for c, size in zip(shown, sizes, strict=True)).rstrip()


def _cut(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    used, out = 0, ""
    for character in text:
        used += width(character)
        if used > columns - 1:
            break
        out += character
    return out.rstrip() + "…"
