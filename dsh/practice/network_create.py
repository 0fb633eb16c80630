"""POST /networks/create: what an engine checks, and the address pools it chooses from."""

from collections.abc import Iterator

from dsh.practice.networks import PREDEFINED
from dsh.practice.objects import Network
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.swarm import NOT_A_MANAGER
from dsh.practice.texts import new_id
from dsh.practice.world import World
from dsh.typed import Any

DRIVERS = ("bridge", "ipvlan", "macvlan")


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
