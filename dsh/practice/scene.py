"""What a new practice engine holds, so that there is something to look at, to stop and to clean up."""

from dsh.practice.world import World


def fill(world: World) -> None:
    """Put the start scene into an empty world."""
