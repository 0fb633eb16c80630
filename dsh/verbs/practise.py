"""The option --practice: an engine to practise on, and nothing of the real one within reach while one does."""

import os
import sys

from dsh.console import Console
from dsh.engine.address import PRACTICE, practised
from dsh.errors import UsageError
from dsh.folders import practice_folder, practice_path, state_folder
from dsh.options import Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

CHOOSING = ("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_API_VERSION", "DOCKER_TLS_VERIFY")
AFRESH = {"new": True, "empty": False}  # names that begin the default engine again: with the start scene, with nothing
LONGEST = 60  # letters of a name


def begin(options: Options) -> None:
    """Practise on the engine that the option --practice names. Raises UsageError where another one is named too."""
    name, options.practice = options.practice or "default", None
    if options.context or options.host:
        raise UsageError(
            f"--practice and --{'context' if options.context else 'host'} name two engines", "name one of the two"
        )
    enter(name, options)


def enter(name: str, options: Options) -> None:
    """To the practice engine of this name, from whichever engine `options` say. Raises UsageError for what is no name.

    The environment then names this engine only, so that nothing started from here finds a real one; what docker's
    client keeps for itself (logins, contexts) goes into a folder of the practice engine.
    """
    if name in AFRESH:
        from dsh.practice.keep import begin_afresh

        begin_afresh("default", AFRESH[name])
        name = "default"
    if not fits(name):
        raise UsageError(f"{name!r} is no name for a practice engine", "letters, digits, - and _: --practice=first")
    if practised(options.host):
        leave(options)
    before = {key: os.environ.pop(key) for key in CHOOSING if key in os.environ}
    options.before = (options.context, options.host, before)
    options.practice, options.context, options.host = name, None, PRACTICE + name
    os.environ["DOCKER_HOST"] = PRACTICE + name
    os.environ["DOCKER_CONFIG"] = practice_path(name, "docker")


def leave(options: Options) -> None:
    """Back to the engine and the environment there were before `enter`."""
    options.context, options.host, before = options.before
    options.practice = None
    for key in CHOOSING:
        os.environ.pop(key, None)
    os.environ.update(before)


def fits(name: str) -> bool:
    """May a practice engine have this name? It becomes a folder's."""
    return 0 < len(name) <= LONGEST and name[0].isalnum() and all(c.isalnum() or c in "-_." for c in name)


def tell(console: Console) -> None:
    """Say what there is to say of the practice engines that were opened."""
    if "dsh.practice.keep" not in sys.modules:
        return
    from dsh.practice.keep import notes

    while notes:
        console.err.write(f"dsh: {notes.pop(0)}\n")


def journal_folder(host: str | None) -> "Path":
    """Where the runs on an engine are written down: what was practised stands apart from what was real."""
    name = practised(host)
    return practice_folder(name) if name else state_folder()
