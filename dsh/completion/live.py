"""What the engine holds, as little of it as completion needs: plain values that can be kept, stored and handed around.

live = read_live(get("/containers/json", all=1), get("/images/json"), get("/networks"), get("/volumes"), now)
"""

from collections.abc import Iterable

from dsh.named import NamedTuple
from dsh.typed import Any


class LiveContainer(NamedTuple):
    name: str
    id: str
    image: str
    state: str  # created running paused restarting exited dead
    status: str  # "Up 3 minutes"
    ports: tuple[int, ...] = ()  # those of this machine that it holds
    leads: tuple[tuple[int, int], ...] = ()  # from a port of this machine to one of its own
    networks: tuple[str, ...] = ()
    mounts: tuple[tuple[str, str], ...] = ()  # a volume ("" for a folder of the machine), and where it is in there
    only_here: bool = False  # its ports are open to this machine alone

    @property
    def running(self) -> bool:
        return self.state in ("running", "paused", "restarting")


class LiveImage(NamedTuple):
    name: str  # "nginx:1.25", or the short ID of one without a name
    id: str
    size: int
    created: float


class LiveNetwork(NamedTuple):
    name: str
    driver: str


class LiveVolume(NamedTuple):
    name: str
    driver: str


class Live(NamedTuple):
    """All of it. Empty where no engine answers: completion then offers what is known without one."""

    containers: tuple[LiveContainer, ...] = ()
    images: tuple[LiveImage, ...] = ()
    networks: tuple[LiveNetwork, ...] = ()
    volumes: tuple[LiveVolume, ...] = ()
    contexts: tuple[str, ...] = ()
    now: float = 0.0

    @property
    def running(self) -> int:
        return sum(container.running for container in self.containers) - self.restarting

    @property
    def restarting(self) -> int:
        """Those that end again and again: they run only between two starts."""
        return sum(container.state == "restarting" for container in self.containers)


NOTHING = Live()


def read_containers(answer: Iterable[dict[str, Any]] | None) -> tuple[LiveContainer, ...]:
    """From the answer of /containers/json?all=1."""
    return tuple(_container(raw) for raw in answer or ())


def _container(raw: dict[str, Any]) -> LiveContainer:
    names = [name.removeprefix("/") for name in raw.get("Names") or [] if name.count("/") == 1]
    leads = {
        (int(port["PublicPort"]), int(port.get("PrivatePort", 0)))
        for port in raw.get("Ports") or []
        if port.get("PublicPort")
    }
    open_to = {port.get("IP") for port in raw.get("Ports") or [] if port.get("PublicPort")}
    name = names[0] if names else raw["Id"][:12]
    return LiveContainer(
        name,
        raw["Id"],
        raw.get("Image", ""),
        raw.get("State", ""),
        raw.get("Status", ""),
        tuple(sorted({outside for outside, _ in leads})),
        tuple(sorted(leads)),
        tuple((raw.get("NetworkSettings") or {}).get("Networks") or {}),
        tuple((it.get("Name") or "", it.get("Destination") or "") for it in raw.get("Mounts") or []),
        open_to == {"127.0.0.1"},
    )


def read_images(answer: Iterable[dict[str, Any]] | None) -> tuple[LiveImage, ...]:
    """From the answer of /images/json: one for each name, and those without any under their short ID."""
    found = []
    for raw in answer or ():
        short = raw["Id"].removeprefix("sha256:")[:12]
        names = [name for name in raw.get("RepoTags") or [] if name != "<none>:<none>"]
        for name in names or [short]:
            found.append(LiveImage(name, raw["Id"], int(raw.get("Size") or 0), float(raw.get("Created") or 0)))
    return tuple(found)


def read_networks(answer: Iterable[dict[str, Any]] | None) -> tuple[LiveNetwork, ...]:
    return tuple(LiveNetwork(raw.get("Name", ""), raw.get("Driver", "")) for raw in answer or ())


def read_volumes(answer: dict[str, Any] | None) -> tuple[LiveVolume, ...]:
    return tuple(LiveVolume(raw.get("Name", ""), raw.get("Driver", "")) for raw in (answer or {}).get("Volumes") or ())


def read_live(containers: Any, images: Any, networks: Any, volumes: Any, now: float) -> Live:
    """From the engine's four lists."""
    return Live(
        read_containers(containers), read_images(images), read_networks(networks), read_volumes(volumes), (), now
    )


def size(count: float) -> str:
    """Bytes in three digits: 187 MB."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 999.5 or unit == "GB":
            return f"{count:.3g} {unit}" if count < 100 else f"{count:.0f} {unit}"
        count /= 1000
    return ""


def age(seconds: float) -> str:
    """How long ago, in its largest unit: 3 days ago."""
    for unit, length in (("year", 31536000), ("month", 2592000), ("week", 604800), ("day", 86400), ("hour", 3600)):
        if seconds >= length:
            count = int(seconds // length)
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    minutes = int(seconds // 60)
    return f"{minutes} minute{'s' if minutes > 1 else ''} ago" if minutes else "just now"
