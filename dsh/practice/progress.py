"""How far one is with a lesson: a small file beside the engine of the lesson, readable by its owner only."""

import json
import os
from pathlib import Path

from dsh.errors import DshError
from dsh.folders import practice_folder
from dsh.named import NamedTuple
from dsh.practice.lessons import Ran

PREFIX = "lesson-"  # of the name of a lesson's engine
KEPT = 50  # lines of a step that are remembered


class Progress(NamedTuple):
    """`step` counts from 0; as many as there are steps: all done. `ran` is what was run since it began."""

    step: int = 0
    ran: tuple[Ran, ...] = ()


def engine_of(lesson: str) -> str:
    return PREFIX + lesson


def folder_of(lesson: str) -> Path:
    return practice_folder(engine_of(lesson))


def read(lesson: str) -> Progress | None:
    """None where the lesson was not begun, or its file cannot be read: then it begins anew."""
    try:
        data = json.loads(_path(lesson).read_text(encoding="utf-8"))
        return Progress(int(data["step"]), tuple(Ran(str(c), int(x)) for c, x in data["ran"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(lesson: str, it: Progress) -> None:
    """Raises DshError where it cannot be kept."""
    path = _path(lesson)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            json.dump({"step": it.step, "ran": [list(one) for one in it.ran[-KEPT:]]}, file, ensure_ascii=False)
        os.replace(part, path)
    except OSError as error:
        raise DshError(f"how far you are cannot be kept: {error.strerror}: {path}") from error


def note(lesson: str, command: str, exit_code: int) -> None:
    """A line was run on the engine of the lesson."""
    it = read(lesson)
    if it is not None:
        write(lesson, it._replace(ran=(*it.ran, Ran(command, exit_code))))


def _path(lesson: str) -> Path:
    return folder_of(lesson) / "progress.json"
