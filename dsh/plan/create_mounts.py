"""-v, --mount and --tmpfs as the engine's API wants them."""

import csv
from collections.abc import Iterable

from dsh.named import NamedTuple
from dsh.plan.create_values import size, truth
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import Surroundings
from dsh.typed import Any


class Volume(NamedTuple):
    """What -v says. No source: an anonymous volume."""

    source: str
    target: str
    options: str

    @property
    def is_path(self) -> bool:
        """Is the source a path of the engine's machine, and not the name of a volume?"""
        return self.source[:1] in (".", "/", "~")


def parse_volume(spec: str) -> Volume:
    """Read SOURCE:TARGET:OPTIONS as docker's client does: a single letter before a colon is a drive of Windows."""
    if not spec:
        raise Refused("invalid empty volume spec")
    if len(spec) <= 2:
        return Volume("", spec, "")
    sections, buffer = [], ""
    for char in spec:
        if char == ":" and not (len(buffer) == 1 and buffer.isalpha()):
            sections.append(buffer)
            buffer = ""
        else:
            buffer += char
    sections.append(buffer)
    if not all(sections):
        raise Refused(f"invalid spec: {spec}: empty section between colons")
    if len(sections) > 3:
        raise Refused(f"invalid spec: {spec}: too many colons")
    if len(sections) == 1:
        return Volume("", sections[0], "")
    return Volume(sections[0], sections[1], sections[2] if len(sections) > 2 else "")


def binds(specs: Iterable[str], around: Surroundings) -> tuple[list[str], dict[str, dict[str, str]]]:
    """HostConfig.Binds, and the targets of anonymous volumes for Config.Volumes."""
    bound, anonymous = [], {}
    for spec in dict.fromkeys(specs):
        volume = parse_volume(spec)
        if not volume.source:
            anonymous[spec] = dict[str, str]()
            continue
        source, _, rest = spec.partition(":")
        bound.append(f"{_absolute(source, around)}:{rest}" if volume.is_path else spec)
    return bound, anonymous


def mount(value: str, around: Surroundings) -> dict[str, Any]:
    """One entry of HostConfig.Mounts. The value was validated when the line was parsed."""
    made: dict[str, Any] = {"Type": "volume"}
    bind: dict[str, Any] = {}
    volume: dict[str, Any] = {}
    driver: dict[str, Any] = {}
    tmpfs: dict[str, Any] = {}
    image: dict[str, Any] = {}
    for field in next(csv.reader([value]), []):
        key, equals, text = field.partition("=")
        key = key.strip().lower()
        if key == "type":
            made["Type"] = text.lower()
        elif key in ("source", "src"):
            made["Source"] = _absolute(text, around)
        elif key in ("target", "dst", "destination"):
            made["Target"] = text
        elif key in ("readonly", "ro"):
            made["ReadOnly"] = truth(text) if equals else True
        elif key == "consistency":
            made["Consistency"] = text.lower()
        elif key == "bind-propagation":
            bind["Propagation"] = text.lower()
        elif key == "bind-nonrecursive":
            bind["NonRecursive"] = truth(text) if equals else True
        elif key == "bind-recursive":
            bind.update(_recursive(text))
        elif key == "volume-subpath":
            volume["Subpath"] = text
        elif key == "volume-nocopy":
            volume["NoCopy"] = truth(text) if equals else True
        elif key == "volume-label":
            name, _, said = text.partition("=")
            volume.setdefault("Labels", {})[name] = said
        elif key == "volume-driver":
            driver["Name"] = text
        elif key == "volume-opt":
            name, _, said = text.partition("=")
            driver.setdefault("Options", {})[name] = said
        elif key == "image-subpath":
            image["Subpath"] = text
        elif key == "tmpfs-size":
            tmpfs["SizeBytes"] = size(text)
        elif key == "tmpfs-mode":
            tmpfs["Mode"] = int(text, 8)
    if not made.get("ReadOnly"):
        made.pop("ReadOnly", None)
    if bind:
        made["BindOptions"] = {name: said for name, said in bind.items() if said}
    if volume or driver:
        made["VolumeOptions"] = {name: said for name, said in volume.items() if said} | {"DriverConfig": driver}
    if image:
        made["ImageOptions"] = image
    if tmpfs:
        made["TmpfsOptions"] = tmpfs
    return made


def tmpfs(values: Iterable[str]) -> dict[str, str]:
    return {path: options for path, _, options in (value.partition(":") for value in values)}


def _recursive(text: str) -> dict[str, bool]:
    known = {"disabled": "NonRecursive", "writable": "ReadOnlyNonRecursive", "readonly": "ReadOnlyForceRecursive"}
    return {known[text]: True} if text in known else {}


def _absolute(source: str, around: Surroundings) -> str:
    return around.path(source) if source.startswith(".") else source
