"""What tar, cp, find and rm do in a new container to what is mounted there: archives, files and volumes that lose
something."""

import os
import posixpath
from collections.abc import Iterator

from dsh.engine.objects import Mount
from dsh.explain.mounted import MADE, archive
from dsh.plan import foretell
from dsh.plan.new_container import Created
from dsh.plan.overwritten import overwritten
from dsh.plan.plan import Problem
from dsh.plan.reach import EMPTIED, asked_read_only, emptied, writable

LOSING = frozenset(("written-over", "unpacked-over", EMPTIED))  # what stood there does not come back


def packed(created: Created) -> tuple[Problem, ...]:
    """Warnings about files of this machine and volumes that are there already; LOSING are those with a loss."""
    body, made = created.request.body, created.made
    if made is None:
        return ()
    program, *words = (
        [*(body["Entrypoint"] or ()), *(body["Cmd"] or ())] or foretell.words(body, created.config) or [""]
    )
    new = {effect.name or "" for effect in made.effects if effect.action == "create"}
    name = posixpath.basename(program)
    if name == "tar":
        return tuple(_tar(words, made.mounts, new))
    if name == "cp":
        return tuple(_copied([word for word in words if not word.startswith("-")], made.mounts, new))
    folder = body["WorkingDir"] or created.config.get("WorkingDir") or "/"
    mounts = writable(made.mounts, asked_read_only(body["HostConfig"], created.state))
    return tuple(dict.fromkeys(emptied([program, *words], folder, mounts, new)))


def _tar(words: list[str], mounts: tuple[Mount, ...], new: set[str]) -> list[Problem]:
    at = next((n for n in range(len(words)) if archive(words, n)), None)
    if at is None:
        return []
    folder = words[words.index("-C") + 1] if "-C" in words[:-1] else words[-1]
    file, source = _mount(words[at], mounts), _mount(folder, mounts)
    path = ""
    if file is not None and file.type == "bind":
        path = os.path.normpath(os.path.join(file.source, posixpath.relpath(words[at], file.target)))
    volume = source.name if source is not None and source.type == "volume" else ""
    if f"{archive(words, at)}: " != MADE:
        out = []
        if path and os.path.isdir(os.path.dirname(path)) and not os.path.exists(path):
            out.append(Problem("no-archive", "warning", f"there is no file {path}: nothing can be unpacked", "!ls"))
        if volume and volume not in new and not any(word.startswith("-t") or word[:1] == "t" for word in words[:1]):
            says = f"files in the volume {volume} that the archive has too are written over"
            out.append(Problem("unpacked-over", "warning", says, f"docker volume inspect {volume}"))
        return out
    lost = overwritten(path) if path else None
    says = f"there is no volume {volume} yet: it is made now, and the archive of it will be empty"
    empty = [Problem("empty-archive", "warning", says, "docker volume ls")] if volume in new else []
    return [*([lost] if lost else []), *empty]


def _copied(paths: list[str], mounts: tuple[Mount, ...], new: set[str]) -> Iterator[Problem]:
    """Of files that are not there, and of those that are written over, as far as they are of this machine."""
    if len(paths) < 2:
        return
    *sources, target = paths
    to = _mount(target, mounts)
    for source in sources:
        at = _mount(source, mounts)
        here = _outside(source, at)
        if at is not None and at.type == "volume" and at.name in new:
            says = f"there is no volume {at.name} yet: it is made now, and nothing can be copied out of it"
            yield Problem("empty-source", "warning", says, "docker volume ls")
        if here and not os.path.lexists(here):
            yield Problem("no-file", "warning", f"there is no file {here}: nothing can be copied", "!ls")
        if to is None or (here and not os.path.lexists(here)):
            continue
        if to.type == "bind":
            yield from _lost_here(source, _outside(target, to), target.endswith("/"))
        elif to.name and to.name not in new:
            named = len(sources) == 1 and not source.endswith("/.")
            what = posixpath.basename(target if not target.endswith("/") else source) if named else ""
            says = f"files in the volume {to.name} that have the same names are written over"
            if named and what:
                says = f"{what} in the volume {to.name} is written over, where it is there already"
            yield Problem("unpacked-over", "warning", says, f"docker run --rm -v {to.name}:/data busybox ls -la /data")
            return


def _lost_here(source: str, target: str, is_folder: bool) -> Iterator[Problem]:
    """Whose files come out of a volume is not known before: then all those in the folder may be lost."""
    is_folder = is_folder or os.path.isdir(target)
    if source.endswith("/."):
        try:
            held = bool(os.listdir(target))
        except OSError:
            return
        says = f"files in {target} on this machine that have the same names are written over"
        if held:
            yield Problem("written-over", "warning", says, "copy into a new folder, to keep those")
        return
    lost = overwritten(os.path.join(target, posixpath.basename(source)) if is_folder else target)
    if lost is not None:
        yield lost


def _outside(path: str, mount: Mount | None) -> str:
    """Where a path inside is on this machine; "" where it is not."""
    if mount is None or mount.type != "bind":
        return ""
    return os.path.normpath(os.path.join(mount.source, posixpath.relpath(path, mount.target)))


def _mount(path: str, mounts: tuple[Mount, ...]) -> Mount | None:
    """What is mounted where this path inside lies."""
    fits = [m for m in mounts if path == m.target or path.startswith(f"{m.target.rstrip('/')}/")]
    return max(fits, key=lambda m: len(m.target), default=None)
