"""Which volumes a new container gets: named ones, and anonymous ones from -v /path and the image."""

import posixpath

from dsh.engine.objects import Mount, Volume
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.plan.create_mounts import parse_volume
from dsh.plan.create_trouble import Trouble, bad_bind, bad_volume_name
from dsh.plan.plan import Effect
from dsh.plan.volume import unknown_driver
from dsh.typed import Any

NO_DRIVER = "no-driver"


class Volumes(NamedTuple):
    state: State  # with the new ones
    effects: tuple[Effect, ...] = ()
    mounts: tuple[Mount, ...] = ()
    anonymous: tuple[str, ...] = ()  # placeholders of those that go with the container
    trouble: Trouble | None = None  # what ended it: those made so far are there


def volumes(body: dict[str, Any], image_config: dict[str, Any], state: State) -> Volumes:
    """What the engine will make for this create request and mount into the container."""
    host = body["HostConfig"]
    covered = {_clean(path) for path in host.get("Tmpfs") or {}}
    mounted_at: set[str] = set()
    own_driver = host.get("VolumeDriver") or ""
    taken: dict[str, Mount] = {}
    effects: list[Effect] = []
    anonymous: list[str] = []

    def new(name: str, target: str) -> None:
        nonlocal state
        if name and name in state.volumes:
            taken[target] = Mount("volume", name, "", target)
            return
        identity = name
        if not name:
            identity, state = state.placeholder()
            anonymous.append(identity)
        raw = {"Name": identity, "Driver": "local", "Labels": None, "Mountpoint": "", "Scope": "local", "Options": None}
        state = state.put("volume", Volume(identity, "local", 0.0, {}, raw), raw)
        effects.append(Effect("create", "volume", None, name or "<generated>", f"mounted at {target}"))
        taken[target] = Mount("volume", identity, "", target)

    for mounted in _from_others(host.get("VolumesFrom") or [], state):
        taken[mounted.target] = mounted
    for bind in host.get("Binds") or []:
        volume = parse_volume(bind)
        target = _clean(volume.target)
        bad = bad_bind(bind)
        if bad is not None:
            return Volumes(state, tuple(effects), (), tuple(anonymous), bad)
        if target in mounted_at | covered:
            return Volumes(state, tuple(effects), (), tuple(anonymous), _twice(target))
        mounted_at.add(target)
        is_path = volume.source.startswith("/")  # for the engine nothing else is one
        trouble = None if is_path or not volume.source else _unmade(volume.source, own_driver, state)
        if trouble is not None:
            return Volumes(state, tuple(effects), (), tuple(anonymous), trouble)
        if is_path:
            taken[target] = Mount("bind", "", volume.source, target)
        else:
            new(volume.source, target)
    for mount in host.get("Mounts") or []:
        target = _clean(mount["Target"])
        driver = ((mount.get("VolumeOptions") or {}).get("DriverConfig") or {}).get("Name") or ""
        named = mount["Type"] == "volume" and mount.get("Source")
        trouble = _twice(mount["Target"]) if target in mounted_at else None
        trouble = _unmade(mount["Source"], driver, state) or trouble if named else trouble
        if trouble is not None:
            return Volumes(state, tuple(effects), (), tuple(anonymous), trouble)
        mounted_at.add(target)
        if mount["Type"] == "volume":
            new(mount.get("Source", ""), target)
        else:
            taken[target] = Mount(mount["Type"], "", mount.get("Source", ""), target)
    for path in {**(image_config.get("Volumes") or {}), **(body.get("Volumes") or {})}:
        target = _clean(path)
        if target not in taken and target not in covered:
            said = unknown_driver(own_driver, state)
            if said:
                trouble = Trouble(NO_DRIVER, f"create a volume for {target}: {said}", fix="docker plugin ls")
                return Volumes(state, tuple(effects), (), tuple(anonymous), trouble)
            new("", target)
    return Volumes(state, tuple(effects), tuple(taken.values()), tuple(anonymous))


def _unmade(name: str, driver: str, state: State) -> Trouble | None:
    """Why the engine has no volume of this name and makes none."""
    if name in state.volumes:
        return None
    said = unknown_driver(driver, state)
    if said:
        return Trouble(NO_DRIVER, f"create {name}: {said}", fix="docker plugin ls")
    bad = bad_volume_name(name) if driver in ("", "local") else ""
    return Trouble("bad-volume-name", bad, fix=f"write ./{name} for a folder") if bad else None


def _twice(target: str) -> Trouble:
    return Trouble("bad-mount", f"Duplicate mount point: {target}", fix="one mount for each path in the container")


def _from_others(names: list[str], state: State) -> list[Mount]:
    found: list[Mount] = []
    for name in names:
        try:
            found += state.container(name.partition(":")[0]).mounts
        except EngineRefused:
            continue
    return found


def _clean(path: str) -> str:
    return posixpath.normpath(path)
