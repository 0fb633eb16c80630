"""The practice engines of this process, by name, and the files that keep them until the next time.

world = open_world("default")        read from its file, or new with the start scene; nobody else has it meanwhile
close_world("default")               written when something was done to it; given back when all who opened it closed

The file is JSON, readable by its owner only, and written whole or not at all. One that cannot be read is set aside.
"""

import json
import os
import sys
import threading
import time

from dsh.errors import DshError
from dsh.folders import practice_path
from dsh.practice.stored import Damaged, dumped, loaded
from dsh.practice.world import World
from dsh.typed import Any

FORMAT = 1
FILE = "engine.json"
PATIENCE = 3.0  # seconds to wait for another dsh that has the engine open
AGAIN = 0.02  # seconds between two tries


class PracticeBusy(DshError):
    """Another dsh has the practice engine open."""


class _Open:
    """A world that is open in this process."""

    def __init__(self, world: World, lock: int) -> None:
        self.world = world
        self.lock = lock
        self.users = 1
        self.touched = False


_open: dict[str, _Open] = {}
_guard = threading.RLock()
notes: list[str] = []  # what to tell the user; whoever tells it takes it away


def open_world(name: str) -> World:
    """The engine of this name, the same one for all who have it open. Raises PracticeBusy."""
    with _guard:
        if name in _open:
            _open[name].users += 1
            return _open[name].world
        lock = _locked(name)
        try:
            world = _read(practice_path(name, FILE), name)
            fresh = world is None
            if world is None:
                world = new_world(name)
        except BaseException:
            os.close(lock)
            raise
        _open[name] = _Open(world, lock)
        _open[name].touched = fresh
        return world


def touched(name: str) -> None:
    """Something was asked of the engine that may have changed it: it has to be written."""
    with _guard:
        if name in _open:
            _open[name].touched = True


def close_world(name: str) -> None:
    with _guard:
        it = _open[name]
        it.users -= 1
        if it.touched:
            it.touched = it.users > 0
            write(it.world)
        if not it.users:
            del _open[name]
            os.close(it.lock)


def begin_afresh(name: str, scene: bool) -> None:
    """Forget what is kept under a name and begin again, with the start scene or with nothing. Raises PracticeBusy."""
    lock = _locked(name)
    try:
        journal = practice_path(name, "journal.jsonl")
        if os.path.exists(journal):
            os.unlink(journal)
        write(new_world(name, scene))
    finally:
        os.close(lock)


def new_world(name: str, scene: bool = True) -> World:
    """An engine nobody has used yet. The engines of lessons begin with nothing."""
    from dsh.practice.networks import add_predefined

    world = World(name)
    add_predefined(world)
    if scene and not name.startswith("lesson-"):
        from dsh.practice.scene import fill

        fill(world)
    return world


def write(world: World) -> None:
    """Raises DshError where the folder cannot be written."""
    path = practice_path(world.name, FILE)
    part = f"{path}.part-{os.getpid()}"
    try:
        fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(fd, "w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "engine": dumped(world)}, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(part, path)
    except OSError as error:
        raise DshError(f"the practice engine cannot be kept: {error.strerror}: {path}") from error


def _read(path: str, name: str) -> World | None:
    """The engine in a file; None where there is none, or none that can be read."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        _set_aside(path, str(error))
        return None
    try:
        data: Any = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise Damaged(f"it is not of format {FORMAT}")
        return loaded(data["engine"], name)
    except (ValueError, KeyError, Damaged) as error:
        _set_aside(path, str(error))
        return None


def _set_aside(path: str, why: str) -> None:
    aside = path.removesuffix(".json") + f".damaged-{time.strftime('%Y%m%d-%H%M%S')}.json"
    try:
        os.replace(path, aside)
    except OSError as error:
        raise DshError(
            f"the practice engine in {path} cannot be read: {why}", "take another: --practice=NAME"
        ) from error
    notes.append(f"the practice engine kept here could not be read ({why}); it lies aside in {aside}, a new one begins")


def _locked(name: str) -> int:
    """A file descriptor that keeps other processes away from the engine as long as it is open."""
    folder = practice_path(name)
    try:
        os.makedirs(folder, exist_ok=True, mode=0o700)
        fd = os.open(os.path.join(folder, "lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise DshError(f"the practice engine cannot be kept: {error.strerror}: {folder}") from error
    if sys.platform == "win32":
        return fd
    import fcntl

    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return fd
        except OSError:
            if time.monotonic() > end:
                os.close(fd)
                other = "" if name == "default" else f" {name}"
                raise PracticeBusy(
                    f"the practice engine{other} is in use by another dsh",
                    "leave that one first, or take another engine: --practice=NAME",
                ) from None
        time.sleep(AGAIN)
