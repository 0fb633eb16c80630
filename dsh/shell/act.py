"""What happens with a docker line or a request: read, shown, asked, run. The same for every face."""

import contextlib

from dsh.console import Console
from dsh.engine.client import Client
from dsh.engine.place import this_place
from dsh.errors import Declined, EngineUnreachable, NoCommandFound
from dsh.escape import quoted, visible
from dsh.explain.command import explain_line
from dsh.explain.masked import masked
from dsh.named import NamedTuple
from dsh.output.fitted import fitted
from dsh.plan import flow
from dsh.plan.plan import NOTHING, Plan
from dsh.render.fragments import Fragments, folded, plain, width
from dsh.render.marks import note
from dsh.request.earlier.before import Shown
from dsh.request.earlier.follow import is_undo
from dsh.request.live.going import going
from dsh.request.suggestion import Answer, Suggestion
from dsh.run.outcome import Outcome
from dsh.run.undo import lasting
from dsh.shell.address import addresses
from dsh.shell.again import again
from dsh.shell.already import already
from dsh.shell.asking import NewLine, ask, page
from dsh.shell.background import in_background
from dsh.shell.columns import how_to_read
from dsh.shell.earlier import earlier, earlier_step
from dsh.shell.face import Typed
from dsh.shell.fill import Sentence, filled
from dsh.shell.guess import Guess, guesses, idea
from dsh.shell.help_after import NO_HELP, help_after
from dsh.shell.in_words import said_in_words
from dsh.shell.kept_out import refuse_stars
from dsh.shell.known import advised, fetched, in_names
from dsh.shell.made import MAKES, is_of_own_things, removal
from dsh.shell.meant import meant
from dsh.shell.no_match import nothing_found
from dsh.shell.picked import agrees, chosen, is_sentence, is_wish
from dsh.shell.picks import picks
from dsh.shell.readings import numbers, readings
from dsh.shell.screen import screen
from dsh.shell.shell import Shell
from dsh.shell.shown import called, made_up, only_looked, shown_by, spoken_of, with_more
from dsh.shell.silent import meaning, nothing_listed
from dsh.verbs.endless import how_to_stop, stopped
from dsh.verbs.preview import masked as masked_text
from dsh.verbs.proposed import LEFT, Proposed, proposed
from dsh.verbs.target import Target, open_engine

PROMPT = 8  # columns before what is typed, and for the breaks between its words


class Ran(NamedTuple):
    """What has happened, and how the containers that are gone are made again, by ID."""

    outcome: Outcome
    remade: dict[str, str]


class After(NamedTuple):
    """What a line leaves behind: what follow-ups refer to, the exit code, and the text to go on with (edit)."""

    shown: Shown | None = None
    exit_code: int = 0
    edit: str = ""
    command: str = ""  # the docker line that was run
    because: str = ""  # the error message, where it has failed and there is one
    refused: bool = False  # nothing was understood, so that nothing has failed
    foreseen: bool = False  # it was seen beforehand that it fails: nothing was run


class NotRun(Declined):
    """The line that was proposed, and declined: what follows may mend it."""

    def __init__(self, line: str) -> None:
        super().__init__("nothing was run")
        self.line = line


def docker_line(typed: Typed, shell: Shell, before: Shown | None) -> After:
    """A docker command or a request. Raises DshError where nothing can be run, Declined where nothing shall be."""
    from dsh.run.signs import signs

    known = shell.face.known()
    if typed.chosen is None and is_of_own_things(typed.text):
        typed = Typed(_own_things(shell))
    if (step := None if typed.chosen else earlier_step(typed.text, shell.options)) is not None:
        before, typed = step, Typed("undo")
    if is_undo(typed.text) and (before is None or not (before.undo or before.lost)):
        before = earlier(shell.options) or before
    several: tuple[Guess, ...] = ()
    made = again(typed.text, known, shell.store, shell.options) if typed.chosen is None else None
    if made is not None:
        said, refers = made, True
    else:
        several = picks(typed.text, before, shell.store, known) if typed.chosen is None else ()
        plainly = typed.chosen is not None or bool(several)
        said, refers = (typed.text, False) if plainly else meant(typed.text, before, shell.store, known)
    found = several or guesses(said, shell.store, known)
    guess = typed.chosen or found[0]
    if guess.kind == "idea":
        _idea(said, guess.summary, shell)
        return After(before)
    if guess.kind == "nothing":
        raise NoCommandFound(f"I know no docker command for {quoted(typed.text)}", hint=guess.summary or None)
    if guess.kind == "choice" and typed.chosen is None:
        guess = _pick(found, shell)
    undoes = (before.undoes or before.command) if before is not None and is_undo(typed.text) else None
    if undoes and before is not None and before.lost:
        shell.face.say(note("warning", visible(f"cannot come back: {'; '.join(before.lost)}"), shell.face.size()[0]))
    while True:
        try:
            command = filled(guess, shell.face, shell.store, before)
        except Sentence as sentence:
            if is_sentence(sentence.text):
                raise NewLine(sentence.text) from None
            shell.face.say(note("dim", sentence.says, shell.face.size()[0]))
            return After(before, edit=sentence.text)
        refuse_stars(command)
        ways = _ways(command, guess, shell)
        if ways:
            found, guess = ways, _pick(ways, shell)
            continue
        suggestion = guess.suggestion or (_referring(said) if refers else None)
        try:
            with open_engine(shell.options) as target:
                with signs(shell.console, "asking the engine", wanted=not shell.face.plain):
                    wish = typed.text if refers else said
                    it = proposed(command, suggestion, wish, target.client, shell.store, confirmed=True)
                verdict, ran = _carry_out(it, typed.text, shell, target, len(found) > 1, undoes)
                helps, about = NO_HELP, Shown("")
                if ran is not None:
                    helps = help_after(ran.outcome, target.client, shell.store)
                    about = called(shown_by(ran.outcome, shell.store, ran.remade), target.client)
        except EngineUnreachable:
            _explain(command, typed.text, shell)
            raise
        if verdict == "o":
            with contextlib.suppress(NotRun):  # whoever takes none of them is asked about the first again
                guess = _pick(found, shell)
            continue
        if verdict == "b":
            line = in_background(it.plan.command, shell.store) or it.plan.command
            guess = guess._replace(command=line, suggestion=suggestion and suggestion._replace(command=line))
            continue
        if verdict == "e":
            return After(before, edit=it.plan.command)
        if ran is None:
            raise NotRun(it.plan.command)
        outcome = ran.outcome
        for text in helps.says:
            shell.face.say(note("dim", visible(text), shell.face.size()[0]))
        shown = spoken_of(about, before, outcome, shell.face.known())
        shown = with_more(shown, before, known)
        if only_looked(outcome) and before is not None:  # undo means what was before
            shown = shown._replace(undo=before.undo, lost=before.lost, undoes=before.undoes or before.command)
        line = outcome.plan.command
        if (it.hopeless or outcome.plan.flow is None) and not helps.line:  # what is said next may change it
            shown = shown._replace(proposed=line)
        return After(
            shown._replace(helps=helps.line),
            outcome.exit_code,
            command=line,
            because=helps.message,
            foreseen=outcome.plan.flow is None,
        )


def _ways(command: str, guess: Guess, shell: Shell) -> tuple[Guess, ...]:
    """Where the word that was asked for is a container that runs and is to be removed: both ways to do that."""
    live = shell.face.known().live
    if guess.suggestion is None or command == guess.command or live is None:
        return ()
    it = going(Answer(command, "match", (guess.suggestion._replace(command=command),)), shell.store, live)
    if it.outcome == "match":
        return ()
    return tuple(Guess("choice", s.command, s.summary, s.risk, s, it.question or "") for s in it.suggestions)


def _own_things(shell: Shell) -> str:
    """The line that removes what this session has made. Raises NoCommandFound where there is nothing."""
    with open_engine(shell.options) as target:
        line = removal(shell.made, fetched(target.client))
    if not line:
        hint = "dsh log lists what was made before; name what shall go"
        raise NoCommandFound("this session has made nothing that is still there", hint=hint)
    return line


def _explain(command: str, typed: str, shell: Shell) -> None:
    """Without an engine one can at least say what the line means."""
    from dsh.render.explanation import meaning

    if command != typed:
        shell.face.say([("", "  "), ("command", masked_text(command)), ("", "\n")])
    shell.face.say(meaning(masked(explain_line(command, shell.store)), shell.face.size()[0]))


def _referring(meant: str) -> Suggestion:
    return Suggestion(meant, "", "read", 1.0, reading=(masked_text(meant),))


def _idea(text: str, says: str, shell: Shell) -> None:
    from dsh.render.answer import concept

    found = idea(text, says, shell.store, shell.face.known())
    shell.face.say(concept(found, shell.face.size()[0]))


def _pick(found: tuple[Guess, ...], shell: Shell) -> Guess:
    """One of several readings, by number."""
    shown = found[:9]
    shell.face.say(readings(shown, shell.store, shell.face.size()[0]))
    which: Fragments = [("title", f"  {numbers(len(shown))}, q leaves: ")]
    shell.face.settle()
    said = shell.face.answer(which)
    said = shell.face.answer(which) if agrees(said) else said
    at = chosen(said, tuple(guess.command for guess in shown))
    if at is not None:
        return shown[at]
    if is_wish(said):
        raise NewLine(said.strip(), shown[0].command)
    raise NotRun(shown[0].command)


def _carry_out(
    it: Proposed, typed: str, shell: Shell, target: Target, others: bool, undoes: str | None
) -> tuple[str, Ran | None]:
    """Show, ask, run. The verdict is run, or the key of the choice that was taken instead."""
    plan, suggestion, says = it
    command = plan.command
    failing = it.hopeless
    columns, lines = shell.face.size()
    warned = _warned(suggestion, columns) + (note("dim", visible(says), columns) if says else [])
    looks = plan.risk == "read"
    if plan.flow is None or not looks or failing:
        explained = advised(masked(explain_line(command, shell.store)), shell.face.known().picture)
        above = -(-(width(typed) + PROMPT) // max(1, columns))  # what was typed stays in sight
        told = plan._replace(problems=in_names(plan.problems, shell.face.known().picture))
        asked = plan.flow is not None and not failing
        room = lines - above - plain(warned).count("\n")
        shell.face.say(screen(explained, told, suggestion, columns, room, asked))
        shell.face.say(warned)
        if it.loses:
            shell.face.say(note("good", LEFT, columns))
        if plan.flow is None or failing:  # what one only wished for is not tried where it cannot work
            return "run", Ran(Outcome(plan, "failed", (), plan.problems, "", 1), {})
        if not shell.console.interactive:
            raise Declined("nothing was run: there is no terminal to ask at", hint="dsh run --yes runs without asking")
        verdict = ask(command, plan, shell, others)
        if verdict != "run":
            return verdict, None
    elif suggestion is not None:
        shell.face.say([("", "  "), *folded([("dim", masked_text(command))], columns - 3, 4), ("", "\n")])
        shell.face.say(warned)
    return "run", _run(plan, shell, target, undoes)


def _warned(suggestion: Suggestion | None, columns: int) -> Fragments:
    """What one should know of the reading itself."""
    return note("warning", suggestion.warning, columns) if suggestion is not None and suggestion.warning else []


def _undone(command: str | None, plan: Plan) -> str | None:
    """The time of the journal's entry of a command that is taken back, where that was the last."""
    from dsh.cmdline.secrets import mask
    from dsh.run.journal import entries, to_undo
    from dsh.verbs.practise import journal_folder

    host = plan.engine.host if plan.engine else None
    kept = entries(journal_folder(host)) if command else []
    left = to_undo([entry for entry in kept if entry.engine.get("host") == host])
    return next((entry.time for entry in left if entry.command == mask(command or "")), None)


def _run(plan: Plan, shell: Shell, target: Target, undoes: str | None) -> Ran:
    """`undoes`: the command that this one takes back."""
    from dsh.plan.remake import remade_lines
    from dsh.run.execute import execute
    from dsh.verbs.run import account, write_down

    shows = bool(plan.steps) and all(step.call in ("show", "fail") for step in flow.steps(plan.flow))
    console = shell.console._replace(width=shell.face.size()[0], screen=shell.console.out_tty and not shell.face.plain)
    fails = any(problem.level == "error" for problem in plan.problems)
    keys = str(this_place().config.get("detachKeys") or "")
    stops = how_to_stop(plan, shell.store, keys) if console.interactive and not fails else ""
    if stops:
        shell.face.say(note("dim", stops, console.width))
    remade = {} if plan.risk == "read" else remade_lines(plan, target.client)
    outcome = execute(plan, target.client, console, shell.store, capture=shows)
    write_down(outcome, remade, _undone(undoes, plan), console)
    if outcome.output:
        page(_fitting(outcome.output, shell, console), shell)
    shell.made.extend(effect for effect in lasting(outcome.effects) if effect.action in MAKES)
    if outcome.exit_code == 130:  # the terminal shows ^C: what follows begins on a line of its own
        shell.face.say([("", "\n")])
    picture = shell.face.known().picture
    told = plan._replace(problems=in_names(plan.problems, picture))
    shell.face.say(account(outcome._replace(plan=told, problems=in_names(outcome.problems, picture)), console))
    for text in made_up(outcome, target.client):
        shell.face.say(note("dim", visible(text), console.width))
    shell.face.say(_ended(outcome, shell, target.client, console.width))
    for text in (*how_to_read(outcome, shell.store), *said_in_words(outcome, target.client, shell.store)):
        shell.face.say(note("dim", visible(text), console.width))
    for text in addresses(outcome, target.client):
        shell.face.say(note("dim", visible(text), console.width))
    return Ran(outcome, remade)


def _ended(outcome: Outcome, shell: Shell, client: Client, columns: int) -> Fragments:
    """How it came out, where what was printed does not say so."""
    plan = outcome.plan
    if outcome.exit_code == 130:
        return note("dim", visible(stopped(outcome, shell.store)), columns)
    if outcome.exit_code:
        missed = nothing_found(plan.command, outcome.exit_code, shell.store)
        if missed:
            return note("dim", missed, columns)
        return [("dim", f"  · exit code {outcome.exit_code} (why says what that means)\n")]
    if any(effect.action != "exec" for effect in outcome.effects) or (plan.risk != "read" and not outcome.printed):
        return [("good", "  ✓ done\n")]
    nothing = next((problem.message for problem in plan.problems if problem.id == NOTHING), "")
    nothing = nothing or already(outcome, shell.store)
    if nothing:
        return note("dim", visible(nothing), columns)
    empty = nothing_listed(outcome, shell.store)
    if empty:
        return note("dim", visible(empty), columns)
    if not isinstance(plan.flow, flow.Command) or outcome.printed:
        return []
    return note("dim", visible(meaning(outcome, client, shell.store)) or "docker printed nothing", columns)


def _fitting(text: str, shell: Shell, console: Console) -> str:
    """On a screen a table too wide for it has its cells in several lines; what there is no room for is named."""
    shown, gone = fitted(text, console.width) if console.screen else (text, ())
    if gone:
        says = f"the window is too narrow for {' and '.join(name for name in gone if name) or 'all of it'}"
        shell.face.say(note("dim", says, console.width))
    return shown
