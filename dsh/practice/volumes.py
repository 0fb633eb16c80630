"""Volumes of a practice engine."""

from dsh.practice import lookup
from dsh.practice.filters import check, exact, labelled, searched, truth
from dsh.practice.mounts import check_driver, check_name, mountpoint
from dsh.practice.objects import Volume
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.texts import new_id, timestamp
from dsh.practice.world import SECOND, World
from dsh.typed import Any

KEYS = ("dangling", "driver", "label", "name")
LOCAL_OPTIONS = ("device", "o", "type", "size")


@route("GET", "/volumes")
def listing(world: World, call: Call) -> Reply:
    chosen = call.filters()
    check(chosen, KEYS)
    dangling = truth(chosen, "dangling")
    with world.lock:
        used = used_names(world) if dangling is not None else set()
        found = [
            shown(volume)
            for volume in world.volumes.values()
            if searched(chosen, "name", volume.name)
            and exact(chosen, "driver", volume.driver)
            and labelled(chosen, volume.labels or {})
            and (dangling is None or dangling == (volume.name not in used))
        ]
    return Reply({"Volumes": found, "Warnings": None})


def used_names(world: World) -> set[str]:
    """The volumes that a container, running or not, holds."""
    return {m.name for c in world.containers.values() for m in c.mounts if m.type == "volume"}


def shown(volume: Volume) -> dict[str, Any]:
    return {
        "CreatedAt": timestamp(volume.created - volume.created % SECOND),
        "Driver": volume.driver,
        "Labels": volume.labels,
        "Mountpoint": mountpoint(volume.name),
        "Name": volume.name,
        "Options": volume.options,
        "Scope": "local",
    }


@route("POST", "/volumes/create")
def create(world: World, call: Call) -> Reply:
    body = call.json()
    name, driver = body.get("Name") or "", body.get("Driver") or "local"
    with world.lock:
        existing = world.volumes.get(name)
        if existing is not None:
            if existing.driver != driver:
                raise Refused(409, f"create {name}: conflict: volume name must be unique")
            return Reply(shown(existing), 201)
        check_driver(name, driver)
        check_name(name or "anonymous")
        options = body.get("DriverOpts") or None
        for key in options or ():
            if key not in LOCAL_OPTIONS:
                raise Refused(400, f'create {name}: invalid option: "{key}"')
        if options and "device" not in options:
            raise Refused(400, f'create {name}: missing required option: "device"')
        labels = dict(body.get("Labels") or {}) or None
        if not name:
            labels = {**(labels or {}), "com.docker.volume.anonymous": ""}
        made = Volume(name or new_id(), world.now(), driver, options, labels, not name)
        world.volumes[made.name] = made
        world.event("volume", "create", made.name, {"driver": driver})
        return Reply(shown(made), 201)


@route("GET", "/volumes/{name}")
def inspect(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        return Reply(shown(lookup.volume(world, name)))


@route("DELETE", "/volumes/{name}")
def remove(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        if name not in world.volumes and call.flag("force"):
            return Reply(None, 204)
        lookup.volume(world, name)
        held = lookup.users(world, name)
        if held:
            ids = ", ".join(container.id for container in held)
            raise Refused(409, f"remove {name}: volume is in use - [{ids}]")
        drop(world, name)
    return Reply(None, 204)


def drop(world: World, name: str) -> None:
    gone = world.volumes.pop(name)
    world.event("volume", "destroy", name, {"driver": gone.driver})
