"""docker cp's rules on paths: what a slash or /. at the end means, and under which name things arrive.

Pure: what stands at the paths is told to it.
"""

import os
import posixpath

from dsh.named import NamedTuple


class End(NamedTuple):
    """One end of a copy. `path` keeps its trailing slash or /."""

    path: str
    exists: bool
    is_folder: bool


class Arrival(NamedTuple):
    """Where the archive is unpacked, and which first name in it becomes which other (the same: none changes)."""

    folder: str
    old: str
    new: str


class CannotCopy(Exception):
    """Docker's words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def cleaned(path: str, original: str) -> str:
    """`path` without detours, with the ending of `original`: a slash and a dot at the end mean something."""
    text = posixpath.normpath(path) if path else "."
    text = "/" + text.lstrip("/") if text.startswith("//") else text
    if _ends_in_dot(original) and not text.endswith("/."):
        return text.rstrip("/") + "/."
    if original.endswith("/") and not text.endswith("/"):
        return text + "/"
    return text


def split(path: str) -> tuple[str, str]:
    """Folder and last name; the last name of dir/. is a dot, that of dir/ is dir."""
    if _ends_in_dot(path):
        return posixpath.normpath(path[:-1] or "."), "."
    text = posixpath.normpath(path)
    folder, name = posixpath.split(text)
    return folder or ".", name or "/"


def asserts_folder(path: str) -> bool:
    return path.endswith("/") or _ends_in_dot(path)


def unfound(source: str, follow: bool, why: str) -> str:
    """Docker's words for a file that cannot be found, and where it stops: it follows the links of the folders first."""
    folder, _, name = source.rpartition("/")
    through = follow or name in ("", ".")
    reached = ""
    for part in (source if through else folder).split("/")[1:]:
        here = f"{reached}/{part}" if part not in ("", ".") else reached
        if here and not os.path.isdir(reached or "/"):
            return "not a directory"
        reached = os.path.realpath(here).rstrip("/") if os.path.lexists(here) else here
        if reached and not os.path.lexists(reached):
            return f"lstat {reached}: {why}"
    if not os.path.isdir(reached or "/"):
        return "not a directory"
    return f"lstat {reached or '/'}/{name}: {why}"


def arrival(source: End, target: End, rebase: str = "") -> Arrival:
    """How what is packed at `source` arrives at `target`. `rebase` is the name it goes by after a followed link."""
    name = rebase or split(source.path)[1]
    if target.exists and target.is_folder:
        return Arrival(target.path, name, name)
    if target.exists and source.is_folder:
        raise CannotCopy("cannot copy directory")
    if not target.exists and not source.is_folder and asserts_folder(target.path):
        raise CannotCopy("no such directory")
    folder, new = split(target.path)
    return Arrival(folder, name, new)


def renamed(entry: str, old: str, new: str) -> str:
    """An archive's entry under its new first name. The dot of dir/. becomes the new folder's name."""
    if old == new:
        return entry
    if old == "/":  # all of a container's files
        return f"{new}/{entry.lstrip('/')}".rstrip("/")
    bare = entry.removeprefix("./") if old != "." else entry
    if old == ".":
        rest = bare.removeprefix(".").lstrip("/")
        return f"{new}/{rest}" if rest else new
    if bare == old or bare == f"{old}/":
        return new + bare[len(old) :]
    return new + bare[len(old) :] if bare.startswith(f"{old}/") else entry


def split_container(argument: str) -> tuple[str, str]:
    """CONTAINER and path; no container for a path of this machine."""
    if argument.startswith("/"):
        return "", argument
    container, colon, path = argument.partition(":")
    if not colon or container.startswith("."):
        return "", argument
    return container, path


def _ends_in_dot(path: str) -> bool:
    return path == "." or path.endswith("/.")
