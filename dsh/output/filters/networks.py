"""The filters of docker network ls, on a state."""

from dsh.engine.objects import Network
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import PREDEFINED_NETWORKS, State
from dsh.output.filters.match import Filters, check, exact, labelled, searched, switch

KEYS = ("dangling", "driver", "id", "label", "name", "scope", "type")


def matching(state: State, chosen: Filters) -> list[Network]:
    """The networks that docker network ls lists. Raises EngineRefused.

    The engine lists networks without their containers, so to `dangling` every network of one's own is unused.
    """
    check(chosen, KEYS)
    for value in chosen.get("type", []):
        if value not in ("custom", "builtin"):
            raise EngineRefused(400, f"invalid filter: 'type'='{value}'")
    dangling = switch(chosen, "dangling")
    return [
        network
        for network in state.networks.values()
        if exact(chosen, "driver", network.driver)
        and searched(chosen, "name", network.name)
        and searched(chosen, "id", network.id)
        and exact(chosen, "scope", network.scope)
        and labelled(chosen, network.labels)
        and exact(chosen, "type", "builtin" if network.name in PREDEFINED_NETWORKS else "custom")
        and (dangling is None or (network.name not in PREDEFINED_NETWORKS) == dangling)
    ]
