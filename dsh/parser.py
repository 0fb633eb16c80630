"""The parser of dsh's own options, made of the tables of dsh.options. Most calls have none and need no parser."""

import argparse
from typing import Any, NoReturn

from dsh.errors import UsageError
from dsh.options import ARGUMENTS, DESCRIPTION, EPILOG, OPTIONS, SHARED, TAKES_WORDS, VERBS, WORDS, Option
from dsh.version import __version__


class Parser(argparse.ArgumentParser):
    """Wrong usage is a UsageError like any other."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, hint=f"{self.prog} --help")


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
