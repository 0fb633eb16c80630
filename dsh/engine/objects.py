"""The engine's objects as plain values, read from what its list calls answer. `raw` is that answer, for tables."""

from datetime import datetime

from dsh.named import NamedTuple
from dsh.typed import Any


class Mount(NamedTuple):
    """Something mounted into a container."""

    type: str  # bind volume tmpfs npipe
    name: str  # of a volume
    source: str
    target: str


class Container(NamedTuple):
    id: str
    name: str  # without the slash; "" for one that the engine will name
    state: str  # created running paused restarting removing exited dead
    image: str  # as the container's creator spelled it
    image_id: str
    created: float
    labels: dict[str, str]
    networks: dict[str, str]  # name to ID of the networks it is or was connected to
    network_mode: str
    mounts: tuple[Mount, ...]
    raw: dict[str, Any]

    @property
    def running(self) -> bool:
        """Does the engine count it as running? A paused or restarting one is."""
        return self.state in ("running", "paused", "restarting")

    @property
    def volumes(self) -> tuple[str, ...]:
        """The names of the volumes it holds, whether it runs or not."""
        return tuple(mount.name for mount in self.mounts if mount.type == "volume" and mount.name)


class Image(NamedTuple):
    id: str
    parent: str  # "" for none
    tags: tuple[str, ...]  # familiar, with their tag: "nginx:latest"
    digests: tuple[str, ...]  # "nginx@sha256:..."
    created: float
    size: int
    labels: dict[str, str]
    raw: dict[str, Any]


class Network(NamedTuple):
    id: str
    name: str
    driver: str
    scope: str
    created: float
    labels: dict[str, str]
    raw: dict[str, Any]


class Volume(NamedTuple):
    name: str
    driver: str
    created: float
    labels: dict[str, str]
    raw: dict[str, Any]

    @property
    def id(self) -> str:
        return self.name


class CacheRecord(NamedTuple):
    """One record of the build cache."""

    id: str
    parents: tuple[str, ...]
    type: str
    in_use: bool
    shared: bool
    size: int
    created: float
    last_used: float
    raw: dict[str, Any]


Object = Container | Image | Network | Volume | CacheRecord


def seconds(text: str | None) -> float:
    """The engine's RFC 3339 time (with nanoseconds) in seconds since 1970; 0.0 for none."""
    if not text or text.startswith("0001-"):
        return 0.0
    whole, _, rest = text.replace("Z", "+00:00").partition(".")
    zone_at = next((n for n, char in enumerate(rest) if char in "+-"), len(rest))
    digits, zone = rest[:zone_at][:6], rest[zone_at:]
    return datetime.fromisoformat(f"{whole}.{digits.ljust(6, '0')}{zone}" if rest else whole).timestamp()


def read_container(raw: dict[str, Any]) -> Container:
    names = [n.removeprefix("/") for n in raw.get("Names") or [] if n.count("/") == 1]
    networks = (raw.get("NetworkSettings") or {}).get("Networks") or {}
    mounts = tuple(
        Mount(m.get("Type", ""), m.get("Name", ""), m.get("Source", ""), m.get("Destination", ""))
        for m in raw.get("Mounts") or []
    )
    return Container(
        raw["Id"],
        names[0] if names else "",
        raw.get("State", ""),
        raw.get("Image", ""),
        raw.get("ImageID", ""),
        float(raw.get("Created") or 0),
        raw.get("Labels") or {},
        {name: (network or {}).get("NetworkID", "") for name, network in networks.items()},
        (raw.get("HostConfig") or {}).get("NetworkMode", ""),
        mounts,
        raw,
    )


def read_image(raw: dict[str, Any]) -> Image:
    return Image(
        raw["Id"],
        raw.get("ParentId") or "",
        tuple(_familiar(t) for t in raw.get("RepoTags") or [] if t != "<none>:<none>"),
        tuple(d for d in raw.get("RepoDigests") or [] if d != "<none>@<none>"),
        float(raw.get("Created") or 0),
        int(raw.get("Size") or 0),
        raw.get("Labels") or {},
        raw,
    )


def _familiar(name: str) -> str:
    """As docker's engine shows it; Podman's has the default registry in front."""
    return name.removeprefix("docker.io/library/").removeprefix("docker.io/")


def read_network(raw: dict[str, Any]) -> Network:
    return Network(
        raw["Id"],
        raw.get("Name", ""),
        raw.get("Driver", ""),
        raw.get("Scope", ""),
        seconds(raw.get("Created")),
        raw.get("Labels") or {},
        raw,
    )


def read_volume(raw: dict[str, Any]) -> Volume:
    return Volume(raw["Name"], raw.get("Driver", ""), seconds(raw.get("CreatedAt")), raw.get("Labels") or {}, raw)


def read_cache(raw: dict[str, Any]) -> CacheRecord:
    parents = raw.get("Parents") or ([raw["Parent"]] if raw.get("Parent") else [])
    return CacheRecord(
        raw["ID"],
        tuple(parents),
        raw.get("Type", ""),
        bool(raw.get("InUse")),
        bool(raw.get("Shared")),
        int(raw.get("Size") or 0),
        seconds(raw.get("CreatedAt")),
        seconds(raw.get("LastUsedAt")),
        raw,
    )
