"""Which addresses and aliases the engine takes for a container in a network."""

import ipaddress
from typing import Any

from dsh.cmdline.types.ip import is_ip
from dsh.engine.objects import Network
from dsh.engine.state import PREDEFINED_NETWORKS, State


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


def address_held(network: Network, config: dict[str, Any], state: State) -> str | None:
    """The engine's words where a running container has the wanted address already."""
    wanted = (config.get("IPAMConfig") or {}).get("IPv4Address")
    for container in state.containers.values() if wanted else ():
        own = ((container.raw.get("NetworkSettings") or {}).get("Networks") or {}).get(network.name) or {}
        if container.running and own.get("IPAddress") == wanted:
            return "Address already in use"
    return None
