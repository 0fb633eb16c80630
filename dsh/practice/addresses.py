"""The addresses of a network: who is given which, the lowest free one first.

What is taken is what containers hold; it is counted once, when a network is first used, and kept up from then on.
"""

from dsh.practice.objects import Endpoint, Network
from dsh.practice.world import World
from dsh.typed import Any


class Pool:
    """One IPv4 subnet."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._whole = _edges(config["Subnet"])
        self._first, self._last = _edges(config.get("IPRange") or config["Subnet"])
        self._taken = set(self._whole)
        for text in (config.get("Gateway"), *(config.get("AuxiliaryAddresses") or {}).values()):
            if text:
                self._taken.add(_number(text.partition("/")[0]))
        self._lowest = self._first  # nothing beneath it is free

    def holds(self, address: str) -> bool:
        return self._whole[0] <= _number(address) <= self._whole[1]

    def is_taken(self, address: str) -> bool:
        return _number(address) in self._taken

    def take(self, wanted: str = "") -> str:
        """This address, or the lowest free one; "" where there is none."""
        if wanted:
            if not self.holds(wanted):
                return ""
            self._taken.add(_number(wanted))
            return wanted
        while self._lowest in self._taken:
            self._lowest += 1
        if self._lowest > self._last:
            return ""
        self._taken.add(self._lowest)
        return ".".join(str(self._lowest >> shift & 255) for shift in (24, 16, 8, 0))

    def give_back(self, address: str) -> None:
        number = _number(address)
        self._taken.discard(number)
        if self._first <= number < self._lowest:
            self._lowest = number


def of(world: World, network: Network) -> list[Pool]:
    """The IPv4 pools of a network."""
    found = world.pools.get(network.id)
    if found is None:
        found = [Pool(config) for config in network.ipam if ":" not in config["Subnet"]]
        for container in world.containers.values():
            for place in container.networks.values():
                if place.network == network.id and place.address:
                    for pool in found:
                        pool.take(place.address)
        world.pools[network.id] = found
    return found


def give_back(world: World, place: Endpoint) -> None:
    for pool in world.pools.get(place.network, ()) if place.address else ():
        if pool.holds(place.address):
            pool.give_back(place.address)


def _number(address: str) -> int:
    """An address as a number. Not by ipaddress, whose import takes longer than a whole request."""
    number = 0
    for part in address.split("."):
        number = number << 8 | int(part)
    return number


def _edges(subnet: str) -> tuple[int, int]:
    """The first and the last address of a subnet."""
    address, _, length = subnet.partition("/")
    rest = (1 << 32 - int(length or 32)) - 1
    first = _number(address) & ~rest
    return first, first | rest
