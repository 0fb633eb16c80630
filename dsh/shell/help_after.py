"""After a line that has failed: the error message to ask why about, and the one line that helps."""

from dsh.engine.client import Client
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.plan.plan import Problem
from dsh.run.outcome import Outcome
from dsh.shell.lost_file import finds
from dsh.shell.shown import as_line


class Help(NamedTuple):
    """`says` is for the screen, `message` for why, `line` for "do it"."""

    message: str = ""
    line: str | None = None
    says: tuple[str, ...] = ()


NO_HELP = Help()
NOT_FOUND = 'exec: "{}": executable file not found in $PATH'


def help_after(outcome: Outcome, client: Client, store: Store) -> Help:
    """Nothing after what went well, or where nothing is known."""
    from dsh.verbs.absent_program import absent_program

    if not outcome.exit_code:
        return NO_HELP
    absent = absent_program(outcome, client, store)
    if absent is not None:
        said = absent.says + (f" → {absent.line}" if absent.line else "")
        return _told(Help(NOT_FOUND.format(absent.program), absent.line, (said,)))
    lost = finds(outcome, store)
    if lost:
        return _told(Help("", lost, ("it is not in the folder that programs start in there",)))
    errors = [problem for problem in outcome.plan.problems if problem.level == "error"]
    lines = {_whole(problem, outcome.plan.command) for problem in errors if as_line(problem.fix)}
    forced = any(" -f " in f" {problem.fix} " for problem in errors)
    says = ('type "force it" to run it with -f',) if forced and len(lines) != 1 else ()
    return _told(Help(errors[0].message if errors else "", lines.pop() if len(lines) == 1 else None, says))


def _whole(problem: Problem, command: str) -> str | None:
    """What helps; where only a word of the command was misspelt, the rest of the line with it."""
    fix, words = (problem.fix or "").split(), command.split()
    misspelt = problem.id == "unknown-command" and len(fix) <= len(words) and fix[:-1] == words[: len(fix) - 1]
    return " ".join([*fix, *words[len(fix) :]]) if misspelt else problem.fix


def _told(it: Help) -> Help:
    return it._replace(says=(*it.says, f'type "do it" to run {it.line}')) if it.line else it
