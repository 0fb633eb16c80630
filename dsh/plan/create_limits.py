"""What the engine refuses in a create request before it makes anything, in its own words."""

from dsh.plan.log_options import refused_options
from dsh.typed import Any

RESTART_POLICIES = ("", "no", "always", "unless-stopped", "on-failure")
SMALLEST_MEMORY = 6 << 20
MOUNTS = ("bind", "volume", "tmpfs")
SECURITY = ("label", "apparmor", "seccomp", "no-new-privileges", "writable-cgroups", "systempaths", "credentialspec")


def refused_by_engine(
    body: dict[str, Any],
    info: dict[str, Any],
    several_networks: bool,
    images_mount: bool = True,
    nodes: int = 0,
) -> str | None:
    """The engine's message for a request that it will not take, or None."""
    host = body["HostConfig"]
    return (
        _network_mode(body)
        or _working_dir(body)
        or _restart(host["RestartPolicy"])
        or refused_resources(host, info, nodes)
        or _mounts(host, images_mount)
        or _surroundings(host, info)
        or _health(body.get("Healthcheck") or {})
        or refused_options(host["LogConfig"], info)
        or (None if several_networks else _endpoints(body))
    )


def refused_resources(host: dict[str, Any], info: dict[str, Any], nodes: int = 0, update: bool = False) -> str | None:
    """The engine's message for limits that it will not take. `nodes`: how many memory nodes it has, where one knows."""
    count = int(info.get("NCPU") or 0)
    return (
        _memory(host, update)
        or _cpu(host, count)
        or _set("cpus", "CPUs", host.get("CpusetCpus") or "", count)
        or _set("mems", "memory nodes", host.get("CpusetMems") or "", nodes)
    )


def memory_nodes() -> int:
    """How many this machine has; 0 where it does not say."""
    try:
        with open("/sys/devices/system/node/online") as file:
            return max(_numbers(file.read().strip())) + 1
    except (OSError, ValueError):
        return 0


def drops_blkio_weight() -> bool:
    """Does the kernel have no weight, so that the engine leaves it out?"""
    return not _has_blkio_weight()


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


def _memory(host: dict[str, Any], update: bool) -> str | None:
    memory, swap, reserved = (host.get(key) or 0 for key in ("Memory", "MemorySwap", "MemoryReservation"))
    if 0 < memory < SMALLEST_MEMORY:
        return "Minimum memory limit allowed is 6MB"
    if memory > 0 and 0 < swap < memory:
        return "Minimum memoryswap limit should be larger than memory limit, see usage"
    if memory == 0 and swap > 0 and not update:
        return "You should always set the Memory limit when using Memoryswap limit, see usage"
    if 0 < (host.get("KernelMemory") or 0) < SMALLEST_MEMORY:
        return "Minimum kernel memory limit allowed is 6MB"
    if 0 < reserved < SMALLEST_MEMORY:
        return "Minimum memory reservation allowed is 6MB"
    if memory > 0 and reserved > 0 and memory < reserved:
        return "Minimum memory limit can not be less than memory reservation limit, see usage"
    return None


def _cpu(host: dict[str, Any], count: int) -> str | None:
    nano, period, quota, weight = (host.get(key) or 0 for key in ("NanoCpus", "CpuPeriod", "CpuQuota", "BlkioWeight"))
    if nano and period:
        return "Conflicting options: Nano CPUs and CPU Period cannot both be set."
    if nano and quota:
        return "Conflicting options: Nano CPUs and CPU Quota cannot both be set."
    if nano and count and not 0 < nano <= count * 10**9:
        return f"range of CPUs is from 0.01 to {count}.00, as there are only {count} CPUs available"
    if period and not 1000 <= period <= 1000000:
        return "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)"
    if 0 < quota < 1000:
        return "CPU cfs quota can not be less than 1ms (i.e. 1000)"
    if weight and not 10 <= weight <= 1000 and _has_blkio_weight():
        return "Range of blkio weight is from 10 to 1000"
    return None


def _set(kind: str, noun: str, asked: str, count: int) -> str | None:
    """--cpuset-cpus and --cpuset-mems: all that the engine's machine has are taken to run."""
    try:
        numbers = _numbers(asked) if asked else []
    except ValueError:
        return f"Invalid value {asked} for cpuset {kind}: invalid format: {asked}"
    if count and any(n >= count for n in numbers):
        available = f"0-{count - 1}" if count > 1 else "0"
        return f"Requested {noun} are not available - requested {asked}, available: {available}"
    return None


def _numbers(text: str) -> list[int]:
    """The ends of 0-2,4. Raises ValueError."""
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        ends = [int(first), int(last)] if dash else [int(first)]
        if ends != sorted(ends):
            raise ValueError(part)
        found += ends
    return found


def _surroundings(host: dict[str, Any], info: dict[str, Any]) -> str | None:
    """What depends on the engine's machine and on how it is set up."""
    if not -1000 <= (host.get("OomScoreAdj") or 0) <= 1000:
        return f"Invalid value {host['OomScoreAdj']}, range for oom score adj is [-1000, 1000]"
    linux = str(info.get("OSType") or "linux") == "linux"
    if linux and (host.get("Isolation") or "default").lower() != "default":
        return f"Invalid isolation: \"{host['Isolation']}\" - linux only supports 'default'"
    runtimes = info.get("Runtimes") or {}
    if host.get("Runtime") and runtimes and host["Runtime"] not in runtimes and "." not in host["Runtime"]:
        return f"Unknown runtime specified {host['Runtime']}"
    for option in host.get("SecurityOpt") or []:
        key = option.partition("=" if "=" in option else ":")[0]
        if key not in SECURITY:
            return f'invalid --security-opt 2: "{option}"'
    status = {str(pair[0]): str(pair[1]) for pair in info.get("DriverStatus") or [] if len(pair) > 1}
    if host.get("StorageOpt") and info.get("Driver") == "overlay2":
        wrong = next((key for key in host["StorageOpt"] if key != "size"), None)
        if wrong:
            return f"Unknown option {wrong}"
        if status.get("Backing Filesystem") != "xfs":
            return "--storage-opt is supported only for overlay over xfs with 'pquota' mount option"
    return None


def _health(check: dict[str, Any]) -> str | None:
    for key, name in (("Interval", "Interval"), ("Timeout", "Timeout"), ("StartPeriod", "StartPeriod")):
        if 0 < (check.get(key) or 0) < 1_000_000:
            return f"{name} in Healthcheck cannot be less than 1ms"
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


def _mounts(host: dict[str, Any], images_mount: bool) -> str | None:
    for mount in host.get("Mounts") or []:
        said = f'invalid mount config for type "{mount["Type"]}": '
        if mount["Type"] not in (*MOUNTS, *(("image", "cluster") if images_mount else ())):
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


def _network_mode(body: dict[str, Any]) -> str | None:
    """What a container cannot have of its own in the network of another one, or in the host's. The engine looks at it
    first of all (moby runconfig/hostconfig_unix.go, validateNetMode)."""
    host = body["HostConfig"]
    mode, links = host["NetworkMode"], host.get("Links")
    found: dict[str, Any] = {}
    if mode.startswith("container:"):
        found = {
            "hostname and the network mode": body.get("Hostname"),
            "container type network can't be used with links. This would result in undefined behavior": links,
            "dns and the network mode": host.get("Dns"),
            "custom host-to-IP mapping and the network mode": host.get("ExtraHosts"),
            "mac-address and the network mode": body.get("MacAddress"),
            "port publishing and the container type network mode": host["PortBindings"] or host.get("PublishAllPorts"),
            "port exposing and the container type network mode": body.get("ExposedPorts"),
        }
    found["hostname and the UTS mode"] = host.get("UTSMode") == "host" and body.get("Hostname")
    if mode == "host":
        found["host type networking can't be used with links. This would result in undefined behavior"] = links
    wrong = next((says for says, given in found.items() if given), None)
    return f"conflicting options: {wrong}" if wrong else None
