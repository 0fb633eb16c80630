"""The images that the practice engine can pull, made when they are asked for; equal layers are one object.

find("nginx", "1.28-alpine", now) -> Pretend | None       what pulling that gives: layers, configuration, history
layer(source) -> Layer                               a layer again from what it says of its source
"""

import json
from collections.abc import Iterator

from dsh.named import NamedTuple
from dsh.practice import catalogue_files, catalogue_table
from dsh.practice.catalogue_table import BASES, Entry
from dsh.practice.digest import sha256
from dsh.practice.filesystem import make_layer
from dsh.practice.objects import History, Image, Layer
from dsh.practice.world import SECOND
from dsh.typed import Any

PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
DAY = 86_400
FILES_MADE = 1_756_000_000
REBUILT = 30 * DAY  # images are built anew about once a month
CODENAMES = ("bookworm", "bullseye", "trixie")
MOVING = ("latest", "lts", "stable", "mainline", "current", "edge")  # tags that go with the newest version


class Pretend(NamedTuple):
    """An image of the catalogue."""

    image: Image
    digest: str  # of its manifest


_layers: dict[str, Layer] = {}
_entries: dict[str, Entry] = {}


def entries() -> dict[str, Entry]:
    """The catalogue by name."""
    if not _entries:
        _entries.update(catalogue_table.entries())
    return _entries


def find(name: str, tag: str, now: int) -> Pretend | None:
    """The image of that name (nginx) and tag as it is at a time (nanoseconds); None where there is none."""
    entry = entries().get(name)
    chosen = None if entry is None else _variant(entry, tag)
    if entry is None or chosen is None:
        return None
    version, suffix = chosen
    image = _image(entry, version, suffix, _built(name, now))
    return Pretend(image, "sha256:" + sha256(f"manifest of {image.id}".encode()))


def _built(name: str, now: int) -> int:
    """When an image was last built: the same for all who pull within some weeks."""
    offset = sum(map(ord, name)) % 29 * DAY
    return ((now // SECOND - offset) // REBUILT * REBUILT + offset - DAY // 2) * SECOND


def _variant(entry: Entry, tag: str) -> tuple[str, str] | None:
    """Version and suffix of a tag; None for one that nobody could have."""
    if tag == "latest":
        return entry.version, ""
    head, dash, rest = tag.partition("-")
    whole = _suffix(entry, tag)
    if whole:
        return entry.version, whole
    suffix = _suffix(entry, rest) if dash else ""
    if suffix is None:
        return None
    if head in MOVING and entry.version:
        return entry.version, suffix
    numbers, newest = _numbers(head), _numbers(entry.version)
    if not numbers or not newest:
        return None
    if numbers[0] < entry.oldest or numbers[: len(newest)] > newest[: len(numbers)]:
        return None
    return head.removeprefix("v"), suffix


def _suffix(entry: Entry, text: str) -> str | None:
    """alpine of alpine3.20, slim of slim-bookworm; None for a system that this image has not."""
    candidates = [text, text.rstrip("0123456789.")]
    kind, _, codename = text.partition("-")
    if codename in CODENAMES:
        candidates.append(kind)
    return next((candidate for candidate in candidates if candidate in entry.bases), None)


def _numbers(text: str) -> tuple[int, ...]:
    parts = text.removeprefix("v").split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


def layer(source: str) -> Layer:
    """A layer of the catalogue by its source, "base:alpine:3.20" or "nginx:1.29:alpine:0". Raises KeyError."""
    found = _layers.get(source)
    if found is None:
        found = _layers[source] = _make(source)
    return found


def _make(source: str) -> Layer:
    name, _, rest = source.partition(":")
    if name == "base":
        base, _, version = rest.partition(":")
        size, _, files = BASES[base]
        return _sized(files(version), size, source, "/usr/lib/system")
    version, suffix, number = rest.split(":")
    entry = entries()[name]
    step = entry.steps[int(number)]
    size = entry.small if entry.small and int(number) == len(entry.steps) - 1 and step.size > MB else step.size
    size = step.size if entry.bases[suffix] == entry.bases[""] else size
    return _sized(step.files() if step.files else {}, size, source, f"/usr/lib/{name}-{version}")


MB = 1_000_000


def _sized(nodes: catalogue_files.Nodes, size: int, source: str, filler: str) -> Layer:
    """A layer of just that size: what its files do not take goes into one more."""
    rest = size - sum(node.size for node in nodes.values() if node is not None)
    if rest > 0 and size > MB:
        nodes = {**nodes, filler: catalogue_files.program(rest)}
    nodes = {path: None if node is None else node._replace(mtime=FILES_MADE) for path, node in nodes.items()}
    return make_layer(nodes, "sha256:" + sha256(source.encode()), source)


def _image(entry: Entry, version: str, suffix: str, made: int) -> Image:
    base = entry.bases[suffix]
    layers, history = [], []
    for created_by, source in _steps(entry, version, suffix, base):
        added = layer(source) if source else None
        size = added.size if added else 0
        comment = "" if created_by.startswith("/bin/sh") else "buildkit.dockerfile.v0"
        history.append(History(made, created_by, size, comment, added is None))
        if added is not None:
            layers.append(added)
    config = _config(entry, version, base)
    told = json.dumps([made, config, [one.id for one in layers], entry.name, version], sort_keys=True)
    identity = "sha256:" + sha256(told.encode())
    return Image(identity, config, tuple(layers), made, history)


def _steps(entry: Entry, version: str, suffix: str, base: str) -> Iterator[tuple[str, str]]:
    """What the history tells, oldest first, and the source of the layer that it made (empty for none)."""
    if base:
        name = f"{entry.name}-{suffix or base}".replace(":", "-")
        yield (
            f"/bin/sh -c #(nop) ADD file:{sha256(name.encode())[:17]} in / ",
            f"base:{base}:{'' if entry.steps else version}",
        )
        shell = json.dumps(list(BASES[base][1]))
        yield f"/bin/sh -c #(nop)  CMD {shell}", ""
    for setting in entry.env:
        yield "ENV " + setting.format(version=version), ""
    small = entry.bases[suffix] != entry.bases[""]
    for number, step in enumerate(entry.steps):
        if small and number < len(entry.steps) - 1 and step.files is None:
            continue  # a smaller system does without the tools
        yield step.created_by, f"{entry.name}:{version}:{suffix}:{number}"
    if entry.workdir:
        yield f"WORKDIR {entry.workdir}", ""
    if entry.volumes:
        yield f"VOLUME [{' '.join(entry.volumes)}]", ""
    if entry.entrypoint:
        yield f"ENTRYPOINT {json.dumps(list(entry.entrypoint))}", ""
    if entry.ports:
        yield "EXPOSE map[" + " ".join(f"{port}:{{}}" for port in entry.ports) + "]", ""
    if entry.stop:
        yield f"STOPSIGNAL {entry.stop}", ""
    if entry.cmd:
        yield f"CMD {json.dumps(list(entry.cmd))}", ""


def _config(entry: Entry, version: str, base: str) -> dict[str, Any]:
    cmd = entry.cmd or BASES[base][1]
    config: dict[str, Any] = {"Env": [PATH, *(setting.format(version=version) for setting in entry.env)]}
    if cmd:
        config["Cmd"] = list(cmd)
    if entry.entrypoint:
        config["Entrypoint"] = list(entry.entrypoint)
    if entry.ports:
        config["ExposedPorts"] = {port: {} for port in entry.ports}
    if entry.volumes:
        config["Volumes"] = {volume: {} for volume in entry.volumes}
    if entry.workdir:
        config["WorkingDir"] = entry.workdir
    if entry.user:
        config["User"] = entry.user
    if entry.stop:
        config["StopSignal"] = entry.stop
    return config
