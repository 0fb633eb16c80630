"""What the program in a container reaches outside of it: mounted folders, volumes, and the machine itself."""

import posixpath
from collections.abc import Iterator, Sequence

from dsh.cmdline.deletes import deletions
from dsh.engine.objects import Container, Mount
from dsh.engine.reference import HEX64
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.explain.mounted import outside
from dsh.plan.create_mounts import parse_volume
from dsh.plan.plan import Problem
from dsh.power import HOST
from dsh.typed import Any

EMPTIED = "emptied"
PLACES = 4  # that are named
SAVED = "docker run --rm -v {}:/data -v $(pwd):/backup busybox tar czf /backup/{}.tar.gz -C /data ."
NOTHING_SURE = "nothing for sure: the engine's own files lie on this machine too"


def writable(mounts: Sequence[Mount], read_only: set[str]) -> tuple[Mount, ...]:
    """The volumes and folders of the machine that outlive the container and that it may write to."""
    return tuple(m for m in mounts if m.type in ("volume", "bind") and m.target not in read_only and not socket(m))


def only_read(container: Container) -> set[str]:
    """The places where a container can only read."""
    return {it.get("Destination", "") for it in container.raw.get("Mounts") or () if it.get("RW") is False}


def asked_read_only(host: dict[str, Any], state: State) -> set[str]:
    """The places where a new container will only read, by its request."""
    found = set()
    for other in host.get("VolumesFrom") or []:
        name, _, mode = other.partition(":")
        try:
            container = state.container(name)
        except EngineRefused:
            continue
        found |= {m.target for m in container.mounts} if "ro" in mode.split(",") else only_read(container)
    own = [parse_volume(bind) for bind in host.get("Binds") or []]
    found -= {posixpath.normpath(it.target) for it in own}
    found |= {posixpath.normpath(it.target) for it in own if "ro" in it.options.split(",")}
    return found | {posixpath.normpath(it["Target"]) for it in host.get("Mounts") or [] if it.get("ReadOnly")}


def emptied(words: Sequence[str], folder: str, mounts: Sequence[Mount], new: set[str]) -> Iterator[Problem]:
    """What the program deletes in folders of this machine and in volumes that are not `new`."""
    for it in deletions(words, folder):
        hit = [(m, rest) for m in mounts if (rest := it.below(m.target)) is not None]
        deepest = max((len(m.target) for m, rest in hit if rest), default=0)
        for mount, rest in hit:
            fresh = mount.type == "volume" and (mount.name in new or mount.name.startswith("new+"))
            if fresh or (rest and len(mount.target) < deepest):
                continue
            what = f"{place(mount, rest)} is deleted, and does not come back"
            if it.some or not rest:
                what = f"{'files' if it.some else 'all that is'} in {place(mount, rest)}"
                what += " are deleted, and do not" if it.some else " is deleted, and does not"
                what += " come back"
            if not it.path:
                what = f"files in {place(mount)} may be deleted: what exactly, only the program's shell knows"
            safe = f"-v {mount.source}:{mount.target}:ro, where it shall only look"
            saved = SAVED.format(mount.name, mount.name)
            yield Problem(EMPTIED, "warning", what, safe if mount.type == "bind" else saved)


def place(mount: Mount, rest: str = "") -> str:
    """Where something mounted lies, and what is below it."""
    if mount.type == "bind":
        path = posixpath.join(mount.source, rest).rstrip("/")
        return f"{path} on this machine" if path else "the whole of this machine"
    anonymous = HEX64.fullmatch(mount.name) or mount.name.startswith("new+")
    name = "an anonymous volume" if anonymous else f"the volume {mount.name}"
    return f"{rest} in {name}" if rest else name


def written(mounts: Sequence[Mount], all_mounts: Sequence[Mount]) -> str:
    """What becomes of what the program of a new container writes; "" where nothing of it lasts."""
    said = [f"below {m.target} goes into {place(m)}" for m in mounts[:PLACES]]
    said += [f"at {len(mounts) - PLACES} more places goes into what is mounted there"] if len(mounts) > PLACES else []
    return outside(said, any(map(socket, all_mounts)))


def socket(mount: Mount) -> bool:
    """Is it the socket by which Docker takes orders?"""
    return mount.type == "bind" and posixpath.basename(mount.source) == "docker.sock"


def commands_host(host: dict[str, Any], mounts: Sequence[Mount], read_only: set[str]) -> tuple[Problem, ...]:
    """Has the program the power of root over the machine?"""
    why = ""
    if host.get("Privileged"):
        why = "with --privileged"
    elif any(m.type == "bind" and m.source == "/" for m in writable(mounts, read_only)):
        why = "with all files of this machine in its hands"
    elif any(map(socket, mounts)):
        why = "with Docker's socket in its hands"
    says = f"{why} the program in the container can do to this machine whatever root can"
    return (Problem(HOST, "warning", says),) if why else ()
