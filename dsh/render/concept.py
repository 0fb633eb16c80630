"""Concepts for people: one lesson, or the table of contents."""

from itertools import groupby

from dsh.knowledge.entries import Concept
from dsh.render.fragments import Fragments, rows, width, wrap

LEAST = 24  # columns for a remark beside its command


def lesson(it: Concept, columns: int) -> Fragments:
    """Title, the short answer, the longer text, examples, where to go on."""
    out: Fragments = [("title", it.title + "\n"), ("", "\n")]
    out += [("", line + "\n") for line in wrap(it.answer, columns - 2)]
    if it.text:
        out.append(("", "\n"))
        out += _paragraphs(it.text, columns)
    if it.examples:
        out.append(("", "\n"))
        for example in it.examples:
            out += [("command", f"  {example.command}\n")]
            out += [("dim", f"      {line}\n") for line in wrap(example.says, columns - 6)]
    if it.see_also:
        others = ", ".join(f"dsh~learn~{other}" for other in it.see_also)  # broken between topics only
        lines = wrap(f"see also: {others}", columns - 2)
        out += [("", "\n"), *(("dim", line.replace("~", " ") + "\n") for line in lines)]
    for title, address in it.links.items():
        out += [("dim", f"  {title}: "), ("", address + "\n")]
    return out


def _paragraphs(text: str, columns: int) -> Fragments:
    """Indented lines stand as they are (they show commands and files); the rest is wrapped."""
    out: Fragments = []
    for line in text.splitlines():
        if line.startswith(("    ", "\t")):
            out += _as_it_stands(line, columns)
        else:
            out += [("", part + "\n") for part in wrap(line, columns - 2)]
    return out


def _as_it_stands(line: str, columns: int) -> Fragments:
    """A remark behind a command goes on below its own beginning where the window is too narrow for it."""
    code, gap, remark = _remark(line)
    if width(line) < columns or not remark:
        return [("value", line + "\n")]
    pad = width(code + gap)
    if columns - pad < LEAST:
        pad, code = 8, f"{code}\n"
        gap = " " * pad
    first, *more = wrap(remark, columns - pad - 1)
    return [("value", f"{code}{gap}{first}\n"), *(("value", " " * pad + part + "\n") for part in more)]


def _remark(line: str) -> tuple[str, str, str]:
    """The command, two blanks or more, the remark."""
    indent = len(line) - len(line.lstrip())
    at = line.find("  ", indent)
    if at < 0:
        return line, "", ""
    remark = line[at:].lstrip()
    return line[:at], line[at : len(line) - len(remark)], remark


def contents(concepts: list[Concept], columns: int) -> Fragments:
    """All topics by chapter."""
    out: Fragments = []
    for chapter, group in groupby(sorted(concepts, key=lambda c: (c.chapter, c.title)), key=lambda c: c.chapter):
        out += [("title", chapter + "\n")]
        out += rows([([("name", it.id)], it.title) for it in group], columns)
        out.append(("", "\n"))
    out.append(("dim", "dsh learn TOPIC shows one of them\n"))
    return out
