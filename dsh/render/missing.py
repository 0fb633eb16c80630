"""A command with a word that is still missing, and what may stand there."""

from dsh.cmdline.secrets import mask
from dsh.escape import visible
from dsh.render.fragments import Fragments, rows, wrap


def choices(command: str, purpose: str, offered: tuple[tuple[str, str], ...], columns: int) -> Fragments:
    """The command, what the word is for, and the objects there are (name and what is known of it), by number."""
    out: Fragments = [("", "  "), ("command", visible(mask(command))), ("", "\n")]
    out += [("", f"  {line}\n") for line in wrap(visible(purpose), max(10, columns - 3)) if line]
    table: list[tuple[Fragments, str]] = [
        ([("dim", f"{number}  "), ("name", visible(name))], visible(meaning))
        for number, (name, meaning) in enumerate(offered, 1)
    ]
    return out + rows(table, columns, indent=4)
