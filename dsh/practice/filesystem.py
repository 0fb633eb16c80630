"""The files of images, containers and volumes: layers that never change, and a tree on top that can be written.

A layer maps paths to nodes; None hides what lies below (a whiteout). A container of 140 MB holds no 140 MB: a node's
`size` is what counts, its `content` what can be read.

    tree = Tree(layers)         what the layers show together
    tree.put("/etc/x", Node("file", content=b"..."))
    tree.changes()              what docker diff tells: [(kind, path)], kinds as the engine has them
    tree.layer()                what was written, as a layer of its own
"""

from collections.abc import Iterator, Mapping

from dsh.named import NamedTuple
from dsh.practice.digest import sha256
from dsh.practice.objects import Layer
from dsh.typed import Any

CHANGED, ADDED, DELETED = 0, 1, 2


class Node(NamedTuple):
    """A file, a folder or a link."""

    kind: str  # file, dir, link
    mode: int = 0o755
    uid: int = 0
    gid: int = 0
    mtime: float = 0
    content: bytes = b""
    target: str = ""  # of a link
    counted: int = -1  # bytes, where it counts for more than its content

    @property
    def size(self) -> int:
        """Bytes it takes: a link as many as its target has letters."""
        if self.kind == "link":
            return len(self.target)
        if self.kind != "file":
            return len(self.target)
        return len(self.content) if self.counted < 0 else self.counted


ROOT = Node("dir")
Nodes = Mapping[str, Node | None]


def make_layer(nodes: Mapping[str, Node | None], digest: str = "", source: str = "") -> Layer:
    """What one step of an image added; `source` says how to make it again, where it is one of the catalogue's."""
    size = sum(node.size for node in nodes.values() if node is not None)
    return Layer(digest or "sha256:" + digest_of(nodes, times=True), dict(nodes), size, source)


def digest_of(nodes: Nodes, times: bool = False) -> str:
    """The same for equal content; with `times` only for files of the same time, as with layers."""
    told = []
    for path in sorted(nodes):
        node = nodes[path]
        told.append(f"{path}\0" + ("" if node is None else f"{node.kind}{node.mode}{node.uid}:{node.gid}{node.target}"))
        if node is not None:
            told.append(f"{node.counted} {node.mtime if times else 0}")
            told.append(node.content.decode("latin-1"))
    return sha256("\0".join(told).encode())


class Flat:
    """What a stack of layers shows together: nodes by path, names by folder."""

    __slots__ = ("names", "nodes")

    def __init__(self, layers: tuple[Layer, ...]) -> None:
        nodes: dict[str, Node] = {"/": ROOT}
        for layer in layers:
            hidden = [path for path, node in layer.tree.items() if node is None or node.kind != "dir"]
            for path in hidden:
                _drop(nodes, path)
            nodes.update((path, node) for path, node in layer.tree.items() if node is not None)
        for path in list(nodes):  # folders that no layer speaks of
            above = path.rpartition("/")[0]
            while above and above not in nodes:
                nodes[above] = ROOT
                above = above.rpartition("/")[0]
        self.nodes = nodes
        self.names: dict[str, list[str]] = {}
        for path in nodes:
            if path != "/":
                folder, _, name = path.rpartition("/")
                self.names.setdefault(folder or "/", []).append(name)


def _drop(nodes: dict[str, Node], path: str) -> None:
    found = nodes.pop(path, None)
    if found is not None and found.kind == "dir":
        for below in [p for p in nodes if p.startswith(path + "/")]:
            del nodes[below]


_flats: dict[tuple[str, ...], Flat] = {}


def flat(layers: tuple[Layer, ...]) -> Flat:
    """The layers as one; shared by all that stand on the same layers."""
    key = tuple(layer.id for layer in layers)
    found = _flats.get(key)
    if found is None:
        if len(_flats) > 40:
            _flats.clear()
        found = _flats[key] = Flat(layers)
    return found


class Tree:
    """Layers and what was written on top of them. Paths are absolute and plain: no "..", no links on the way."""

    __slots__ = ("_below", "_names", "layers", "top")

    def __init__(self, layers: tuple[Layer, ...] = (), top: dict[str, Node | None] | None = None) -> None:
        self.layers = layers
        self.top = top  # None until something is written
        self._names: dict[str, set[str]] | None = None
        self._below: Flat | None = None

    @property
    def below(self) -> Flat:
        """What the layers show."""
        if self._below is None:
            self._below = flat(self.layers)
        return self._below

    def get(self, path: str) -> Node | None:
        """What stands at a path; None for nothing."""
        top = self.top
        if top:
            if path in top:
                return top[path]
            above = path
            while above:
                above = above.rpartition("/")[0]
                if above in top:
                    node = top[above]
                    if node is None or node.kind != "dir":
                        return None
        return self.below.nodes.get(path)

    def names(self, folder: str) -> list[str]:
        """What a folder holds, in order."""
        names = set(self.below.names.get(folder, ()))
        if self.top:
            if self._names is None:
                self._names = {}
                for path in self.top:
                    self._index(path)
            names |= self._names.get(folder, set())
        prefix = "/" if folder == "/" else folder + "/"
        return sorted(name for name in names if self.get(prefix + name) is not None)

    def _index(self, path: str) -> None:
        if self._names is not None and path != "/":
            above, _, name = path.rpartition("/")
            self._names.setdefault(above or "/", set()).add(name)

    def put(self, path: str, node: Node) -> None:
        """Write; folders on the way that are missing are made, and all of them count as changed."""
        was = self.get(path)
        if was is not None and was.kind == "dir" and node.kind != "dir":
            self.remove(path)
        self._above(path, node.mtime)
        if node.kind == "dir" and was is None:
            for below in self._hidden(path):
                self._set(below, None)
        self._set(path, node)

    def remove(self, path: str) -> None:
        """Take away a file, or a folder with all it holds."""
        if self.get(path) is None:
            return
        top = self._writable()
        for below in [p for p in top if p.startswith(path + "/")]:
            del top[below]
        self._above(path, None)
        if path in self.below.nodes:
            self._set(path, None)
        else:
            top.pop(path, None)

    def _hidden(self, path: str) -> list[str]:
        """Files of the layers that would come to light with a new folder at `path`."""
        return [f"{path}/{name}" for name in self.below.names.get(path, ())]

    def _above(self, path: str, mtime: float | None) -> None:
        above = path.rpartition("/")[0]
        if not above:
            return
        node = self.get(above)
        if node is None:
            self.put(above, Node("dir", mtime=mtime or 0))
            return
        self._above(above, None)
        if self.top is None or above not in self.top or mtime is not None:
            self._set(above, node if mtime is None else node._replace(mtime=mtime))

    def _set(self, path: str, node: Node | None) -> None:
        self._writable()[path] = node
        self._index(path)

    def _writable(self) -> dict[str, Node | None]:
        if self.top is None:
            self.top = {}
        return self.top

    def walk(self, path: str = "/") -> Iterator[tuple[str, Node]]:
        """Everything at and below a path, folders before what they hold."""
        node = self.get(path)
        if node is None:
            return
        yield path, node
        if node.kind == "dir":
            for name in self.names(path):
                yield from self.walk(("" if path == "/" else path) + "/" + name)

    def changes(self) -> list[tuple[int, str]]:
        """What was changed, added and deleted on top, in order of the paths."""
        below = self.below.nodes
        found: dict[str, int] = {}
        for path, node in (self.top or {}).items():
            if node is None:
                if path in below and not self._gone_above(path):
                    found[path] = DELETED
            elif path != "/" and (path not in below or _differ(below[path], node)):
                found[path] = CHANGED if path in below else ADDED
        for path in list(found):  # a folder counts as changed by what is in it
            above = path.rpartition("/")[0]
            while above and above not in found:
                found[above] = CHANGED
                above = above.rpartition("/")[0]
        return [(found[path], path) for path in sorted(found)]

    def _gone_above(self, path: str) -> bool:
        above = path.rpartition("/")[0]
        return bool(above) and self.get(above) is None

    def written(self) -> int:
        """Bytes on top: what docker ps -s calls the size."""
        return sum(node.size for node in (self.top or {}).values() if node is not None)

    def shown(self) -> int:
        """Bytes of all that can be seen (the virtual size)."""
        return sum(layer.size for layer in self.layers) + self.written()

    def layer(self) -> Layer:
        """What was written, as a layer."""
        return make_layer(self.top or {})


def _differ(old: Node, new: Node) -> bool:
    """Does docker diff take this for a change? It looks at everything but the content, and not at folders' times."""
    if (old.kind, old.mode, old.uid, old.gid, old.target) != (new.kind, new.mode, new.uid, new.gid, new.target):
        return True
    return old.kind != "dir" and (old.mtime, old.size) != (new.mtime, new.size)


def dump_nodes(nodes: Nodes) -> dict[str, list[Any] | None]:
    """Nodes as plain values for JSON."""
    return {
        path: None if node is None else [*node[:5], node.content.decode("latin-1"), node.target, node.counted]
        for path, node in nodes.items()
    }


def load_nodes(dumped: Mapping[str, list[Any] | None]) -> dict[str, Node | None]:
    """What dump_nodes wrote."""
    return {
        path: None if said is None else Node._make([*said[:5], said[5].encode("latin-1"), *said[6:]])
        for path, said in dumped.items()
    }
