"""What can be said of a program in an image before it runs: is it there, does its user exist, how will it end."""

import os
import posixpath
from collections.abc import Sequence

from dsh.engine.image_files import FILE, FOLDER, LARGEST, Files
from dsh.engine.objects import Image, Mount
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.typed import Any

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Missing(NamedTuple):
    message: str
    exit_code: int


def words(body: dict[str, Any], config: dict[str, Any]) -> list[str]:
    """The program and its arguments, from the request and the image."""
    entrypoint = body["Entrypoint"]
    if entrypoint is None:
        return list(config.get("Entrypoint") or []) + list(body["Cmd"] or config.get("Cmd") or [])
    return ([] if entrypoint == [""] else list(entrypoint)) + list(body["Cmd"] or [])


def program_exit_code(body: dict[str, Any], config: dict[str, Any]) -> int | None:
    """The exit code of programs that always end alike; None for all others."""
    return sure_exit_code(words(body, config))


def sure_exit_code(program: list[str]) -> int | None:
    """The exit code of these words, where it is always the same."""
    if program[:1] in (["true"], ["/bin/true"]):
        return 0
    if program[:1] in (["false"], ["/bin/false"]):
        return 1
    if len(program) == 3 and program[0] in ("sh", "/bin/sh") and program[1] == "-c" and program[2] in ("true", "false"):
        return int(program[2] == "false")
    if len(program) == 3 and program[0] in ("sh", "/bin/sh", "bash", "/bin/bash") and program[1] == "-c":
        *before, last = program[2].split(";")
        verb, _, code = last.strip().partition(" ")
        if all(_only_prints(part) for part in before) and verb == "exit" and code.strip().isdigit():
            return int(code) % 256
    return None


def _only_prints(text: str) -> bool:
    """Does this part of a shell's words print something and no more?"""
    return text.split(None, 1)[:1] in (["echo"], ["true"], ["printf"]) and not set(text) & set("$`&|<>(){}\\'\"\n")


def unknown_user(body: dict[str, Any], image: Image | None, state: State) -> str | None:
    """The user of the request, where the image surely does not know it."""
    user = body["User"].partition(":")[0]
    if not user or user.isdigit() or image is None:
        return None
    files = _files(image, state)
    entry = files.find("/etc/passwd") if files else None
    if files is None:
        return None
    known = {line.partition(":")[0] for line in entry.text.split("\n")} if entry else set()
    return None if user in known else user


def unknown_group(body: dict[str, Any], image: Image | None, state: State) -> str | None:
    """Docker's words for a group of the request that the image surely does not know."""
    own = body["User"].partition(":")[2].partition(":")[0]  # what follows a second colon is not looked at
    wanted = [*((own,) if own else ()), *(body["HostConfig"].get("GroupAdd") or [])]
    if image is None or all(group.isdigit() for group in wanted):
        return None
    files = _files(image, state)
    if files is None:
        return None
    entry = files.find("/etc/group")
    known = {line.partition(":")[0] for line in entry.text.split("\n")} if entry else set()
    wrong = next((group for group in wanted if not group.isdigit() and group not in known), None)
    if wrong is None:
        return None
    return f"{'u' if wrong == own else 'U'}nable to find group {wrong}: no matching entries in group file"


def mismatched_mount(mounts: Sequence[Mount], image: Image | None, local: bool, state: State) -> tuple[str, str] | None:
    """A file of this machine on a folder of the image, or the other way round: source and target."""
    files = _files(image, state) if image is not None and local else None
    for mount in mounts if files is not None else ():
        there = files.find(mount.target) if files else None
        if (
            mount.type != "bind"
            or there is None
            or there.kind not in (FILE, FOLDER)
            or not os.path.exists(mount.source)
        ):
            continue
        if os.path.isdir(mount.source) != (there.kind == FOLDER):
            return mount.source, mount.target
    return None


def volume_on_file(mounts: Sequence[Mount], image: Image | None, state: State) -> str | None:
    """The path of a volume that is a file of the image: the engine cannot fill the volume from it."""
    files = _files(image, state) if image is not None else None
    for mount in mounts if files is not None else ():
        there = files.find(mount.target) if files else None
        if mount.type in ("volume", "tmpfs") and there is not None and there.kind == FILE:
            return mount.target
    return None


def folder_is_file(body: dict[str, Any], image: Image | None, state: State) -> str | None:
    """The engine's words where the working folder of the request is surely a file of the image, or below one."""
    whole = posixpath.normpath(body["WorkingDir"] or "/")
    file = file_above(whole, image, state)
    if not file:
        return None
    return f"Cannot mkdir: {whole} is not a directory" if file == whole else f"lstat {whole}: not a directory"


def file_above(path: str, image: Image | None, state: State) -> str | None:
    """This path, or what is nearest above it, where that is surely a file of the image."""
    at = posixpath.normpath(path)
    files = _files(image, state) if image is not None and at != "/" else None
    while files is not None and at not in ("/", ""):
        entry = files.find(at)
        if entry is not None and entry.kind == FILE:
            return at
        at = posixpath.dirname(at)
    return None


def program_missing(
    body: dict[str, Any], config: dict[str, Any], image: Image | None, mounts: Sequence[Mount], state: State
) -> Missing | None:
    """The program of the container, where the image surely does not have it."""
    program = words(body, config)
    if not program or image is None:
        return None
    files = _files(image, state)
    if files is None:
        return None
    if body["HostConfig"].get("Init"):
        return None  # the init starts it: the container runs, and ends by itself
    environment = [*(config.get("Env") or []), *(body["Env"] or [])]
    places = search(program[0], environment, body["WorkingDir"] or config.get("WorkingDir") or "/")
    return _missing(program[0], places, files, [mount.target for mount in mounts])


def search(program: str, environment: Sequence[str], folder: str) -> list[str]:
    """The paths at which a program of a container is looked for, by PATH where it is a bare name."""
    path = next((e.partition("=")[2] for e in reversed(environment) if e.startswith("PATH=")), PATH)
    places = [program] if "/" in program else [posixpath.join(p or ".", program) for p in path.split(":")]
    return [posixpath.normpath(posixpath.join(folder or "/", place)) for place in places]


def _missing(program: str, places: list[str], files: Files, covered: list[str]) -> Missing | None:
    refused = False
    for full in places:
        if any(full == target or full.startswith(f"{target.rstrip('/')}/") for target in covered):
            return None  # what a volume holds is not known
        entry = files.find(full)
        if entry is None:
            continue
        if entry.kind == FILE and entry.mode & 0o111:
            return None
        refused = True
        if entry.kind == FOLDER and "/" in program:
            return Missing(_said(program, "is a directory"), 126)
    if refused:
        return Missing(_said(program, "permission denied"), 126)
    if "/" in program:
        return Missing(_said(program, f"stat {program}: no such file or directory"), 127)
    return Missing(_said(program, "executable file not found in $PATH"), 127)


def _said(program: str, why: str) -> str:
    return f'unable to start container process: exec: "{program}": {why}'


def _files(image: Image, state: State) -> Files | None:
    if image.id.startswith("new+") or image.size > LARGEST:
        return None
    from dsh.engine.image_memory import files_of

    kept: Files | None = state.source._once(("files", image.id), lambda: files_of(state.source.client, image.id))
    return kept
