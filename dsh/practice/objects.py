"""What a practice engine holds: containers, images, networks, volumes, execs, build cache. Plain values with slots.

Times are nanoseconds since 1970 (0 for never). `config` and `host_config` hold only what differs from the defaults, so
that ten thousand containers stay small; an inspect answer fills in the rest. A file tree (`Tree`) maps a path to a node
of filesystem.py, or to None for what was deleted from a layer beneath; a tree that nobody has written to is None.
"""

from dsh.practice.record import field, record
from dsh.typed import Any

Tree = dict[str, Any]  # "/etc/hosts" to Node or None
STDOUT, STDERR = 1, 2


@record
class Layer:
    """One layer of an image. Equal layers are one object, shared by all images that have it; never changed."""

    id: str  # sha256:..., the diff ID
    tree: Tree
    size: int
    source: str = ""  # how the catalogue makes it again, where it is one of its layers


@record
class History:
    created: int
    created_by: str
    size: int = 0
    comment: str = ""
    empty: bool = False  # made no layer
    image: str = ""  # the ID of the image as it was after this step, where that exists; else "<missing>" is shown
    tags: tuple[str, ...] = ()


@record
class Image:
    id: str  # sha256:...
    config: dict[str, Any]  # Cmd, Env, ExposedPorts, Labels ... as in an inspect answer's Config
    layers: tuple[Layer, ...]
    created: int
    history: list[History] = field(default_factory=list)  # oldest first
    parent: str = ""  # the image it was made from by build or commit, "" for a pulled one
    digests: list[str] = field(default_factory=list)  # "nginx@sha256:..."
    architecture: str = "amd64"
    os: str = "linux"
    author: str = ""
    comment: str = ""
    container: str = ""  # the container it was committed from
    container_config: dict[str, Any] = field(default_factory=dict)
    last_tagged: int = 0

    @property
    def size(self) -> int:
        return sum(layer.size for layer in self.layers)


@record
class Output:
    """What a process has written. Readers hold their own place in `chunks`; the world says when there is more."""

    chunks: list[tuple[int, int, bytes]] = field(default_factory=list)  # time, STDOUT or STDERR, bytes
    dropped: int = 0  # chunks that were forgotten at the front
    closed: bool = False


@record
class Input:
    """What is typed into a process: whoever attaches adds to it, the program takes from it."""

    data: bytearray = field(default_factory=bytearray)
    closed: bool = False  # no more will come


@record
class Process:
    """What runs: the main process of a container, or an exec's. See processes.py for what may be done with one."""

    argv: tuple[str, ...]
    env: tuple[str, ...]  # "A=b"
    cwd: str
    user: str  # "" for root
    tty: bool
    container: str  # ID
    pid: int
    began: int
    output: Output
    input: Input | None = None
    program: Any = None  # the object of programs/ that plays it
    exit_code: int | None = None
    rows: int = 0
    columns: int = 0
    exec: str = ""  # ID of the exec, "" for a main process
    due: int = 0  # when its program is to tick
    caught: int = 0  # the signals that it has handlers for, as a bit mask
    pending: list[int] = field(default_factory=list)  # signals that wait, while its container is paused


@record
class Endpoint:
    """A container's place in a network. Addresses are "" while it does not run."""

    network: str  # ID
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    asked: dict[str, Any] | None = None  # IPAMConfig: the addresses that were asked for
    options: dict[str, str] | None = None
    named: bool = False  # it has been connected, and then answers to its ID too
    id: str = ""  # endpoint ID
    address: str = ""
    mac: str = ""
    asked_mac: str = ""


@record
class Mount:
    type: str  # volume bind tmpfs
    source: str  # host path of a bind, "" otherwise
    target: str
    name: str = ""  # of a volume
    rw: bool = True
    mode: str = ""
    propagation: str = ""
    driver: str = ""
    anonymous: bool = False
    no_copy: bool = False


@record
class Health:
    status: str = "starting"  # starting healthy unhealthy
    streak: int = 0  # failures in a row
    log: list[dict[str, Any]] = field(default_factory=list)
    due: int = 0  # when the next check is


@record
class Container:
    id: str
    name: str  # without the slash
    created: int
    image: str  # ID
    image_name: str  # as its creator spelled it
    path: str
    args: tuple[str, ...]
    config: dict[str, Any]
    host_config: dict[str, Any]
    networks: dict[str, Endpoint] = field(default_factory=dict)  # by network name
    mounts: list[Mount] = field(default_factory=list)
    state: str = "created"  # created running paused restarting exited removing dead
    process: Process | None = None  # while it runs
    output: Output = field(default_factory=Output)  # its log
    input: Input | None = None
    tree: Tree | None = None  # its own top layer
    exit_code: int = 0
    error: str = ""
    oom_killed: bool = False
    started: int = 0
    finished: int = 0
    restarts: int = 0
    stopped_by_hand: bool = False  # a restart policy then leaves it alone
    ports: dict[str, list[tuple[str, int]]] = field(default_factory=dict)  # "80/tcp" to the host's (address, port)
    health: Health | None = None
    execs: list[str] = field(default_factory=list)
    exits: int = 0  # how often it has ended
    delay: int = 0  # before the next restart by its policy
    due: int = 0  # when that restart is

    @property
    def running(self) -> bool:
        """Does the engine count it as running? A paused or restarting one is."""
        return self.state in ("running", "paused", "restarting")


@record
class Exec:
    id: str
    container: str
    config: dict[str, Any]  # as it was asked for: Cmd, Tty, AttachStdin, User, Env, WorkingDir, Privileged, DetachKeys
    process: Process | None = None
    running: bool = False
    exit_code: int | None = None
    pid: int = 0


@record
class Network:
    id: str
    name: str
    driver: str
    created: int
    scope: str = "local"
    internal: bool = False
    attachable: bool = False
    ingress: bool = False
    ipv6: bool = False
    config_only: bool = False
    config_from: str = ""
    ipam_driver: str = "default"
    ipam_options: dict[str, str] | None = None
    ipam: list[dict[str, Any]] = field(default_factory=list)  # Subnet, Gateway, IPRange, AuxiliaryAddresses
    options: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    own_subnet: bool = False  # somebody chose it, and addresses in it may be asked for


@record
class Volume:
    name: str
    created: int
    driver: str = "local"
    options: dict[str, str] | None = None
    labels: dict[str, str] | None = None
    anonymous: bool = False
    tree: Tree | None = None  # None until it was first mounted or written to


@record
class CacheRecord:
    id: str
    type: str
    size: int
    created: int
    last_used: int
    description: str = ""
    parents: tuple[str, ...] = ()
    uses: int = 0
    in_use: bool = False
    shared: bool = False
