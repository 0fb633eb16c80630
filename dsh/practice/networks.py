"""Networks of a practice engine."""

from collections.abc import Iterator
from typing import Any

from dsh.practice import endpoints, lookup
from dsh.practice.configs import option
from dsh.practice.filters import check, labelled, truth
from dsh.practice.objects import Container, Network
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.swarm import NOT_A_MANAGER
from dsh.practice.texts import new_id, timestamp
from dsh.practice.world import World

KEYS = ("dangling", "driver", "id", "label", "name", "scope", "type")
PREDEFINED = ("bridge", "host", "none")
DRIVERS = ("bridge", "ipvlan", "macvlan")
BRIDGE_OPTIONS = {
    "com.docker.network.bridge.default_bridge": "true",
    "com.docker.network.bridge.enable_icc": "true",
    "com.docker.network.bridge.enable_ip_masquerade": "true",
    "com.docker.network.bridge.host_binding_ipv4": "0.0.0.0",
    "com.docker.network.bridge.name": "docker0",
    "com.docker.network.driver.mtu": "1500",
}


def add_predefined(world: World) -> None:
    """The three networks that every engine has."""
    now = world.now()
    subnet = [{"Subnet": "172.17.0.0/16", "Gateway": "172.17.0.1"}]
    for network in (
        Network(new_id(), "bridge", "bridge", now, ipam=subnet, options=dict(BRIDGE_OPTIONS)),
        Network(new_id(), "host", "host", now),
        Network(new_id(), "none", "null", now),
    ):
        world.networks[network.id] = network


@route("GET", "/networks")
def listing(world: World, call: Call) -> Reply:
    chosen = call.filters()
    check(chosen, KEYS)
    dangling = _dangling(chosen)
    for value in chosen.get("type", []):
        if value not in ("custom", "builtin"):
            raise Refused(400, f"invalid filter: 'type'='{value}'")
    with world.lock:
        found = [n for n in world.networks.values() if _fits(n, chosen)]
        if dangling is not None:
            # an engine lists networks without their containers, so that every one of one's own counts as unused
            found = [n for n in found if dangling == (n.name not in PREDEFINED)]
        return Reply([shown(world, network, call, full=False) for network in found])


def _dangling(chosen: dict[str, list[str]]) -> bool | None:
    try:
        return truth(chosen, "dangling")
    except Refused:
        says = 'invalid value for filter \'dangling\', must be "true" (or "1"), or "false" (or "0")'
        raise Refused(400, says) from None


def _fits(network: Network, chosen: dict[str, list[str]]) -> bool:
    kind = "builtin" if network.name in PREDEFINED else "custom"
    return (
        all(not chosen.get(key) or any(v in text for v in chosen[key]) for key, text in _texts(network))
        and (not chosen.get("driver") or network.driver in chosen["driver"])
        and (not chosen.get("scope") or network.scope in chosen["scope"])
        and (not chosen.get("type") or kind in chosen["type"])
        and labelled(chosen, network.labels)
    )


def _texts(network: Network) -> Iterator[tuple[str, str]]:
    yield "name", network.name
    yield "id", network.id


def is_used(world: World, network: Network) -> bool:
    return bool(lookup.attached(world, network))


def shown(world: World, network: Network, call: Call, full: bool = True) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "Name": network.name,
        "Id": network.id,
        "Created": timestamp(network.created),
        "Scope": network.scope,
        "Driver": network.driver,
        **({"EnableIPv4": not network.config_only} if call.at_least("1.47") else {}),
        "EnableIPv6": network.ipv6,
        "IPAM": {"Driver": network.ipam_driver, "Options": network.ipam_options, "Config": network.ipam},
        "Internal": network.internal,
        "Attachable": network.attachable,
        "Ingress": network.ingress,
        "ConfigFrom": {"Network": network.config_from},
        "ConfigOnly": network.config_only,
        "Containers": {},
        "Options": network.options,
        "Labels": network.labels,
    }
    if full:
        length = f"/{endpoints.prefix(network)}"
        for container in lookup.attached(world, network):
            place = next(e for e in container.networks.values() if e.network == network.id and e.id)
            answer["Containers"][container.id] = {
                "Name": container.name,
                "EndpointID": place.id,
                "MacAddress": place.mac,
                "IPv4Address": f"{place.address}{length}" if place.address else "",
                "IPv6Address": "",
            }
    return answer


@route("GET", "/networks/{name...}")
def inspect(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        return Reply(shown(world, lookup.network(world, name), call))


@route("POST", "/networks/create")
def create(world: World, call: Call) -> Reply:
    body = call.json(needed=True)
    name, driver = body.get("Name") or "", body.get("Driver") or "bridge"
    ipam = body.get("IPAM") or {}
    with world.lock:
        _check_new(world, name, driver, body)
        pools = [{k: v for k, v in pool.items() if v} for pool in ipam.get("Config") or []]
        config_only = bool(body.get("ConfigOnly"))
        own_subnet = bool(pools)
        if not pools and not config_only:
            pools = [_free_pool(world)]
        for pool in pools:
            _check_pool(world, pool)
        made = Network(
            new_id(),
            name,
            "null" if config_only else driver,
            world.now(),
            internal=bool(body.get("Internal")),
            attachable=bool(body.get("Attachable")),
            ipv6=bool(body.get("EnableIPv6")),
            config_only=config_only,
            config_from=(body.get("ConfigFrom") or {}).get("Network") or "",
            ipam_driver=ipam.get("Driver") or "default",
            ipam_options=ipam.get("Options"),
            ipam=pools,
            options=body.get("Options") or {},
            labels=body.get("Labels") or {},
            own_subnet=own_subnet,
        )
        world.networks[made.id] = made
        world.event("network", "create", made.id, {"name": name, "type": made.driver})
    return Reply({"Id": made.id, "Warning": ""}, 201)


def _check_new(world: World, name: str, driver: str, body: dict[str, Any]) -> None:
    if not name.strip():
        raise Refused(400, "network name cannot be empty or composed only of space characters")
    if name in PREDEFINED:
        raise Refused(403, f"operation is not permitted on predefined {name} network")
    if any(network.name == name for network in world.networks.values()):
        raise Refused(409, f"network with name {name} already exists")
    source = (body.get("ConfigFrom") or {}).get("Network")
    if source and not any(n.name == source and n.config_only for n in world.networks.values()):
        raise Refused(404, f'configuration network "{source}" does not exist')
    if body.get("Scope") == "swarm":
        raise Refused(400, "cannot create a swarm scoped network when swarm is not active")
    if body.get("Scope") not in (None, "", "local"):
        raise Refused(503, NOT_A_MANAGER)
    if driver in ("host", "null", "none"):
        raise Refused(403, f'only one instance of "{driver}" network is allowed')
    if driver == "overlay":
        raise Refused(503, NOT_A_MANAGER)
    if driver not in DRIVERS:
        raise Refused(404, f'plugin "{driver}" not found')
    if body.get("EnableIPv6") and not any(":" in (p.get("Subnet") or "") for p in (body["IPAM"].get("Config") or [])):
        says = (
            "could not find an available, non-overlapping IPv6 address pool among the defaults to assign to the network"
        )
        raise Refused(404, says)


def _check_pool(world: World, pool: dict[str, Any]) -> None:
    import ipaddress

    text = pool.get("Subnet") or ""
    try:
        wanted = ipaddress.ip_network(text, strict=False)
    except ValueError:
        raise Refused(400, f"Invalid subnet {text} : invalid CIDR address: {text}") from None
    if any(used.version == wanted.version and used.overlaps(wanted) for used in _subnets(world)):
        raise Refused(403, "Pool overlaps with other one on this address space")
    if "Gateway" not in pool and wanted.version == 4:
        pool["Gateway"] = str(wanted.network_address + 1)


def _subnets(world: World) -> list[Any]:
    import ipaddress

    pools = (pool for network in world.networks.values() if not network.config_only for pool in network.ipam)
    return [ipaddress.ip_network(pool["Subnet"], strict=False) for pool in pools]


def _free_pool(world: World) -> dict[str, Any]:
    """The first of the engine's own address pools that nobody has."""
    taken = [one for one in _subnets(world) if one.version == 4]
    for candidate in _pools():
        if not any(candidate.overlaps(one) for one in taken):
            return {"Subnet": str(candidate), "Gateway": str(candidate.network_address + 1)}
    raise Refused(
        404,
        "could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network",
    )


def _pools() -> Iterator[Any]:
    import ipaddress

    for number in range(17, 32):
        yield ipaddress.IPv4Network(f"172.{number}.0.0/16")
    for number in range(0, 256, 16):
        yield ipaddress.IPv4Network(f"192.168.{number}.0/20")


@route("DELETE", "/networks/{name...}")
def remove(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        network = lookup.network(world, name)
        if network.name in PREDEFINED:
            raise Refused(403, f"{network.name} is a pre-defined network and cannot be removed")
        if is_used(world, network):
            says = f"error while removing network: network {network.name} id {network.id} has active endpoints"
            raise Refused(403, says)
        drop(world, network)
    return Reply(None, 204)


def drop(world: World, network: Network) -> None:
    del world.networks[network.id]
    world.pools.pop(network.id, None)
    world.event("network", "destroy", network.id, {"name": network.name, "type": network.driver})


@route("POST", "/networks/{name}/connect")
def connect(world: World, call: Call, name: str) -> Reply:
    body = call.json(needed=True)
    with world.lock:
        network = lookup.network(world, name)
        container = lookup.container(world, body.get("Container") or "")
        _check_connect(world, network, container)
        place = endpoints.endpoint(body.get("EndpointConfig") or {})
        container.networks[network.name] = place
        if container.running:
            endpoints.join(world, container, network, place)
        else:
            place.network = network.id if container.started else ""
    return Reply(b"", 200)


def _check_connect(world: World, network: Network, container: Container) -> None:
    mode = option(container.host_config, "NetworkMode")
    if mode.startswith("container:") or (mode == "host" and network.name != "host"):
        raise Refused(
            403,
            "container sharing network namespace with another container or host cannot be connected "
            "to any other network",
        )
    if mode == "host" or network.name == "host":
        raise Refused(403, "container cannot be disconnected from host network or connected to host network")
    if "none" in container.networks and container.running:
        raise Refused(
            403, "container cannot be connected to multiple networks with one of the networks in private (none) mode"
        )
    if network.name in container.networks:
        if container.running:
            raise Refused(403, f"endpoint with name {container.name} already exists in network {network.name}")
        del container.networks[network.name]


@route("POST", "/networks/{name}/disconnect")
def disconnect(world: World, call: Call, name: str) -> Reply:
    body = call.json(needed=True)
    with world.lock:
        network = lookup.network(world, name)
        try:
            container = lookup.container(world, body.get("Container") or "")
        except Refused:
            if body.get("Force"):
                raise Refused(404, f"endpoint {body.get('Container')} not found") from None
            raise
        if network.name == "host" and container.running and network.name in container.networks:
            raise Refused(403, "container cannot be disconnected from host network or connected to host network")
        if network.name not in container.networks:
            says = f"container {container.id} is not connected to "
            running = "" if container.running else "the "
            raise Refused(403, f"{says}{running}network {network.name}")
        endpoints.leave(world, container, network.name)
        del container.networks[network.name]
    return Reply(b"", 200)
