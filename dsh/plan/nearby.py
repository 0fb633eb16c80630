"""A file that was named lies not here but in a folder of this one.

nearby(path, folder) -> "project/notes.txt"; None where there is none, or more than one
"""

import os
from itertools import islice

FOLDERS = 100  # looked into at most


def nearby(path: str, folder: str) -> str | None:
    if os.path.dirname(path) or not path:
        return None
    try:
        with os.scandir(folder) as entries:
            names = [it.name for it in islice(entries, FOLDERS) if it.is_dir() and not it.name.startswith(".")]
    except OSError:
        return None
    found = [name for name in sorted(names) if os.path.exists(os.path.join(folder, name, path))]
    return f"{found[0]}/{path}" if len(found) == 1 else None
