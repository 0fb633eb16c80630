"""What the engine refuses in a create request before it makes anything, in its own words."""

from typing import Any

RESTART_POLICIES = ("", "no", "always", "unless-stopped", "on-failure")
SMALLEST_MEMORY = 6 << 20


def refused_by_engine(body: dict[str, Any], info: dict[str, Any], name: str, several_networks: bool) -> str | None:
    """The engine's message for a request that it will not take, or None."""
    host = body["HostConfig"]
    return (
        _working_dir(body)
        or _restart(host["RestartPolicy"])
        or _memory(host)
        or _cpu(host, int(info.get("NCPU") or 0))
        or _mounts(host)
        or (None if several_networks else _endpoints(body))
        or _ports(host)
        or _name(name)
    )


def _working_dir(body: dict[str, Any]) -> str | None:
    folder = body["WorkingDir"]
    if folder and not folder.startswith("/"):
        return f"the working directory '{folder}' is invalid, it needs to be an absolute path"
    return None


def _restart(policy: dict[str, Any]) -> str | None:
    name, count = policy["Name"], policy["MaximumRetryCount"]
    if name not in RESTART_POLICIES:
        return f"invalid restart policy '{name}'"
    if name != "on-failure" and count:
        return f"maximum retry count cannot be used with restart policy '{name}'"
    if count < 0:
        return "maximum retry count cannot be negative"
    return None


def _memory(host: dict[str, Any]) -> str | None:
    memory, swap, reserved = host["Memory"], host["MemorySwap"], host["MemoryReservation"]
    if 0 < memory < SMALLEST_MEMORY:
        return "Minimum memory limit allowed is 6MB"
    if memory > 0 and 0 < swap < memory:
        return "Minimum memoryswap limit should be larger than memory limit, see usage"
    if memory == 0 and swap > 0:
        return "You should always set the Memory limit when using Memoryswap limit, see usage"
    if 0 < reserved < SMALLEST_MEMORY:
        return "Minimum memory reservation allowed is 6MB"
    if memory > 0 and reserved > 0 and memory < reserved:
        return "Minimum memory limit can not be less than memory reservation limit, see usage"
    return None


def _cpu(host: dict[str, Any], count: int) -> str | None:
    nano = host["NanoCpus"]
    if nano and host["CpuPeriod"]:
        return "Conflicting options: Nano CPUs and CPU Period cannot both be set."
    if nano and host["CpuQuota"]:
        return "Conflicting options: Nano CPUs and CPU Quota cannot both be set."
    if nano and count and not 0 < nano <= count * 10**9:
        return f"range of CPUs is from 0.01 to {count}.00, as there are only {count} CPUs available"
    if host["CpuPeriod"] and not 1000 <= host["CpuPeriod"] <= 1000000:
        return "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)"
    if 0 < host["CpuQuota"] < 1000:
        return "CPU cfs quota can not be less than 1ms (i.e. 1000)"
    if host["BlkioWeight"] and not 10 <= host["BlkioWeight"] <= 1000 and _has_blkio_weight():
        return "Range of blkio weight is from 10 to 1000"
    return None


def _has_blkio_weight() -> bool:
    """A kernel without it lets the engine drop the weight before it looks at it. Seen from here, the engine's machine
    is taken to be like this one."""
    import os

    if os.path.exists("/sys/fs/cgroup/blkio/blkio.weight"):
        return True
    try:
        with open("/sys/fs/cgroup/cgroup.controllers") as file:
            return "io" in file.read().split()
    except OSError:
        return False


def _mounts(host: dict[str, Any]) -> str | None:
    for mount in host.get("Mounts") or []:
        said = f'invalid mount config for type "{mount["Type"]}": '
        if mount["Type"] not in ("bind", "volume", "tmpfs", "npipe", "cluster", "image"):
            return f"{said}mount type unknown"
        if mount["Type"] == "bind" and not mount.get("Source"):
            return f"{said}field Source must not be empty"
        if mount["Target"] == "/":
            return f"{said}invalid specification: destination can't be '/'"
        if not mount["Target"].startswith("/"):
            return f"{said}invalid mount path: '{mount['Target']}' mount path must be absolute"
    return None


def _endpoints(body: dict[str, Any]) -> str | None:
    """Engines before API 1.44 connect a new container to one network only."""
    endpoints = body["NetworkingConfig"]["EndpointsConfig"]
    if len(endpoints) > 1:
        return f"Container cannot be connected to network endpoints: {', '.join(sorted(endpoints))}"
    return None


def _ports(host: dict[str, Any]) -> str | None:
    if host["NetworkMode"].startswith("container:") and host["PortBindings"]:
        return "conflicting options: port publishing and the container type network mode"
    return None


def _name(name: str) -> str | None:
    bare = name.removeprefix("/")
    allowed = bare.isascii() and bare.replace("_", "a").replace(".", "a").replace("-", "a").isalnum()
    if name and not (allowed and bare[0].isalnum() and len(bare) > 1):
        return f"Invalid container name ({name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"
    return None
