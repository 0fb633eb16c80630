"""What happens with a docker line or a request: read, shown, asked, run. The same for every face."""

import argparse
import os
from typing import NamedTuple

from dsh.console import Console
from dsh.errors import Declined, EngineUnreachable, NoCommandFound
from dsh.explain.command import explain_line
from dsh.explain.masked import masked
from dsh.knowledge.store import Store
from dsh.plan import flow
from dsh.plan.plan import Plan
from dsh.render.fragments import Fragments
from dsh.render.marks import note
from dsh.request.follow import Shown
from dsh.request.suggestion import Answer, Suggestion
from dsh.run.outcome import Outcome
from dsh.shell.choices import decide, missing_word, question
from dsh.shell.config import Config
from dsh.shell.face import Face, Typed
from dsh.shell.fill import Sentence, filled
from dsh.shell.guess import Guess, guesses
from dsh.shell.meant import meant
from dsh.shell.pager import paged
from dsh.shell.screen import screen
from dsh.shell.shown import shown_by
from dsh.verbs.preview import masked as masked_text
from dsh.verbs.target import Target, open_engine


class Shell(NamedTuple):
    """What stays the same for the whole session."""

    options: argparse.Namespace
    console: Console
    store: Store
    config: Config
    face: Face


class After(NamedTuple):
    """What a line leaves behind: what follow-ups refer to, the exit code, and the text to go on with (edit)."""

    shown: Shown | None = None
    exit_code: int = 0
    edit: str = ""
    command: str = ""  # the docker line that was run


def docker_line(typed: Typed, shell: Shell, before: Shown | None) -> After:
    """A docker command or a request. Raises DshError where nothing can be run, Declined where nothing shall be."""
    known = shell.face.known()
    said, refers = meant(typed.text, before, shell.store, known) if typed.chosen is None else (typed.text, False)
    found = guesses(said, shell.store, known)
    guess = typed.chosen or found[0]
    if guess.kind == "idea":
        _idea(typed.text, shell)
        return After(before)
    if guess.kind == "nothing":
        raise NoCommandFound(f"I know no docker command for {typed.text!r}", hint=guess.summary or None)
    if guess.kind == "choice" and typed.chosen is None:
        guess = _pick(typed.text, found, shell)
    while True:
        try:
            command = filled(guess, shell.face, shell.store)
        except Sentence as sentence:
            shell.face.say(note("dim", sentence.says, shell.face.size()[0]))
            return After(before, edit=sentence.text)
        suggestion = guess.suggestion or (_referring(said) if refers else None)
        try:
            with open_engine(shell.options) as target:
                verdict, outcome = _carry_out(command, suggestion, shell, target, len(found) > 1)
        except EngineUnreachable:
            _explain(command, typed.text, shell)
            raise
        if verdict == "o":
            guess = _pick(typed.text, found, shell)
            continue
        if verdict == "e":
            return After(before, edit=command)
        if outcome is None:
            raise Declined("nothing was run")
        shown = shown_by(outcome, shell.store)
        if not outcome.effects and before is not None:  # only looked at something: undo means what was before
            shown = shown._replace(undo=before.undo)
        return After(shown, outcome.exit_code, command=command)


def _explain(command: str, typed: str, shell: Shell) -> None:
    """Without an engine one can at least say what the line means."""
    from dsh.render.explanation import meaning

    if command != typed:
        shell.face.say([("", "  "), ("command", masked_text(command)), ("", "\n")])
    shell.face.say(meaning(masked(explain_line(command, shell.store)), shell.face.size()[0]))


def _referring(meant: str) -> Suggestion:
    return Suggestion(meant, "", "read", 1.0, reading=(masked_text(meant),))


def _idea(text: str, shell: Shell) -> None:
    from dsh.render.answer import concept
    from dsh.request.answer import answer

    found: Answer = answer(text, shell.store)
    shell.face.say(concept(found, shell.face.size()[0]))


def _pick(text: str, found: tuple[Guess, ...], shell: Shell) -> Guess:
    """One of several readings, by number."""
    out: Fragments = [("title", "  Which of these do you mean?\n")]
    columns = shell.face.size()[0]
    for number, guess in enumerate(found[:9], 1):
        out += [("dim", f"  {number}  "), ("command", masked_text(guess.command)), ("", "\n")]
        if guess.summary:
            out += note("dim", guess.summary, columns)
    shell.face.say(out)
    numbers = "".join(str(n) for n in range(1, min(9, len(found)) + 1))
    picked = shell.face.answer([("title", f"  1-{len(numbers)}, or Enter for none: ")], numbers).strip()
    if not picked or picked not in numbers:
        raise Declined("nothing was run")
    return found[int(picked) - 1]


def _carry_out(
    command: str, suggestion: Suggestion | None, shell: Shell, target: Target, others: bool
) -> tuple[str, Outcome | None]:
    """Plan, show, ask, run. The verdict is run, or the key of the choice that was taken instead."""
    from dsh.plan.line import plan_line
    from dsh.run.signs import signs

    with signs(shell.console, "asking the engine", wanted=not shell.face.plain):
        plan = plan_line(command, target.client, shell.store, confirmed=True)
    failing = suggestion is not None and not plan.effects and any(it.level == "error" for it in plan.problems)
    if plan.flow is None or plan.risk != "read" or failing:
        it = masked(explain_line(command, shell.store))
        columns, lines = shell.face.size()
        shell.face.say(screen(it, plan, suggestion, columns, lines))
        if plan.flow is None or failing:  # what one only wished for is not tried where it cannot work
            return "run", Outcome(plan, "failed", (), plan.problems, "", 1)
        if not shell.console.interactive:
            raise Declined("nothing was run: there is no terminal to ask at", hint="dsh run --yes runs without asking")
        verdict = _ask(command, plan, shell, others)
        if verdict != "run":
            return verdict, None
    elif suggestion is not None:
        shell.face.say([("dim", f"  {masked_text(command)}\n")])
    return "run", _run(plan, shell, target)


def _ask(command: str, plan: Plan, shell: Shell, others: bool) -> str:
    """Until the answer is run, edit, other or quit."""
    while True:
        columns = shell.face.size()[0]
        at_once = "eowclqn" + ("ry" if plan.risk == "change" else "")
        verdict = decide(shell.face.answer(question(plan, others, columns), at_once), plan)
        if verdict == "w":
            from dsh.render.explanation import explanation

            shell.face.say(explanation(masked(explain_line(command, shell.store)), columns, unfold=True))
        elif verdict == "l":
            from dsh.render.plan import preview

            shell.face.say(preview(plan, columns, every=True))
        elif verdict == "c":
            _copy(command, shell)
        elif verdict == "again":
            shell.face.say(note("warning", missing_word(plan), columns))
        elif verdict == "o" and not others:
            shell.face.say(note("dim", "there is no other reading of this line", columns))
        else:
            return verdict


def _copy(command: str, shell: Shell) -> None:
    """To the terminal's clipboard, as far as it lets programs do that (OSC 52); and in sight in any case."""
    import base64

    if shell.console.err_tty and os.environ.get("TERM") != "dumb":
        shell.console.err.write(f"\x1b]52;c;{base64.b64encode(command.encode()).decode()}\x07")
    shell.face.say([("", f"{masked_text(command)}\n"), ("dim", "  · copied, where your terminal allows it\n")])


def _run(plan: Plan, shell: Shell, target: Target) -> Outcome:
    from dsh.run.execute import execute
    from dsh.verbs.run import account

    shows = bool(plan.steps) and all(step.call in ("show", "fail") for step in flow.steps(plan.flow))
    console = shell.console._replace(width=shell.face.size()[0])
    outcome = execute(plan, target.client, console, shell.store, capture=shows)
    if outcome.output:
        page(outcome.output, shell)
    shell.face.say(account(outcome, console))
    if outcome.exit_code == 130:
        shell.face.say([("", "\n"), ("dim", "  · interrupted\n")])
    elif outcome.exit_code:
        shell.face.say([("dim", f"  · exit code {outcome.exit_code} (why says what that means)\n")])
    return outcome


def page(text: str, shell: Shell) -> None:
    """To standard output; through a pager where it is longer than the screen."""
    setting = "never" if shell.face.plain else shell.config.text("pager")
    columns, lines = shell.face.size()
    paged(text, shell.console._replace(width=columns), setting, lines)
