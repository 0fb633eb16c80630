"""The command line of dsh: its verbs and options, and the one place where a failure becomes a message and an exit code."""

import argparse
import os
import sys
from typing import NoReturn

from dsh.errors import DshError, UsageError
from dsh.version import __version__

VERBS = {
    "ask": "the docker command for a request, explained",
    "explain": "every word of a docker line, a Dockerfile or a compose file explained",
    "preview": "what a command would do to the engine now; changes nothing",
    "run": "preview, one confirmation, run",
    "learn": "the ideas behind Docker, and lessons",
    "why": "what an error message or an exit code means, and the way out",
    "doctor": "engine, context, versions, what is missing and how to mend it",
}
TAKES_WORDS = {"ask", "explain", "preview", "run", "learn", "why"}


class Parser(argparse.ArgumentParser):
    """Wrong usage is a UsageError like any other."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, hint=f"{self.prog} --help")


def build_parser() -> Parser:
    shared = Parser(add_help=False)
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="one JSON object a line")
    shared.add_argument("--context", metavar="NAME", default=argparse.SUPPRESS, help="docker context to use")
    shared.add_argument(
        "--host", metavar="URL", default=argparse.SUPPRESS, help="engine to use: unix://, tcp://, ssh://"
    )
    shared.add_argument("--no-color", action="store_true", default=argparse.SUPPRESS, help="no colours")
    parser = Parser(
        prog="dsh",
        description="Say what you want of Docker; see the command, what it means and what it would do; run exactly that.",
        epilog="Without a verb dsh opens its shell.",
        parents=[shared],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"dsh {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=Parser)
    made = {
        name: verbs.add_parser(name, help=text, description=text, parents=[shared], allow_abbrev=False)
        for name, text in VERBS.items()
    }
    made["ask"].add_argument("--print", action="store_true", dest="bare", help="print the bare command line alone")
    made["ask"].add_argument("--why-not", action="store_true", help="show how the request was read")
    made["explain"].add_argument("-f", "--file", metavar="FILE", help="a Dockerfile or compose file")
    made["explain"].add_argument("--as", dest="convert", choices=["compose", "run"], help="write it as the other one")
    made["run"].add_argument("--yes", action="store_true", help="run without asking")
    for name in TAKES_WORDS & made.keys():
        made[name].add_argument(
            "words", nargs="*", metavar="WORD", help="the request or command, quoted or not; - reads stdin"
        )
    return parser


def split(argv: list[str]) -> tuple[list[str], list[str]]:
    """dsh's own options, and the words of the request or command, which keep every dash of theirs.

    Options of dsh stand before the first word; after one quoted word (with a blank in it) they may follow too.
    """
    verb = next((n for n, word in enumerate(argv) if word in TAKES_WORDS), None)
    if verb is None or any(not word.startswith("-") and not _is_value(argv, n) for n, word in enumerate(argv[:verb])):
        return argv, []
    at = verb + 1
    while at < len(argv) and (_is_value(argv, at) or (argv[at].startswith("-") and argv[at] not in ("-", "--"))):
        at += 1
    if argv[at : at + 1] == ["--"]:
        return argv[:at], argv[at + 1 :]
    if at < len(argv) and " " in argv[at].strip():
        return argv[:at] + argv[at + 1 :], [argv[at]]
    return argv[:at], argv[at:]


def _is_value(argv: list[str], at: int) -> bool:
    return at > 0 and argv[at - 1] in ("--context", "--host", "-f", "--file", "--as")


def run(argv: list[str]) -> int:
    """One call of dsh. Returns its exit code; the only place that prints an expected failure."""
    try:
        own, words = split(argv)
        options = build_parser().parse_args(own)
        options.words = [*getattr(options, "words", []), *words]
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


def _dispatch(options: argparse.Namespace) -> int:
    for name, value in (("json", False), ("context", None), ("host", None), ("no_color", False)):
        if not hasattr(options, name):
            setattr(options, name, value)
    from dsh.console import system_console

    console = system_console(options.no_color)
    if options.verb is None:
        from dsh.shell.loop import repl

        return repl(options, console)
    from importlib import import_module

    verb = import_module(f"dsh.verbs.{options.verb}")
    code: int = verb.main(options, console)
    console.out.flush()
    return code


def _say(error: DshError) -> None:
    sys.stderr.write(f"dsh: {error.message}\n")
    if error.hint:
        sys.stderr.write(f"     {error.hint}\n")


def _bug(error: Exception) -> int:
    """A fault of ours: a short line for the user, the traceback in a file for us."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="dsh-bug-", suffix=".log", delete=False) as log:
        traceback.print_exc(file=log)
    sys.stderr.write(f"dsh: that is a bug in dsh ({type(error).__name__}). What happened stands in {log.name}\n")
    return 1
