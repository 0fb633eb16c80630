"""Rules on compose files: each looks for one mistake; the texts are in knowledge/values/compose-advice.yaml."""

from collections.abc import Callable, Iterator

from dsh.cmdline.nearest import nearest
from dsh.cmdline.types.env import may_be_secret
from dsh.explain.advice import Found
from dsh.explain.compose_reader import Node
from dsh.explain.image_end import dead_image, ended, is_tagged
from dsh.knowledge.store import Store

Rule = Callable[[Node, Store], Iterator[Found]]
DATABASES = frozenset((1433, 1521, 3306, 5432, 6379, 9042, 9200, 11211, 27017))
PREDEFINED = ("default", "host", "none", "bridge")


def services(root: Node) -> Iterator[tuple[Node, Node]]:
    """Name and definition of each service."""
    found = root.get("services")
    for key, value in found.items if found is not None else ():
        if value.kind == "mapping":
            yield key, value


def words(node: Node | None) -> Iterator[tuple[str, Node]]:
    """The names in a list or the keys of a mapping, with their places."""
    if node is not None and node.kind == "list":
        yield from ((one.text, one) for one in node.elements if one.kind == "scalar")
    elif node is not None:
        yield from ((key.text, key) for key, _ in node.items)


def version(root: Node, store: Store) -> Iterator[Found]:
    key = root.key("version")
    if key is not None:
        yield Found("version-obsolete", key.start, key.end, {})


def no_services(root: Node, store: Store) -> Iterator[Found]:
    if root.kind == "mapping" and root.get("services") is None and root.get("include") is None:
        yield Found("no-services", root.start, root.start, {})


def images(root: Node, store: Store) -> Iterator[Found]:
    for name, service in services(root):
        image = service.get("image")
        if image is None and service.get("build") is None and service.get("extends") is None:
            if service.get("provider") is None:
                yield Found("no-image", name.start, name.end, {"service": name.text})
            continue
        if image is None or image.alias or not image.text or "$" in image.text:
            continue
        place = {"image": image.text}
        end, dead = ended(image.text, store), dead_image(image.text, store)
        if dead:
            yield Found("dead-image", image.start, image.end, {**place, "why": dead[:1].lower() + dead[1:]})
        elif end:
            yield Found("dead-tag", image.start, image.end, {**place, "why": end.why})
        elif service.get("build") is None and (not is_tagged(image.text) or image.text.endswith(":latest")):
            yield Found("latest-tag", image.start, image.end, place)


def database_port(root: Node, store: Store) -> Iterator[Found]:
    """The port of a database, open to everyone who reaches this machine."""
    for _, service in services(root):
        ports = service.get("ports")
        for port in ports.elements if ports is not None and not ports.alias else ():
            if port.kind == "mapping":
                target, address = port.get("target"), port.get("host_ip")
                inside = target.text if target is not None and address is None else ""
            else:
                inside = port.text.split("/")[0].rpartition(":")[2] if 0 < port.text.count(":") < 2 else ""
            if inside.isdecimal() and len(inside) < 6 and int(inside) in DATABASES:
                yield Found("database-port", port.start, port.end, {"port": inside})


def secret(root: Node, store: Store) -> Iterator[Found]:
    for _, service in services(root):
        environment = service.get("environment")
        if environment is None or environment.alias:
            continue
        if environment.kind == "list":
            pairs = [(*one.text.partition("=")[::2], one) for one in environment.elements]
        else:
            pairs = [(key.text, value.text, value) for key, value in environment.items if not value.alias]
        for name, value, place in pairs:
            given = value and "$" not in value and not value.startswith("/run/secrets")
            files = name.upper().endswith(("_FILE", "_PATH", "_URL"))
            if given and may_be_secret(name) and not files and value.lower() not in ("yes", "no", "true", "false", "1"):
                yield Found("password-in-file", place.start, place.end, {"name": name})


def depends(root: Node, store: Store) -> Iterator[Found]:
    known = {key.text: service for key, service in services(root)}
    for name, service in services(root):
        below = service.get("depends_on")
        for other, place in words(below):
            if place.alias:
                continue
            if other not in known:
                near = nearest(other, known) or ""
                yield Found("unknown-service", place.start, place.end, {"service": other, "near": near})
            elif other == name.text:
                yield Found("depends-on-itself", place.start, place.end, {})
            elif below is not None and below.kind == "list":
                yield Found("depends-started-only", place.start, place.end, {"service": other})
            elif below is not None:
                long = below.get(other)
                condition = long.get("condition") if long is not None else None
                healthy = condition is not None and condition.text == "service_healthy"
                if healthy and known[other].get("healthcheck") is None and known[other].get("build") is None:
                    yield Found("no-healthcheck", place.start, place.end, {"service": other})


def container_name(root: Node, store: Store) -> Iterator[Found]:
    for _, service in services(root):
        key, scale, deploy = service.key("container_name"), service.get("scale"), service.get("deploy")
        replicas = deploy.get("replicas") if deploy is not None else None
        several = [node for node in (scale, replicas) if node is not None and node.text not in ("0", "1", "")]
        if key is not None and not key.alias and several:
            yield Found("name-and-scale", key.start, key.end, {})


def links(root: Node, store: Store) -> Iterator[Found]:
    for _, service in services(root):
        key = service.key("links")
        if key is not None:
            yield Found("links-obsolete", key.start, key.end, {})


def undefined(root: Node, store: Store) -> Iterator[Found]:
    """Networks, volumes, secrets and configs that a service uses and the file does not define."""
    for _, service in services(root):
        for noun in ("networks", "secrets", "configs"):
            for used, place in words(service.get(noun)):
                if used not in PREDEFINED[: 1 if noun == "networks" else 0]:
                    yield from _undefined(root, noun, used, place)
        below = service.get("volumes")
        for volume in below.elements if below is not None else ():
            used, place = _volume(volume)
            if used and "$" not in used:
                yield from _undefined(root, "volumes", used, place)


def _undefined(root: Node, noun: str, used: str, place: Node) -> Iterator[Found]:
    defined = [name for name, _ in words(root.get(noun))]
    if used and used not in defined and not place.alias:
        near = nearest(used, defined) or ""
        given = {"noun": noun[:-1], "name": used, "near": near or f"{noun}: {{{used}: }} at the top level"}
        yield Found("undefined", place.start, place.end, given)


def _volume(node: Node) -> tuple[str, Node]:
    """The named volume of an entry, or ""."""
    if node.kind == "mapping":
        source, kind = node.get("source"), node.get("type")
        named = kind is not None and kind.text == "volume" and source is not None
        return (source.text, source) if named and source is not None else ("", node)
    source_text, colon, _ = node.text.partition(":")
    named = bool(colon) and not source_text.startswith((".", "/", "~", "$")) and len(source_text) > 1
    return (source_text if named and "/" not in source_text else ""), node


def quoted_ports(root: Node, store: Store) -> Iterator[Found]:
    """22:22 without quotes was once read as a number to the base of 60."""
    for _, service in services(root):
        ports = service.get("ports")
        for port in ports.elements if ports is not None else ():
            parts = port.text.split(":")
            bare = port.kind == "scalar" and port.plain and len(parts) == 2 and all(p.isdecimal() for p in parts)
            if bare and int(parts[1][:5]) < 60:
                yield Found("unquoted-port", port.start, port.end, {"port": port.text})


RULES: tuple[Rule, ...] = (
    version,
    no_services,
    images,
    database_port,
    secret,
    depends,
    container_name,
    links,
    undefined,
    quoted_ports,
)
