"""The filters of docker network ls, on a state."""

from dsh.engine.objects import Network
from dsh.engine.state import PREDEFINED_NETWORKS, State
from dsh.output.filters.match import Filters, bad_value, check, exact, labelled, searched, switch

KEYS = ("dangling", "driver", "id", "label", "name", "scope", "type")


def matching(state: State, chosen: Filters) -> list[Network]:
    """The networks that docker network ls lists. Raises EngineRefused."""
    check(chosen, KEYS)
    for value in chosen.get("type", []):
        if value not in ("custom", "builtin"):
            raise bad_value("type", value)
    dangling = switch(chosen, "dangling")
    used = {identity for c in state.containers.values() if c.running for identity in c.networks.values()}
    return [
        network
        for network in state.networks.values()
        if exact(chosen, "driver", network.driver)
        and searched(chosen, "name", network.name)
        and searched(chosen, "id", network.id)
        and exact(chosen, "scope", network.scope)
        and labelled(chosen, network.labels)
        and exact(chosen, "type", "builtin" if network.name in PREDEFINED_NETWORKS else "custom")
        and (dangling is None or _dangling(network, used) == dangling)
    ]


def _dangling(network: Network, used: set[str]) -> bool:
    return network.name not in PREDEFINED_NETWORKS and network.id not in used
