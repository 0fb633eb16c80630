"""Which files a docker cp writes over, in a container or here."""

import os
import posixpath
from collections.abc import Iterator

from dsh.engine.archive import stat
from dsh.engine.objects import Container
from dsh.engine.state import State
from dsh.plan.copy_paths import CannotCopy, End, arrival, renamed, split
from dsh.plan.starting import unseen

LOOKS = 40  # files that are looked for in a container before a preview says it in general


def written_over(source: str, target: str, container: Container, state: State) -> tuple[str, ...]:
    """Paths in the container that are files now and would be written."""
    if source == "-" or container.id.startswith("new+"):
        return ()
    client = state.source.client
    found = stat(client, container.id, target)
    if found is None:
        return ()
    try:
        there = arrival(End(source, True, os.path.isdir(source)), End(target, True, found.is_folder))
    except CannotCopy:
        return ()
    losses: list[str] = []
    for n, name in enumerate(_local_files(source)):
        if n == LOOKS:
            return (*losses, f"perhaps more files below {target}")
        path = posixpath.normpath(posixpath.join(there.folder, renamed(name, there.old, there.new)))
        held = found if path == posixpath.normpath(target) else stat(client, container.id, path)
        if held is not None and not held.is_folder:
            losses.append(path)
    return tuple(losses)


def _local_files(source: str) -> Iterator[str]:
    """The names that the archive of `source` has for its files, its first name as docker gives it."""
    first = split(source)[1]
    if not os.path.isdir(source) or os.path.islink(source.rstrip("/")):
        yield first
        return
    top = source.rstrip("/.") or "/"
    for folder, _, names in os.walk(top):
        for name in names:
            inner = os.path.relpath(os.path.join(folder, name), top)
            yield f"{first}/{inner}"


def written_over_here(path: str, target: str, container: Container, state: State) -> tuple[str, ...]:
    """Files of this machine that would be written over; of a folder that is there already, the folder."""
    if not os.path.exists(target):
        return ()
    found = None if container.id.startswith("new+") else stat(state.source.client, container.id, path)
    if found is None and not unseen(container, state):
        return ()
    folder = found is not None and found.is_folder  # what is not seen yet is held to be a file
    try:
        there = arrival(End(path, True, folder), End(target, True, os.path.isdir(target)))
    except CannotCopy:
        return ()
    arrives = os.path.normpath(os.path.join(there.folder, there.new))
    if os.path.isdir(arrives):
        names = os.listdir(arrives) if folder else []
        return (f"files of the same names in {arrives}",) if names else ()
    return (arrives,) if os.path.lexists(arrives) else ()
