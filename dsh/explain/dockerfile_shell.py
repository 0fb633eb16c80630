"""The shell text of RUN, CMD and ENTRYPOINT, explained by what explains command lines."""

from collections.abc import Sequence

from dsh.cmdline.shell import parse_range
from dsh.cmdline.source import Source
from dsh.cmdline.syntax import Node, Word
from dsh.explain.dockerfile_reader import Instruction
from dsh.explain.notes import Notes
from dsh.explain.programs import explain_command
from dsh.explain.script import explain_node
from dsh.explain.sheet import Sheet
from dsh.knowledge.store import Store


def _node(node: Node, notes: Notes, inner: bool) -> None:
    """All of it runs in the step's container, what stands in $(...) too."""
    explain_node(node, notes, True)


def _command(words: Sequence[Word], notes: Notes, inner: bool) -> None:
    explain_command(words, notes, True)


def explain_run(it: Instruction, sheet: Sheet, escape: str, store: Store) -> None:
    """Parts for the words of a command in the plain form."""
    if not it.rest.text.strip():
        return
    start, end = it.span(it.rest)
    source = Source(sheet.text, _plain(it, sheet.text, start, end), parse_range, ())
    notes = Notes(source, store, _node, _command)
    explain_node(parse_range(source, start, end, 0), notes, True)
    for part in notes.parts:
        if part.text.strip() not in (escape, ""):
            sheet.part(part.start, part.end, part.role, part.meaning, part.known, part.more)


def _plain(it: Instruction, text: str, start: int, end: int) -> str:
    """The text, the logical line in one line: what is no part of it (\\, comments) is blank. As long as the text."""
    kept = set(it.at[it.rest.start : it.rest.end])
    middle = "".join(
        (text[n] if "\0" < text[n] < "\x7f" and text[n] not in "\n\r" else " " if text[n].isspace() else "x")
        if n in kept
        else " "
        for n in range(start, end)
    )
    return "x" * start + middle + "x" * (len(text) - end)
