"""What the engine holds at the time of a preview, fetched once and only where a planner asks for it."""

from collections.abc import Callable

from dsh.engine.begun import ALL, of_these
from dsh.engine.objects import (
    CacheRecord,
    Container,
    Image,
    Network,
    Volume,
    read_cache,
    read_container,
    read_image,
    read_network,
    read_volume,
)
from dsh.engine.refusal import EngineLost, EngineRefused
from dsh.typed import Any, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dsh.engine.client import Client

Answer = TypeVar("Answer")


class Snapshot:
    """Lists by ID (volumes by name), and inspect answers, each asked of the engine at most once."""

    def __init__(self, client: "Client") -> None:
        self.client = client
        self._kept: dict[Any, Any] = {}

    def containers(self) -> dict[str, Container]:
        """All containers, newest first, as the engine lists them; only those that were asked for where no other is of
        interest."""
        return self._once("container", self._containers)

    def images(self) -> dict[str, Image]:
        """All images, the untagged parents too."""
        return self._once("image", lambda: _by_id(read_image, self._list("/images/json", all=1)))

    def networks(self) -> dict[str, Network]:
        return self._once("network", lambda: _by_id(read_network, self._list("/networks")))

    def volumes(self) -> dict[str, Volume]:
        return self._once("volume", lambda: _by_id(read_volume, self._list("/volumes").get("Volumes")))

    def _containers(self) -> dict[str, Container]:
        ids = self.client.only_these
        found = _by_id(read_container, self._list("/containers/json", **of_these(ids)))
        if len(found) == len(ids) or not ids:
            return found
        return _by_id(read_container, self._list("/containers/json", **ALL))  # one may be a name, or has gone

    def unreferenced(self) -> frozenset[str]:
        """The volumes that the engine itself counts no container for."""
        return self._once("unreferenced", self._unreferenced)

    def _unreferenced(self) -> frozenset[str]:
        try:
            answer = self.client.get("/volumes", filters='{"dangling":{"true":true}}')
        except EngineRefused:
            return frozenset()
        return frozenset(volume["Name"] for volume in answer.get("Volumes") or [])

    def cache(self) -> dict[str, CacheRecord]:
        """The build cache; from system df, which is slow on engines before API 1.42."""
        return self._once("build-cache", lambda: _by_id(read_cache, self.df("build-cache").get("BuildCache")))

    def df(self, kind: str = "") -> dict[str, Any]:
        """The answer of /system/df; of one kind alone (container, image, volume, build-cache) where it can say that."""
        kind = kind if self.client.at_least("1.42") else ""
        return self._once(("df", kind), lambda: self.client.get("/system/df", **({"type": kind} if kind else {})))

    def info(self) -> dict[str, Any]:
        return self._once("info", lambda: self.client.get("/info"))

    def inspect(self, kind: str, identity: str) -> dict[str, Any]:
        """The inspect answer of an existing object. Raises EngineRefused (404) when it is gone."""
        path = {"container": "/containers/{}/json", "image": "/images/{}/json"}.get(kind, f"/{kind}s/{{}}")
        return self._once(("inspect", kind, identity), lambda: self.client.get(path.format(identity)))

    def ask(self, path: str, **params: Any) -> Any:
        """Any other GET, kept by its path and parameters."""
        return self._once((path, str(sorted(params.items()))), lambda: self.client.get(path, **params))

    def _list(self, path: str, **params: Any) -> Any:
        """A list that an engine always gives: where it refuses, nothing can be said of what it holds."""
        try:
            return self.client.get(path, **params)
        except EngineRefused as error:
            raise EngineLost(f"the engine does not say what it holds ({path}): {error.message}") from error

    def _once(self, key: Any, fetch: Callable[[], Answer]) -> Answer:
        if key not in self._kept:
            self._kept[key] = fetch()
        kept: Answer = self._kept[key]
        return kept


def _by_id(read: Callable[[dict[str, Any]], Any], answer: Any) -> dict[str, Any]:
    """Objects by ID, in the order of the engine's list. EngineLost where one is no such object."""
    try:
        return {item.id: item for item in map(read, answer or [])}
    except (KeyError, TypeError, AttributeError) as error:
        raise EngineLost("what answers does not list its objects as a Docker engine does") from error
