"""Files of containers in and out: docker cp, its HEAD request, docker export."""

import base64
import json
import posixpath
import tarfile

from dsh.practice import lookup
from dsh.practice.create import attributes
from dsh.practice.files import Files
from dsh.practice.filesystem import Node
from dsh.practice.inside import files_of, tree_of
from dsh.practice.objects import Container
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.tarball import from_tar, to_tar
from dsh.practice.texts import SECOND, timestamp
from dsh.practice.world import World
from dsh.typed import Any

TAR = {"Content-Type": "application/x-tar"}
DIRECTORY, LINK = 1 << 31, 1 << 27


@route("GET", "/containers/{name}/archive")
def get(world: World, call: Call, name: str) -> Reply:
    """The tar of a path; to HEAD only what stands there."""
    with world.lock:
        container = lookup.container(world, name)
        path = _path(call)
        files = files_of(world, container, own=False)
        try:
            place, node = files.need(path, follow=path.endswith(("/", "/.")))
        except NotADirectoryError as error:
            raise Refused(400, "not a directory") from error
        except OSError as error:
            raise _missing(container, path, name) from error
        headers = {"X-Docker-Container-Path-Stat": _stat(files, place.path, node)}
        if call.method == "HEAD":
            return Reply(b"", headers=headers)
        inside = path.endswith("/.")
        top = "." if inside else posixpath.basename(place.path) or "/"
        entries = [
            (top if below == place.path else posixpath.join(top, below[len(place.path) :].lstrip("/")), n)
            for below, n in _walk(files, place.path)
        ]
        world.event("container", "archive-path", container.id, attributes(container))
    return Reply(iter([to_tar(entries)]), headers={**headers, **TAR})


def _path(call: Call) -> str:
    path = call.text("path")
    if not path:
        raise Refused(400, "bad parameter: pathcannot be empty")
    return path if path.startswith("/") else f"/{path}"


def _missing(container: Container, path: str, name: str) -> Refused:
    return Refused(404, f"Could not find the file {path} in container {name}")


def _walk(files: Files, path: str) -> list[tuple[str, Node]]:
    """All below a path, mounts included."""
    node = files.get(path, follow=False)
    if node is None:
        return []
    found = [(path, node)]
    if node.kind == "dir":
        for name in files.names(path):
            found += _walk(files, f"{path.rstrip('/')}/{name}")
    return found


def _stat(files: Files, path: str, node: Node) -> str:
    target = ""
    if node.kind == "link":
        try:
            target = files.place(path).path
        except OSError:
            target = node.target
    told: dict[str, Any] = {
        "name": posixpath.basename(path) or "/",
        "size": node.size if node.kind == "file" else len(node.target) if node.kind == "link" else 4096,
        "mode": node.mode & 0o777 | (DIRECTORY if node.kind == "dir" else LINK if node.kind == "link" else 0),
        "mtime": timestamp(int(node.mtime * SECOND)),
        "linkTarget": target,
    }
    return base64.b64encode(json.dumps(told).encode()).decode()


@route("PUT", "/containers/{name}/archive")
def put(world: World, call: Call, name: str) -> Reply:
    """Unpack a tar into a folder of the container."""
    data = call.body()
    with world.lock:
        container = lookup.container(world, name)
        path = _path(call)
        files = files_of(world, container, own=False)
        try:
            place, node = files.need(path)
        except OSError as error:
            raise _missing(container, path, name) from error
        if node.kind != "dir":
            raise Refused(500, "extraction point is not a directory")
        if place.readonly:
            what = "mounted volume" if place.tree is not files.tree else "container rootfs"
            raise Refused(500, f"{what} is marked read-only")
        try:
            nodes = from_tar(data)
        except (tarfile.TarError, EOFError, OSError) as error:
            raise Refused(500, "Error processing tar file(exit status 1): unexpected EOF") from error
        _unpack(files, place.path, nodes, call)
        world.event("container", "extract-to-dir", container.id, attributes(container))
    return Reply(b"")


def _unpack(files: Files, folder: str, nodes: dict[str, Node | None], call: Call) -> None:
    keeps_kind = call.flag("noOverwriteDirNonDir")
    for path, node in nodes.items():
        target = folder.rstrip("/") + path
        there = files.get(target, follow=False)
        if node is None:
            continue
        if there is not None and keeps_kind and (there.kind == "dir") != (node.kind == "dir"):
            said = (
                "cannot overwrite directory with non-directory"
                if there.kind == "dir"
                else "cannot overwrite non-directory with directory"
            )
            raise Refused(400, f'{said} "{target}" "{posixpath.dirname(target)}"')
        try:
            if there is None or there.kind != "dir" or node.kind != "dir":
                files.put(target, node)
        except OSError as error:
            raise Refused(500, f"mkdir {target}: {error.strerror}") from error


@route("GET", "/containers/{name}/export")
def export(world: World, call: Call, name: str) -> Reply:
    """The container's files without its volumes."""
    with world.lock:
        container = lookup.container(world, name)
        tree = tree_of(world, container)
        entries = [(path.lstrip("/"), node) for path, node in tree.walk() if path != "/"]
        world.event("container", "export", container.id, attributes(container))
    return Reply(iter([to_tar(entries)]), headers=TAR)
