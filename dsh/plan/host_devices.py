"""The devices of the engine's machine that a container asks for."""

import os
import stat

from dsh.typed import Any


def lost_device(host: dict[str, Any], local: bool) -> str | None:
    """The engine's words for a device that is none; `local`: the engine's machine is this one."""
    said = "error gathering device information while adding custom device"
    for device in (host.get("Devices") or []) if local else ():
        path = device["PathOnHost"]
        if not os.path.exists(path):
            return f'{said} "{path}": no such file or directory'
        if not os.path.isdir(path) and not _is_device(path):
            return f'{said} "{path}": not a device node'
    return None


def _is_device(path: str) -> bool:
    mode = os.stat(path).st_mode
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)
