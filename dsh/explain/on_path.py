"""Where a program is. (shutil.which does the same, at several milliseconds of imports.)"""

import os


def program_path(name: str) -> str | None:
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, name)
        if folder and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return None
