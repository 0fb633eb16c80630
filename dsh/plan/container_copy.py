"""docker cp"""

import os
import posixpath
import shlex
import stat as modes

from dsh.cmdline.invocation import Invocation
from dsh.engine.archive import Stat, stat
from dsh.engine.objects import Container
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.copy_losses import written_over, written_over_here
from dsh.plan.copy_paths import CannotCopy, End, arrival, asserts_folder, cleaned, split, split_container, unfound
from dsh.plan.here import surroundings
from dsh.plan.nearby import nearby
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.starting import filled, unseen
from dsh.plan.surroundings import Surroundings, spoken
from dsh.typed import Any


def copy(invocation: Invocation, state: State) -> Planned:
    source, target = (argument.value for argument in invocation.arguments)
    for name, word in (("source", source), ("destination", target)):
        if not word:
            return refused(state, f"{name} can not be empty", 1, "no-path")
    (from_container, from_path), (to_container, to_path) = split_container(source), split_container(target)
    if from_container and to_container:
        return refused(
            state,
            "copying between containers is not supported",
            1,
            "two-containers",
            "docker cp C:/x - | docker cp - D:/y",
        )
    if not from_container and not to_container:
        return refused(state, "must specify at least one container source", 1, "no-container")
    try:
        container = state.container(from_container or to_container)
    except EngineRefused as error:
        return refused(state, error.said, 1, "no-such-container")
    if from_container:
        return _out_of(invocation, container, from_path, to_path, state)
    return _into(invocation, container, from_path, to_path, state)


def _into(invocation: Invocation, container: Container, local: str, path: str, state: State) -> Planned:
    around = surroundings(state)
    args: dict[str, Any] = {
        "container": container.id,
        "name": container.name,
        "source": local if local == "-" else absolute(local, around),
        "target": cleaned(f"/{path}", path),
        "shown": invocation.arguments[1].value,
        "follow": invocation.on("follow-link"),
        "archive": invocation.on("archive"),
        "quiet": invocation.on("quiet"),
    }
    effect = Effect("copy", "container", container.id, container.name, f"{local} to {path}")
    step = Step("container.copy_into", args, (effect,), f"copy {local} to {container.name}")
    after = filled(container, state)
    if unseen(container, state) or any(_below(name, args["source"]) for name in around.written):
        return Planned((step,), after, None, b"")
    said = _refusal_into(args, container, state)
    if said:
        there = nearby(local, around.cwd) if not os.path.lexists(args["source"]) else None
        fix = (
            shlex.join(["docker", "cp", there, invocation.arguments[1].value])
            if there and not invocation.flags
            else there
        )
        return Planned((step._replace(effects=()),), state, 1, b"", (Problem("cannot-copy", "error", said, fix),))
    return _losing(written_over(args["source"], args["target"], container, state), f"in {container.name}", step, after)


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/.") + "/")


def _losing(names: tuple[str, ...], where: str, step: Step, state: State) -> Planned:
    """A copy that writes over files: what was in them does not come back."""
    if not names:
        return Planned((step,), state, 0, b"")
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    says = f"written over {where}: {shown}; what stands there now is lost"
    effects = tuple(e._replace(detail=f"{e.detail}, over what is there") for e in step.effects)
    warning = Problem("written-over", "warning", says, "docker cp it somewhere else first, to keep it")
    keeps = (f"all other files {where}",)
    return Planned((step._replace(effects=effects),), state, 0, b"", (warning,), keeps, risk="destroy")


def _refusal_into(args: dict[str, Any], container: Container, state: State) -> str | None:
    target = args["target"]
    found = stat(state.source.client, container.id, target)
    if args["source"] == "-":
        if not found or not found.is_folder:
            return f'destination "{args["shown"]}" must be a directory'
        return _read_only(target, container, state)
    try:
        source = os.stat(args["source"]) if args["follow"] else os.lstat(args["source"])
    except OSError as error:
        return unfound(args["source"], args["follow"], spoken(error))
    if asserts_folder(args["source"]) and not os.path.isdir(args["source"]):
        return "not a directory"
    folder = os.path.isdir(args["source"]) and (not os.path.islink(args["source"]) or args["follow"])
    assert source is not None
    end = End(target, found is not None, bool(found and (found.is_folder or _leads_to_folder(found, container, state))))
    try:
        there = arrival(End(args["source"], True, folder), end).folder
    except CannotCopy as error:
        return error.message
    if not end.exists and stat(state.source.client, container.id, there) is None:
        return f"Error response from daemon: Could not find the file {there} in container {container.name}"
    return _read_only(there, container, state)


def _read_only(folder: str, container: Container, state: State) -> str | None:
    """The engine's refusal to write below a mount, or into a container, that may only be read."""
    path = posixpath.normpath(folder)
    mounts = [it for it in container.raw.get("Mounts") or () if _below(path, str(it.get("Destination") or "/"))]
    if any(not it.get("RW", True) for it in mounts):
        return "Error response from daemon: mounted volume is marked read-only"
    if not mounts and (state.inspect("container", container.id).get("HostConfig") or {}).get("ReadonlyRootfs"):
        return "Error response from daemon: container rootfs is marked read-only"
    return None


def _leads_to_folder(found: Stat, container: Container, state: State) -> bool:
    if not found.is_link or not found.target:
        return False
    behind = stat(state.source.client, container.id, found.target)
    return behind is not None and behind.is_folder


def _out_of(invocation: Invocation, container: Container, path: str, local: str, state: State) -> Planned:
    around = surroundings(state)
    target = local if local == "-" else absolute(local, around)
    args: dict[str, Any] = {
        "container": container.id,
        "name": container.name,
        "source": path,
        "target": target,
        "shown": local,
        "follow": invocation.on("follow-link"),
        "quiet": invocation.on("quiet"),
    }
    effects = (
        () if local == "-" else (Effect("copy", "file", None, _written(path, target), f"from {container.name}:{path}"),)
    )
    step = Step("container.copy_out", args, effects, f"copy {path} of {container.name} to {local}")
    said = _refusal_out(path, target, container, state)
    if said:
        return Planned((step._replace(effects=()),), state, 1, b"", (Problem("cannot-copy", "error", said),))
    sure = None if unseen(container, state) else 0
    if local == "-":
        return Planned((step,), state, sure, None)
    losing = _losing(written_over_here(path, target, container, state), "on this machine", step, state)
    return losing._replace(exit_code=sure)


def _refusal_out(path: str, target: str, container: Container, state: State) -> str | None:
    wrong = bad_output(target)
    if wrong or unseen(container, state):
        return wrong
    found = stat(state.source.client, container.id, path)
    if found is None:
        return f"Error response from daemon: Could not find the file {path} in container {container.name}"
    if target == "-":
        return None
    if not os.path.exists(target):
        if not os.path.isdir(split(target)[0]):
            return f"stat {target}: not a directory"
        if asserts_folder(target) and not found.is_folder:
            return "no such directory"
    elif found.is_folder and not os.path.isdir(target):
        return "cannot copy directory"
    return None


def bad_output(target: str) -> str | None:
    """Docker's words for a place on this machine that nothing may be copied to: no folder, or a device."""
    folder = split(target)[0]
    if target != "-" and not os.path.exists(folder):
        return f'invalid output path: directory "{folder}" does not exist'
    if target != "-" and os.path.exists(target) and _is_device(target):
        return f'invalid output path: "{target}" must be a directory or a regular file: got a device'
    return None


def absolute(path: str, around: Surroundings) -> str:
    return cleaned(os.path.join(around.cwd, path), path)


def _written(path: str, target: str) -> str:
    """What is written here: into a folder that is there goes the thing under its own name, of x/. what is in it."""
    name = os.path.basename(path.rstrip("/"))
    inside = os.path.isdir(target) and name not in ("", ".", "..")
    return os.path.normpath(os.path.join(target, name) if inside else target)


def _is_device(path: str) -> bool:
    mode = os.stat(path).st_mode
    return modes.S_ISCHR(mode) or modes.S_ISBLK(mode)
