"""What a container that starts does not find on the engine's machine: files, devices, settings of the kernel."""

import os
import posixpath
from collections.abc import Sequence

from dsh.engine.objects import Image, Mount
from dsh.engine.state import State
from dsh.plan.foretell import file_above
from dsh.plan.here import surroundings
from dsh.typed import Any

JOURNAL = "/run/systemd/journal/socket"
INIT = "/sbin/docker-init"  # where the engine mounts the init of --init (moby daemon/oci_linux.go)
RATES = ("BlkioDeviceReadBps", "BlkioDeviceWriteBps", "BlkioDeviceReadIOps", "BlkioDeviceWriteIOps")
MOST_FILES = "/proc/sys/fs/nr_open"


def against_the_machine(host: dict[str, Any], mounts: Sequence[Mount], image: Image | None, state: State) -> str | None:
    """The engine's words; None where nothing is known to stand against the start. What is looked up on the machine
    counts only where the engine's is this one."""
    local = surroundings(state).local_engine
    found = (_journal(host) or _unmounted(host, mounts, state) or _no_rate(host)) if local else None
    found = found or _tmpfs(host, image, state) or _hidden_init(host, mounts, local, state)
    return found or ((_no_sysctl(host) or _too_many_files(host)) if local else None)


def _journal(host: dict[str, Any]) -> str | None:
    if (host.get("LogConfig") or {}).get("Type") != "journald" or os.path.exists(JOURNAL):
        return None
    return "failed to initialize logging driver: journald is not enabled on this host"


def _unmounted(host: dict[str, Any], mounts: Sequence[Mount], state: State) -> str | None:
    """A volume that stands for a folder of the machine which is not there."""
    asked = {it.get("Source"): it.get("VolumeOptions") or {} for it in host.get("Mounts") or []}
    for mount in mounts:
        if mount.type != "volume" or mount.name not in state.volumes:
            continue
        told = (asked.get(mount.name, {}).get("DriverConfig") or {}).get("Options")
        options = state.volumes[mount.name].raw.get("Options") or told or {}
        device = options.get("device") or ""
        if "bind" in options.get("o", "").split(",") and device.startswith("/") and not os.path.exists(device):
            return f"error while mounting volume '{mount.name}': mount {device}: no such file or directory"
    return None


def _no_rate(host: dict[str, Any]) -> str | None:
    paths = [rate["Path"] for kind in RATES for rate in host.get(kind) or []]
    lost = next((path for path in paths if not os.path.exists(path)), None)
    return f"stat {lost}: no such file or directory" if lost else None


def _tmpfs(host: dict[str, Any], image: Image | None, state: State) -> str | None:
    for path in host.get("Tmpfs") or {}:
        if file_above(path, image, state):
            return f'error mounting "tmpfs" to rootfs at "{path}": not a directory: unknown'
    return None


def _hidden_init(host: dict[str, Any], mounts: Sequence[Mount], local: bool, state: State) -> str | None:
    """A mount over the folder of the init hides it, unless there is such a file in what is mounted."""
    folder = posixpath.dirname(INIT)
    said = f'exec: "{INIT}": stat {INIT}: no such file or directory'
    if not host.get("Init"):
        return None
    if folder in map(posixpath.normpath, host.get("Tmpfs") or {}):
        return said
    over = next((mount for mount in mounts if posixpath.normpath(mount.target) == folder), None)
    if over is None:
        return None
    if over.type == "bind":
        return said if local and not os.path.exists(posixpath.join(over.source, "docker-init")) else None
    return said if over.type == "tmpfs" or over.name not in state.source.volumes() else None


def _no_sysctl(host: dict[str, Any]) -> str | None:
    """Each network has the settings that the machine has."""
    for key in host.get("Sysctls") or {}:
        path = f"/proc/sys/{key.replace('.', '/')}"
        if key.startswith("net.") and "/" not in key and not os.path.exists(path):
            return f"open {path}: no such file or directory"
    return None


def _too_many_files(host: dict[str, Any]) -> str | None:
    """The kernel sets no limit of open files above its own."""
    try:
        with open(MOST_FILES) as file:
            most = int(file.read())
    except (OSError, ValueError):
        return None
    for limit in host.get("Ulimits") or []:
        if limit["Name"] == "nofile" and not (0 <= limit["Hard"] <= most):
            return "error setting rlimits for ready process: error setting rlimit type 7: operation not permitted"
    return None
