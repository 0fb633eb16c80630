"""Files and folders of this machine."""

import os
from collections.abc import Iterator

MOST = 200


def paths(prefix: str, folders_only: bool = False) -> Iterator[tuple[str, str]]:
    """Paths that begin with `prefix` (path, meaning); a folder ends with a slash. Hidden ones when asked for."""
    name = prefix.rpartition("/")[2]
    shown = prefix[: len(prefix) - len(name)]
    place = os.path.expanduser(shown) if shown else "."
    try:
        with os.scandir(place) as entries:
            found = sorted((entry.name, entry.is_dir()) for entry in entries)
    except OSError:
        return
    count = 0
    for entry, is_folder in found:
        if not entry.startswith(name) or (entry.startswith(".") and not name.startswith(".")):
            continue
        if folders_only and not is_folder:
            continue
        yield shown + entry + ("/" if is_folder else ""), "folder" if is_folder else "file"
        count += 1
        if count >= MOST:
            return
