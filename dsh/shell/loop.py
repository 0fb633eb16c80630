"""`dsh` alone: a shell that takes a request or a docker command, shows what it means and does, asks once, runs it."""

import io
import os
import re
import subprocess

from dsh.cmdline.secrets import mask
from dsh.console import Console, theme_for
from dsh.engine.address import practised
from dsh.errors import Declined, DshError, NoCommandFound, UsageError
from dsh.escape import visible
from dsh.knowledge.store import open_store
from dsh.options import Options
from dsh.plan.plan import PRACTICE_PLACE
from dsh.render.ansi import paint
from dsh.render.marks import note
from dsh.render.theme import NONE, THEMES, Theme
from dsh.request.earlier.before import Shown
from dsh.request.phrasebook import index_of
from dsh.shell import config as settings
from dsh.shell.act import After, NotRun, docker_line
from dsh.shell.asking import NewLine, page
from dsh.shell.chat import asks_for_help, asks_for_history, asks_how_it_went, asks_to_clear, how_it_went, reply
from dsh.shell.course import Course
from dsh.shell.done import asks_for_all, asks_for_log, asks_what_undo_does, undo_told, without_dsh
from dsh.shell.earlier import earlier
from dsh.shell.ended import NOTHING_FAILED, asks_why, why_it_ended
from dsh.shell.face import Face, Typed
from dsh.shell.guess import guesses
from dsh.shell.inside import program_inside
from dsh.shell.kept_out import SecretMissing, refuse_stars
from dsh.shell.keys import OF_KEYS, help_text, welcome
from dsh.shell.leaving import LEAVE, SAYS, asks_how_to_leave
from dsh.shell.no_match import nothing_found
from dsh.shell.of_dsh import asked, told
from dsh.shell.own_folders import own_folder
from dsh.shell.past import typed_before, wrapped
from dsh.shell.shell import Shell
from dsh.shell.shown import not_run
from dsh.shell.supposed import supposed
from dsh.shell.tips import Tips
from dsh.typed import Any
from dsh.verbs.practise import enter, leave, tell
from dsh.verbs.preview import masked as masked_text
from dsh.verbs.target import open_engine
from dsh.verbs.words import line_asked_of
from dsh.version import __version__

VERBS = ("explain", "preview", "learn", "why", "ask", "doctor", "config")
LONG = ("explain", "learn", "why", "config", "log")  # verbs whose text may need a pager
ALONE = ("learn", "doctor", "config", "why")  # verbs that need no words
DSH_WORD = re.compile(rf"\bdsh ({'|'.join((*VERBS, 'log', 'undo'))})\b(?! +--)")
PRACTISED = re.compile(rf"\bdsh --practice\b(?! (?:{'|'.join(VERBS)}|run|log|undo)\b)")
SWITCHES = ("all", "bare", "why_not", "yes", "attempt", "again")  # options of verbs, off in the shell
DEFAULTS: dict[str, Any] = {
    "words": [],
    "file": None,
    "convert": None,
    "lesson": None,
    **dict.fromkeys(SWITCHES, False),
}


def repl(options: Options, console: Console) -> int:
    """Reads until exit or the end of the input. Failures of a line are shown, and the next line is read."""
    store = open_store()
    config = settings.load()
    for name, value in DEFAULTS.items():
        if not hasattr(options, name):
            setattr(options, name, value)
    tips = Tips(config.on("tips"))
    face = _face(options, console, config)
    shell = Shell(options, console, store, config, face, [])
    for line in welcome(__version__, tips.first_start, not face.plain).splitlines():
        face.say([("", part + "\n") for part in wrapped(line, face.size()[0])])
    for problem in config.problems:
        face.say(note("warning", problem, face.size()[0]))
    course = Course(options.lesson, shell) if options.lesson else None
    after = After()
    asked = False  # whether q shall leave
    while True:
        face.remember(after.shown)
        try:
            typed = face.read(after.edit)
        except KeyboardInterrupt:
            after = after._replace(edit="")
            continue
        except EOFError:
            return 0
        after = after._replace(edit="")
        if typed.text == "q" and not asked:  # at a question it leaves that: one too many shall not end the shell
            asked = True
            face.say(note("dim", "q once more leaves dsh, as exit and Ctrl-D do", face.size()[0]))
            continue
        if typed.text in LEAVE:
            return 0
        asked = False
        if typed.text and not (course and course.word(typed.text)):
            after = _answer(typed, shell, after)
            if course:
                course.ran(after.command, after.exit_code)
            tip = tips.next(_out_of_place(after) | (OF_KEYS if face.plain else frozenset()))
            if tip and console.err_tty:
                face.say(note("dim", f"tip: {tip}", face.size()[0]))


def _out_of_place(after: After) -> frozenset[str]:
    """Tips that would not be true now."""
    went_well = after.exit_code == 0 and after.shown is not None and bool(after.shown.names)
    return frozenset(["why-error"] if after.exit_code == 0 else []) | frozenset([] if went_well else ["it"])


def _face(options: Options, console: Console, config: settings.Config) -> Face:
    plain = bool(os.environ.get("DSH_PLAIN")) or config.on("plain") or os.environ.get("TERM", "dumb") == "dumb"
    theme = _theme(config.text("theme"), console.color)
    if plain or not console.interactive or not console.out_tty:
        from dsh.shell.plain import PlainFace

        return PlainFace(options, console, theme)
    from dsh.shell.terminal import TerminalFace

    return TerminalFace(options, console, config, theme)


def _theme(name: str, color: bool) -> Theme:
    """The theme of a setting; none where there is no colour."""
    return THEMES[theme_for(name)] if color else NONE


def _answer(typed: Typed, shell: Shell, before: After) -> After:
    """One line. What goes wrong is said; follow-ups then refer to what was shown before."""
    columns = shell.face.size()[0]
    try:
        return _act(typed, shell, before)
    except NewLine as new:
        shell.face.say(note("dim", visible(f"nothing was run; taken as a new line: {new.text}"), columns))
        if new.line:
            left = not_run(new.line, before.shown, shell.store, shell.face.known())
            before = After(left, before.exit_code, because=before.because)
        return _answer(Typed(new.text), shell, before)
    except SecretMissing as error:
        shell.face.say(note("warning", visible(error.says), columns))
        return After(before.shown, before.exit_code, edit=error.line)
    except Declined as error:
        shell.face.say(note("dim", error.message, columns))
        if isinstance(error, NotRun):
            return After(not_run(error.line, before.shown, shell.store, shell.face.known()), before.exit_code)
    except DshError as error:
        hint = f" → {in_this_shell(error.hint)}" if error.hint else ""
        shell.face.say(note("error", visible(error.message + hint), columns))
        return After(before.shown, error.exit_code, refused=isinstance(error, NoCommandFound | UsageError))
    except (KeyboardInterrupt, EOFError):
        shell.face.say([("", "\n"), *note("dim", "nothing was run", columns)])
    finally:
        shell.console.out.flush()
        tell(shell.console)
        shell.face.engine_changed()
    return After(before.shown, before.exit_code)


def _act(typed: Typed, shell: Shell, before: After) -> After:
    text = without_dsh(typed.text)
    tells, name = asked(text, index_of(shell.store).data)
    line = line_asked_of(text, shell.store)
    text = "undo" if tells == "undo" else f"explain {line}" if line else text
    typed = typed._replace(text=text)
    verb, _, rest = text.partition(" ")
    rest = rest.strip()
    kept = After(before.shown, before.exit_code, because=before.because, refused=before.refused)
    said = reply(text, before.shown)
    if text in ("help", "?", "h") or asks_for_help(text):
        page(
            paint(help_text(shell.face.size()[0], not shell.face.plain), shell.console.color, shell.console.theme),
            shell,
        )
    elif asks_how_to_leave(text):
        shell.face.say(note("good", SAYS, shell.face.size()[0]))
    elif asks_to_clear(text):
        shell.face.clear()
    elif asks_how_it_went(text):
        went = how_it_went(masked_text(before.command), before.exit_code, before.foreseen)
        shell.face.say(note("dim", visible(went), shell.face.size()[0]))
        return before
    elif said:
        shell.face.say(note("dim", said, shell.face.size()[0]))
    elif own_folder(text, shell.face.known()):
        shell.face.say(note("dim", visible(own_folder(text, shell.face.known())), shell.face.size()[0]))
    elif tells in ("removed", "with"):
        _told_of_dsh(tells, name, shell)
    elif tells == "log" or asks_for_log(text):
        _verb("log", "all" if asks_for_all(text) else "", shell)
    elif asks_what_undo_does(text):
        _undo_told(before, shell)
    elif text == "history" or asks_for_history(text):
        page(typed_before(shell.face.history(), shell.face.size()[0]), shell, from_end=True)
    elif text.startswith("!"):
        refuse_stars(text)
        subprocess.run(text[1:], shell=True, check=False)  # the user's own words, for the user's own shell
    elif text.startswith("context use "):
        _use(text.split()[2], shell)
    elif verb == "learn" and rest.startswith("--try"):
        raise UsageError("a lesson has a shell of its own", hint=f"exit, then: dsh learn {rest}")
    elif verb == "practice" and rest.partition(" ")[0] in ("", "on", "off"):
        _practise(rest, shell)
    elif text.rstrip("? ") == "why" or (asks_why(text) and before.exit_code and not before.refused):
        if before.exit_code and not before.refused:
            _why(before, shell)
            return kept
        line = why_it_ended(before.shown, shell.face.known().live)
        if line:
            return docker_line(Typed(line), shell, before.shown)
        shell.face.say(note("dim", NOTHING_FAILED, shell.face.size()[0]))
    elif supposed(text) and guesses(supposed(text), shell.store, shell.face.known())[0].command:
        _verb("preview", supposed(text), shell)
    elif verb in VERBS and (rest or verb in ALONE) and not _is_question(verb, rest, shell):
        _verb(verb, rest, shell)
    else:
        return docker_line(typed, shell, before.shown)
    return kept


def _why(before: After, shell: Shell) -> None:
    """Of the line that has just failed: what is known of its error message, else of its exit code."""
    from dsh.explain.error import diagnose

    if before.shown is not None and before.shown.helps:
        says = f'what helps: {visible(before.shown.helps)} (type "do it" to run that)'
        shell.face.say(note("warning", says, shell.face.size()[0]))
    known = before.because and diagnose(before.because, shell.store)
    failed = before.shown.command if before.shown is not None else ""
    missed = nothing_found(before.command or failed, before.exit_code, shell.store) if not known else ""
    if missed:
        shell.face.say(note("dim", missed, shell.face.size()[0]))
        return
    inside = program_inside(before, shell) if not known else ""
    if inside:
        shell.face.say(note("warning", visible(inside), shell.face.size()[0]))
        return
    if before.because and not known:
        says = f"nothing was run, as this stands in the way: {before.because}" if before.foreseen else before.because
        shell.face.say(note("error", visible(says), shell.face.size()[0]))
        return
    _verb("why", before.because if known else f"exit code {before.exit_code}", shell)


def _told_of_dsh(tells: str, name: str, shell: Shell) -> None:
    """What was done on this engine, as the journal knows it."""
    from dsh.run.journal import entries
    from dsh.verbs.practise import journal_folder

    with open_engine(shell.options) as target:
        host = target.engine.host
    found = [entry for entry in entries(journal_folder(host)) if entry.engine.get("host") == host]
    for line in told(tells, name, found):
        shell.face.say(note("dim", visible(mask(line)), shell.face.size()[0]))


def _undo_told(before: After, shell: Shell) -> None:
    """What undo would do now, which is what "undo" itself looks at."""
    shown = before.shown
    if shown is None or not (shown.undo or shown.lost):
        shown = earlier(shell.options) or Shown("")
    columns = shell.face.size()[0]
    for line in undo_told(shown):
        shell.face.say(note("dim", visible(mask(line)), columns))


def _is_question(verb: str, rest: str, shell: Shell) -> bool:
    """Is "why ..." a question about an idea rather than an error message?"""
    if verb == "why" and rest:
        from dsh.explain.error import diagnose

        return not diagnose(rest, shell.store)
    return verb == "config" and bool(rest)


def _verb(verb: str, rest: str, shell: Shell) -> None:
    """A verb of the command line, with the shell's own options."""
    from importlib import import_module

    words: dict[str, Any] = {**vars(shell.options), "words": [rest] if rest else [], "json": False}
    console = shell.console._replace(width=shell.face.size()[0])
    main = import_module(f"dsh.verbs.{verb}").main
    if verb not in LONG or not console.out_tty:
        main(Options(**words), console)
        return
    kept = io.StringIO()
    try:
        main(Options(**words), console._replace(out=kept))
    finally:
        page(in_this_shell(kept.getvalue()), shell, from_end=verb == "log")


def in_this_shell(text: str) -> str:
    """The text with words of dsh as they are typed here, without dsh in front. A lesson to try has its own shell."""
    return DSH_WORD.sub(r"\1", PRACTISED.sub("practice on", text))


def _practise(words: str, shell: Shell) -> None:
    """`practice`, `practice on [NAME]`, `practice off`. Raises UsageError."""
    what, _, name = words.partition(" ")
    if what == "on":
        enter(name.strip() or "default", shell.options)
    elif what == "off" and practised(shell.options.host):
        leave(shell.options)
    shell.face.engine_changed()
    says = "practice off: this shell talks to the real engine"
    if practised(shell.options.host):
        says = f"this shell talks to {PRACTICE_PLACE}; practice off leaves it"
    shell.face.say(note("good", says, shell.face.size()[0]))


def _use(name: str, shell: Shell) -> None:
    """Another engine for this shell. Raises UnknownContext."""
    from dsh.engine.address import resolve

    if not name:
        raise UsageError("which context?", hint="context use default")
    if practised(shell.options.host):
        leave(shell.options)
    address = resolve(name, None, dict(os.environ))
    shell.options.context, shell.options.host = name, None
    shell.face.engine_changed()
    says = f"this shell now talks to {visible(name)} ({visible(address.host)}); docker itself stays where it is"
    shell.face.say(note("good", says, shell.face.size()[0]))
