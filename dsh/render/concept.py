"""Concepts for people: one lesson, or the table of contents."""

from itertools import groupby

from dsh.knowledge.entries import Concept
from dsh.render.fragments import Fragments, rows, wrap


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
            out.append(("value", line + "\n"))
        else:
            out += [("", part + "\n") for part in wrap(line, columns - 2)]
    return out


def contents(concepts: list[Concept], columns: int) -> Fragments:
    """All topics by chapter."""
    out: Fragments = []
    for chapter, group in groupby(sorted(concepts, key=lambda c: (c.chapter, c.title)), key=lambda c: c.chapter):
        out += [("title", chapter + "\n")]
        out += rows([([("name", it.id)], it.title) for it in group], columns)
        out.append(("", "\n"))
    out.append(("dim", "dsh learn TOPIC shows one of them\n"))
    return out
