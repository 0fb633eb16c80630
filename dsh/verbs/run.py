"""`dsh run COMMAND`: preview, one confirmation, run. The exit code is docker's own."""

from contextlib import ExitStack

from dsh.console import Console
from dsh.engine.client import Client
from dsh.errors import Declined
from dsh.knowledge.store import Store, open_store
from dsh.options import Options
from dsh.plan.plan import NOTHING, Plan
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments
from dsh.render.marks import note
from dsh.run.outcome import Outcome
from dsh.verbs.confirm import confirm
from dsh.verbs.preview import shown
from dsh.verbs.proposed import LEFT, proposed
from dsh.verbs.target import Target, open_engine
from dsh.verbs.understand import Reading, understand
from dsh.verbs.words import text_of


def main(options: Options, console: Console) -> int:
    store = open_store()
    reading = understand(text_of(options.words, "run", console), store, console, options)
    from dsh.run.signs import signs

    with ExitStack() as stack:
        with signs(console, "asking the engine"):
            target = stack.enter_context(open_engine(options, reading.command))
        return carry_out(reading, options, console, store, target)


def carry_out(
    reading: Reading,
    options: Options,
    console: Console,
    store: Store,
    target: Target,
    undoes: str | None = None,
) -> int:
    """Plan, show, ask, run. Raises Declined where the user says no. Returns docker's exit code."""
    from dsh.plan.remake import remade_lines
    from dsh.run.execute import execute
    from dsh.run.signs import signs

    with signs(console, "asking the engine"):
        it = proposed(reading.command, reading.suggestion, reading.said, target.client, store)
    plan, reading = it.plan, Reading(it.plan.command, it.suggestion, reading.said)
    if it.says and console.err_tty:
        console.err.write(paint(note("dim", it.says, console.width), console.color, console.theme))
    if plan.engine and plan.engine.practice and not options.json and (options.yes or plan.risk == "read"):
        said = paint([("dim", f"on {plan.place}\n")], console.color and console.err_tty, console.theme)
        console.err.write(said)  # elsewhere it stands in the preview
        console.err.flush()
    if it.loses:
        return _left(reading, plan, options, console, store)
    try:
        if plan.flow is not None and not options.yes:
            _show(reading, plan, options, console, store)
            confirm(plan, console)
    except Declined:
        if options.json:
            _json(Outcome(plan, "declined", (), plan.problems, "", 5), console)
        raise
    remade = remade_lines(plan, target.client)
    console = _to_watch(plan, options, console, store)
    outcome = execute(plan, target.client, console, store, capture=options.json)
    remember(outcome, remade, undoes, console)
    if options.json:
        _json(outcome, console)
    else:
        told = account(outcome, console) + told_of_program(outcome, target.client, store, console)
        if outcome.exit_code == 130 and console.err_tty:
            told = [("", "\n"), *told]  # the terminal shows ^C: what follows begins on a line of its own
        console.err.write(paint(told, console.color and console.err_tty, console.theme))
    return outcome.exit_code


def _left(reading: Reading, plan: Plan, options: Options, console: Console, store: Store) -> int:
    """Of a wish that would only lose something, whoever agrees to it: why nothing was run."""
    if options.json:
        _json(Outcome(plan, "failed", (), plan.problems, "", 1), console)
    else:
        _show(reading, plan, options, console, store)
        console.err.write(paint(note("warning", LEFT, console.width), console.color, console.theme))
    return 1


def _to_watch(plan: Plan, options: Options, console: Console, store: Store) -> Console:
    """On a terminal: what goes on until it is stopped says how, docker stats below each of its tables."""
    fails = any(problem.level == "error" for problem in plan.problems)
    if not console.out_tty or not console.err_tty or options.json or fails:
        return console
    from dsh.engine.place import this_place
    from dsh.verbs.endless import how_to_stop

    says = how_to_stop(plan, store, str(this_place().config.get("detachKeys") or ""))
    if says:
        console.err.write(paint(note("dim", says, console.width), console.color, console.theme))
        console.err.flush()
    return console._replace(screen=console.screen or bool(says and console.interactive))


def told_of_program(outcome: Outcome, client: Client, store: Store, console: Console) -> Fragments:
    """On a terminal: the program that could not be started because it is not there."""
    if not outcome.exit_code or not console.err_tty:
        return []
    from dsh.verbs.absent_program import absent_program

    it = absent_program(outcome, client, store)
    if it is None:
        return []
    return note("warning", it.says + (f" → {it.line}" if it.line else ""), console.width)


def remember(outcome: Outcome, remade: dict[str, str], undoes: str | None, console: Console) -> None:
    """What was changed goes into the journal, a lesson's run into the lesson too."""
    practised = outcome.plan.engine.host.partition("://lesson-")[2] if outcome.plan.engine else ""
    if practised:
        from dsh.practice.progress import note as learned

        learned(practised, outcome.plan.command, outcome.exit_code)
    write_down(outcome, remade, undoes, console)


def write_down(outcome: Outcome, remade: dict[str, str], undoes: str | None, console: Console) -> None:
    """Into the journal, where anything was changed. `undoes`: the time of the entry that this took back."""
    if not outcome.effects:
        return
    from dsh.run.journal import append, entry_of
    from dsh.verbs.practise import journal_folder

    host = outcome.plan.engine.host if outcome.plan.engine else None
    try:
        append(entry_of(outcome, remade, undoes), journal_folder(host))
    except OSError as error:
        if console.err_tty:
            console.err.write(f"dsh: the journal cannot be written: {error}\n")


def _show(reading: Reading, plan: Plan, options: Options, console: Console, store: Store) -> None:
    """The preview before the question; of a plain look at the engine only how a request was read."""
    if options.json and not console.interactive:
        return
    if plan.risk != "read":
        explained = None
        if plan.engine and plan.engine.practice:  # who practises wants to know what the words mean, too
            from dsh.explain.command import explain_line

            explained = explain_line(reading.command, store)
        text = shown(reading, plan, console.width, explained)
        console.err.write(paint(text, console.color and console.err_tty, console.theme))
    elif reading.suggestion and console.err_tty:
        console.err.write(paint([("dim", reading.command + "\n")], console.color, console.theme))
    console.err.flush()


def account(outcome: Outcome, console: Console) -> Fragments:
    """What did not go as previewed, and what helps where it failed; nothing where all went well."""
    out: Fragments = []
    if outcome.plan.flow is None or console.err_tty:
        for problem in outcome.problems:
            if outcome.plan.flow is None or problem.id in ("deviation", "gone", "pipe", "lost", "unknown", "left"):
                fix = f" → {problem.fix}" if problem.fix else ""
                out += note("dim" if problem.id == "left" else "error", problem.message + fix, console.width)
    if console.err_tty and outcome.exit_code and outcome.plan.flow is not None:
        for problem in outcome.plan.problems:
            if problem.id == NOTHING:
                out += note("warning", problem.message, console.width)
            out += note("dim", f"what helps: {problem.fix}", console.width) if problem.fix else []
    return out


def _json(outcome: Outcome, console: Console) -> None:
    from dsh.render import json

    console.out.write(json.line(json.outcome(outcome)))
