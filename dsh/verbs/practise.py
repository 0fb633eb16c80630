"""The option --practice: an engine to practise on, and nothing of the real one within reach while one does."""

import argparse
import os
from pathlib import Path

from dsh.engine.address import PRACTICE, practised
from dsh.errors import UsageError
from dsh.folders import practice_folder, state_folder

CHOOSING = ("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_API_VERSION", "DOCKER_TLS_VERIFY")
AFRESH = {"new": True, "empty": False}  # names that begin the default engine again: with the start scene, with nothing
LONGEST = 60  # letters of a name


def begin(options: argparse.Namespace) -> None:
    """Practise from here on: on the engine that `options.practice` names. Raises UsageError for what is no name."""
    name = options.practice or "default"
    if options.context or options.host:
        raise UsageError(
            f"--practice and --{'context' if options.context else 'host'} name two engines", "name one of the two"
        )
    if name in AFRESH:
        from dsh.practice.keep import begin_afresh

        begin_afresh("default", AFRESH[name])
        name = "default"
    if not fits(name):
        raise UsageError(f"{name!r} is no name for a practice engine", "letters, digits, - and _: --practice=first")
    options.practice, options.host = name, PRACTICE + name
    enclose(name)


def fits(name: str) -> bool:
    """May a practice engine have this name? It becomes a folder's."""
    return 0 < len(name) <= LONGEST and name[0].isalnum() and all(c.isalnum() or c in "-_." for c in name)


def enclose(name: str) -> dict[str, str]:
    """Let the environment name the practice engine only, so that nothing started from here finds a real one.

    What docker's client keeps for itself (logins, contexts) goes into a folder of the practice engine. Returns what the
    environment said before, for `disclose`.
    """
    before = {key: os.environ.pop(key) for key in CHOOSING if key in os.environ}
    os.environ["DOCKER_HOST"] = PRACTICE + name
    os.environ["DOCKER_CONFIG"] = str(practice_folder(name) / "docker")
    return before


def disclose(before: dict[str, str]) -> None:
    """The environment as it was before `enclose`."""
    for key in CHOOSING:
        os.environ.pop(key, None)
    os.environ.update(before)


def journal_folder(host: str | None) -> Path:
    """Where the runs on an engine are written down: what was practised stands apart from what was real."""
    name = practised(host)
    return practice_folder(name) if name else state_folder()
