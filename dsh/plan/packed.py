"""What tar, find and rm do in a new container to what is mounted there: archives and volumes that lose something."""

import os
import posixpath

from dsh.engine.objects import Mount
from dsh.explain.mounted import MADE, archive
from dsh.plan.new_container import Created
from dsh.plan.overwritten import overwritten
from dsh.plan.plan import Problem

LOSING = frozenset(("written-over", "unpacked-over", "emptied"))  # what stood there does not come back


def packed(created: Created) -> tuple[Problem, ...]:
    """Warnings about files of this machine and volumes that are there already; LOSING are those with a loss."""
    body, made = created.request.body, created.made
    program, *words = [*(body["Entrypoint"] or ()), *(body["Cmd"] or ())] or [""]
    if made is None or not words:
        return ()
    new = {effect.name or "" for effect in made.effects if effect.action == "create"}
    name = posixpath.basename(program)
    if name == "tar":
        return tuple(_tar(words, made.mounts, new))
    if (name == "find" and "-delete" in words) or name == "rm":
        places = [word for word in words if word.startswith("/")]
        held = {m.name: m for m in (_mount(place, made.mounts) for place in places) if m and m.type == "volume"}
        says = "what is in the volume {} is deleted, and does not come back"
        fix = "docker run --rm -v {}:/data -v $(pwd):/backup busybox tar czf /backup/{}.tar.gz -C /data ."
        return tuple(Problem("emptied", "warning", says.format(v), fix.format(v, v)) for v in held if v not in new)
    return ()


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


def _mount(path: str, mounts: tuple[Mount, ...]) -> Mount | None:
    """What is mounted where this path inside lies."""
    fits = [m for m in mounts if path == m.target or path.startswith(f"{m.target.rstrip('/')}/")]
    return max(fits, key=lambda m: len(m.target), default=None)
