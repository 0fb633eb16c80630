"""What the kernel, or the program that starts containers (runc), does not do for a new container."""

import re

from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.plan.create_trouble import Trouble
from dsh.plan.log_options import fails_at_start
from dsh.typed import Any

OF_IPC = ("kernel.msg", "kernel.sem", "kernel.shm", "fs.mqueue.")
TMPFS = frozenset(
    (
        *("defaults", "ro", "rw", "suid", "nosuid", "dev", "nodev", "exec", "noexec", "sync", "async", "dirsync"),
        *("remount", "mand", "nomand", "atime", "noatime", "diratime", "nodiratime", "bind", "rbind"),
        *("unbindable", "runbindable", "private", "rprivate", "shared", "rshared", "slave", "rslave"),
        *("relatime", "norelatime", "strictatime", "nostrictatime"),
    )
)  # fmt: skip
SIZED = {
    "size": r"\d+[kKmMgGtTpP]?%?",
    "mode": r"[0-7]+",
    "uid": r"\d+",
    "gid": r"\d+",
    "nr_inodes": r"\d+[kKmMgG]?",
    "nr_blocks": r"\d+[kKmMgG]?",
    "mpol": r".*",
}
LONGEST_HOSTNAME = 64
TOO_FEW = 6  # open files; with a seccomp profile it takes some more
LIKE_THIS = "--tmpfs /path:size=64m,mode=1777"


def against_the_kernel(body: dict[str, Any], state: State) -> Trouble | None:
    """Why the container, which is made, cannot start."""
    host = body["HostConfig"]
    logs = fails_at_start(host["LogConfig"])
    if logs:
        return Trouble("bad-log-option", logs)
    return (
        _joined(host, state)
        or _tmpfs(host)
        or _sysctl(host)
        or of_processor(host, state)
        or _hostname(body)
        or _open_files(host)
        or _gpu(host, state)
    )


def _joined(host: dict[str, Any], state: State) -> Trouble | None:
    """The container whose processes or memory are to be shared must run, and share its memory."""
    for kind, what in (("PidMode", "PID"), ("IpcMode", "IPC")):
        mode = str(host.get(kind) or "")
        if not mode.startswith("container:"):
            continue
        try:
            other = state.container(mode.partition(":")[2])
        except EngineRefused as error:
            return Trouble("no-such-container", error.message)
        before = f"can't join IPC of container {other.id}: " if what == "IPC" else ""
        if not other.running:
            said = f"{before}container {other.id} is not running"
            return Trouble("not-running", said, fix=f"docker start {other.name}")
        shares = str((state.inspect("container", other.id).get("HostConfig") or {}).get("IpcMode") or "")
        if what == "IPC" and shares in ("private", "none"):
            said = f"{before}non-shareable IPC (hint: use IpcMode:shareable for the donor container)"
            return Trouble("not-shareable", said, fix="--ipc shareable for the other container")
    return None


def _tmpfs(host: dict[str, Any]) -> Trouble | None:
    for path, text in (host.get("Tmpfs") or {}).items():
        for option in text.split(",") if text else ():
            key, equals, value = option.partition("=")
            if (not equals and key not in TMPFS) or (equals and key not in SIZED):
                return Trouble(
                    "bad-tmpfs", f'invalid tmpfs option ["{option}"]', fix="--tmpfs /path:size=64m,mode=1777"
                )
            if equals and not re.fullmatch(SIZED[key], value):
                said = f'error mounting "tmpfs" to rootfs at "{path}": {option}: invalid argument: unknown'
                return Trouble("bad-tmpfs", said, fix=LIKE_THIS)
    return None


def _sysctl(host: dict[str, Any]) -> Trouble | None:
    for key in host.get("Sysctls") or {}:
        if key.startswith("net.") and host["NetworkMode"] == "host":
            return Trouble("bad-sysctl", f'sysctl "{key}" not allowed in host network namespace: unknown')
        if key.startswith(OF_IPC) and host.get("IpcMode") == "host":
            return Trouble("bad-sysctl", f'sysctl "{key}" is not allowed in the hosts ipc namespace: unknown')
    return None


def of_processor(host: dict[str, Any], state: State) -> Trouble | None:
    shares, nano = host.get("CpuShares") or 0, host.get("NanoCpus") or 0
    old = str(state.source.info().get("CgroupVersion") or "1") == "1" if shares == 1 else False
    if old:
        return Trouble("bad-cpu", "the minimum allowed cpu-shares is 2: unknown", fix="--cpu-shares 2")
    if 0 < nano < 10**7:
        return Trouble("bad-cpu", f'failed to write "{nano // 10**4}": invalid argument: unknown', fix="--cpus 0.01")
    return None


def _open_files(host: dict[str, Any]) -> Trouble | None:
    """What starts the program (runc) lives under its limit already, and closes files with /proc/self/fd open."""
    few = any(limit["Name"] == "nofile" and 0 <= limit["Soft"] <= TOO_FEW for limit in host.get("Ulimits") or [])
    return Trouble("few-files", "too many open files: unknown", fix="--ulimit nofile=1024:1024") if few else None


def _hostname(body: dict[str, Any]) -> Trouble | None:
    if len(body.get("Hostname") or "") <= LONGEST_HOSTNAME:
        return None
    return Trouble("bad-hostname", "sethostname: invalid argument: unknown", fix="a hostname has 64 characters at most")


def _gpu(host: dict[str, Any], state: State) -> Trouble | None:
    """Graphics cards need NVIDIA's runtime beside the engine, which lists it then."""
    requests = host.get("DeviceRequests") or []
    asked = next((r for r in requests if not r.get("Driver") and ["gpu"] in (r.get("Capabilities") or [])), None)
    info = state.source.info() if asked else {}
    if asked is None or any("nvidia" in name for name in info.get("Runtimes") or {}) or info.get("DiscoveredDevices"):
        return None
    said = 'could not select device driver "" with capabilities: [[gpu]]'
    return Trouble("no-gpu-driver", said, fix="install nvidia-container-toolkit and restart the engine")
