"""`dsh help [VERB]`: how dsh or one of its verbs is used."""

import argparse

from dsh.console import Console
from dsh.options import Options
from dsh.parser import build_parser


def main(options: Options, console: Console) -> int:
    if options.topic is None:
        console.out.write(build_parser().format_help())
        return 0
    console.out.write(verb_help(options.topic))
    return 0


def verb_help(verb: str) -> str:
    """The help of one verb, as `dsh VERB --help` prints it."""
    for action in build_parser(verb)._actions:
        if isinstance(action, argparse._SubParsersAction):
            made: argparse.ArgumentParser = action.choices[verb]
            return made.format_help()
    raise AssertionError(verb)
