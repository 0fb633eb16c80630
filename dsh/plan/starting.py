"""Whether a container that exists can be started: its networks, its ports, the container whose network it lives in."""

from dsh.engine.archive import stat
from dsh.engine.objects import Container
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.errors import DshError
from dsh.plan.endpoint_rules import ENDPOINTS, address_held, outside
from dsh.plan.foretell import program_missing, search, unknown_user, words
from dsh.plan.here import surroundings
from dsh.plan.host_devices import lost_device
from dsh.plan.kernel_trouble import against_the_kernel
from dsh.plan.machine_trouble import against_the_machine
from dsh.typed import Any

FILLED = "filled"  # in the details of a State: the containers in which the line writes files


def filled(container: Container, state: State) -> State:
    """The state after something was written in the container: what files it has then, nobody can see now."""
    return state._replace(details={**state.details, FILLED: {**state.details.get(FILLED, {}), container.id: True}})


def unseen(container: Container, state: State) -> bool:
    """Is it not known which files it has by now: is it new, or has the line written in it?"""
    return container.id.startswith("new+") or container.id in state.details.get(FILLED, {})


def why_not(container: Container, state: State) -> EngineRefused | None:
    """The engine's refusal to start it, or None where nothing stands against it."""
    detail = state.inspect("container", container.id)
    host = detail.get("HostConfig") or {}
    mode = host.get("NetworkMode") or ""
    if mode.startswith("container:"):
        return _shared(mode.removeprefix("container:"), state) or _unable(container, detail, state)
    endpoints = (detail.get("NetworkSettings") or {}).get("Networks") or {}
    for name, network in container.networks.items():
        if name in ("none", "host", "podman"):  # podman's default network is listed as bridge
            continue
        known = state.networks.get(network) or next((n for n in state.networks.values() if n.name == name), None)
        if known is None:
            return EngineRefused(
                404, f"network {network or name} not found", f"docker network create {name}, or make the container anew"
            )
        asked = state.details.get(ENDPOINTS, {}).get(f"{container.id} {name}")
        config = asked or endpoints.get(name) or {}
        held = outside(known, config) or address_held(known, config, state)
        if held:
            return EngineRefused(403, held, f"docker network disconnect {name} {container.name}")
    taken = _port_taken(container, host, state)
    return taken or unlinked(container.name, host, state) or _unable(container, detail, state)


def why_not_again(container: Container, state: State) -> EngineRefused | None:
    """The same for one that runs: what has been lost since it was started."""
    if container.network_mode.startswith("container:"):
        return _shared(container.network_mode.removeprefix("container:"), state)
    return unlinked(container.name, state.inspect("container", container.id).get("HostConfig") or {}, state)


def unlinked(name: str, host: dict[str, Any], state: State) -> EngineRefused | None:
    """What a legacy link (--link) leads to has to run (moby daemon/container_operations_unix.go)."""
    for link in host.get("Links") or []:
        target, _, alias = link.replace("/", "", 1).partition(":") if link[:1] == "/" else link.partition(":")
        alias = alias.rpartition("/")[2] or target
        try:
            other = state.container(target)
        except EngineRefused:
            fix = f"{target} is gone: make {name or 'the container'} anew without the link"
        else:
            target, fix = other.name, f"docker start {other.name}"
            if other.running:
                continue
        return EngineRefused(500, f"Cannot link to a non running container: /{target} AS /{name}/{alias}", fix)
    return None


def _unable(container: Container, detail: dict[str, Any], state: State) -> EngineRefused | None:
    """What this machine lacks; and the image, for a container that has never run. One that has run had all it needs."""
    lost = lost_device(detail.get("HostConfig") or {}, surroundings(state).local_engine)
    if lost:
        return EngineRefused(500, lost)
    image = state.images.get(container.image_id)
    apart = against_the_machine(detail.get("HostConfig") or {}, container.mounts, image, state)
    if apart:
        return EngineRefused(400, apart)
    if container.state != "created" or image is None or container.id in state.details.get(FILLED, {}):
        return None
    config = detail.get("Config") or {}
    body: dict[str, Any] = {key: config.get(key) or "" for key in ("User", "WorkingDir")}
    body |= {key: config.get(key) or None for key in ("Entrypoint", "Cmd", "Env")}
    body["HostConfig"] = detail.get("HostConfig") or {}
    kernel = against_the_kernel({**body, "Hostname": config.get("Hostname")}, state)
    if kernel:
        return EngineRefused(400, kernel.message, kernel.fix or "")
    user = unknown_user(body, image, state)
    if user:
        return EngineRefused(400, f"unable to find user {user}: no matching entries in passwd file")
    missing = program_missing(body, {}, image, container.mounts, state)
    if missing is None or not _lacks(container, body, state):
        return None
    return EngineRefused(400, missing.message)


def _lacks(container: Container, body: dict[str, Any], state: State) -> bool:
    """Has nobody copied the program into the container?"""
    if container.id.startswith("new+"):
        return True
    program = words(body, {})[0]
    found = search(program, body["Env"] or [], body["WorkingDir"])
    try:
        return all(stat(state.source.client, container.id, place) is None for place in found)
    except DshError:
        return False


def _shared(owner: str, state: State) -> EngineRefused | None:
    try:
        other = state.container(owner)
    except EngineRefused as error:
        return EngineRefused(error.status, f"cannot join network of a non existent container: {owner}")
    if not other.running:
        return EngineRefused(
            409, f"cannot join network of a non running container: {other.id}", f"docker start {other.name}"
        )
    return None


def _port_taken(container: Container, host: dict[str, Any], state: State) -> EngineRefused | None:
    for port, bindings in (host.get("PortBindings") or {}).items():
        protocol = port.partition("/")[2] or "tcp"
        for binding in bindings or []:
            wanted, address = binding.get("HostPort") or "", binding.get("HostIp") or ""
            if not wanted.isdigit():
                continue
            holder = port_holder(int(wanted), address, protocol, state, container.id)
            if holder:
                return EngineRefused(
                    500,
                    f"driver failed programming external connectivity on endpoint {container.name}: "
                    f"Bind for {address or '0.0.0.0'}:{wanted} failed: port is already allocated",
                    f"{holder.name} holds the port: docker stop {holder.name}",
                )
    return None


def port_holder(port: int, address: str, protocol: str, state: State, but: str = "") -> Container | None:
    """The running container that has published this port of the machine, at an address that overlaps."""
    for container in state.containers.values():
        if not container.running or container.id == but:
            continue
        for used in container.raw.get("Ports") or []:
            same = used.get("PublicPort") == port and used.get("Type", "tcp") == protocol
            anywhere = address in ("", "0.0.0.0", "::") or used.get("IP") in ("0.0.0.0", "::", "", None)
            if same and (anywhere or used.get("IP") == address):
                return container
    return None
