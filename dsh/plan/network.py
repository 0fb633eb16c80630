"""docker network create, rm, connect, disconnect"""

import ipaddress

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.ip import is_ip
from dsh.engine.objects import Container, Network
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import PREDEFINED_NETWORKS, State
from dsh.plan.each import each, failing
from dsh.plan.endpoint_rules import address_held, joined, outside, unsupported_endpoint, with_endpoint
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned
from dsh.plan.refusal import Refused
from dsh.plan.swarm_state import is_member, need_manager
from dsh.typed import Any

BUILT_IN = {"host": "host", "null": "none"}
MODES = {"macvlan": ("bridge", "private", "vepa", "passthru"), "ipvlan": ("l2", "l3", "l3s")}


def endpoints(network: Network, state: State) -> tuple[Container, ...]:
    """The containers that hold the network: those that run. One stopped or only created does not."""
    return tuple(
        c
        for c in state.containers.values()
        if c.running
        and c.state != "restarting"
        and (network.id in c.networks.values() or network.name in c.networks)
        and joined(c, network, state)
    )


def create(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    body = create_body(invocation, name)
    try:
        _check_new(name, body, state)
    except EngineRefused as error:
        return failing(state, error)
    placeholder, after = state.placeholder()
    raw = {**body, "Id": placeholder, "Scope": body.get("Scope") or "local", "Created": "", "Containers": {}}
    network = Network(placeholder, name, body["Driver"], "local", 0.0, body.get("Labels") or {}, raw)
    effect = Effect("create", "network", None, name, body["Driver"])
    step = Step("network.create", {"body": body, "placeholder": placeholder}, (effect,), f"create the network {name}")
    after = after.put("network", network, raw)
    return Planned((step,), after, 0, f"{placeholder}\n".encode(), way_back=f"docker network rm {name}")


def create_body(invocation: Invocation, name: str) -> dict[str, Any]:
    """The JSON that docker's client sends."""
    body: dict[str, Any] = {
        "Name": name,
        "CheckDuplicate": True,
        "Driver": invocation.value("driver", "bridge"),
        "Scope": invocation.value("scope"),
        "EnableIPv6": invocation.on("ipv6"),
        "IPAM": {
            "Driver": invocation.value("ipam-driver", "default"),
            "Options": _pairs(invocation.values("ipam-opt")),
            "Config": _pools(invocation),
        },
        "Internal": invocation.on("internal"),
        "Attachable": invocation.on("attachable"),
        "Ingress": invocation.on("ingress"),
        "ConfigOnly": invocation.on("config-only"),
        "Options": _pairs(invocation.values("opt")),
        "Labels": _pairs(invocation.values("label")),
    }
    if invocation.value("config-from"):
        body["ConfigFrom"] = {"Network": invocation.value("config-from")}
    return body


def _pools(invocation: Invocation) -> list[dict[str, Any]]:
    """A pool for each subnet, with the range, gateway and auxiliary addresses that lie in it."""
    pools: list[dict[str, Any]] = [{"Subnet": s} for text in invocation.values("subnet") for s in text.split(",")]
    given = ([part for text in invocation.values(flag) for part in text.split(",")] for flag in ("ip-range", "gateway"))
    if any(len(values) > len(pools) for values in given):
        raise Refused("every ip-range or gateway must have a corresponding subnet", 1, "plain")
    _check_apart([pool["Subnet"] for pool in pools])
    for flag, key in (("ip-range", "IPRange"), ("gateway", "Gateway")):
        for text in invocation.values(flag):
            for value in text.split(","):
                _pool_of(value, flag, pools)[key] = value
    for pair in invocation.values("aux-address"):
        key, _, value = pair.partition("=")
        _pool_of(value, "aux-address", pools).setdefault("AuxiliaryAddresses", {})[key] = value
    return pools


def _check_apart(subnets: list[str]) -> None:
    """The client looks at several subnets, and at none that is alone."""
    read: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
    for text in subnets if len(subnets) > 1 else []:
        try:
            subnet = ipaddress.ip_network(text, strict=False)
            if "/" not in text:
                raise ValueError
        except ValueError:
            first = "" if "/" in text and not read else "invalid subnet: "
            raise Refused(f"{first}invalid CIDR address: {text}", 1, "plain") from None
        if any(subnet.version == other.version and subnet.overlaps(other) for other in read):
            raise Refused("multiple overlapping subnet configuration is not supported", 1, "plain")
        read.append(subnet)


def _pool_of(value: str, flag: str, pools: list[dict[str, Any]]) -> dict[str, Any]:
    """The pool that the address lies in. Raises Refused with the client's words."""
    try:
        if flag == "ip-range":
            ipaddress.ip_network(value, strict=False)
            if "/" not in value:
                raise ValueError
    except ValueError:
        raise Refused(f"invalid CIDR address: {value}", 1, "plain") from None
    for pool in pools:
        try:
            if ipaddress.ip_address(value.partition("/")[0]) in ipaddress.ip_network(pool["Subnet"], strict=False):
                return pool
        except ValueError:
            continue
    raise Refused(f"no matching subnet for {'range' if flag == 'ip-range' else flag} {value}", 1, "plain")


def _check_new(name: str, body: dict[str, Any], state: State) -> None:
    if not name:
        raise EngineRefused(409, f"network with name {name} already exists")  # so the engine says it
    if not name.strip():
        raise EngineRefused(400, "network name cannot be empty or composed only of space characters")
    if any(network.name == name for network in state.networks.values()) or name in PREDEFINED_NETWORKS:
        predefined = name in PREDEFINED_NETWORKS
        says = f"operation is not permitted on predefined {name} network" if predefined else ""
        raise EngineRefused(
            403 if predefined else 409,
            says or f"network with name {name} already exists",
            f"docker network inspect {name}",
        )
    driver = body["Driver"]
    known = [] if driver == "bridge" else (state.source.info().get("Plugins") or {}).get("Network") or []
    if known and driver not in known:
        raise EngineRefused(404, f'plugin "{driver}" not found', "docker plugin ls")
    if driver == "overlay":
        need_manager(state)
    elif body["Scope"] == "swarm" and not is_member(state):
        raise EngineRefused(400, "cannot create a swarm scoped network when swarm is not active", "docker swarm init")
    if driver in ("host", "null") and not body["ConfigOnly"]:
        raise EngineRefused(403, f'only one instance of "{driver}" network is allowed', f"--network {BUILT_IN[driver]}")
    if body["Ingress"] and driver in ("bridge", *MODES):
        raise EngineRefused(403, "Ingress network can only be global scope network", "-d overlay, in a swarm")
    _check_pools(body, state)
    for pool in body["IPAM"]["Config"]:
        _check_subnet(pool["Subnet"], body, state)
    if driver in MODES:
        mode = body["Options"].get(f"{driver}_mode") or ""
        if mode and mode not in MODES[driver]:
            usual = f"'{MODES[driver][0]}' mode is the {driver} driver default"
            raise EngineRefused(400, f"requested {driver} mode '{mode}' is not valid, {usual}")
        if body["Options"].get("parent") == "lo":
            raise EngineRefused(500, f"loopback interface is not a valid {driver} parent link", "-o parent=eth0")


def _check_pools(body: dict[str, Any], state: State) -> None:
    """What the engine says of all the subnets together, and of a gateway."""
    versions = []
    for pool in body["IPAM"]["Config"]:
        try:
            subnet = ipaddress.ip_network(pool["Subnet"], strict=False)
        except ValueError:
            continue
        versions.append(subnet.version)
        gateway = pool.get("Gateway") or ""
        if body["Driver"] == "bridge" and gateway == str(subnet.network_address) and subnet.prefixlen < 31:
            raise EngineRefused(403, f"failed to allocate gateway ({gateway}): Address already in use")
    if body["Driver"] == "bridge" and versions.count(4) > 1:
        raise EngineRefused(400, "bridge driver doesn't support multiple subnets", "a network for each subnet")
    if body["EnableIPv6"] and 6 not in versions and not state.api("1.46") and body["IPAM"]["Driver"] == "default":
        says = (
            "could not find an available, non-overlapping IPv6 address pool among the defaults to assign to the network"
        )
        raise EngineRefused(400, says, "--subnet fd00:1::/64")


def _check_subnet(text: str, body: dict[str, Any], state: State) -> None:
    try:
        wanted = ipaddress.ip_network(text, strict=False)
    except ValueError:
        raise EngineRefused(
            400, f"Invalid subnet {text} : invalid CIDR address: {text}", "--subnet 10.5.0.0/16"
        ) from None
    for network in state.networks.values():
        for pool in (network.raw.get("IPAM") or {}).get("Config") or []:
            try:
                used = ipaddress.ip_network(pool.get("Subnet") or "", strict=False)
            except ValueError:
                continue
            if used.version == wanted.version and used.overlaps(wanted) and network.driver == body["Driver"]:
                raise EngineRefused(
                    403, "Pool overlaps with other one on this address space", f"{network.name} has {used} already"
                )


def _pairs(values: tuple[str, ...]) -> dict[str, str]:
    return {value.partition("=")[0]: value.partition("=")[2] for value in values}


def remove(invocation: Invocation, state: State) -> Planned:
    force = invocation.on("force")

    def one(name: str, state: State) -> Planned:
        try:
            network = state.network(name)
        except EngineRefused as error:
            if force and error.status == 404:
                return Planned((), state, 0, b"", (Problem("not-found", "warning", error.message),))
            raise
        if network.name in PREDEFINED_NETWORKS and network.scope == "local":
            raise EngineRefused(403, f"{network.name} is a pre-defined network and cannot be removed")
        held = endpoints(network, state)
        if held:
            names = ", ".join(c.name for c in held)
            raise EngineRefused(
                403,
                f"error while removing network: network {network.name} id {network.id} has active endpoints",
                f"{names} is connected: docker network disconnect {network.name} {held[0].name}",
            )
        effect = Effect("remove", "network", network.id, network.name, network.driver)
        step = Step("network.remove", {"id": network.id, "name": name}, (effect,), f"remove the network {network.name}")
        way = f"docker network create {network.name}, with the same flags"
        return Planned((step,), state.drop("network", network.id), 0, f"{name}\n".encode(), way_back=way)

    return each([a.value for a in invocation.arguments], state, one)


def connect(invocation: Invocation, state: State) -> Planned:
    net, name = (argument.value for argument in invocation.arguments)
    config = _endpoint(invocation)
    try:
        container = state.container(name)
        network = _network(net, state)
        if network is None and not container.running:
            return _promised(net, container, config, state)
        network = network or state.network(net)
        _check_connect(network, container, config, state)
    except EngineRefused as error:
        return failing(state, error)
    effect = Effect("connect", "network", network.id, network.name, f"with {container.name}")
    step = Step(
        "network.connect",
        {"id": network.id, "body": {"Container": container.id, "EndpointConfig": config}},
        (effect,) if network.name not in container.networks else (),
        f"connect {container.name} to {network.name}",
    )
    after = state.put("container", container._replace(networks={**container.networks, network.name: network.id}))
    wrong = _address_problem(invocation, network, container, state)
    after = with_endpoint(container, network, config, after, joined=wrong is None)
    if wrong:  # the engine lists the network with the container all the same
        step = step._replace(args={**step.args, "listed": True})
        return Planned((step,), after, 1, b"", (wrong,))
    return Planned((step,), after, 0, b"", way_back=f"docker network disconnect {network.name} {container.name}")


def _network(name: str, state: State) -> Network | None:
    """The network, None where there is none. Raises EngineRefused for a name that fits several."""
    try:
        return state.network(name)
    except EngineRefused as error:
        if error.status == 404:
            return None
        raise


def _promised(net: str, container: Container, config: dict[str, Any], state: State) -> Planned:
    """A container that does not run is connected with any name at all; what is missing shows when it starts."""
    effect = Effect("connect", "network", net, net, f"with {container.name}")
    step = Step(
        "network.connect",
        {"id": net, "body": {"Container": container.id, "EndpointConfig": config}},
        (effect,) if net not in container.networks else (),
        f"connect {container.name} to {net}",
    )
    after = state.put("container", container._replace(networks={**container.networks, net: ""}))
    warning = Problem(
        "no-network",
        "warning",
        f"there is no network {net}: the engine takes the name, but {container.name} will not start with it",
        f"docker network create {net}",
    )
    return Planned((step,), after, 0, b"", (warning,), way_back=f"docker network disconnect {net} {container.name}")


def _endpoint(invocation: Invocation) -> dict[str, Any]:
    config: dict[str, Any] = {
        "IPAMConfig": {
            "IPv4Address": invocation.value("ip"),
            "IPv6Address": invocation.value("ip6"),
            "LinkLocalIPs": list(invocation.values("link-local-ip")),
        },
        "Links": list(invocation.values("link")),
        "Aliases": list(invocation.values("alias")),
    }
    if invocation.values("driver-opt"):
        config["DriverOpts"] = _driver_options(invocation.values("driver-opt"))
    return config


def _driver_options(values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if not all(equals and key.strip() for key, equals, _ in pairs):
        raise Refused("invalid key/value pair format in driver options", 1, "plain")
    return {key.strip(): value.strip() for key, _, value in pairs}


def _address_problem(invocation: Invocation, network: Network, container: Container, state: State) -> Problem | None:
    """What a running container is connected with must be addresses, its own in one of the network's subnets."""
    if not container.running:
        return None
    for local in invocation.values("link-local-ip"):
        if not is_ip(local):
            return Problem("bad-address", "error", f"Invalid link-local IP address: [{local}]")
    address = invocation.value("ip")
    if address and not is_ip(address):
        return Problem("bad-address", "error", f"Invalid IPv4 address: {address})")
    config = {"IPAMConfig": {"IPv4Address": address}}
    says = outside(network, config) or address_held(network, config, state)
    return Problem("bad-address", "error", says, "an address in the network's own subnet, or none") if says else None


SHARED = "container sharing network namespace with another container or host cannot be connected to any other network"
HOST = "container cannot be disconnected from host network or connected to host network"
NONE = "container cannot be connected to multiple networks with one of the networks in private (none) mode"


def _check_connect(network: Network, container: Container, config: dict[str, Any], state: State) -> None:
    """The engine's rules in its order (moby daemon/container_operations.go)."""
    if container.network_mode.startswith("container:"):
        raise EngineRefused(403, SHARED)
    wrong = unsupported_endpoint(network, config, state)
    if wrong:
        raise EngineRefused(400, wrong, "docker network create --subnet 10.9.0.0/24 NAME")
    if network.name == "host" and container.network_mode != "host":
        raise EngineRefused(403, HOST)
    if network.name not in container.networks:
        if "host" in container.networks and network.name != "host":
            raise EngineRefused(403, SHARED)
        if "none" in container.networks or (network.name == "none" and container.networks):
            raise EngineRefused(403, NONE)
    elif container.running and joined(container, network, state):
        raise EngineRefused(403, f"endpoint with name {container.name} already exists in network {network.name}")


def _connected(name: str, state: State, force: bool) -> Container:
    try:
        return state.container(name)
    except EngineRefused as error:
        if force and error.status == 404:  # forced, the engine looks for an endpoint of that name alone
            raise EngineRefused(404, f"endpoint {name} not found") from None
        raise


def disconnect(invocation: Invocation, state: State) -> Planned:
    net, name = (argument.value for argument in invocation.arguments)
    force = invocation.on("force")
    try:
        container = _connected(name, state, force)
        network = _network(net, state)
        if network is None and not container.running:
            if net not in container.networks:
                raise EngineRefused(403, f"container {container.id} is not connected to the network {net}")
            network = Network(net, net, "", "local", 0.0, {}, {})
        network = network or state.network(net)
        if network.name == "host" and container.running and container.network_mode == "host":
            raise EngineRefused(403, HOST)
        if network.name not in container.networks or (container.running and not joined(container, network, state)):
            where = f"network {network.name}" if container.running else f"the network {network.name}"
            raise EngineRefused(403, f"container {container.id} is not connected to {where}")
    except EngineRefused as error:
        return failing(state, error)
    effect = Effect("disconnect", "network", network.id, network.name, f"from {container.name}")
    step = Step(
        "network.disconnect",
        {"id": network.id, "container": container.id, "force": force},
        (effect,),
        f"disconnect {container.name} from {network.name}",
    )
    left = {key: value for key, value in container.networks.items() if key != network.name}
    after = state.put("container", container._replace(networks=left))
    return Planned((step,), after, 0, b"", way_back=f"docker network connect {network.name} {container.name}")
