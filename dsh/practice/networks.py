"""Networks of a practice engine."""

from collections.abc import Iterator

from dsh.practice import endpoints, lookup
from dsh.practice.configs import option
from dsh.practice.filters import check, labelled, truth
from dsh.practice.objects import Container, Network
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.texts import new_id, timestamp
from dsh.practice.world import World
from dsh.typed import Any

KEYS = ("dangling", "driver", "id", "label", "name", "scope", "type")
PREDEFINED = ("bridge", "host", "none")
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
        place = endpoints.endpoint(body.get("EndpointConfig") or {})
        try:
            network = lookup.network(world, name)
        except Refused:
            container = lookup.container(world, body.get("Container") or "")
            if container.running:
                raise
            container.networks[name] = place  # an engine looks for it only when the container starts
            return Reply(b"", 200)
        container = lookup.container(world, body.get("Container") or "")
        _check_connect(network, container)
        container.networks[network.name] = place
        if container.running:
            endpoints.join(world, container, network, place)
        else:
            place.network = network.id if container.started else ""
    return Reply(b"", 200)


SHARED = "container sharing network namespace with another container or host cannot be connected to any other network"
HOST = "container cannot be disconnected from host network or connected to host network"
NONE = "container cannot be connected to multiple networks with one of the networks in private (none) mode"


def _check_connect(network: Network, container: Container) -> None:
    """The engine's rules in its order (moby daemon/container_operations.go)."""
    mode = option(container.host_config, "NetworkMode")
    if mode.startswith("container:"):
        raise Refused(403, SHARED)
    if network.name == "host" and mode != "host":
        raise Refused(403, HOST)
    if network.name not in container.networks:
        if "host" in container.networks and network.name != "host":
            raise Refused(403, SHARED)
        if "none" in container.networks or (network.name == "none" and container.networks):
            raise Refused(403, NONE)
    elif container.running and container.networks[network.name].id:
        raise Refused(403, f"endpoint with name {container.name} already exists in network {network.name}")


@route("POST", "/networks/{name}/disconnect")
def disconnect(world: World, call: Call, name: str) -> Reply:
    body = call.json(needed=True)
    with world.lock:
        container = _to_disconnect(world, body)
        try:
            name = lookup.network(world, name).name
        except Refused:
            if container.running:
                raise
        if name == "host" and container.running and option(container.host_config, "NetworkMode") == "host":
            raise Refused(403, HOST)
        if name not in container.networks or (container.running and not container.networks[name].id):
            where = f"network {name}" if container.running else f"the network {name}"
            raise Refused(403, f"container {container.id} is not connected to {where}")
        endpoints.leave(world, container, name)
        del container.networks[name]
    return Reply(b"", 200)


def _to_disconnect(world: World, body: dict[str, Any]) -> Container:
    name = body.get("Container") or ""
    try:
        return lookup.container(world, name)
    except Refused as error:
        if body.get("Force"):
            raise Refused(404, f"endpoint {name} not found") from error
        raise
