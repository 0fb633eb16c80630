"""What a tar that a new container runs does to an archive on this machine, and what it packs."""

import os
import posixpath

from dsh.engine.objects import Mount
from dsh.explain.mounted import MADE, archive
from dsh.plan.new_container import Created
from dsh.plan.overwritten import overwritten
from dsh.plan.plan import Problem


def packed(created: Created) -> tuple[Problem, ...]:
    """An archive that is there already and would be written over; a volume that is made for it, and so is empty."""
    body, made = created.request.body, created.made
    words = [*(body["Entrypoint"] or ()), *(body["Cmd"] or ())]
    if made is None or not words or posixpath.basename(words[0]) != "tar":
        return ()
    words = words[1:]
    at = next((n for n in range(len(words)) if f"{archive(words, n)}: " == MADE), None)
    if at is None:
        return ()
    out = []
    mount = _mount(words[at], made.mounts)
    if mount is not None and mount.type == "bind":
        path = os.path.normpath(os.path.join(mount.source, posixpath.relpath(words[at], mount.target)))
        lost = overwritten(path)
        out += [lost] if lost else []
    new = {effect.name for effect in made.effects if effect.action == "create"}
    folder = words[words.index("-C") + 1] if "-C" in words[:-1] else words[-1]
    source = _mount(folder, made.mounts)
    if source is not None and source.type == "volume" and source.name in new:
        says = f"there is no volume {source.name} yet: it is made now, and the archive of it will be empty"
        out.append(Problem("empty-archive", "warning", says, "docker volume ls"))
    return tuple(out)


def _mount(path: str, mounts: tuple[Mount, ...]) -> Mount | None:
    """What is mounted where this path inside lies."""
    fits = [m for m in mounts if path == m.target or path.startswith(f"{m.target.rstrip('/')}/")]
    return max(fits, key=lambda m: len(m.target), default=None)
