"""Swarms and plugins: a practice engine is a node of no swarm and has no plugins, and answers as such a node does."""

from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.world import World

NOT_A_MANAGER = (
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to '
    "swarm and try again."
)
NOT_PLAYED = "the practice engine does not play swarms: it is one engine alone"
NO_PLUGINS = "the practice engine does not play plugins"


@route("POST", "/swarm/init")
@route("POST", "/swarm/join")
def begin(world: World, call: Call) -> Reply:
    raise Refused(501, NOT_PLAYED)


@route("POST", "/swarm/leave")
@route("POST", "/swarm/unlock")
def leave(world: World, call: Call) -> Reply:
    raise Refused(503 if call.path.endswith("leave") else 409, "This node is not part of a swarm")


def _not_a_manager(world: World, call: Call, **names: str) -> Reply:
    raise Refused(503, NOT_A_MANAGER)


for _method in ("GET", "POST", "DELETE"):
    for _kind in ("swarm", "nodes", "services", "tasks", "secrets", "configs"):
        route(_method, f"/{_kind}")(_not_a_manager)
        route(_method, f"/{_kind}/{{name...}}")(_not_a_manager)


@route("GET", "/plugins")
def plugins(world: World, call: Call) -> Reply:
    return Reply([])


@route("GET", "/plugins/{name...}")
@route("DELETE", "/plugins/{name...}")
def no_such_plugin(world: World, call: Call, name: str) -> Reply:
    if name == "privileges":
        raise Refused(501, NO_PLUGINS)
    bare = name.removesuffix("/json")
    raise Refused(404, f'plugin "{bare}" not found')


@route("POST", "/plugins/{name...}")
def plugin(world: World, call: Call, name: str) -> Reply:
    bare, _, action = name.rpartition("/")
    if action in ("enable", "disable", "set", "push", "upgrade") and bare:
        raise Refused(404, f'plugin "{bare}" not found')
    raise Refused(501, NO_PLUGINS)
