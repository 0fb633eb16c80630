"""Containers of a practice engine."""

from dsh.practice.routes import Call, Reply, route
from dsh.practice.world import World


@route("GET", "/containers/json")
def listing(world: World, call: Call) -> Reply:
    return Reply([])
