"""The host ports of a practice engine: nobody else's, so only its own containers can hold one."""

from collections.abc import Iterator

from dsh.practice.configs import option
from dsh.practice.objects import Container
from dsh.practice.routes import Refused
from dsh.practice.world import World
from dsh.typed import Any

FIRST, LAST = 32768, 60999  # where the engine chooses from
ANY = ("", "0.0.0.0", "::")


def publish(world: World, container: Container) -> dict[str, list[tuple[str, int]]]:
    """The host's address and port for each published port of a container. Raises Refused where one is taken."""
    wanted: dict[str, Any] = dict(option(container.host_config, "PortBindings"))
    if option(container.host_config, "PublishAllPorts"):
        for port in exposed(container):
            wanted.setdefault(port, [{"HostIp": "", "HostPort": ""}])
    if not wanted:
        return {}
    taken = {place for other in world.containers.values() if other is not container for place in held(other)}
    found: dict[str, list[tuple[str, int]]] = {}
    for port in sorted(wanted, key=_order):
        protocol = port.partition("/")[2] or "tcp"
        for binding in wanted[port] or []:
            address = binding.get("HostIp") or ""
            number = _choose(world, container, address, binding.get("HostPort") or "", protocol, taken)
            taken.add((address, number, protocol))
            found.setdefault(f"{port.partition('/')[0]}/{protocol}", []).append((address, number))
    return found


def exposed(container: Container) -> list[str]:
    """The ports that a container says it listens on: "80/tcp"."""
    ports = {*(container.config.get("ExposedPorts") or ()), *option(container.host_config, "PortBindings")}
    return sorted((port if "/" in port else f"{port}/tcp" for port in ports), key=_order)


def held(container: Container) -> Iterator[tuple[str, int, str]]:
    for port, places in container.ports.items():
        for address, number in places:
            yield address, number, port.partition("/")[2]


def shown(container: Container) -> dict[str, list[dict[str, str]] | None]:
    """NetworkSettings.Ports of an inspect answer."""
    if not container.running or not any(endpoint.address for endpoint in container.networks.values()):
        return {}
    found: dict[str, list[dict[str, str]] | None] = dict.fromkeys(exposed(container))
    for port, places in container.ports.items():
        found[port] = [
            {"HostIp": ip, "HostPort": str(number)} for address, number in places for ip in addresses(address)
        ]
    return found


def listed(container: Container) -> list[dict[str, Any]]:
    """Ports of an entry in the list of containers."""
    found: list[dict[str, Any]] = []
    for port, places in shown(container).items():
        private, _, protocol = port.partition("/")
        if places is None:
            found.append({"PrivatePort": int(private), "Type": protocol})
        for place in places or ():
            entry = {"IP": place["HostIp"], "PrivatePort": int(private), "PublicPort": int(place["HostPort"])}
            found.append({**entry, "Type": protocol})
    return found


def addresses(address: str) -> tuple[str, ...]:
    """Where a port published at this address answers: with none, on both families."""
    return (address,) if address else ("0.0.0.0", "::")


def _order(port: str) -> tuple[str, int]:
    number, _, protocol = port.partition("/")
    return protocol or "tcp", int(number) if number.isdigit() else 0


def _choose(
    world: World, container: Container, address: str, asked: str, protocol: str, taken: set[tuple[str, int, str]]
) -> int:
    first, _, last = asked.partition("-")
    if asked.strip("0"):
        for number in range(int(first), int(last or first) + 1):
            if not _conflicts(address, number, protocol, taken):
                return number
        says = "all ports are allocated" if last else _taken(address, int(first), protocol, taken)
        raise Refused(
            500,
            f"driver failed programming external connectivity on endpoint {container.name} ({container.id}): {says}",
        )
    number = world.last_port[protocol]
    for _ in range(FIRST, LAST + 1):
        number = number + 1 if FIRST <= number + 1 <= LAST else FIRST
        if not _conflicts(address, number, protocol, taken):
            world.last_port[protocol] = number
            return number
    raise Refused(500, "all ports are allocated")


def _taken(address: str, number: int, protocol: str, taken: set[tuple[str, int, str]]) -> str:
    """The engine keeps a list for each address; where another address is in the way, the machine itself says no."""
    where = f"[{address}]" if ":" in address else address or "0.0.0.0"
    same = {address or "0.0.0.0", "" if address == "0.0.0.0" else address}
    if any((other, number, protocol) in taken for other in same):
        return f"Bind for {where}:{number} failed: port is already allocated"
    version = 6 if ":" in address else 4
    return f"Error starting userland proxy: listen {protocol}{version} {where}:{number}: bind: address already in use"


def _conflicts(address: str, number: int, protocol: str, taken: set[tuple[str, int, str]]) -> bool:
    if address in ANY:
        return any(other[1:] == (number, protocol) for other in taken)
    return any((other, number, protocol) in taken for other in (address, *ANY))
