"""The filters of docker ps, on a state."""

import re

from dsh.engine.objects import Container
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.output.filters.match import Filters, bad_value, check, exact, labelled, searched

KEYS = (
    *("ancestor", "before", "exited", "expose", "health", "id", "is-task", "isolation", "label", "name", "network"),
    *("publish", "since", "status", "volume"),
)
STATES = ["paused", "restarting", "running", "dead", "created", "exited", "removing"]
HEALTH = ("starting", "healthy", "unhealthy", "none")
EXIT_CODE = re.compile(r"\((-?\d+)\)")


def matching(state: State, chosen: Filters, everything: bool) -> list[Container]:
    """The containers that docker ps lists with these filters, newest first. Raises EngineRefused for bad ones."""
    check(chosen, KEYS)
    for value in chosen.get("status", []):
        if value not in STATES:
            raise bad_value("status", value)
    for value in chosen.get("health", []):
        if value not in HEALTH:
            raise bad_value("health", value)
    codes = [_code(value) for value in chosen.get("exited", [])]
    everything = everything or "status" in chosen
    images = _descendants(state, chosen["ancestor"]) if "ancestor" in chosen else None
    return [
        container
        for container in _between(state, chosen)
        if (everything or container.running)
        and (images is None or container.image_id in images)
        and (not codes or _exit_code(container) in codes)
        and _fits(state, container, chosen)
    ]


def _code(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise EngineRefused(400, f'strconv.Atoi: parsing "{value}": invalid syntax') from None


def _exit_code(container: Container) -> int | None:
    found = EXIT_CODE.search(container.raw.get("Status", "")) if container.state == "exited" else None
    return int(found.group(1)) if found else None


def _between(state: State, chosen: Filters) -> list[Container]:
    """Those created before the one named by `before`, and after the one named by `since`."""
    found = list(state.containers.values())
    for name in chosen.get("before", [])[-1:]:
        found = found[found.index(_edge(state, name)) + 1 :]
    for name in chosen.get("since", [])[-1:]:
        edge = _edge(state, name)
        found = found[: found.index(edge)] if edge in found else []
    return found


def _edge(state: State, name: str) -> Container:
    try:
        return state.container(name)
    except EngineRefused as refusal:
        raise EngineRefused(refusal.status, f"no such container {name}") from refusal


def _descendants(state: State, names: list[str]) -> set[str]:
    """The IDs of the images named, and of all built on them."""
    found: set[str] = set()
    for name in names:
        try:
            todo = [state.image(name).id]
        except EngineRefused:
            continue
        while todo:
            identity = todo.pop()
            found.add(identity)
            todo += [image.id for image in state.images.values() if image.parent == identity and image.id not in found]
    return found


def _fits(state: State, container: Container, chosen: Filters) -> bool:
    return (
        searched(chosen, "name", container.name)
        and searched(chosen, "id", container.id)
        and labelled(chosen, container.labels)
        and exact(chosen, "status", container.state)
        and _is_task(container, chosen)
        and _on_network(container, chosen.get("network"))
        and _has_volume(container, chosen.get("volume"))
        and _has_port(container, chosen.get("publish"), public=True)
        and _has_port(container, chosen.get("expose"), public=False)
        and exact(chosen, "health", _health(container))
    )


def _is_task(container: Container, chosen: Filters) -> bool:
    values = chosen.get("is-task")
    return not values or (values[-1] in ("true", "1")) == ("com.docker.swarm.task" in container.labels)


def _on_network(container: Container, values: list[str] | None) -> bool:
    return not values or any(v in container.networks or v in container.networks.values() for v in values)


def _has_volume(container: Container, values: list[str] | None) -> bool:
    return not values or any(
        v in (m.name, m.target, m.source if m.type == "bind" else "") for m in container.mounts for v in values
    )


def _has_port(container: Container, values: list[str] | None, public: bool) -> bool:
    if not values:
        return True
    key = "PublicPort" if public else "PrivatePort"
    have = {(p.get(key), p.get("Type", "tcp")) for p in container.raw.get("Ports") or []}
    return any((port, protocol) in have for v in values for port, protocol in _ports(v))


def _ports(value: str) -> list[tuple[int, str]]:
    span, _, protocol = value.partition("/")
    first, _, last = span.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        raise EngineRefused(400, f"invalid port: {value}")
    return [(port, protocol or "tcp") for port in range(int(first), int(last or first) + 1)]


def _health(container: Container) -> str:
    status = container.raw.get("Status", "")
    if "(healthy)" in status:
        return "healthy"
    if "(unhealthy)" in status:
        return "unhealthy"
    return "starting" if "(health: starting)" in status else "none"
