"""Whether a container that exists can be started: its networks, its ports, the container whose network it lives in."""

from typing import Any

from dsh.engine.objects import Container
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State


def why_not(container: Container, state: State) -> EngineRefused | None:
    """The engine's refusal to start it, or None where nothing stands against it."""
    detail = state.inspect("container", container.id)
    host = detail.get("HostConfig") or {}
    mode = host.get("NetworkMode") or ""
    if mode.startswith("container:"):
        return _shared(mode.removeprefix("container:"), state)
    for name, network in container.networks.items():
        if name in ("none", "host", "podman"):  # podman's default network is listed as bridge
            continue
        known = network in state.networks or any(n.name == name for n in state.networks.values())
        if not known:
            return EngineRefused(
                404, f"network {network or name} not found", f"docker network create {name}, or make the container anew"
            )
    return _port_taken(container, host, state)


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
