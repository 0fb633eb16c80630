"""Which addresses and aliases the engine takes for a container in a network."""

import ipaddress

from dsh.cmdline.types.ip import is_ip
from dsh.engine.objects import Container, Network
from dsh.engine.state import PREDEFINED_NETWORKS, State
from dsh.typed import Any


def unsupported_endpoint(network: Network, config: dict[str, Any], state: State) -> str | None:
    """Addresses and aliases of one's own need a network of one's own, addresses a subnet of one's own."""
    addresses = config.get("IPAMConfig") or {}
    asked = [version for version, key in ((4, "IPv4Address"), (6, "IPv6Address")) if addresses.get(key)]
    if network.name in PREDEFINED_NETWORKS:
        if asked:
            return "user specified IP address is supported on user defined networks only"
        return ALIAS if config.get("Aliases") else None
    if network.driver == "overlay":
        return None
    pools = (network.raw.get("IPAM") or {}).get("Config") or []
    own = {_version(pool.get("Subnet") or "") for pool in pools if not _chosen_by_engine(pool, state)}
    if set(asked) <= own:
        return None
    return "user specified IP address is supported only when connecting to networks with user configured subnets"


ALIAS = "network-scoped alias is supported only for containers in user defined networks"
POOLS: list[dict[str, Any]] = [  # where the engine takes subnets from, if it is not told otherwise
    *({"Base": f"172.{n}.0.0/16", "Size": 16} for n in range(17, 32)),
    {"Base": "192.168.0.0/16", "Size": 20},
]


def _chosen_by_engine(pool: dict[str, Any], state: State) -> bool:
    """Does the subnet look like one that the engine has chosen? It does not say; then it has a gateway, its first."""
    try:
        subnet = ipaddress.ip_network(pool.get("Subnet") or "")
        if ipaddress.ip_address(pool.get("Gateway") or "0.0.0.0") != subnet.network_address + 1:
            return False
        given = state.source.info().get("DefaultAddressPools") or POOLS
        bases = [ipaddress.ip_network(p["Base"], strict=False) for p in given if p["Size"] == subnet.prefixlen]
    except ValueError:
        return False
    return any(base.version == subnet.version and base.supernet_of(subnet) for base in bases)  # type: ignore[arg-type]


def _version(subnet: str) -> int:
    return 6 if ":" in subnet else 4


def outside(network: Network, config: dict[str, Any]) -> str | None:
    """The engine's words on an address that lies in none of the network's subnets."""
    address = (config.get("IPAMConfig") or {}).get("IPv4Address")
    subnets = [pool.get("Subnet") for pool in (network.raw.get("IPAM") or {}).get("Config") or []]
    if not address or not is_ip(address) or not subnets or not all(subnets):
        return None
    if any(ipaddress.ip_address(address) in ipaddress.ip_network(subnet, strict=False) for subnet in subnets):
        return None
    return f"Invalid address {address}: It does not belong to any of this network's subnets"


IN_USE = "Address already in use"
ENDPOINTS = "endpoints"  # in a State's details: what the line connects a container with, by its ID and the network
LISTED = "listed"  # there too: those that the line connects in vain, by the same


def address_held(network: Network, config: dict[str, Any], state: State) -> str | None:
    """The engine's words where the wanted address is the network's own, or a running container has it already."""
    wanted = (config.get("IPAMConfig") or {}).get("IPv4Address")
    if not wanted:
        return None
    if wanted in _reserved(network):
        return IN_USE
    for container in state.containers.values():
        if container.running and joined(container, network, state) and _address(container, network, state) == wanted:
            return IN_USE
    return None


def _reserved(network: Network) -> set[str]:
    """The addresses of a network's subnets that no container gets: first and last, the gateway, --aux-address.

    A bridge that is told no gateway takes the first free address of its range (moby libnetwork/network.go,
    ipamAllocateVersion).
    """
    found: set[str] = set()
    for pool in (network.raw.get("IPAM") or {}).get("Config") or []:
        try:
            subnet = ipaddress.ip_network(pool.get("Subnet") or "", strict=False)
            range_ = ipaddress.ip_network(pool.get("IPRange") or subnet, strict=False)
        except ValueError:
            continue
        ends = (subnet.network_address, subnet.broadcast_address) if subnet.prefixlen < 31 else ()
        first = next((it for it in range_ if it not in ends), None) if network.driver == "bridge" else None
        gateway = (pool.get("Gateway") or "").partition("/")[0] or str(first or "")
        found |= {gateway, *map(str, ends), *(pool.get("AuxiliaryAddresses") or {}).values()}
    return found - {""}


def joined(container: Container, network: Network, state: State) -> bool:
    """Has a running container an endpoint in a network that it is listed with? After a connection that failed it has
    none, and the network is listed all the same."""
    key = f"{container.id} {network.name}"
    if key in state.details.get(LISTED, {}):
        return False
    if network.name not in container.networks:
        return False
    before = state.source.containers().get(container.id)
    known = before is not None and before.running and key not in state.details.get(ENDPOINTS, {})
    return not known or _listed(container, network).get("EndpointID") != ""


def _address(container: Container, network: Network, state: State) -> str:
    listed = _listed(container, network)
    asked = state.details.get(ENDPOINTS, {}).get(f"{container.id} {network.name}") or listed
    return str((asked.get("IPAMConfig") or {}).get("IPv4Address") or listed.get("IPAddress") or "")


def _listed(container: Container, network: Network) -> dict[str, Any]:
    return ((container.raw.get("NetworkSettings") or {}).get("Networks") or {}).get(network.name) or {}


def with_endpoint(
    container: Container, network: Network, config: dict[str, Any], state: State, joined: bool = True
) -> State:
    """The state with what a container is connected with; not `joined`: the network is only listed."""
    key = f"{container.id} {network.name}"
    asked = {**state.details.get(ENDPOINTS, {}), key: config}
    listed = {k: v for k, v in state.details.get(LISTED, {}).items() if k != key} | ({} if joined else {key: True})
    return state._replace(details={**state.details, ENDPOINTS: asked, LISTED: listed})
