"""What can stand at the place of a value: what its type knows, and what the engine holds."""

from collections.abc import Callable, Iterable, Iterator

from dsh.completion.live import Live, LiveContainer, LiveImage, age, size
from dsh.completion.match import best
from dsh.completion.paths import paths
from dsh.errors import KnowledgeError
from dsh.knowledge.entries import Command, Flag
from dsh.knowledge.store import Store
from dsh.named import NamedTuple


class Value(NamedTuple):
    text: str
    group: str  # container image network volume path value
    meaning: str


Source = Callable[[str, Command, Store, Live], Iterator[Value]]
FIRST_STOPPED = ("docker container start", "docker container rm")
FIRST_RUNNING = ("stop", "kill", "pause", "exec", "attach", "top", "stats", "port", "restart", "logs", "cp")
MAKE_CONTAINERS = ("docker container run", "docker container create", "docker image pull")
PATHS = ("path", "env-file", "build-context", "named-context", "cp-path")
FOLDERS = ("build-context",)
HEX = frozenset("0123456789abcdef")
MOST = 300  # of one kind; a letter more finds the others


def values(kind: str, prefix: str, flag: Flag | None, command: Command, store: Store, live: Live) -> list[Value]:
    """Values of the type `kind` that fit `prefix`, best first: the live ones before those that the type knows."""
    found = [*_live(kind, prefix, command, store, live), *_typed(kind, prefix, flag, live)]
    if kind in FOLDERS:  # the folder one is in comes first
        found.sort(key=lambda value: value.group == "path")
    unique: dict[str, Value] = {}
    for value in found:
        unique.setdefault(value.text, value)
    return list(unique.values())


def _typed(kind: str, prefix: str, flag: Flag | None, live: Live) -> Iterator[Value]:
    from dsh.cmdline.types.all_types import value_type

    try:
        known = value_type(kind)
    except KnowledgeError:
        return
    near = known.complete(prefix, flag)
    if not near and prefix and "=" not in prefix:
        near = tuple(best(prefix, known.complete("", flag), lambda c: c.value))
    used = {port: c.name for c in live.containers if c.running for port in c.ports} if kind == "publish" else {}
    for it in near:
        if it.value == prefix and prefix.endswith("="):
            continue  # what follows it is not known
        holder = used.get(_host_port(it.value))
        yield Value(it.value, "value", f"port in use by {holder}" if holder else it.meaning)


def _host_port(text: str) -> int:
    first = text.split(":", 1)[0]
    return int(first) if first.isdigit() else 0


def _live(kind: str, prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    source = SOURCES.get(kind)
    if source is not None:
        yield from source(prefix, command, store, live)
    elif kind in PATHS:
        yield from _paths(prefix, kind in FOLDERS)


def _paths(prefix: str, folders_only: bool = False) -> Iterator[Value]:
    for path, meaning in paths(prefix, folders_only):
        yield Value(path, "path", meaning)


def containers(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    """By name, by image or by the beginning of the ID; those first for which the command is meant."""
    found = ordered(live.containers, command)
    for it in best(prefix, found, lambda c: c.name)[:MOST]:
        yield Value(it.name, "container", said_container(it))
    if len(prefix) >= 2 and HEX.issuperset(prefix):
        for it in found:
            if it.id.startswith(prefix) and it.name != prefix:
                yield Value(it.id[:12], "container", f"{it.name} · {said_container(it)}")


def ordered(found: Iterable[LiveContainer], command: Command) -> list[LiveContainer]:
    """Containers in the order in which the command may want them."""
    if command.path in FIRST_STOPPED:
        return sorted(found, key=lambda c: c.running)
    if command.path == "docker container unpause":
        return sorted(found, key=lambda c: c.state != "paused")
    if command.path.rsplit(" ", 1)[-1] in FIRST_RUNNING:
        return sorted(found, key=lambda c: not c.running)
    return list(found)


def said_container(it: LiveContainer) -> str:
    state = "running" if it.state == "running" else it.status.lower().replace("exited", "stopped", 1) or it.state
    return f"{it.image} · {state}"


def said_image(it: LiveImage, now: float) -> str:
    return f"{size(it.size)} · {age(now - it.created)}" if it.created > 0 else size(it.size)


def images(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    """Those on the engine; where a container or a download is wanted, the well-known ones too."""
    for it in best(prefix, live.images, lambda i: i.name)[:MOST]:
        yield Value(it.name, "image", said_image(it, live.now))
    if command.path in MAKE_CONTAINERS:
        here = {image.name.split(":")[0] for image in live.images}
        known = [image for image in store.images().values() if image.name not in here and not image.dead]
        for known_image in best(prefix, known, lambda i: i.name):
            yield Value(known_image.name, "image", f"not here yet: {known_image.meaning}")


def networks(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    for it in best(prefix, live.networks, lambda n: n.name)[:MOST]:
        yield Value(it.name, "network", f"{it.driver} network")


def volumes(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    for it in best(prefix, live.volumes, lambda v: v.name)[:MOST]:
        yield Value(it.name, "volume", f"{it.driver} volume")


def _mounted(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    """-v: a volume or a path, before its first colon."""
    if ":" in prefix:
        return
    if not prefix.startswith(("/", ".", "~")):
        for it in volumes(prefix, command, store, live):
            yield it._replace(text=f"{it.text}:")
    elif prefix:
        yield from (value._replace(text=value.text) for value in _paths(prefix, folders_only=False))


def _copied(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    if ":" in prefix:
        return
    if command.plugin == "core":
        yield from (it._replace(text=f"{it.text}:") for it in containers(prefix, command, store, live))
    yield from _paths(prefix)


def _linked(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    if ":" not in prefix:
        yield from (it._replace(text=f"{it.text}:") for it in containers(prefix, command, store, live))


def _shared(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    """container:NAME, for --network, --ipc and --pid."""
    if prefix.startswith("container:"):
        wanted = prefix.removeprefix("container:")
        yield from (it._replace(text=f"container:{it.text}") for it in containers(wanted, command, store, live))


def _network_value(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    yield from _keyed(name=networks)(prefix, command, store, live)
    if "=" not in prefix:
        yield from networks(prefix, command, store, live)
        yield from _shared(prefix, command, store, live)


def _filtered(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    key, equals, value = prefix.partition("=")
    source = FILTERS.get((command.path.split()[1] if command.path.count(" ") else "", key)) or FILTERS.get(("", key))
    if equals and source is not None:
        yield from (it._replace(text=f"{key}={it.text}") for it in source(value, command, store, live))


def _keyed(**sources: Source) -> Source:
    """A list of fields between commas: what may stand after the key of the last one."""

    def offered(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
        head, comma, tail = prefix.rpartition(",")
        key, equals, value = tail.partition("=")
        if equals and key in sources:
            kinds = {"bind": "path", "volume": "volume"}
            only = next((kinds[f[5:]] for f in head.split(",") if f[:5] == "type=" and f[5:] in kinds), None)
            for it in sources[key](value, command, store, live):
                if only in (None, it.group):
                    yield it._replace(text=f"{head}{comma}{key}={it.text}")

    return offered


def _files(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    yield from _paths(prefix)


def _mount_sources(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    yield from volumes(prefix, command, store, live)
    yield from _paths(prefix)


def _contexts(prefix: str, command: Command, store: Store, live: Live) -> Iterator[Value]:
    for name in best(prefix, live.contexts, str):
        yield Value(name, "value", "a docker context")


FILTERS: dict[tuple[str, str], Source] = {
    ("container", "name"): containers,
    ("network", "name"): networks,
    ("volume", "name"): volumes,
    ("image", "reference"): images,
    ("", "ancestor"): images,
    ("", "before"): images,
    ("image", "since"): images,
    ("container", "since"): containers,
    ("", "network"): networks,
    ("", "volume"): volumes,
}
SOURCES: dict[str, Source] = {
    "container": containers,
    "image": images,
    "repository": images,
    "tag": images,
    "network-name": networks,
    "network": _network_value,
    "volume-name": volumes,
    "volume": _mounted,
    "volumes-from": containers,
    "link": _linked,
    "cp-path": _copied,
    "ipc": _shared,
    "pid": _shared,
    "filter": _filtered,
    "mount": _keyed(source=_mount_sources, src=_mount_sources),
    "cache": _keyed(src=_files, dest=_files),
    "output": _keyed(dest=_files),
    "build-secret": _keyed(source=_files, src=_files),
    "context": _contexts,
}
