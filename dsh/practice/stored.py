"""A practice engine as plain data for a JSON file, and back.

Objects of the record classes of this package are written with their class and what differs from the defaults; one that
several refer to is written once. Nothing else can come out of a file, whatever stands in it.
"""

import base64
import importlib
import itertools
from collections.abc import Iterator, Mapping

from dsh.practice.record import KNOWN, Made
from dsh.practice.world import World
from dsh.typed import Any

ROOM = "dsh.practice."
FIELDS = (
    *("containers", "names", "images", "tags", "networks", "volumes", "execs", "cache"),
    *("registries", "kept_images", "logins", "events", "events_seen", "started", "links", "last_port"),
)
CLASS, SAME, TUPLE, BYTES, PAIRS, NODE, SOURCE = "@", "#", "(", "b64", "%", "node", "layer of"
MARKS = (CLASS, SAME, TUPLE, BYTES, PAIRS, NODE, SOURCE)


class Damaged(Exception):
    """The data is not of an engine."""


def dumped(world: World) -> dict[str, Any]:
    """All that is worth keeping of a world."""
    with world.lock:
        world.settle()
        writer = _Writer()
        data = {name: writer.plain(getattr(world, name)) for name in FIELDS}
        pid = next(world.pids)
        world.pids = itertools.count(pid)
        return {**data, "pid": pid}


def loaded(data: Any, name: str) -> World:
    """The world again, its clocks running. Raises Damaged."""
    world = World(name)
    reader = _Reader()
    try:
        for field in FIELDS:
            setattr(world, field, reader.object(data[field]))
        world.pids = itertools.count(int(data["pid"]))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Damaged(f"something is missing: {error}") from error
    importlib.import_module(ROOM + "resume").resume(world)
    return world


class _Writer:
    def __init__(self) -> None:
        self._seen: dict[int, int] = {}
        self._kept: list[Any] = []  # so that no two objects get the same id()

    def plain(self, value: Any) -> Any:
        if value is None or isinstance(value, (str, int, float)):
            return value
        if isinstance(value, list):
            return [self.plain(item) for item in value]
        if isinstance(value, dict):
            if all(type(key) is str for key in value) and not any(mark in value for mark in MARKS):
                return {key: self.plain(item) for key, item in value.items()}
            return {PAIRS: [[self.plain(key), self.plain(item)] for key, item in value.items()]}
        if isinstance(value, (bytes, bytearray)):
            return {BYTES: base64.b64encode(value).decode(), **({"a": 1} if isinstance(value, bytearray) else {})}
        key = (type(value).__module__, type(value).__name__)
        if key in KNOWN:
            return self._record(value)
        if type(value).__name__ == "Node":
            return {NODE: [self.plain(item) for item in value]}
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return {TUPLE: [self.plain(item) for item in value]}
        raise TypeError(f"{type(value).__qualname__} cannot be kept")

    def _record(self, value: Any) -> Any:
        if id(value) in self._seen:
            return {SAME: self._seen[id(value)]}
        number = self._seen[id(value)] = len(self._seen)
        self._kept.append(value)
        cls = type(value)
        if cls is KNOWN[ROOM + "objects", "Layer"] and value.source:  # of the catalogue, which makes it again
            return {SOURCE: value.source, SAME: number, "id": value.id, "size": value.size}
        out = {CLASS: f"{cls.__module__.removeprefix(ROOM)}:{cls.__name__}", SAME: number}
        for name in cls.__slots__:
            item, default = getattr(value, name), cls._defaults.get(name, Made)
            if isinstance(default, Made):
                default = default.factory()
            if item is not default and (item != default or type(item) is not type(default)):
                out[name] = self.plain(item)
        return out


class _Reader:
    def __init__(self) -> None:
        self._made: dict[int, Any] = {}

    def object(self, data: Any) -> Any:
        if isinstance(data, list):
            return [self.object(item) for item in data]
        if not isinstance(data, dict):
            return data
        if CLASS in data:
            return self._record(data)
        if NODE in data:
            return _node()(*[self.object(item) for item in data[NODE]])
        if SOURCE in data:
            layer, source = KNOWN[ROOM + "objects", "Layer"], str(data[SOURCE])
            made = self._made[data[SAME]] = layer(str(data["id"]), Later(source), int(data["size"]), source)
            return made
        if SAME in data:
            return self._made[data[SAME]]
        if TUPLE in data:
            return tuple([self.object(item) for item in data[TUPLE]])
        if BYTES in data:
            raw = base64.b64decode(data[BYTES])
            return bytearray(raw) if "a" in data else raw
        if PAIRS in data:
            return {self.object(key): self.object(item) for key, item in data[PAIRS]}
        return {key: self.object(item) for key, item in data.items()}

    def _record(self, data: dict[str, Any]) -> Any:
        cls = _class(data[CLASS])
        made = self._made[data[SAME]] = cls.__new__(cls)  # before its fields, which may refer to it
        for name in cls.__slots__:
            default = cls._defaults.get(name)
            if name in data:
                setattr(made, name, self.object(data[name]))
            elif name in cls._defaults:
                setattr(made, name, default.factory() if isinstance(default, Made) else default)
            else:
                raise Damaged(f"{data[CLASS]} has no {name}")
        return made


class Later(Mapping[str, Any]):
    """The files of a layer of the catalogue, made when somebody looks at them: most commands never do."""

    __slots__ = ("_files", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._files: Any = None

    def _all(self) -> Any:
        if self._files is None:
            self._files = importlib.import_module(ROOM + "catalogue").layer(self.source).tree
        return self._files

    def __getitem__(self, path: str) -> Any:
        return self._all()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _node() -> Any:
    from dsh.practice.filesystem import Node

    return Node


def _class(text: str) -> Any:
    """The record class of a name such as "objects:Container"."""
    module, _, name = text.partition(":")
    key = (ROOM + module, name)
    if key not in KNOWN and all(part.isidentifier() for part in module.split(".")):
        try:
            importlib.import_module(ROOM + module)
        except ImportError as error:
            raise Damaged(f"there is no {text}") from error
    if key not in KNOWN:
        raise Damaged(f"there is no {text}")
    return KNOWN[key]
