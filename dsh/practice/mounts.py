"""What a new container mounts: -v, --mount, --volumes-from, and the volumes that its image asks for."""

import os
import re

from dsh.practice import lookup
from dsh.practice.objects import Container, Mount, Volume
from dsh.practice.routes import Refused
from dsh.practice.texts import new_id
from dsh.practice.world import World
from dsh.typed import Any

NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]+")
MODES = frozenset(("rw", "ro", "z", "Z", "nocopy", "consistent", "cached", "delegated"))
PROPAGATIONS = frozenset(("private", "rprivate", "slave", "rslave", "shared", "rshared"))


def planned(world: World, config: dict[str, Any], host: dict[str, Any]) -> list[Mount]:
    """The mounts that a create request asks for, by their targets. Raises Refused.

    As with an engine, the named volumes before the one that is refused are made all the same.
    """
    found: dict[str, Mount] = {}
    driver = host.get("VolumeDriver") or "local"
    for word in host.get("VolumesFrom") or ():
        for mount in _of_other(world, word):
            found[mount.target] = mount
    targets: set[str] = set()
    for spec in host.get("Binds") or ():
        mount = _bind(spec, driver)
        if mount.target in targets:
            raise Refused(400, f"Duplicate mount point: {mount.target}")
        targets.add(mount.target)
        found[mount.target] = mount
        make_volumes(world, [mount] if mount.name else [])
    for given in host.get("Mounts") or ():
        mount = _mount(given, driver)
        if mount.target in targets:
            raise Refused(400, f"Duplicate mount point: {mount.target}")
        targets.add(mount.target)
        found[mount.target] = mount
        make_volumes(world, [mount] if mount.name else [])
    for target in host.get("Tmpfs") or {}:
        if target in targets:
            raise Refused(400, f"Duplicate mount point: {target}")
    for target in config.get("Volumes") or {}:
        clean = os.path.normpath(target)
        if clean == "/":
            raise Refused(400, "invalid specification: destination can't be '/'")
        if not clean.startswith("/"):
            raise Refused(400, f"invalid mount path: '{target}' mount path must be absolute")
        if clean not in found and clean not in (host.get("Tmpfs") or {}):
            found[clean] = Mount("volume", "", clean, driver=driver, anonymous=True)
    return list(found.values())


def make_volumes(world: World, mounts: list[Mount]) -> None:
    """Make the volumes that are not there yet. An engine says of each that it was created, of one it had too."""
    for mount in mounts:
        if mount.type != "volume":
            continue
        mount.name = mount.name or new_id()
        if mount.name not in world.volumes:
            check_driver(mount.name, mount.driver)
            labels = {"com.docker.volume.anonymous": ""} if mount.anonymous else None
            made = Volume(mount.name, world.now(), mount.driver, None, labels, mount.anonymous)
            world.volumes[mount.name] = made
        world.event("volume", "create", mount.name, {"driver": mount.driver})


def shown(mount: Mount) -> dict[str, Any]:
    """A mount as inspect answers and lists show it."""
    name = {"Name": mount.name} if mount.type == "volume" else {}
    driver = {"Driver": mount.driver} if mount.type == "volume" else {}
    source = mountpoint(mount.name) if mount.type == "volume" else mount.source
    rest = {"Mode": mount.mode, "RW": mount.rw, "Propagation": mount.propagation}
    return {"Type": mount.type, **name, "Source": source, "Destination": mount.target, **driver, **rest}


def mountpoint(volume: str) -> str:
    return f"/var/lib/docker/volumes/{volume}/_data"


def remove_anonymous(world: World, container: Container) -> None:
    """The volumes that the engine made for a container go with it, where nobody else holds them."""
    for mount in container.mounts:
        if mount.anonymous and mount.name in world.volumes and not lookup.users(world, mount.name):
            del world.volumes[mount.name]
            world.event("volume", "destroy", mount.name, {"driver": mount.driver})


def _of_other(world: World, word: str) -> list[Mount]:
    name, _, mode = word.partition(":")
    if mode and mode not in ("rw", "ro", "z", "Z"):
        raise Refused(400, f"invalid mode: {mode}")
    try:
        other = lookup.container(world, name)
    except Refused as error:
        raise Refused(400, error.message) from error
    rw = mode != "ro"
    return [
        Mount(m.type, m.source, m.target, m.name, m.rw and rw, "", m.propagation, m.driver, m.anonymous, True)
        for m in other.mounts
    ]


def _bind(spec: str, driver: str) -> Mount:
    parts = spec.split(":")
    if len(parts) > 3 or not all(parts):
        raise Refused(400, f"invalid volume specification: '{spec}'")
    if len(parts) == 1:
        return Mount("volume", "", _target(parts[0], spec), driver=driver, anonymous=True)
    source, target = parts[0], _target(parts[1], spec)
    mode = parts[2] if len(parts) == 3 else ""
    words = mode.split(",") if mode else []
    for word in words:
        if word not in MODES and word not in PROPAGATIONS:
            raise Refused(400, f"invalid mode: {mode}")
    propagation = next((word for word in words if word in PROPAGATIONS), "")
    if source.startswith("/"):
        path = os.path.normpath(source)
        return Mount("bind", path, target, rw="ro" not in words, mode=mode, propagation=propagation or "rprivate")
    check_name(source)
    kept = mode or "z"
    return Mount("volume", "", target, source, "ro" not in words, kept, driver=driver, no_copy="nocopy" in words)


def _target(target: str, spec: str) -> str:
    kind = "bind" if spec.startswith("/") else "volume"
    says = f"invalid volume specification: '{spec}': invalid mount config for type \"{kind}\": "
    if os.path.normpath(target) == "/":
        raise Refused(400, f"{says}invalid specification: destination can't be '/'")
    if not target.startswith("/"):
        raise Refused(400, f"{says}invalid mount path: '{target}' mount path must be absolute")
    return os.path.normpath(target)


def check_driver(name: str, driver: str) -> None:
    if driver != "local":
        raise Refused(404, f'create {name}: error looking up volume plugin {driver}: plugin "{driver}" not found')


def check_name(name: str) -> None:
    if len(name) == 1:
        raise Refused(
            400, f"create {name}: volume name is too short, names should be at least two alphanumeric characters"
        )
    if not NAME.fullmatch(name):
        raise Refused(
            400,
            f'create {name}: "{name}" includes invalid characters for a local volume name, only '
            '"[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path',
        )


def _mount(given: dict[str, Any], driver: str) -> Mount:
    kind, source, target = given.get("Type") or "", given.get("Source") or "", given.get("Target") or ""
    says = f'invalid mount config for type "{kind}": '
    if kind not in ("bind", "volume", "tmpfs"):
        raise Refused(400, f"{says}mount type unknown")
    if not target:
        raise Refused(400, f"{says}field Target must not be empty")
    if os.path.normpath(target) == "/":
        raise Refused(400, f"{says}invalid specification: destination can't be '/'")
    if not target.startswith("/"):
        raise Refused(400, f"{says}invalid mount path: '{target}' mount path must be absolute")
    if kind == "bind" and not source:
        raise Refused(400, f"{says}field Source must not be empty")
    if kind == "bind" and not source.startswith("/"):
        raise Refused(400, f"{says}invalid mount path: '{source}' mount path must be absolute")
    if kind == "bind" and not os.path.lexists(source):
        raise Refused(400, f"{says}bind source path does not exist: {source}")
    if kind == "tmpfs" and source:
        raise Refused(400, f"{says}field Source must not be specified")
    target, rw = os.path.normpath(target), not given.get("ReadOnly")
    if kind == "tmpfs":
        return Mount("tmpfs", "", target, rw=rw)
    if kind == "bind":
        propagation = (given.get("BindOptions") or {}).get("Propagation") or "rprivate"
        return Mount("bind", os.path.normpath(source), target, rw=rw, propagation=propagation)
    options = given.get("VolumeOptions") or {}
    named = (options.get("DriverConfig") or {}).get("Name") or driver
    if source:
        check_name(source)
    elif not rw:
        raise Refused(400, f"{says}must not set ReadOnly mode when using anonymous volumes")
    return Mount(
        "volume",
        "",
        target,
        source,
        rw,
        "z",
        driver=named,
        anonymous=not source,
        no_copy=bool(options.get("NoCopy")),
    )
