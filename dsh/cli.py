"""The command line of dsh: verbs and options, and the one place where a failure becomes message and exit code."""

import argparse
import os
import sys
from typing import Any, NoReturn

from dsh.errors import DshError, UsageError
from dsh.version import __version__

VERBS = {
    "ask": "the docker command for a request, explained",
    "explain": "every word of a docker line, a Dockerfile or a compose file explained",
    "preview": "what a command would do to the engine now; changes nothing",
    "run": "preview, one confirmation, run",
    "learn": "the ideas behind Docker, and lessons",
    "why": "what an error message or an exit code means, and the way out",
    "log": "what dsh has run, and the way back",
    "undo": "the way back from the last run: previewed, asked, run",
    "config": "the settings of the shell, and where they stand",
    "doctor": "engine, context, versions, what is missing and how to mend it",
    "completion": "Tab and one key for the shell you use: its plugin, printed or installed",
    "plugin": "docker ask, docker explain, docker preview and docker why: plugins of docker's own client",
    "complete": "what the shells' plugins ask: live objects, or what the key does with a line",
    "help": "how dsh or a verb is used",
}
DESCRIPTION = "Say what you want of Docker; see the command, what it means and what it would do; run exactly that."
EPILOG = "Without a verb dsh opens its shell."
PROGRAMS = ("docker", "podman", "docker-compose", "sudo", "$")
NEAR = 0.82  # likeness of a verb misspelt: "clean" is no "learn" and "prune" no "run"
Option = tuple[tuple[str, ...], dict[str, Any]]  # the arguments of add_argument
TAKES_WORDS = {"ask", "explain", "preview", "run", "learn", "why"}


class Parser(argparse.ArgumentParser):
    """Wrong usage is a UsageError like any other."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, hint=f"{self.prog} --help")


SHARED: list[Option] = [
    (("--json",), {"action": "store_true", "help": "one JSON object a line"}),
    (("--context",), {"metavar": "NAME", "help": "docker context to use"}),
    (("--host",), {"metavar": "URL", "help": "engine to use: unix://, tcp://, ssh://"}),
    (
        ("--practice",),
        {"metavar": "NAME", "nargs": "?", "const": "default", "help": "practise: nothing real is touched"},
    ),
    (("--no-color",), {"action": "store_true", "help": "no colours"}),
]
WORDS: Option = (
    ("words",),
    {"nargs": "*", "metavar": "WORD", "help": "request or command, quoted or not; - is stdin"},
)
OPTIONS: dict[str, list[Option]] = {
    "ask": [
        (("--print",), {"action": "store_true", "dest": "bare", "help": "print the bare command line alone"}),
        (("--why-not",), {"action": "store_true", "help": "show how the request was read"}),
    ],
    "explain": [
        (("-f", "--file"), {"metavar": "FILE", "help": "a Dockerfile or compose file"}),
        (("--as",), {"dest": "convert", "choices": ["compose", "run"], "help": "write it as the other one"}),
    ],
    "learn": [
        (("--try",), {"action": "store_true", "dest": "attempt", "help": "do a lesson on the practice engine"}),
        (("--again",), {"action": "store_true", "help": "begin the lesson anew"}),
    ],
    "log": [(("--all",), {"action": "store_true", "help": "all of it, not the last 20 alone"})],
    "run": [(("--yes",), {"action": "store_true", "help": "run without asking"})],
    "undo": [(("--yes",), {"action": "store_true", "help": "run without asking"})],
    "completion": [
        (("--install",), {"action": "store_true", "help": "put it where the shell looks for it"}),
        (("--uninstall",), {"action": "store_true", "help": "take it away again"}),
        (("--key",), {"metavar": "KEY", "help": "the key, as ^Xd (default) or ^G; DSH_KEY goes before it"}),
    ],
    "plugin": [(("--hints",), {"action": "store_true", "help": "let docker print a hint after a failed command"})],
}
ARGUMENTS: dict[str, Option] = {
    "completion": (("shell",), {"choices": ["bash", "zsh", "fish", "powershell"]}),
    "plugin": (("action",), {"choices": ["install", "uninstall"]}),
    "complete": (("words",), {"nargs": "*", "metavar": "WORD", "help": "a kind of object, or key and the line"}),
    "help": (("topic",), {"nargs": "?", "metavar": "VERB", "choices": list(VERBS)}),
}
VALUED = ("--context", "--host", "-f", "--file", "--as", "--key")
SWITCHES = ("--try", "--again", "--json", "--yes", "--print", "--practice", "--no-color")


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Told the width, argparse need not import shutil for it, which it does at every option."""
    from dsh.console import columns

    return argparse.HelpFormatter(prog, width=columns() - 2)


def build_parser(verb: str | None = None) -> Parser:
    """The parser of every verb; with `verb` of that one alone, which is quicker."""
    parser = Parser(prog="dsh", description=DESCRIPTION, epilog=EPILOG, allow_abbrev=False, formatter_class=_formatter)
    _add(parser, SHARED)
    parser.add_argument("--version", action="version", version=f"dsh {__version__}")
    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", parser_class=Parser, prog="dsh"
    )  # unsaid, it costs shutil
    for name in [verb] if verb else VERBS:
        made = verbs.add_parser(
            name, help=VERBS[name], description=VERBS[name], allow_abbrev=False, formatter_class=_formatter
        )
        _add(made, SHARED)
        _add(made, OPTIONS.get(name, []))
        if name in TAKES_WORDS:
            _add(made, [WORDS])
        if name in ARGUMENTS:
            _add(made, [ARGUMENTS[name]])
    return parser


def _add(parser: Parser, options: list[Option]) -> None:
    for names, settings in options:
        default: dict[str, Any] = {"default": argparse.SUPPRESS} if (names, settings) in SHARED else {}
        parser.add_argument(*names, **settings, **default)


def split(argv: list[str]) -> tuple[list[str], list[str]]:
    """dsh's own options, and the words of the request or command, which keep every dash of theirs.

    Options of dsh stand before the first word; after one quoted word (with a blank in it) they may follow too.
    """
    verb = _verb_at(argv)
    if verb is None or argv[verb] not in TAKES_WORDS:
        return argv, []
    at = verb + 1
    while at < len(argv) and (_is_value(argv, at) or (argv[at].startswith("-") and argv[at] not in ("-", "--"))):
        at += 1
    if argv[at : at + 1] == ["--"]:
        return argv[:at], argv[at + 1 :]
    if at < len(argv) and " " in argv[at].strip():
        return argv[:at] + argv[at + 1 :], [argv[at]]
    end = len(argv)
    if (
        argv[at : at + 1] and argv[at] not in PROGRAMS
    ):  # a request has no flags of docker's: a switch at its end is ours
        while end > at + 1 and argv[end - 1] in SWITCHES:
            end -= 1
    return argv[:at] + argv[end:], argv[at:end]


def _verb_at(argv: list[str]) -> int | None:
    """Where the verb stands: the first word that is no option and no option's value."""
    return next((n for n, word in enumerate(argv) if not word.startswith("-") and not _is_value(argv, n)), None)


def _is_value(argv: list[str], at: int) -> bool:
    return at > 0 and argv[at - 1] in VALUED


def run(argv: list[str], begun: Any = None) -> int:
    """One call of dsh. Returns its exit code; the only place that prints an expected failure.

    `begun` is what an engine was asked already (dsh.engine.begun.Begun), for whoever connects to it.
    """
    try:
        own, words = split(argv)
        at = _verb_at(own)
        verb = own[at] if at is not None and own[at] in VERBS else None
        if at is not None and verb is None and not own[at].startswith("-"):
            raise _no_verb(own[at:])
        own = [f"{word}=default" if word == "--practice" else word for word in own]  # the next word is no NAME
        options = build_parser(verb).parse_args(own)
        options.words, options.begun = [*getattr(options, "words", []), *words], begun
        if options.verb not in TAKES_WORDS:
            return _dispatch(options)
        from dsh.patterns import kept

        with kept():
            return _dispatch(options)
    except DshError as error:
        _say(error)
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 130
    except BrokenPipeError:  # the reader of our output has gone: no traceback at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _bug(error)


def _no_verb(words: list[str]) -> UsageError:
    """A word in the verb's place that is none: a verb misspelt, or a request or command without one."""
    from difflib import get_close_matches
    from shlex import join

    word, text = words[0], join(words)
    near = [verb for verb in VERBS if sorted(verb) == sorted(word)] or get_close_matches(word, VERBS, 1, NEAR)
    if near and word not in PROGRAMS:
        hint = f"dsh {join([near[0], *words[1:]])}, or dsh ask {text}"
    else:
        hint = f"dsh ask {text}, or dsh run {text}, or dsh --help"
    return UsageError(f"there is no verb {words[0]!r}", hint=hint)


def _dispatch(options: argparse.Namespace) -> int:
    for name, value in (("json", False), ("context", None), ("host", None), ("practice", None), ("no_color", False)):
        if not hasattr(options, name):
            setattr(options, name, value)
    if options.practice is not None:
        from dsh.verbs.practise import begin

        begin(options)
    from dsh.console import system_console

    console = system_console(options.no_color)
    if options.verb is None:
        from dsh.shell.loop import repl

        return repl(options, console)
    from importlib import import_module

    verb = import_module(f"dsh.verbs.{options.verb}")
    try:
        code: int = verb.main(options, console)
    finally:
        if "dsh.verbs.practise" in sys.modules:
            sys.modules["dsh.verbs.practise"].tell(console)
    console.out.flush()
    return code


def _say(error: DshError) -> None:
    """Between words where a terminal is too narrow; in one line each for whatever else reads it."""
    for lead, text in (("dsh: ", error.message), ("     ", error.hint or "")):
        lines = [text]
        if sys.stderr.isatty():
            from dsh.console import columns
            from dsh.render.fragments import wrap

            lines = wrap(text, max(20, columns() - len(lead) - 1))
        sys.stderr.write("".join(f"{lead if n == 0 else '     '}{line}\n" for n, line in enumerate(lines) if text))


def _bug(error: Exception) -> int:
    """A fault of ours: a short line for the user, the traceback in a file for us."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="dsh-bug-", suffix=".log", delete=False) as log:
        traceback.print_exc(file=log)
    sys.stderr.write(f"dsh: that is a bug in dsh ({type(error).__name__}). What happened stands in {log.name}\n")
    return 1
