"""The files of the images that were looked into, kept between calls: under its ID an image never changes.

To ask the engine for an archive takes up to a second and stands among its events, so it is asked once for each image.
"""

import json
import os
from contextlib import suppress

from dsh.engine.client import Client
from dsh.engine.image_files import Entry, Files
from dsh.folders import state_path

IMAGES = 40  # that are kept; the oldest go


def files_of(client: Client, image: str) -> Files | None:
    """The files of the image with this ID; None where its archive cannot be read."""
    folder = state_path("images")
    path = os.path.join(folder, image.removeprefix("sha256:") + ".json")
    found = _read(path)
    if found is None:
        from dsh.engine.image_reader import image_files

        found = image_files(client, image)
        if found is not None:
            with suppress(OSError):  # a full disk or a folder that may not be written: it is asked again
                _write(path, found)
                _forget(folder)
    return found


def _read(path: str) -> Files | None:
    """None for what is not there, or was not written by us."""
    try:
        with open(path, encoding="utf-8") as file:
            rows = json.load(file)
        return Files({name: Entry(kind, mode, target, text) for name, kind, mode, target, text in rows})
    except (OSError, ValueError, TypeError):
        return None


def _write(path: str, files: Files) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    new = f"{path}.{os.getpid()}"
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump([[name, *entry] for name, entry in files.entries.items()], file, separators=(",", ":"))
    os.replace(new, path)


def _forget(folder: str) -> None:
    kept = sorted(os.scandir(folder), key=lambda it: it.stat().st_mtime)
    for old in kept[:-IMAGES]:
        os.remove(old.path)
