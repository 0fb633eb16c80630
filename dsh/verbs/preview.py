"""`dsh preview COMMAND`: what it would do to the engine now. Changes nothing."""

from dsh.console import Console
from dsh.knowledge.store import open_store
from dsh.options import Options
from dsh.plan.plan import Plan
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments
from dsh.render.marks import note
from dsh.verbs.proposed import proposed
from dsh.verbs.target import open_engine
from dsh.verbs.understand import Reading, understand
from dsh.verbs.words import text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.explain.explanation import Explanation


def main(options: Options, console: Console) -> int:
    from dsh.plan.line import plan_line
    from dsh.run.signs import signs

    store = open_store()
    reading = understand(text_of(options.words, "preview", console), store, console, options)
    with signs(console, "asking the engine"), open_engine(options, reading.command) as target:
        it = proposed(
            reading.command, reading.suggestion, reading.said, target.client, store, confirmed=console.stdin_tty
        )
        plan, reading = it.plan, Reading(it.plan.command, it.suggestion)
        if not options.json and any(problem.id == "asks" for problem in plan.problems):
            agreed = plan_line(reading.command, target.client, store, confirmed=True)  # what it is about to ask for
            asked = tuple(problem._replace(fix=None) for problem in plan.problems if problem.id == "asks")
            said = any(problem.id == "asks" for problem in agreed.problems)  # by what is piped in, whoever agrees
            plan = agreed if said else agreed._replace(problems=(*agreed.problems, *asked))
    if options.json:
        from dsh.render import json

        console.out.write(json.line(json.plan(plan)))
    else:
        text = shown(reading, plan, console.width) + (note("dim", it.says, console.width) if it.says else [])
        console.out.write(paint(text, console.color, console.theme))
    return 1 if plan.flow is None else 0


def shown(reading: Reading, plan: Plan, columns: int, explained: "Explanation | None" = None) -> Fragments:
    """The command, how a request was read, and what would happen; who practises sees what the words mean, too."""
    from dsh.render import answer
    from dsh.render.plan import preview

    out: Fragments = [("command", masked(reading.command)), ("", "\n")]
    if reading.suggestion:
        out += answer.reading(reading.suggestion, columns)
        out += note("warning", reading.suggestion.warning, columns) if reading.suggestion.warning else []
    if explained is not None:
        from dsh.explain.masked import masked as without_secrets
        from dsh.render.explanation import meaning

        out += [("", "\n"), *meaning(without_secrets(explained), columns), ("", "\n")]
    return out + preview(plan, columns)


def masked(command: str) -> str:
    """The command as dsh shows it: no password in it, no control character."""
    from dsh.cmdline.secrets import mask
    from dsh.escape import visible

    return visible(mask(command), keep="\n\t")
