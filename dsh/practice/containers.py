"""Requests about one container: start, stop, restart, kill, pause, unpause, rename, update, resize, remove."""

import signal

from dsh.engine.signal_names import signal_number, supported
from dsh.practice import lifecycle, lookup
from dsh.practice.configs import HOST_CONFIG, option
from dsh.practice.create import attributes
from dsh.practice.names import free_name
from dsh.practice.objects import Container
from dsh.practice.refusals import RESTART_POLICIES, of_resources
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.world import World
from dsh.typed import Any

UPDATED = ("BlkioWeight", "CpuPeriod", "CpuQuota", "CpuRealtimePeriod", "CpuRealtimeRuntime", "CpuShares", "NanoCpus")
MORE_UPDATED = ("CpusetCpus", "CpusetMems", "Memory", "MemoryReservation", "MemorySwap", "PidsLimit", "Devices")
DONE = Reply(None, 204)
LEFT = Reply(None, 304)  # it was so already


@route("POST", "/containers/{name}/start")
def start(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        return DONE if lifecycle.start(world, lookup.container(world, name)) else LEFT


@route("POST", "/containers/{name}/stop")
def stop(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        container = lookup.container(world, name)
        seconds, number = _how_to_stop(call)
        if not container.running:
            return LEFT
    lifecycle.stop(world, container, seconds, number)
    return DONE


@route("POST", "/containers/{name}/restart")
def restart(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        container = lookup.container(world, name)
        seconds, number = _how_to_stop(call)
        removes_itself = option(container.host_config, "AutoRemove")
        if removes_itself:
            container.host_config = {**container.host_config, "AutoRemove": False}
    try:
        try:
            lifecycle.stop(world, container, seconds, number)
        finally:
            if removes_itself:  # from here on it goes again: also where it cannot be started
                container.host_config = {**container.host_config, "AutoRemove": True}
        with world.lock:
            lifecycle.start(world, container)
            world.event("container", "restart", container.id, attributes(container))
    except Refused as error:
        raise Refused(error.status, f"Cannot restart container {name}: {error.message}") from error
    return DONE


def _how_to_stop(call: Call) -> tuple[int | None, int | None]:
    text = call.text("signal")
    number = signal_number(text) if text else None
    if text and number is None:
        raise Refused(400, f"Invalid signal: {text}")
    return call.number("t"), number


@route("POST", "/containers/{name}/kill")
def kill(world: World, call: Call, name: str) -> Reply:
    text = call.text("signal") or "KILL"
    number = signal_number(text)
    if number is None:
        raise Refused(400, f"Invalid signal: {text}")
    with world.lock:
        try:
            container = lookup.container(world, name)
        except Refused as error:
            raise Refused(error.status, f"Cannot kill container: {name}: {error.message}") from error
        if not supported(number):
            raise Refused(400, f"Cannot kill container: {name}: The linux daemon does not support signal {number}")
        if not container.running:
            raise Refused(409, f"Cannot kill container: {name}: Container {container.id} is not running")
        lifecycle.kill(world, container, number)
    return DONE


@route("POST", "/containers/{name}/pause")
def pause(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        container = lookup.container(world, name)
        if not container.running:
            raise Refused(409, f"Container {container.id} is not running")
        if container.state == "paused":
            raise Refused(409, f"Container {container.id} is already paused")
        if container.state == "restarting":
            raise Refused(409, f"Container {container.id} is restarting, wait until the container is running")
        container.state = "paused"
        world.event("container", "pause", container.id, attributes(container))
    return DONE


@route("POST", "/containers/{name}/unpause")
def unpause(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        container = lookup.container(world, name)
        if container.state != "paused":
            raise Refused(500, f"Container {container.id} is not paused")
        lifecycle.unpause(world, container)
    return DONE


@route("POST", "/containers/{name}/rename")
def rename(world: World, call: Call, name: str) -> Reply:
    new = call.text("name")
    with world.lock:
        container = lookup.container(world, name)
        old, bare = container.name, new.removeprefix("/")
        if not bare:
            raise Refused(400, "Neither old nor new names may be empty")
        if bare == old:
            raise Refused(400, "Renaming a container with the same name as its current name")
        try:
            free_name(world, f"/{bare}")
        except Refused as error:
            raise Refused(error.status, f"Error when allocating new name: {error.message}") from error
        del world.names[old]
        world.names[bare] = container.id
        container.name = bare
        world.links = {_moved(link, old, bare): identity for link, identity in world.links.items()}
        world.event("container", "rename", container.id, attributes(container, oldName=f"/{old}"))
    return DONE


def _moved(link: str, old: str, new: str) -> str:
    return f"{new}/{link.removeprefix(f'{old}/')}" if link.startswith(f"{old}/") else link


@route("POST", "/containers/{name}/update")
def update(world: World, call: Call, name: str) -> Reply:
    body = call.json()
    given = {key: body[key] for key in (*UPDATED, *MORE_UPDATED) if body.get(key)}
    policy = body.get("RestartPolicy") or {}
    if policy.get("Name"):
        if policy["Name"] not in RESTART_POLICIES:
            raise Refused(400, f"invalid restart policy '{policy['Name']}'")
        given["RestartPolicy"] = {"Name": policy["Name"], "MaximumRetryCount": policy.get("MaximumRetryCount") or 0}
    says = of_resources({**given, "MemorySwap": given.get("MemorySwap", 0) if given.get("Memory") else 0})
    if says:
        raise Refused(400, says)
    with world.lock:
        container = lookup.container(world, name)
        _check_update(container, given)
        host = {**container.host_config, **given}
        container.host_config = {k: v for k, v in host.items() if k not in HOST_CONFIG or v != HOST_CONFIG[k]}
        world.event("container", "update", container.id, attributes(container))
    return Reply({"Warnings": []})


def _check_update(container: Container, given: dict[str, Any]) -> None:
    says = f"Cannot update container {container.id}: "
    has = container.host_config
    policy = (given.get("RestartPolicy") or {}).get("Name", "no")
    if has.get("AutoRemove") and policy != "no":
        raise Refused(409, f"{says}Restart policy cannot be updated because AutoRemove is enabled for the container")
    if has.get("NanoCpus") and (given.get("CpuQuota") or given.get("CpuPeriod")):
        which = "Quota" if given.get("CpuQuota") else "Period"
        raise Refused(409, f"{says}Conflicting options: CPU {which} cannot be updated as NanoCPUs has already been set")
    if given.get("NanoCpus") and (has.get("CpuQuota") or has.get("CpuPeriod")):
        which = "Quota" if has.get("CpuQuota") else "Period"
        raise Refused(
            409, f"{says}Conflicting options: Nano CPUs cannot be updated as CPU {which} has already been set"
        )
    memory, swap = given.get("Memory", 0), given.get("MemorySwap", 0)
    if swap > 0 and not memory and swap < has.get("Memory", 0):
        raise Refused(409, f"{says}Minimum memoryswap limit should be larger than memory limit, see usage")
    # without a limit the swap is set to 0, and without an end to -1: every memory limit exceeds both
    if memory and not swap and memory > has.get("MemorySwap", 0):
        raise Refused(
            409,
            f"{says}Memory limit should be smaller than already set memoryswap limit, "
            "update the memoryswap at the same time",
        )


@route("POST", "/containers/{name}/resize")
def resize(world: World, call: Call, name: str) -> Reply:
    rows, columns = call.number("h", 0) or 0, call.number("w", 0) or 0
    with world.lock:
        container = lookup.container(world, name)
        process = container.process
        if process is None:
            raise Refused(409, f"Container {container.id} is not running")
        process.rows, process.columns = rows, columns
        world.event("container", "resize", container.id, attributes(container, height=str(rows), width=str(columns)))
    return Reply(b"", 200)


@route("DELETE", "/containers/{name...}")
def remove(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        if call.flag("link"):
            _unlink(world, name)
            return DONE
        container = lookup.container(world, name)
        if container.running:
            if not call.flag("force"):
                first = "Unpause and then stop" if container.state == "paused" else "Stop"
                raise Refused(
                    409,
                    f"You cannot remove a {container.state} container {container.id}. "
                    f"{first} the container before attempting removal or force remove",
                )
            container.host_config = {**container.host_config, "AutoRemove": False}  # it is being removed already
            lifecycle.kill(world, container, int(signal.SIGKILL))
        lifecycle.remove(world, container, call.flag("v"))
    return DONE


def _unlink(world: World, name: str) -> None:
    bare = name.strip("/")
    if bare in world.links:
        del world.links[bare]
        return
    lookup.container(world, name)
    raise Refused(400, "Conflict, cannot remove the default name of the container")
