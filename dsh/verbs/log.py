"""`dsh log`: what dsh has run, newest last, with the way back."""

from dsh.console import Console
from dsh.escape import visible
from dsh.options import Options
from dsh.plan.plan import Engine
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments, folded
from dsh.run.journal import Entry, entries
from dsh.verbs.practise import journal_folder

SHOWN = 20


def main(options: Options, console: Console) -> int:
    found = entries(journal_folder(options.host))
    if options.json:
        from dsh.render import json

        for entry in found:
            console.out.write(json.line(entry._asdict()))
    elif not found:
        console.err.write("dsh: nothing has been run yet\n")
    else:
        every = options.all or options.words == ["all"]  # the words of the shell
        hidden = 0 if every else max(0, len(found) - SHOWN)
        if hidden:
            console.out.write(paint([("dim", f"… {hidden} earlier: dsh log --all\n")], console.color, console.theme))
        for entry in found[hidden:]:
            console.out.write(paint(shown(entry, console.width), console.color, console.theme))
    return 0


def shown(entry: Entry, columns: int = 0) -> Fragments:
    """Time, command, engine, how it ended, and the way back. `columns`: of a terminal, whose lines break at blanks."""
    place = Engine(entry.engine.get("context", ""), entry.engine.get("host", ""), "").place
    changes = "1 change" if len(entry.effects) == 1 else f"{len(entry.effects)} changes"
    out: Fragments = [("dim", local(entry.time) + "  "), ("command", visible(entry.command))]
    out = [*(folded(out, columns - 1, 4) if columns else out), ("", "\n")]
    below: Fragments = []
    ended = f"{entry.outcome}, exit code {entry.exit_code}, {changes} on {visible(place)}"
    below.append(("dim", ended))
    if entry.undoes:
        below.append(("dim", f"took back the run of {local(entry.undoes)}"))
    below += [("dim", f"way back: {visible(line)}") for line in entry.undo]
    below += [("dim", f"gone for good: {visible(lost)}") for lost in entry.lost]
    for line in below:
        out += [("", "  "), *(folded([line], columns - 3, 4) if columns else [line]), ("", "\n")]
    return out


def local(stamp: str) -> str:
    """A time of the journal as the clock on the wall shows it."""
    import calendar
    import time

    try:
        seconds = calendar.timegm(time.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ"))
    except ValueError:
        return visible(stamp)
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(seconds))
