"""A table that is wider than the window, a line for each row: where cells in several lines do not do either."""

import re

from dsh.output.width import width

GAP = 2
LEAST = 8  # columns that a shortened cell keeps
PORT = 21  # 0.0.0.0:8080->80/tcp and the sign that there are more
FIRST_CUT = ("COMMAND", "CREATED BY", "MOUNTS", "LABELS", "DESCRIPTION", "PORTS", "BLOCK I/O", "NET I/O")
FIRST_GONE = ("COMMAND", "BLOCK I/O", "NET I/O", "CREATED", "PIDS", "CREATED AT", "IMAGE ID", "CONTAINER ID", "PORTS")
WHOLE = ("NAMES", "NAME", "STATUS")  # what one looks for: shortened last
HEADER = re.compile(r"[A-Z][A-Z0-9]*(?: [A-Z/%]+)*(?: /(?: [A-Z]+)+)?")


def shortened(text: str, columns: int) -> str:
    """The text with its table in lines of at most `columns`."""
    rows = table(text, columns)
    if rows is None:
        return text
    rows = _without(rows, columns)
    sizes = _sizes(rows, columns)
    return "".join(f"{_cut(one_line(row, sizes), columns)}\n" for row in rows)


def table(text: str, columns: int) -> list[list[str]] | None:
    """The cells of a table that is too wide; None for what fits, and for what is no table."""
    lines = text.splitlines()
    if not lines or all(width(line) <= columns for line in lines):
        return None
    starts = _starts(lines)
    return [_cells(line, starts) for line in lines] if starts is not None else None


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


def _without(rows: list[list[str]], columns: int) -> list[list[str]]:
    """Without the columns that there is no room for even when all are short."""
    for name in ("", *FIRST_GONE):
        if name in rows[0]:
            at = rows[0].index(name)
            rows = [row[:at] + row[at + 1 :] for row in rows]
        if sum(_least(column) + GAP for column in zip(*rows, strict=True)) - GAP <= columns:
            break
    return rows


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


def one_line(cells: list[str], sizes: list[int]) -> str:
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
