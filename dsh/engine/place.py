"""Where a command line is typed: folder, environment, configuration of docker's client, standard input."""

import os
from collections.abc import Mapping

from dsh.named import NamedTuple
from dsh.typed import Any


class Place(NamedTuple):
    """What planners may know of the user's side.

    `stdin` is what is piped in; None where it is not known. `confirmed`: where docker itself asks (prune without -f),
    is the answer yes? It is when dsh asks in its place; a preview without a terminal foretells docker's no.
    """

    cwd: str
    env: dict[str, str]
    config: dict[str, Any]  # docker's config.json
    config_dir: str
    stdin: bytes | None = None
    confirmed: bool = True
    stdin_tty: bool = False
    console_size: tuple[int, int] = (0, 0)  # rows, columns
    config_named: str = ""  # the folder as the line itself names it, with --config
    written: Mapping[str, bytes | None] = {}  # by the line itself, so far, by path; None: nobody knows what


def config_dir(env: dict[str, str]) -> str:
    """The folder of docker's client, which DOCKER_CONFIG moves."""
    return env.get("DOCKER_CONFIG") or os.path.join(env.get("HOME") or os.path.expanduser("~"), ".docker")


def read_config(folder: str) -> dict[str, Any]:
    """config.json of that folder; {} where there is none or it cannot be read, as docker itself goes on then."""
    try:
        with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
            import json  # late: the engine is asked before, and most have no such file

            data = json.load(file)
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def this_place(stdin: bytes | None = None, confirmed: bool = True) -> Place:
    """The place of this process."""
    env = dict(os.environ)
    folder = config_dir(env)
    try:
        tty, size = os.isatty(0), os.get_terminal_size(0)
        rows, columns = size.lines, size.columns
    except OSError:
        tty, rows, columns = False, 0, 0
    return Place(os.getcwd(), env, read_config(folder), folder, stdin, confirmed, tty, (rows, columns))
