"""A Dockerfile or compose file explained, for people: line by line, then advice with the line it is about."""

from bisect import bisect_right

from dsh.escape import visible
from dsh.explain.explanation import Explanation, Part
from dsh.render.fragments import Fragments, rows, wrap
from dsh.render.marks import note

SILENT = ("comment", "shell")  # roles of YAML's and the Dockerfile's own signs, where they say nothing of use
SIGNS = frozenset("[]{},:-\\`")
ARROW = " → "


def file(it: Explanation, columns: int, unfold: bool = False) -> Fragments:
    """Each line with its number and below it what its words mean; then how it runs, then the advice."""
    starts = [0, *(n + 1 for n, letter in enumerate(it.text) if letter == "\n")]
    out: Fragments = _summary(it.summary, columns)
    digits, ends = len(str(len(starts))), [part.end for part in it.parts]
    by_line: dict[int, list[Part]] = {}
    for part in it.parts:
        by_line.setdefault(bisect_right(starts, part.start), []).append(part)
    for number, start in enumerate(starts, 1):
        end = starts[number] - 1 if number < len(starts) else len(it.text)
        if start == end == len(it.text):
            continue
        out.append(("dim", f"{number:>{digits}}  "))
        out += _line(it, start, end, bisect_right(ends, start))
        pairs = [(_words(part), _meaning(part, unfold)) for part in by_line.get(number, ()) if _says(part)]
        if pairs:
            out += rows(pairs, columns, left=24, indent=digits + 4)
    out += _advice(it, starts, columns)
    return out


def _summary(text: str, columns: int) -> Fragments:
    """The first line as a text, the others as a table: what you type, what runs."""
    first, *table = text.split("\n")
    out: Fragments = [("title", line + "\n") for line in wrap(visible(first), columns - 2)]
    pairs: list[tuple[Fragments, str]] = []
    for row in table:
        way, _, what = row.partition(ARROW)
        pairs.append(([("command", visible(way))], "runs " + visible(what)))
    return [*out, *rows(pairs, columns, left=46), ("", "\n")]


def _line(it: Explanation, start: int, end: int, n: int) -> Fragments:
    """One line of the text in colours. `n`: the first part that does not end before it."""
    out: Fragments = []
    at = start
    while n < len(it.parts) and it.parts[n].start < end:
        part = it.parts[n]
        n += 1
        first, last = max(part.start, at), min(part.end, end)
        out.append(("", visible(it.text[at:first], keep="\t")))
        out.append((part.role if part.known else "unknown", visible(it.text[first:last].rstrip("\r"), keep="\t")))
        at = last
    return [*out, ("", visible(it.text[at:end].rstrip("\r"), keep="\t") + "\n")]


def _says(part: Part) -> bool:
    if not part.known:
        return True
    return (bool(part.meaning) and part.role not in SILENT) or (
        part.role == "shell" and not SIGNS.issuperset(part.text)
    )


def _words(part: Part) -> Fragments:
    text = " ".join(visible(part.text.replace("\n", " "), keep="\t").split())
    shown = text if len(text) < 60 else text[:59] + "…"
    if part.role == "flag" and len(shown) == 1:
        shown = f"-{shown}"  # a letter from the middle of a cluster such as -it
    return [(part.role if part.known else "unknown", shown)]


def _meaning(part: Part, unfold: bool) -> str:
    return f"{part.meaning}\n{part.more}" if unfold and part.more else part.meaning


def _advice(it: Explanation, starts: list[int], columns: int) -> Fragments:
    if not it.warnings:
        return [("", "\n"), ("good", "  ✓ "), ("", "nothing to improve that dsh knows of\n")]
    out: Fragments = [("", "\n"), ("title", "Advice\n")]
    for warning in it.warnings:
        line = bisect_right(starts, warning.start)
        fix = f"{ARROW}{warning.fix}" if warning.fix else ""
        out += note("warning", visible(f"line {line}: {warning.message}{fix}"), columns)
    return out
