"""`dsh complete`: what the shells' plugins call. The shells come past this, by the short way of dsh/__main__.py."""

from dsh.completion.call import main as call
from dsh.console import Console
from dsh.options import Options


def main(options: Options, console: Console) -> int:
    where = [("--context", options.context), ("--host", options.host)]
    return call([*(word for name, value in where if value for word in (name, value)), *options.words])
