"""One side of docker cp: a path of this machine, CONTAINER:PATH, or - for a tar archive in the pipe."""

from dsh.cmdline.types.cut import cut_spans
from dsh.cmdline.types.value_type import Piece, offer_values
from dsh.knowledge.entries import Flag
from dsh.named import NamedTuple

name = "cp-path"
complete = offer_values


class CpPath(NamedTuple):
    """`container` is "" for a path of this machine; `path` is "-" for standard input or output."""

    container: str
    path: str


def parse(text: str, /) -> CpPath:
    """As docker's splitCpArg."""
    container, colon, path = text.partition(":")
    if text.startswith("/") or not colon or container.startswith("."):
        return CpPath("", text)
    return CpPath(container, path)


def explain(text: str, flag: Flag | None = None, /) -> str:
    if not text:
        return "the path is missing"
    found = _read(text)
    if not found.container:
        if found.path == "-":
            return "a tar archive through the pipe, in place of a file"
        if found.path in (".", "./"):
            return "the current folder of this machine"
        return f"the file or folder {found.path} of this machine"
    if not found.path:
        return f"the container {found.container}; the path in it is missing"
    if found.path.endswith("/."):
        return f"what is in the folder {found.path[:-2] or '/'} of the container {found.container}"
    return f"the file or folder {found.path} of the container {found.container}"


def _read(text: str) -> CpPath:
    """$(docker ps -q):/x is a container too."""
    spans = cut_spans(text, ":")
    if len(spans) == 1:
        return CpPath("", text)
    container = text[: spans[0][1]]
    return CpPath("", text) if container[:1] in ("/", ".", "") else CpPath(container, text[spans[0][1] + 1 :])


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    found = _read(text)
    if not found.container or not found.path:
        return ()
    at = len(found.container)
    return Piece(0, at, "the container"), Piece(at + 1, len(text), "the file or folder in it")
