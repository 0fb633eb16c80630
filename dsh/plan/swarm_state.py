"""The swarm as planners see it: its objects as the engine lists them, changed by what the line did before.

Objects are the engine's own answers by ID; new ones have placeholder IDs. They live in `State.changed` beside the
containers and images, under service, node, secret and config; "swarm" is what `docker info` says of it.
"""

from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.plan import Effect
from dsh.typed import Any

NOT_A_MANAGER = (
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm '
    "and try again."
)
A_WORKER = (
    "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run this "
    "command on a manager node or promote the current node to a manager."
)
LOCKED = (
    'Swarm is encrypted and needs to be unlocked before it can be used. Please use "docker swarm unlock" to unlock it.'
)
KINDS = ("service", "node", "secret", "config")
SERVICE_LABEL = "com.docker.swarm.service.id"
Raw = dict[str, Any]


def about(state: State) -> Raw:
    """What the engine says of its swarm: LocalNodeState, ControlAvailable, NodeID, Managers, Nodes ..."""
    found: Raw = state.changed["swarm"] if "swarm" in state.changed else state.source.info().get("Swarm") or {}
    return found


def is_member(state: State) -> bool:
    return about(state).get("LocalNodeState", "inactive") in ("active", "pending", "error", "locked")


def need_manager(state: State) -> None:
    """Raises EngineRefused as the engine answers where it manages no swarm."""
    found = about(state)
    if found.get("ControlAvailable"):
        return
    now = found.get("LocalNodeState", "inactive")
    if now == "locked":
        raise EngineRefused(503, LOCKED, "docker swarm unlock")
    if now in ("active", "pending"):
        raise EngineRefused(503, A_WORKER, "run it on a manager: docker node promote, there")
    raise EngineRefused(503, NOT_A_MANAGER, "docker swarm init (begins a swarm with this engine alone)")


def objects(state: State, kind: str) -> dict[str, Raw]:
    """All services, nodes, secrets or configs by ID. Raises EngineRefused where there is no swarm to ask."""
    need_manager(state)
    if kind in state.changed:
        return state.changed[kind]
    return {item["ID"]: item for item in state.source.ask(f"/{kind}s") or []}


def name_of(item: Raw) -> str:
    """The name of a service, secret or config; the host of a node."""
    return str((item.get("Spec") or {}).get("Name") or (item.get("Description") or {}).get("Hostname") or "")


def find(state: State, kind: str, name: str) -> Raw:
    """By full ID, full name or unique prefix of the ID. Raises EngineRefused in the engine's words."""
    items = objects(state, kind)
    if name in items:
        return items[name]
    named = [item for item in items.values() if name_of(item) == name and name]
    begun = [item for identity, item in items.items() if identity.startswith(name) and name]
    found = named or begun
    if len(found) > 1:
        what = "name" if named else "prefix"
        raise EngineRefused(400, f"{kind} {name} is ambiguous ({len(found)} matches found on {what})")
    if not found:
        raise EngineRefused(404, f"{kind} {name} not found", f"docker {kind} ls")
    return found[0]


def put(state: State, kind: str, item: Raw) -> State:
    """With this object, new or in place of the one with its ID."""
    return state._replace(changed={**state.changed, kind: {**objects(state, kind), item["ID"]: item}})


def drop(state: State, kind: str, identity: str) -> State:
    left = {key: item for key, item in objects(state, kind).items() if key != identity}
    return state._replace(changed={**state.changed, kind: left})


def containers_of(state: State, service: str) -> list[Any]:
    """The containers of a service's tasks on this engine."""
    return [c for c in state.containers.values() if (c.raw.get("Labels") or {}).get(SERVICE_LABEL) == service]


def tasks_removed(state: State, service: str) -> tuple[tuple[Effect, ...], State]:
    """The containers here that go with a service."""
    gone = containers_of(state, service)
    effects = tuple(
        Effect("remove", "container", c.id, c.name, "a task of the service, in the background") for c in gone
    )
    return effects, state.drop("container", {c.id for c in gone}) if gone else state
