"""Nodes to tar and back: cp, export, save, load, import and the build's context.

A file that counts for more than it holds keeps that in a PAX header of ours; any other program sees what it holds.
"""

import io
import tarfile
from collections.abc import Iterable

from dsh.practice.filesystem import Node

COUNTED = "DSH.size"
WHITEOUT = ".wh."
OPAQUE = ".wh..wh..opq"
KINDS = {"file": tarfile.REGTYPE, "dir": tarfile.DIRTYPE, "link": tarfile.SYMTYPE}


def to_tar(entries: Iterable[tuple[str, Node | None]]) -> bytes:
    """A tar of (name, node); None is written as a whiteout, as layers have it."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, node in entries:
            tar.addfile(*_entry(name.lstrip("/"), node))
    return buffer.getvalue()


def _entry(name: str, node: Node | None) -> tuple[tarfile.TarInfo, io.BytesIO | None]:
    if node is None:
        folder, slash, last = name.rpartition("/")
        info = tarfile.TarInfo(f"{folder}{slash}{WHITEOUT}{last}")
        return info, io.BytesIO()
    info = tarfile.TarInfo(name)
    info.type, info.mode, info.uid, info.gid = KINDS[node.kind], node.mode, node.uid, node.gid
    info.mtime = int(node.mtime)
    if node.kind == "link":
        info.linkname, info.mode = node.target, 0o777
    if node.kind != "file":
        return info, None
    if node.counted >= 0:
        info.pax_headers = {COUNTED: str(node.counted)}
    info.size = len(node.content)
    return info, io.BytesIO(node.content)


def from_tar(data: bytes, layer: bool = False) -> dict[str, Node | None]:
    """The entries of a tar (plain or compressed) by absolute path; whiteouts only where it is a layer.

    Raises tarfile.TarError where it is none.
    """
    nodes: dict[str, Node | None] = {}
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:*") as tar:
        for info in tar:
            path = _plain(info.name)
            if path == "/" or path is None:
                continue
            folder, _, last = path.rpartition("/")
            if layer and last.startswith(WHITEOUT):
                if last != OPAQUE:
                    nodes[f"{folder}/{last.removeprefix(WHITEOUT)}"] = None
                continue
            node = _node(tar, info, nodes)
            if node is not None:
                nodes[path] = node
    for path in [] if layer else list(nodes):  # folders that the archive does not speak of
        above = path.rpartition("/")[0]
        while above and above not in nodes:
            nodes[above] = Node("dir")
            above = above.rpartition("/")[0]
    return nodes


def _plain(name: str) -> str | None:
    """The name as an absolute path; None where it would lead out."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    return None if ".." in parts else "/" + "/".join(parts)


def _node(tar: tarfile.TarFile, info: tarfile.TarInfo, nodes: dict[str, Node | None]) -> Node | None:
    kept = (info.mode & 0o7777, info.uid, info.gid, float(info.mtime))
    if info.isdir():
        return Node("dir", *kept)
    if info.issym():
        return Node("link", *kept, target=info.linkname)
    if info.islnk():
        return nodes.get(_plain(info.linkname) or "")
    if not info.isfile():  # devices and pipes are left out
        return None
    opened = tar.extractfile(info)
    content = b"" if opened is None else opened.read()
    counted = info.pax_headers.get(COUNTED, "")
    return Node("file", *kept, content=content, counted=int(counted) if counted.isdigit() else -1)
