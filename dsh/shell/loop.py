"""`dsh` alone: a shell that takes a request or a docker command, shows what it means and does, asks once, runs it."""

import argparse
import os
import subprocess

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import History, InMemoryHistory

from dsh.console import Console
from dsh.errors import Declined, DshError
from dsh.escape import visible
from dsh.knowledge.store import Store, open_store
from dsh.render.ansi import paint
from dsh.render.marks import note
from dsh.shell.history import MaskedHistory, state_folder
from dsh.verbs import explain, learn, preview, run, why
from dsh.verbs.target import open_engine
from dsh.verbs.understand import understand
from dsh.version import __version__

WELCOME = f"""dsh {__version__} · say what you want of Docker, or type a docker command
  try: list all containers · run nginx in the background on port 8080
  help shows more, Ctrl-D leaves
"""
HELP = """Type a request in plain words, or a docker command with or without docker.
  explain COMMAND   every word of it        preview COMMAND   what it would do now
  learn [TOPIC]     the ideas               why MESSAGE       an error message
  !COMMAND          in your own shell       exit, Ctrl-D      leave
"""
VERBS = {"explain": explain.main, "preview": preview.main, "learn": learn.main, "why": why.main}


def repl(options: argparse.Namespace, console: Console) -> int:
    """Reads until exit or the end of the input. Failures of a line are shown, and the next line is read."""
    store = open_store()
    options.yes = False
    session: PromptSession[str] = PromptSession(history=_history(), enable_open_in_editor=False)
    console.err.write(WELCOME)
    while True:
        try:
            text = session.prompt(_prompt(options)).strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if text in ("exit", "quit", "q"):
            return 0
        if text:
            _answer(text, options, console, store)


def _history() -> History:
    try:
        return MaskedHistory(state_folder())
    except OSError:
        return InMemoryHistory()


def _prompt(options: argparse.Namespace) -> FormattedText:
    place = options.context or options.host or os.environ.get("DOCKER_CONTEXT") or ""
    return FormattedText([("", "dsh"), ("ansibrightblack", f" {visible(place)}" if place else ""), ("", " › ")])


def _answer(text: str, options: argparse.Namespace, console: Console, store: Store) -> None:
    try:
        _act(text, options, console, store)
    except Declined as error:
        console.err.write(paint(note("dim", error.message, console.width), console.color))
    except DshError as error:
        hint = f" → {error.hint}" if error.hint else ""
        console.err.write(paint(note("error", visible(error.message + hint), console.width), console.color))
    except KeyboardInterrupt:
        console.err.write("\n")
    console.out.flush()


def _act(text: str, options: argparse.Namespace, console: Console, store: Store) -> None:
    verb, _, rest = text.partition(" ")
    if text in ("help", "?"):
        console.out.write(HELP)
    elif text.startswith("!"):
        subprocess.run(text[1:], shell=True, check=False)  # the user's own words, for the user's own shell
    elif verb in VERBS and (rest or verb == "learn"):
        fresh = argparse.Namespace(**vars(options) | {"words": [rest] if rest else [], "file": None, "convert": None})
        VERBS[verb](fresh, console)
    else:
        _docker(text, options, console, store)


def _docker(text: str, options: argparse.Namespace, console: Console, store: Store) -> None:
    """The screen of a command: explained, previewed, asked once, run. A question about an idea is answered."""
    from dsh.verbs.ask import answer_to

    found = answer_to(text, store)
    if found.outcome == "concept":
        from dsh.render.answer import concept

        console.out.write(paint(concept(found, console.width), console.color))
        return
    reading = understand(text, store, console)
    if _risk(reading.command, store) != "read":
        from dsh.explain.command import explain_line
        from dsh.explain.masked import masked
        from dsh.render.explanation import meaning

        console.err.write(paint(meaning(masked(explain_line(reading.command, store)), console.width), console.color))
    with open_engine(options) as target:
        run.carry_out(reading, options, console, store, target)


def _risk(command: str, store: Store) -> str:
    from dsh.explain.command import explain_line

    return explain_line(command, store).risk
