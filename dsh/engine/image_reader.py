"""Reads the files of an image from the engine's own archive of it."""

import json
import posixpath
import tarfile
from collections.abc import Iterator

from dsh.engine.client import Client
from dsh.engine.image_files import FILE, FOLDER, KEPT, LINK, Entry, Files


class _Stream:
    """The pieces of an answer as a file that tarfile can read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.left = b""

    def read(self, size: int) -> bytes:
        while len(self.left) < size:
            piece = next(self.pieces, b"")
            if not piece:
                break
            self.left += piece
        data, self.left = self.left[:size], self.left[size:]
        return data


def image_files(client: Client, image: str) -> Files | None:
    """The files of an image; None where the archive cannot be read."""
    layers: dict[str, dict[str, Entry]] = {}
    order: list[str] = []
    try:
        with tarfile.open(fileobj=_Stream(client.stream("GET", f"/images/{image}/get")), mode="r|") as outer:  # type: ignore[call-overload]
            for member in outer:
                content = outer.extractfile(member) if member.isfile() else None
                if content is None:
                    continue
                if member.name == "manifest.json":
                    order = json.loads(content.read())[0]["Layers"]
                elif member.name.endswith("/layer.tar") or (member.name.startswith("blobs/") and member.size > 4096):
                    layers[member.name] = _layer(content)
    except (tarfile.TarError, ValueError, KeyError, IndexError, EOFError):
        return None
    merged: dict[str, Entry] = {}
    for name in order:
        if name not in layers:
            return None
        _merge(merged, layers[name])
    return Files(merged)


def _layer(content: object) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    try:
        with tarfile.open(fileobj=content, mode="r|*") as tar:  # type: ignore[call-overload]
            for member in tar:
                name = posixpath.normpath(member.name).lstrip("/").removeprefix("./")
                if member.isdir():
                    found[name] = Entry(FOLDER, member.mode)
                elif member.issym():
                    found[name] = Entry(LINK, member.mode, member.linkname)
                elif member.islnk():
                    found[name] = Entry(LINK, member.mode, "/" + member.linkname.lstrip("/"))
                else:
                    text = ""
                    if name in KEPT:
                        file = tar.extractfile(member)
                        text = file.read().decode(errors="replace") if file else ""
                    found[name] = Entry(FILE, member.mode, "", text)
    except tarfile.ReadError:
        return {}  # a configuration, no layer
    return found


def _merge(below: dict[str, Entry], layer: dict[str, Entry]) -> None:
    for name in layer:
        folder, base = posixpath.split(name)
        if base == ".wh..wh..opq":
            gone = f"{folder}/"
        elif base.startswith(".wh."):
            gone = posixpath.join(folder, base[4:])
            below.pop(gone, None)
            gone += "/"
        else:
            continue
        for path in [p for p in below if p.startswith(gone)]:
            del below[path]
    below |= {name: entry for name, entry in layer.items() if not posixpath.basename(name).startswith(".wh.")}
