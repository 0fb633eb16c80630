"""What a container's programs see: its files with all mounts, its machine with network and neighbours."""

from collections.abc import Callable, Iterable, Iterator

from dsh.practice import lookup
from dsh.practice.configs import option
from dsh.practice.files import Files, Mount
from dsh.practice.filesystem import Node, Tree, make_layer
from dsh.practice.host import HostTree
from dsh.practice.objects import Container
from dsh.practice.programs.machine import Interface, Service
from dsh.practice.world import SECOND, World
from dsh.typed import Any

DISK = "/dev/sda1"
DEVICES = ("null", "zero", "full", "random", "urandom", "tty", "stdin", "stdout", "stderr")
EMPTY = Node("file", 0o755)
INIT = make_layer(  # what the engine lays between an image and a container
    {
        **dict.fromkeys(("/.dockerenv", "/dev/console", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf"), EMPTY),
        **{path: Node("dir") for path in ("/dev", "/dev/pts", "/dev/shm", "/etc", "/proc", "/sys")},
        "/etc/mtab": Node("link", 0o777, target="/proc/mounts"),
    },
    "sha256:init",
)
Tasks = Callable[[World, Container], Iterable[Any]]
DEV = Tree((), {f"/{name}": Node("file", 0o666) for name in DEVICES})
PROC = Tree((), {"/version": Node("file", 0o444, content=b"Linux version 6.1.0 (practice engine)\n")})


def tree_of(world: World, container: Container) -> Tree:
    """A container's own files: its image's layers and what it has written."""
    image = world.images.get(container.image)
    if container.tree is None:
        container.tree = {}
    return Tree((*(image.layers if image else ()), INIT), container.tree)


def volume_tree(world: World, name: str) -> Tree:
    """The files of a volume."""
    volume = world.volumes[name]
    if volume.tree is None:
        volume.tree = {}
    return Tree((), volume.tree)


def files_of(world: World, container: Container, own: bool = True) -> Files:
    """All that a container sees, as root; `own`: with what the engine puts in (/etc/hosts, /dev ...)."""
    mounts: dict[str, Mount] = {}
    if own:
        mounts |= {"/dev": Mount(DEV), "/proc": Mount(PROC), "/sys": Mount(Tree(), readonly=True)}
        for name, text in _engine_files(world, container):
            mounts[f"/etc/{name}"] = Mount(Tree((), {"/f": Node("file", 0o644, content=text.encode())}), "/f")
    for target in option(container.host_config, "Tmpfs") or {}:
        mounts[target] = Mount(_temporary(world, container, target), device="tmpfs")
    for mount in container.mounts:
        if mount.type == "volume" and mount.name in world.volumes:
            mounts[mount.target] = Mount(volume_tree(world, mount.name), "/", not mount.rw, DISK)
        elif mount.type == "bind":
            mounts[mount.target] = Mount(HostTree((), world.host), mount.source, not mount.rw, DISK)
        elif mount.type == "tmpfs":
            mounts[mount.target] = Mount(_temporary(world, container, mount.target), "/", not mount.rw, "tmpfs")
    readonly = bool(option(container.host_config, "ReadonlyRootfs"))
    return Files(tree_of(world, container), mounts, readonly, clock=lambda: world.now() / SECOND)


def _temporary(world: World, container: Container, target: str) -> Tree:
    """A tmpfs lives as long as the container runs."""
    key = (container.id, container.started, target)
    found = world.temporary.get(key)
    if found is None:
        found = world.temporary[key] = {"/": Node("dir", 0o1777)}
    return Tree((), found)


def make_mount_points(world: World, container: Container) -> None:
    """The folders at which mounts are shown, where the image has none."""
    tree = tree_of(world, container)
    for mount in container.mounts:
        if tree.get(mount.target) is None:
            tree.put(mount.target, Node("dir", mtime=world.now() / SECOND))


def fill_volumes(world: World, container: Container) -> None:
    """An empty volume gets what the image has at its place, as the engine does when a container is made."""
    image = world.images.get(container.image)
    if image is None:
        return
    below = Tree(image.layers)
    for mount in container.mounts:
        volume = world.volumes.get(mount.name)
        if mount.type != "volume" or mount.no_copy or volume is None or volume.tree:
            continue
        folder = below.get(mount.target)
        if folder is None or folder.kind != "dir":
            continue
        found = list(below.walk(mount.target))
        volume.tree = {path[len(mount.target) :] or "/": node for path, node in found}


def _engine_files(world: World, container: Container) -> Iterator[tuple[str, str]]:
    name = hostname(container)
    addresses = [place.address for place in container.networks.values() if place.address]
    lines = ["127.0.0.1\tlocalhost", "::1\tlocalhost ip6-localhost ip6-loopback"]
    for word in option(container.host_config, "ExtraHosts") or ():
        host, _, address = word.partition(":")
        lines.append(f"{'172.17.0.1' if address == 'host-gateway' else address}\t{host}")
    lines += [f"{address}\t{name}" for address in addresses]
    yield "hosts", "\n".join(lines) + "\n"
    yield "hostname", name + "\n"
    own = any(key not in ("bridge", "host", "none") for key in container.networks)
    servers = option(container.host_config, "Dns") or ["127.0.0.11" if own else "192.168.65.7"]
    yield "resolv.conf", "".join(f"nameserver {server}\n" for server in servers)


def hostname(container: Container) -> str:
    """The container's host name."""
    return str(container.config.get("Hostname") or container.id[:12])


class Inside:
    """The machine that a container is to its programs."""

    def __init__(self, world: World, container: Container, tasks: Tasks) -> None:
        self.world, self.container, self._tasks = world, container, tasks
        self.hostname = hostname(container)
        self.memory: int = option(container.host_config, "Memory") or 0
        self.open_files = next(
            (int(u["Soft"]) for u in option(container.host_config, "Ulimits") or () if u.get("Name") == "nofile"),
            1048576,
        )
        self.virtual: float | None = None  # the time it is, while the past of a kept container is played again
        self._pid = 6 if option(container.host_config, "Init") else 0

    def now(self) -> float:
        return self.world.now() / SECOND if self.virtual is None else self.virtual

    def interfaces(self) -> Iterable[Interface]:
        for number, place in enumerate(p for p in self.container.networks.values() if p.address):
            network = self.world.networks.get(place.network)
            pool = network.ipam[0] if network is not None and network.ipam else {}
            prefix = int(str(pool.get("Subnet") or "/16").partition("/")[2] or 16)
            yield Interface(f"eth{number}", place.address, prefix, place.mac, str(pool.get("Gateway") or ""))

    def lookup(self, name: str) -> str | None:
        """As the resolver of its networks answers: names of neighbours count only in networks that a user made."""
        if name in ("localhost", self.hostname) or _is_address(name):
            return {"localhost": "127.0.0.1"}.get(name) or next((c.address for c in self.interfaces()), name)
        for word in option(self.container.host_config, "ExtraHosts") or ():
            host, _, address = word.partition(":")
            if host == name:
                return str(address)
        for word in option(self.container.host_config, "Links") or ():
            target, _, alias = word.partition(":")
            if name in (alias.rpartition("/")[2], target):
                found = self.world.containers.get(self.world.names.get(target.lstrip("/"), ""))
                return next((p.address for p in found.networks.values() if p.address), None) if found else None
        for key, place in self.container.networks.items():
            if key in ("bridge", "host", "none") or not place.address:
                continue
            for other in self.world.containers.values():
                there = other.networks.get(key)
                if there is None or not there.address:
                    continue
                if name in (other.name, other.id[:12], *there.aliases, str(other.config.get("Hostname"))):
                    return there.address
        return None

    def connect(self, host: str, port: int) -> Service | None:
        address = host if _is_address(host) else self.lookup(host)
        if address is None:
            raise LookupError(host)
        own = [card.address for card in self.interfaces()]
        if address.startswith("127.") or address in own:
            return self._listening(self.container, port)
        near = {place.network for place in self.container.networks.values() if place.address}
        for other in self.world.containers.values():
            for place in other.networks.values():
                if place.address == address and place.network in near:
                    return self._listening(other, port)
        return None

    def reaches(self, address: str) -> bool:
        """Is there a running container at this address, in one of its networks?"""
        near = {place.network for place in self.container.networks.values() if place.address}
        places = (place for other in self.world.containers.values() for place in other.networks.values())
        return any(place.address == address and place.network in near for place in places)

    def tasks(self) -> Iterable[Any]:
        return self._tasks(self.world, self.container)

    def _listening(self, container: Container, port: int) -> Service | None:
        if container.state != "running":
            return None
        found = self._tasks(self.world, container)
        return next((task.listening[port] for task in found if port in task.listening), None)

    def next_pid(self) -> int:
        self._pid += 1
        return self._pid


def _is_address(text: str) -> bool:
    return text.count(".") == 3 and all(part.isdigit() for part in text.split("."))


def of_name(world: World, name: str) -> Files:
    """The files of a container by name, with its mounts, as docker cp sees them."""
    return files_of(world, lookup.container(world, name), own=False)
