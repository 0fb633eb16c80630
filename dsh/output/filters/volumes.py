"""The filters of docker volume ls, on a state."""

from dsh.engine.objects import Volume
from dsh.engine.state import State
from dsh.output.filters.match import Filters, check, exact, labelled, searched, switch

KEYS = ("dangling", "name", "driver", "label")


def matching(state: State, chosen: Filters) -> list[Volume]:
    """The volumes that docker volume ls lists. Raises EngineRefused."""
    check(chosen, KEYS)
    dangling = switch(chosen, "dangling")
    used = {name for container in state.containers.values() for name in container.volumes}
    return [
        volume
        for volume in state.volumes.values()
        if searched(chosen, "name", volume.name)
        and exact(chosen, "driver", volume.driver)
        and labelled(chosen, volume.labels)
        and (dangling is None or (volume.name not in used) == dangling)
    ]
