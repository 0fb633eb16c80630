"""The engine's state as planners see it: the snapshot, changed by what earlier commands of the line will do.

A State is a value: every change gives a new one. New objects have placeholder IDs ("new+1", "new+2" ...), which a run
replaces by the real ones.

    state.containers, .images, .networks, .volumes, .cache    by ID (volumes by name), lazily listed
    state.container("web"), .image("nginx"), .network(...), .volume(...)   as the engine finds names, or EngineRefused
    state.inspect("container", id)                             the inspect answer, of simulated objects too
    state.put("container", c), .drop("container", id), .stopped(c), .started(c), .tagged(id, ref), .untagged(ref) ...
"""

from dsh.engine.objects import CacheRecord, Container, Image, Network, Object, Volume
from dsh.engine.place import Place
from dsh.engine.reference import HEX64, bad_format, parse_reference
from dsh.engine.refusal import EngineRefused, empty_name
from dsh.engine.snapshot import Snapshot
from dsh.named import NamedTuple
from dsh.patterns import regex
from dsh.typed import Any, TypeVar

Kind = TypeVar("Kind", Container, Image, Network, Volume, CacheRecord)
MADE = "new+"  # how the ID of what the line makes begins
SHORT = "~12"  # behind a placeholder: the first twelve digits of that ID
ENDED = regex(r"Exited \((\d+)\)")
PREDEFINED_NETWORKS = ("bridge", "host", "none")


class State(NamedTuple):
    source: Snapshot
    place: Place
    changed: dict[str, dict[str, Any]] = {}  # kind to all its objects, where something has changed
    details: dict[str, dict[str, Any]] = {}  # inspect answers of simulated objects, or of changed ones
    made: int = 0  # placeholders handed out

    # ---- looking ---------------------------------------------------------------

    @property
    def containers(self) -> dict[str, Container]:
        return self.changed["container"] if "container" in self.changed else self.source.containers()

    @property
    def images(self) -> dict[str, Image]:
        return self.changed["image"] if "image" in self.changed else self.source.images()

    @property
    def networks(self) -> dict[str, Network]:
        return self.changed["network"] if "network" in self.changed else self.source.networks()

    @property
    def volumes(self) -> dict[str, Volume]:
        return self.changed["volume"] if "volume" in self.changed else self.source.volumes()

    @property
    def cache(self) -> dict[str, CacheRecord]:
        return self.changed["build-cache"] if "build-cache" in self.changed else self.source.cache()

    def api(self, version: str) -> bool:
        """Does the engine speak this version of the API?"""
        return self.source.client.at_least(version)

    def inspect(self, kind: str, identity: str) -> dict[str, Any]:
        """The inspect answer of an object in this state. Of a changed container, `State` and `Name` are as changed."""
        found = self.details[identity] if identity in self.details else self.source.inspect(kind, identity)
        if kind == "container" and "container" in self.changed and identity in self.containers:
            return _adapted(found, self.containers[identity])
        return found

    # ---- names, as the engine finds them -----------------------------------------

    def container(self, name: str) -> Container:
        """By full ID, name or unique prefix of the ID. Raises EngineRefused as the engine would answer."""
        name = name.removesuffix(SHORT)
        found = self.containers.get(name)
        if found is not None:
            return found
        if not name.strip():
            raise empty_name("container")
        bare = name.removeprefix("/")
        for container in self.containers.values():
            if container.name == bare and bare:
                return container
        for container in self.containers.values():
            if len(container.raw.get("Names") or ()) > 1 and bare in linked_names(container):
                return container
        return _by_prefix(self.containers, name, f"No such container: {name}")

    def image(self, name: str) -> Image:
        """By name (its tag implied), digest, or prefix of the ID. Raises EngineRefused as the engine would answer."""
        name = name.removesuffix(SHORT)
        found = self.images.get(name) or self.images.get(f"sha256:{name}")
        if found is not None:
            return found
        if not name:
            raise EngineRefused(404, "page not found")
        reference = parse_reference(name)
        if reference is None:
            if HEX64.fullmatch(name.removeprefix("sha256:")):
                raise EngineRefused(404, f"No such image: sha256:{name.removeprefix('sha256:')}")
            lower = bad_format(name).endswith("must be lowercase")
            says = "invalid reference format" + (": repository name must be lowercase" if lower else "")
            raise EngineRefused(400, says)
        wanted = reference.tagged
        plain = wanted._replace(tag=None) if wanted.digest else wanted
        names = {wanted.familiar}
        if self.source.client.podman:
            names.add(f"localhost/{wanted.familiar}")  # its place for names without a registry
        for image in self.images.values():
            if not names.isdisjoint(image.tags) or plain.familiar in image.digests:
                return image
        hits = [
            i for i in self.images.values() if i.id.removeprefix("sha256:").startswith(name.removeprefix("sha256:"))
        ]
        if len(hits) == 1 and name != "sha256":
            return hits[0]
        raise EngineRefused(404, f"No such image: {wanted.familiar}")

    def network(self, name: str) -> Network:
        """By full ID, full name, or prefix of the ID. Raises EngineRefused."""
        if not name.strip():
            raise empty_name("network")
        name = name.removesuffix(SHORT)
        found = self.networks.get(name)
        named = [n for n in self.networks.values() if n.name == name]
        if found is not None or len(named) == 1:
            return found or named[0]
        if len(named) > 1:
            raise EngineRefused(400, f"network {name} is ambiguous ({len(named)} matches found on name)")
        hits = [n for n in self.networks.values() if name and n.id.startswith(name)]
        if len(hits) > 1:
            raise EngineRefused(400, f"network {name} is ambiguous ({len(hits)} matches found based on ID prefix)")
        if hits:
            return hits[0]
        raise EngineRefused(404, f"network {name} not found")

    def volume(self, name: str) -> Volume:
        if not name.strip():
            raise empty_name("volume")
        found = self.volumes.get(name)
        if found is None:
            raise EngineRefused(404, f"get {name}: no such volume")
        return found

    # ---- changing ---------------------------------------------------------------

    def placeholder(self) -> tuple[str, "State"]:
        """An ID for an object that the engine will make, and the state that knows it is taken."""
        return f"new+{self.made + 1}", self._replace(made=self.made + 1)

    def put(self, kind: str, item: Object, detail: dict[str, Any] | None = None) -> "State":
        """With this object (container image network volume build-cache), new or in place of the one with its ID."""
        items = self.of_kind(kind)
        new = {**items, item.id: item} if item.id in items else {item.id: item, **items}  # lists begin with the newest
        details = self.details if detail is None else {**self.details, item.id: detail}
        return self._replace(changed={**self.changed, kind: new}, details=details)

    def drop(self, kind: str, identities: "set[str] | str") -> "State":
        """Without these objects."""
        left = self.of_kind(kind).copy()  # a seventh of what dict() takes after a drop
        for gone in (identities,) if isinstance(identities, str) else identities:
            left.pop(gone, None)
        return self._replace(changed={**self.changed, kind: left})

    def stopped(self, container: Container, exit_code: int = 0) -> "State":
        """With this container ended."""
        status = f"Exited ({exit_code}) Less than a second ago"
        return self._in_state(container, "exited", status)

    def started(self, container: Container) -> "State":
        return self._in_state(container, "running", "Up Less than a second")

    def paused(self, container: Container, paused: bool) -> "State":
        status = container.raw.get("Status", "Up").removesuffix(" (Paused)")
        return self._in_state(container, "paused" if paused else "running", f"{status} (Paused)" if paused else status)

    def renamed(self, container: Container, name: str) -> "State":
        return self.put("container", container._replace(name=name, raw={**container.raw, "Names": [f"/{name}"]}))

    def tagged(self, identity: str, reference: str) -> "State":
        """With this familiar name (tag included) on that image alone."""
        state = self.untagged(reference)
        image = state.images[identity]
        return state.put("image", with_names(image, (*image.tags, reference), image.digests))

    def untagged(self, reference: str) -> "State":
        """Without this name (tag or digest) on any image."""
        for image in self.images.values():
            if reference in image.tags or reference in image.digests:
                tags = tuple(t for t in image.tags if t != reference)
                digests = tuple(d for d in image.digests if d != reference)
                return self.put("image", with_names(image, tags, digests))
        return self

    def _in_state(self, container: Container, state: str, status: str) -> "State":
        raw = {**container.raw, "State": state, "Status": status}
        if state == "exited":
            raw["Ports"] = []
        return self.put("container", container._replace(state=state, raw=raw))

    def of_kind(self, kind: str) -> dict[str, Any]:
        """All objects of a kind by ID: container image network volume build-cache."""
        names = {"container": "containers", "image": "images", "network": "networks", "volume": "volumes"}
        items: dict[str, Any] = getattr(self, names.get(kind, "cache"))
        return items


def with_names(image: Image, tags: tuple[str, ...], digests: tuple[str, ...]) -> Image:
    """The image with these names instead of its own, in `raw` too."""
    return image._replace(
        tags=tags, digests=digests, raw={**image.raw, "RepoTags": list(tags), "RepoDigests": list(digests)}
    )


def linked_names(container: Container) -> list[str]:
    """The names that legacy links give a container: "web/db"."""
    return [n.removeprefix("/") for n in container.raw.get("Names") or [] if n.count("/") > 1]


def _by_prefix(items: dict[str, Kind], name: str, missing: str) -> Kind:
    hits = [item for item in items.values() if name and item.id.startswith(name)]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise EngineRefused(404, f"multiple IDs found with provided prefix: {name}")
    raise EngineRefused(404, missing)


def _adapted(found: dict[str, Any], container: Container) -> dict[str, Any]:
    running = container.running
    state = {
        **found.get("State", {}),
        "Status": container.state,
        "Running": running,
        "Paused": container.state == "paused",
        "Restarting": container.state == "restarting",
    }
    ended = ENDED.match(container.raw.get("Status") or "")
    if ended:
        state["ExitCode"] = int(ended.group(1))
    return {**found, "Name": f"/{container.name}", "State": state}
