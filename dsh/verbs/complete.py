"""`dsh complete`: what the shells' plugins call. The shells come past this, by the short way of dsh/__main__.py."""

import argparse

from dsh.completion.call import main as call
from dsh.console import Console


def main(options: argparse.Namespace, console: Console) -> int:
    where = [("--context", options.context), ("--host", options.host)]
    return call([*(word for name, value in where if value for word in (name, value)), *options.words])
