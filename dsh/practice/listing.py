"""GET /containers/json: the list of containers, newest first, and its filters."""

import re
from collections.abc import Iterator

from dsh.practice import endpoints, lookup, mounts, ports
from dsh.practice.configs import option
from dsh.practice.filters import check, exact, labelled, searched, truth
from dsh.practice.objects import Container
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.sizes import sizes
from dsh.practice.texts import SECOND, age
from dsh.practice.world import World
from dsh.typed import Any

KEYS = (
    *("ancestor", "before", "exited", "expose", "health", "id", "is-task", "isolation", "label", "name", "network"),
    *("publish", "since", "status", "volume"),
)
STATES = ("paused", "restarting", "running", "dead", "created", "exited", "removing")
HEALTH = ("starting", "healthy", "unhealthy", "none")
Filters = dict[str, list[str]]


@route("GET", "/containers/json")
def listing(world: World, call: Call) -> Reply:
    chosen = call.filters()
    limit = call.number("limit", 0) or 0
    with world.lock:
        everything = call.flag("all") or limit > 0
        found = matching(world, chosen, everything)
        if limit > 0:
            found = found[:limit]
        links = _links(world)
        now = world.now()
        size = call.flag("size")
        return Reply([entry(world, container, links, now, size) for container in found])


def matching(world: World, chosen: Filters, everything: bool) -> list[Container]:
    """Those that fit the filters, newest first. Raises Refused for filters that are none."""
    check(chosen, KEYS)
    for value in chosen.get("status", []):
        if value not in STATES:
            raise Refused(400, f"Invalid filter 'status={value}'")
    for value in chosen.get("health", []):
        if value not in HEALTH:
            raise Refused(400, f"Unrecognised filter value for health: {value}")
    codes = [_code(value) for value in chosen.get("exited", [])]
    ports_wanted = {key: [p for v in chosen.get(key, []) for p in _ports(key, v)] for key in ("publish", "expose")}
    task = truth(chosen, "is-task")
    everything = everything or "status" in chosen
    images = _descendants(world, chosen["ancestor"]) if "ancestor" in chosen else None
    found = list(reversed(world.containers.values()))
    found.sort(key=lambda c: c.created, reverse=True)
    return [
        container
        for container in _between(world, found, chosen)
        if (everything or container.running)
        and (images is None or container.image in images)
        and (not codes or (container.exit_code in codes and container.state == "exited"))
        and (task is None or task == ("com.docker.swarm.task" in (container.config.get("Labels") or {})))
        and _fits(container, chosen)
        and _has_port(container, ports_wanted)
    ]


def entry(world: World, c: Container, links: dict[str, list[str]], now: int, size: bool = False) -> dict[str, Any]:
    """One line of the list."""
    own, total = sizes(world, c) if size else (0, 0)
    image = c.image_name
    if not image.startswith("sha256:") and c.image and world.images.get(c.image) is None:
        image = c.image_name or c.image
    elif "@" not in image and _moved(world, c):
        image = c.image
    return {
        "Id": c.id,
        "Names": [*(f"/{name}" for name in links.get(c.id, ())), f"/{c.name}"],
        "Image": image,
        "ImageID": c.image,
        "Command": command(c),
        "Created": c.created // SECOND,
        "Ports": ports.listed(c),
        **({"SizeRw": own} if own else {}),
        **({"SizeRootFs": total} if size else {}),
        "Labels": c.config.get("Labels") or {},
        "State": c.state,
        "Status": status(c, now),
        "HostConfig": {"NetworkMode": option(c.host_config, "NetworkMode")},
        "NetworkSettings": {
            "Networks": {n: endpoints.shown(world, c, n, place, names=False) for n, place in c.networks.items()}
        },
        "Mounts": [mounts.shown(mount) for mount in c.mounts],
    }


def _moved(world: World, container: Container) -> bool:
    """Is the name it was made from another image's by now, or nobody's?"""
    if not container.image or container.image.removeprefix("sha256:").startswith(container.image_name):
        return False
    try:
        return lookup.image(world, container.image_name).id != container.image
    except Refused:
        return True


def command(container: Container) -> str:
    words = [container.path, *(f"'{w}'" if " " in w else w for w in container.args)]
    return " ".join(words)


def status(container: Container, now: int) -> str:
    """Its state in the words of docker ps."""
    since = age(now - container.started)
    if container.state == "paused":
        return f"Up {since} (Paused)"
    if container.state == "running":
        checked = container.health.status if container.health else ""
        health = f" ({'health: ' if checked == 'starting' else ''}{checked})" if checked else ""
        return f"Up {since}{health}"
    if container.state == "restarting":
        return f"Restarting ({container.exit_code}) {age(now - container.finished)} ago"
    if container.state == "created" or not container.finished:
        return "Created"
    if container.state == "dead":
        return "Dead"
    return f"Exited ({container.exit_code}) {age(now - container.finished)} ago"


def _links(world: World) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, identity in world.links.items():
        found.setdefault(identity, []).append(name)
    return found


def _code(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise Refused(400, f'strconv.Atoi: parsing "{value}": invalid syntax') from None


def _between(world: World, found: list[Container], chosen: Filters) -> list[Container]:
    for name in chosen.get("before", [])[-1:]:
        edge = _edge(world, name)
        found = [c for c in found if c.created < edge.created]
    for name in chosen.get("since", [])[-1:]:
        edge = _edge(world, name)
        found = [c for c in found if c.created > edge.created]
    return found


def _edge(world: World, name: str) -> Container:
    try:
        return lookup.container(world, name)
    except Refused as error:
        raise Refused(error.status, f"no such container {name}") from error


def _descendants(world: World, names: list[str]) -> set[str]:
    """The images named, and all built on them."""
    found: set[str] = set()
    for name in names:
        try:
            todo = [lookup.image(world, name).id]
        except Refused:
            continue
        while todo:
            identity = todo.pop()
            found.add(identity)
            todo += [image.id for image in world.images.values() if image.parent == identity and image.id not in found]
    return found


def _fits(container: Container, chosen: Filters) -> bool:
    networks = chosen.get("network")
    volumes = chosen.get("volume")
    health = container.health.status if container.health else "none"
    return (
        (searched(chosen, "name", container.name) or searched(chosen, "name", f"/{container.name}"))
        and (not chosen.get("id") or any(re.search(v, container.id) for v in chosen["id"]))
        and labelled(chosen, container.config.get("Labels") or {})
        and exact(chosen, "status", container.state)
        and exact(chosen, "health", health)
        and (not networks or any(v in (n, e.network) for n, e in container.networks.items() for v in networks))
        and (not volumes or any(v in (m.name, m.target, m.source) and v for m in container.mounts for v in volumes))
    )


def _has_port(container: Container, wanted: dict[str, list[tuple[int, str]]]) -> bool:
    shown = ports.listed(container) if any(wanted.values()) else []
    for key, name in (("publish", "PublicPort"), ("expose", "PrivatePort")):
        if wanted[key] and not any((p.get(name), p["Type"]) in wanted[key] for p in shown):
            return False
    return True


def _ports(key: str, value: str) -> Iterator[tuple[int, str]]:
    span, _, protocol = value.partition("/")
    first, _, last = span.partition("-")
    for text in (first, last or first):
        if not text.isdecimal():
            raise Refused(
                400, f'error while looking up for {key} {value}: strconv.ParseUint: parsing "{text}": invalid syntax'
            )
    for port in range(int(first), int(last or first) + 1):
        yield port, protocol or "tcp"
