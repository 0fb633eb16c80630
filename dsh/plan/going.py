"""What goes along when a container goes: its anonymous volumes. And which container holds what."""

from collections.abc import Sequence

from dsh.engine.objects import Container
from dsh.engine.reference import HEX64
from dsh.engine.state import State
from dsh.plan.plan import Effect


def anonymous_volumes(container: Container, state: State) -> tuple[str, ...]:
    """The volumes that the engine made for the container without a name, in the order they are mounted.

    A name that was given (`-v NAME:/x`, `--mount source=NAME`) is kept even where it looks like a generated one.
    """
    found = [
        mount
        for mount in container.mounts
        if mount.type == "volume" and (HEX64.fullmatch(mount.name) or mount.name.startswith("new+"))
    ]
    if not found:
        return ()
    host = state.inspect("container", container.id).get("HostConfig") or {}
    named = {bind.split(":")[1] for bind in host.get("Binds") or [] if ":" in bind}
    named |= {mount.get("Target", "") for mount in host.get("Mounts") or [] if mount.get("Source")}
    return tuple(mount.name for mount in found if mount.target not in named)


def removed(container: Container, state: State, volumes: bool, detail: str = "") -> tuple[tuple[Effect, ...], State]:
    """The effects of the container going, with `volumes` those of its anonymous volumes that nothing else holds."""
    effects = [Effect("remove", "container", container.id, container.name or None, detail)]
    anonymous = anonymous_volumes(container, state) if volumes else ()
    state = state.drop("container", container.id)
    for name in anonymous:
        if name in state.volumes and not users(name, state):
            effects.append(Effect("remove", "volume", name, name, "anonymous volume"))
            state = state.drop("volume", name)
    return tuple(effects), state


def users(volume: str, state: State) -> tuple[Container, ...]:
    """The containers, running or not, that hold a volume.

    One that got it by --volumes-from and was never started holds only what the other had without a name from -v or its
    image: the engine counts the rest from the start on.
    """
    holders = tuple(c for c in state.containers.values() if volume in c.volumes)
    if not holders or any(c.state != "created" for c in holders):
        return holders
    if volume in state.source.unreferenced():
        return ()
    before = [c.id for c in state.source.containers().values() if volume in c.volumes]
    if before == [c.id for c in holders]:
        return holders
    return tuple(c for c in holders if not _borrowed(volume, c, state))


def _borrowed(volume: str, container: Container, state: State) -> bool:
    """Is it one of those that the engine does not count yet?"""
    host = state.inspect("container", container.id).get("HostConfig") or {}
    own = {bind.partition(":")[0] for bind in host.get("Binds") or []}
    own |= {mount.get("Source", "") for mount in host.get("Mounts") or []}
    if not host.get("VolumesFrom") or volume in own:
        return False
    return not HEX64.fullmatch(volume) and not volume.startswith("new+")


def freed(containers: Sequence[Container], state: State) -> str:
    """The lines after which these containers are gone: one that runs is stopped first, which ends one of --rm."""
    running = [c for c in containers if c.running]
    left = [c.name for c in containers if not (c.running and removes_itself(c, state))]
    stops = [f"docker stop {' '.join(c.name for c in running)}"] if running else []
    return " && ".join([*stops, *([f"docker rm {' '.join(left)}"] if left else [])])


def removes_itself(container: Container, state: State) -> bool:
    """Was it made with --rm?"""
    host = state.inspect("container", container.id).get("HostConfig") or {}
    return bool(host.get("AutoRemove"))
