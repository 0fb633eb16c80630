"""`dsh undo`: the way back from the last run: previewed, asked, run."""

from dsh.cmdline.secrets import MASK
from dsh.console import Console
from dsh.engine.address import practised
from dsh.errors import DshError
from dsh.knowledge.store import open_store
from dsh.options import Options
from dsh.run.journal import Entry, entries, last_to_undo
from dsh.verbs.practise import journal_folder
from dsh.verbs.target import open_engine
from dsh.verbs.understand import Reading


def main(options: Options, console: Console) -> int:
    from dsh.verbs.run import carry_out

    entry = last_to_undo(entries(journal_folder(options.host)))
    if entry is None:
        flag = " --practice" if practised(options.host) else ""
        raise DshError("there is nothing to undo", hint=f"dsh log{flag} shows what has been run")
    line = way(entry)
    with open_engine(options) as target:
        if entry.engine.get("host") != target.engine.host:
            there = entry.engine.get("host", "")
            raise DshError(f"that run was on another engine: {there}", hint=f"dsh undo --host {there}")
        for lost in entry.lost:
            console.err.write(f"dsh: cannot come back: {lost}\n")
        return carry_out(Reading(line), options, console, open_store(), target, undoes=entry.time)


def way(entry: Entry) -> str:
    """The docker line that takes a run back. Raises DshError where there is none."""
    if not entry.undo:
        why = "; ".join(entry.lost) or "it left nothing that a docker command takes back"
        raise DshError(f"there is no way back from {entry.command!r}: {why}", hint="dsh log")
    line = " && ".join(entry.undo)
    if MASK in line:
        raise DshError("the way back needs a secret that dsh did not keep", hint=f"put it in and run: {line}")
    return line
