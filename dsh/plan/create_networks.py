"""--network and the flags that belong to it, as endpoints."""

import csv

from dsh.cmdline.invocation import Invocation
from dsh.plan.refusal import Refused
from dsh.typed import Any

EMPTY: dict[str, Any] = {
    "IPAMConfig": None,
    "Links": None,
    "Aliases": None,
    "MacAddress": "",
    "DriverOpts": None,
    "GwPriority": 0,
    "NetworkID": "",
    "EndpointID": "",
    "Gateway": "",
    "IPAddress": "",
    "IPPrefixLen": 0,
    "IPv6Gateway": "",
    "GlobalIPv6Address": "",
    "GlobalIPv6PrefixLen": 0,
    "DNSNames": None,
}
Wish = dict[str, Any]  # what is asked of one network: target, aliases, links, ip, ip6, mac, local, options, priority


def networks(invocation: Invocation) -> tuple[str, dict[str, dict[str, Any]]]:
    """HostConfig.NetworkMode and the endpoints. Raises Refused."""
    given = [_wish(f.value) for f in invocation.flags if f.flag.name in ("network", "net")]
    wishes = given or [_wish("default")]
    endpoints: dict[str, dict[str, Any]] = {}
    kinds = set()
    for index, wish in enumerate(wishes):
        own = is_user_defined(wish["target"])
        kinds.add(own)
        if index == 0:
            _apply_flags(wish, invocation, own)
        endpoint = _endpoint(wish, own)
        if wish["target"] in endpoints:
            raise Refused(f'network "{wish["target"]}" is specified multiple times')
        if len(given) == 1 and endpoint == EMPTY:
            continue
        endpoints[wish["target"]] = endpoint
    if len(kinds) == 2:
        raise Refused("conflicting options: cannot attach both user-defined and non-user-defined network-modes")
    return wishes[0]["target"], endpoints


def is_user_defined(target: str) -> bool:
    return target not in ("default", "bridge", "host", "none") and not target.startswith("container:")


def _wish(value: str) -> Wish:
    wish: Wish = {"target": value, "aliases": [], "links": [], "local": [], "options": {}}
    wish |= {"ip": "", "ip6": "", "mac": "", "priority": 0}
    if "=" not in value:
        return wish
    for field in next(csv.reader([value]), []):
        key, _, text = field.partition("=")
        key, text = key.strip().lower(), text.strip()
        if key == "name":
            wish["target"] = text
        elif key == "alias":
            wish["aliases"].append(text)
        elif key == "ip":
            wish["ip"] = text
        elif key == "ip6":
            wish["ip6"] = text
        elif key == "mac-address":
            wish["mac"] = text
        elif key == "link-local-ip":
            wish["local"].append(text)
        elif key == "driver-opt":
            name, _, said = text.partition("=")
            wish["options"][name.strip().lower()] = said.strip()
        elif key == "gw-priority":
            wish["priority"] = int(text)
    return wish


def _apply_flags(wish: Wish, invocation: Invocation, own: bool) -> None:
    """The flags of the old notation hold for the first network."""
    aliases = [f.value for f in invocation.flags if f.flag.name in ("network-alias", "net-alias")]
    both = "conflicting options: cannot specify both "
    if aliases:
        if wish["aliases"]:
            raise Refused(f"{both}--network-alias and per-network alias")
        wish["aliases"] = aliases
    if invocation.has("ip"):
        if wish["ip"]:
            raise Refused(f"{both}--ip and per-network IPv4 address")
        wish["ip"] = invocation.value("ip")
    if invocation.has("ip6"):
        if wish["ip6"]:
            raise Refused(f"{both}--ip6 and per-network IPv6 address")
        wish["ip6"] = invocation.value("ip6")
    if invocation.has("mac-address"):
        if wish["mac"]:
            raise Refused(f"{both}--mac-address and per-network MAC address")
        wish["mac"] = invocation.value("mac-address")
    if invocation.has("link-local-ip"):
        if wish["local"]:
            raise Refused(f"{both}--link-local-ip and per-network link-local IP addresses")
        wish["local"] = list(invocation.values("link-local-ip"))
    if own:
        wish["links"] = list(invocation.values("link"))


def _endpoint(wish: Wish, own: bool) -> dict[str, Any]:
    if not wish["target"].strip():
        raise Refused("no name set for network")
    if wish["aliases"] and not own:
        raise Refused("network-scoped aliases are only supported for user-defined networks")
    endpoint = dict(EMPTY)
    addresses = {"IPv4Address": wish["ip"], "IPv6Address": wish["ip6"], "LinkLocalIPs": wish["local"]}
    if any(addresses.values()):
        endpoint["IPAMConfig"] = {name: said for name, said in addresses.items() if said}
    endpoint["Aliases"] = wish["aliases"] or None
    endpoint["Links"] = wish["links"] or None
    endpoint["DriverOpts"] = wish["options"] or None
    endpoint["MacAddress"] = wish["mac"]
    endpoint["GwPriority"] = wish["priority"]
    return endpoint
