"""What `docker run --tmpfs` takes: a path in the container, with options of mount(8)."""

from dsh.cmdline.types.cut import cut_spans
from dsh.cmdline.types.known import meanings
from dsh.cmdline.types.value_type import BadValue, Candidate, Piece, explained, offer
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "tmpfs"


class Tmpfs(NamedTuple):
    """The engine's API wants the options as they stand."""

    target: str
    options: str = ""


def parse(text: str, /) -> Tmpfs:
    target, _, options = text.partition(":")
    if not target.startswith("/"):
        docker = f"invalid mount path: '{target}' mount path must be absolute"
        raise BadValue(f"the path in the container must begin with /, not {target!r}", docker, "engine")
    return Tmpfs(target, options)


def explain(text: str, flag: Flag | None = None, /) -> str:
    return explained(parse, _say, text)


def _say(found: Tmpfs) -> str:
    return f"an empty folder in memory appears as {found.target} in the container and is gone when it stops"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    target, _, options = text.partition(":")
    if not target or not options:
        return ()
    out = [Piece(0, len(target), "where it appears in the container")]
    known = meanings("tmpfs-options")
    for start, end in cut_spans(options, ","):
        key = options[start:end].partition("=")[0]
        if end > start:
            at = len(target) + 1
            out.append(Piece(at + start, at + end, known.get(key, "an option for the mount")))
    return tuple(out)


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({"/tmp": "the folder for temporary files", "/run": "the folder for running programs' state"}, prefix)
