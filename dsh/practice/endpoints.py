"""Containers in networks: addresses, and the rules of connecting.

Addresses are given when a container starts and taken back when it ends, the lowest free one first, as an engine does.
"""

from dsh.practice import addresses, lookup
from dsh.practice.configs import option
from dsh.practice.objects import Container, Endpoint, Network
from dsh.practice.routes import Refused
from dsh.practice.texts import new_id
from dsh.practice.world import World
from dsh.typed import Any

BUILTIN = ("default", "bridge", "host", "none")


def is_own(mode: str) -> bool:
    """Does this network mode name a network that somebody made?"""
    return mode not in BUILTIN and not mode.startswith("container:")


def asked(world: World, mode: str, given: dict[str, Any]) -> dict[str, Endpoint]:
    """The endpoints of a new container, by the name of their network."""
    if mode.startswith("container:"):
        return {}
    first = "bridge" if mode == "default" else mode
    found: dict[str, Endpoint] = {}
    settings = {("bridge" if name == "default" else name): value or {} for name, value in given.items()}
    for name in [first, *(n for n in settings if n != first)]:
        found[_name(world, name)] = endpoint(settings.get(name) or {})
    return found


def check(given: dict[str, Any]) -> None:
    """Are the addresses asked for addresses? Raises Refused."""
    for settings in given.values():
        ipam = (settings or {}).get("IPAMConfig") or {}
        for key in ("IPv4Address", "IPv6Address"):
            if ipam.get(key) and not _is_address(ipam[key]):
                raise Refused(400, f"invalid {key.removesuffix('Address')} address: {ipam[key]}")
        wrong = [text for text in ipam.get("LinkLocalIPs") or () if not _is_address(text)]
        if wrong:
            raise Refused(400, f"Invalid link-local IP address: [{' '.join(ipam['LinkLocalIPs'])}]")


def _is_address(text: str) -> bool:
    import ipaddress

    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def endpoint(given: dict[str, Any]) -> Endpoint:
    ipam = given.get("IPAMConfig")
    return Endpoint(
        network="",
        aliases=tuple(given.get("Aliases") or ()),
        links=tuple(given.get("Links") or ()),
        asked=None if ipam is None else {key: value for key, value in ipam.items() if value},
        options=given.get("DriverOpts"),
        asked_mac=given.get("MacAddress") or "",
    )


def _name(world: World, name: str) -> str:
    """An ID that was given instead of a name counts as that network's name."""
    found = world.networks.get(name) or next((n for n in world.networks.values() if n.name == name), None)
    if found is None and len(name) >= 12:
        found = next((n for n in world.networks.values() if n.id.startswith(name)), None)
    return found.name if found else name


def join_all(world: World, container: Container) -> None:
    """Connect a starting container to its networks. Raises Refused, and then it is in none."""
    mode = option(container.host_config, "NetworkMode")
    if mode.startswith("container:"):
        _shared(world, mode.removeprefix("container:"))
        return
    try:
        for name, place in container.networks.items():
            join(world, container, _found(world, name, place), place)
    except Refused:
        leave_all(world, container)
        raise


def _found(world: World, name: str, place: Endpoint) -> Network:
    found = world.networks.get(place.network) or next((n for n in world.networks.values() if n.name == name), None)
    if found is None:
        raise Refused(404, f"network {place.network or name} not found")
    return found


def shared_with(world: World, container: Container) -> Container | None:
    """The container in whose network this one lives."""
    mode = option(container.host_config, "NetworkMode")
    if not mode.startswith("container:"):
        return None
    try:
        return lookup.container(world, mode.removeprefix("container:"))
    except Refused:
        return None


def _shared(world: World, owner: str) -> None:
    try:
        other = lookup.container(world, owner)
    except Refused as error:
        raise Refused(404, f"No such container: {owner}") from error
    if not other.running:
        raise Refused(409, f"cannot join network of a non running container: {other.id}")


def join(world: World, container: Container, network: Network, place: Endpoint) -> None:
    """Give a running container its address in a network. Raises Refused."""
    own = network.name not in BUILTIN
    place.named = own
    if place.asked and place.asked.get("IPv4Address") and not own:
        says = "user specified IP address is supported on user defined networks only"
        if network.name == "bridge":
            raise Refused(400, says)
    if place.asked and place.asked.get("IPv4Address") and own and not network.own_subnet:
        raise Refused(
            400, "user specified IP address is supported only when connecting to networks with user configured subnets"
        )
    if place.aliases and not own:
        raise Refused(400, "network-scoped alias is supported only for containers in user defined networks")
    if network.driver in ("host", "null"):
        place.id = new_id()
    else:
        address = _address(world, network, place)
        place.id, place.address = new_id(), address
        place.mac = place.asked_mac or container.config.get("MacAddress") or _mac(address)
    place.network = network.id
    attributes = {"container": container.id, "name": network.name, "type": network.driver}
    world.event("network", "connect", network.id, attributes)


def leave(world: World, container: Container, name: str) -> None:
    place = container.networks[name]
    if place.id:
        addresses.give_back(world, place)
        place.id = place.address = place.mac = ""
        network = world.networks.get(place.network)
        if network is not None:
            attributes = {"container": container.id, "name": network.name, "type": network.driver}
            world.event("network", "disconnect", network.id, attributes)


def leave_all(world: World, container: Container) -> None:
    for name in container.networks:
        leave(world, container, name)


def prefix(network: Network) -> int:
    """The length of the network's first IPv4 prefix, 0 for none."""
    return next((int(p["Subnet"].partition("/")[2] or 32) for p in network.ipam if "." in p["Subnet"]), 0)


def gateway(network: Network) -> str:
    return next((str(p.get("Gateway") or "").partition("/")[0] for p in network.ipam if "." in p["Subnet"]), "")


def _address(world: World, network: Network, place: Endpoint) -> str:
    pools = addresses.of(world, network)
    wanted = str((place.asked or {}).get("IPv4Address") or "")
    if wanted:
        if not any(pool.holds(wanted) for pool in pools):
            raise Refused(400, f"Invalid address {wanted}: It does not belong to any of this network's subnets")
        if any(pool.is_taken(wanted) for pool in pools):
            raise Refused(403, "Address already in use")
    for pool in pools:
        given = pool.take(wanted)
        if given:
            return given
    raise Refused(403, f"no available IPv4 addresses on this network's address pools: {network.name} ({network.id})")


def _dns(container: Container, place: Endpoint) -> list[str]:
    """The names that a network of one's own knows a container by."""
    return list(dict.fromkeys((container.name, *place.aliases, container.id[:12])))


def _mac(address: str) -> str:
    return "02:42:" + ":".join(f"{int(part):02x}" for part in address.split("."))


def shown(
    world: World, container: Container, name: str, place: Endpoint, names: bool = True, modern: bool = True
) -> dict[str, Any]:
    """An endpoint as inspect answers and lists show it; a list leaves the names out. `modern`: from API 1.45 on."""
    network = world.networks.get(place.network)
    own = name not in BUILTIN
    aliases = list(place.aliases) + ([container.id[:12]] if place.named and not modern else [])
    answer: dict[str, Any] = {
        "IPAMConfig": place.asked,
        "Links": (list(place.links) or None) if names else None,
        "Aliases": aliases or None if names else None,
        "MacAddress": place.mac,
        "DriverOpts": place.options,
        "NetworkID": place.network,
        "EndpointID": place.id,
        "Gateway": gateway(network) if network is not None and place.address and not network.internal else "",
        "IPAddress": place.address,
        "IPPrefixLen": prefix(network) if network is not None and place.address else 0,
        "IPv6Gateway": "",
        "GlobalIPv6Address": "",
        "GlobalIPv6PrefixLen": 0,
        "DNSNames": _dns(container, place) if own and names and modern else None,
    }
    return answer
