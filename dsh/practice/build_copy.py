"""COPY and ADD of a build: which files of the context go where."""

import posixpath
import tarfile
from collections.abc import Mapping
from fnmatch import fnmatchcase

from dsh.named import NamedTuple
from dsh.practice.digest import sha256
from dsh.practice.files import Files
from dsh.practice.filesystem import Node, Tree, digest_of
from dsh.practice.programs.users import ids_of
from dsh.practice.routes import Refused
from dsh.practice.tarball import from_tar


class Source(NamedTuple):
    """What one source means: its own name, and the nodes below it by relative path ("" for itself)."""

    name: str
    nodes: dict[str, Node]

    @property
    def is_folder(self) -> bool:
        """Is it a folder, whose content is copied?"""
        return self.nodes[""].kind == "dir"


def sources(verb: str, words: list[str], tree: Tree, from_image: bool) -> list[Source]:
    """What the words mean in a tree, the context or another stage. Raises Refused."""
    found: list[Source] = []
    for word in words:
        if verb == "ADD" and word.startswith(("http://", "https://")):
            raise Refused(500, f"ADD failed: the practice engine has no network to fetch {word}")
        path = posixpath.normpath("/" + word.lstrip("/"))
        paths = _matching(tree, path) if any(char in word for char in "*?[") else [path]
        paths = [one for one in paths if tree.get(one) is not None]
        if not paths:
            if any(char in word for char in "*?["):
                continue
            where = "" if from_image else " in build context or excluded by .dockerignore"
            name = word.lstrip("/") if not from_image else word
            raise Refused(500, f"{verb} failed: file not found{where}: stat {name}: file does not exist")
        found += [_source(tree, one) for one in paths]
    if not found:
        raise Refused(500, f"{verb} failed: no source files were specified")
    return found


def _matching(tree: Tree, pattern: str) -> list[str]:
    found = ["/"]
    for step in pattern.strip("/").split("/"):
        found = [
            f"{above.rstrip('/')}/{name}" for above in found for name in tree.names(above) if fnmatchcase(name, step)
        ]
    return found


def _source(tree: Tree, path: str) -> Source:
    nodes = {("" if p == path else p[len(path.rstrip("/")) + 1 :]): node for p, node in tree.walk(path)}
    return Source(posixpath.basename(path), nodes)


def hashed(found: list[Source]) -> str:
    """file:..., dir:... or multi:... with a digest of the content: what the cache goes by."""
    told = sha256("".join(digest_of(_plain(source.nodes)) for source in found).encode())
    if len(found) == 1:
        return f"{'dir' if found[0].is_folder else 'file'}:{told}"
    return f"multi:{told}"


def _plain(nodes: Mapping[str, Node]) -> dict[str, Node | None]:
    return {path: node._replace(uid=0, gid=0) for path, node in nodes.items()}


def copy(verb: str, found: list[Source], target: str, workdir: str, files: Files, owner: str, words: list[str]) -> None:
    """Write the sources into an image's files. Raises Refused."""
    into = target.endswith("/") or posixpath.normpath(target) == "."
    path = posixpath.normpath(target if target.startswith("/") else posixpath.join(workdir, target))
    if len(found) > 1 and not into:
        raise Refused(
            500,
            f"When using {verb} with more than one source file, the destination must be a directory and end with a /",
        )
    ids = (0, 0)
    if owner:
        known = ids_of(files, owner)
        if known is None:
            raise Refused(
                500, f"unable to convert uid/gid chown string to host mapping: can't find uid for user {owner}"
            )
        ids = known if ":" in owner else (known[0], known[0] if owner.isdigit() else known[1])
    there = files.get(path)
    for source in found:
        unpacked = _unpacked(source) if verb == "ADD" else None
        if unpacked is not None:
            _write(files, path, unpacked, (0, 0))
        elif source.is_folder:
            _write(files, path, source.nodes, ids)
        else:
            inside = into or (there is not None and there.kind == "dir")
            _write(files, f"{path.rstrip('/')}/{source.name}" if inside else path, source.nodes, ids)


def _unpacked(source: Source) -> dict[str, Node] | None:
    """The content of an archive, which ADD unpacks; None for any other file."""
    node = source.nodes[""]
    if node.kind != "file" or not node.content:
        return None
    try:
        found = from_tar(node.content)
    except (tarfile.TarError, EOFError, OSError):
        return None
    return {"": Node("dir"), **{path.lstrip("/"): n for path, n in found.items() if n is not None}} if found else None


def _write(files: Files, path: str, nodes: Mapping[str, Node], ids: tuple[int, int]) -> None:
    for below, node in nodes.items():
        target = f"{path.rstrip('/')}/{below}" if below else path
        place = files.place(target, follow=False) if _has_parent(files, target) else None
        inner = place.inner if place is not None else target
        old = files.tree.get(inner)
        if old is not None and old.kind == "dir" and node.kind == "dir":
            continue
        if inner != "/":
            files.tree.put(inner, node._replace(uid=ids[0], gid=ids[1]))


def _has_parent(files: Files, path: str) -> bool:
    return files.get(posixpath.dirname(path)) is not None
