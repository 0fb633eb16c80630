"""What a docker line mounts into a container, by its flags."""

from collections.abc import Iterator

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.value_type import BadValue
from dsh.named import NamedTuple


class Mounted(NamedTuple):
    """What a line mounts: `source` in words, "" of one without a name or that the shell fills in."""

    source: str
    target: str
    read_only: bool
    anonymous: bool = False  # a volume without a name


def mounts(it: Invocation) -> Iterator[Mounted]:
    """What -v and --mount of the line show inside the container, but for what lies in memory."""
    uses = [use for use in it.flags if use.flag.name in ("volume", "mount") and use.value]
    if not uses:
        return
    from dsh.cmdline.types import mount, volume  # few lines have files inside: it is no part of the start

    for use in uses:
        try:
            if use.flag.name == "volume":
                found = volume.read(use.value)
                yield Mounted(_source(found.source, found.kind), found.target, found.read_only, not found.source)
            else:
                other = mount.parse(use.value)
                if other.type in ("volume", "bind"):
                    yield Mounted(_source(other.source, other.type), other.target, other.read_only, not other.source)
        except BadValue:
            continue


def _source(source: str, kind: str) -> str:
    """ "" of one without a name, or that the shell fills in."""
    from dsh.cmdline.types import volume

    if source in volume.HERE:
        return "the current folder of this machine"
    if not source or source[0] in "$`":
        return ""
    return f"{source} of this machine" if kind == "bind" else f"the volume {source}"
