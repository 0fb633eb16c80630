"""What an engine refuses in a request for a container before it looks at anything it holds, in its own words."""

import os

from dsh.engine.signal_names import signal_number
from dsh.typed import Any

RESTART_POLICIES = ("", "no", "always", "unless-stopped", "on-failure")
SMALLEST_MEMORY = 6 << 20
MILLISECOND = 1_000_000
SECURITY = ("apparmor", "label", "no-new-privileges", "seccomp", "systempaths", "credentialspec")
CAPABILITIES = frozenset(
    (
        "AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "CHOWN",
        "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE",
        "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST",
        "NET_RAW", "PERFMON", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYSLOG", "SYS_ADMIN", "SYS_BOOT",
        "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME",
        "SYS_TTY_CONFIG", "WAKE_ALARM",
    )
)  # fmt: skip
RUNTIMES = ("", "runc", "io.containerd.runc.v2")


def refusal_of(body: dict[str, Any], host: dict[str, Any]) -> str | None:
    """The message for a create request that is not taken, or None."""
    return (
        _config(body)
        or _health(body.get("Healthcheck") or {})
        or _restart(host)
        or of_resources(host)
        or _modes(host)
        or _ports(host)
    )


def _config(body: dict[str, Any]) -> str | None:
    folder = body.get("WorkingDir") or ""
    if folder and not folder.startswith("/"):
        return f"the working directory '{folder}' is invalid, it needs to be an absolute path"
    if body.get("StopSignal") and signal_number(body["StopSignal"]) is None:
        return f"Invalid signal: {body['StopSignal']}"
    for entry in body.get("Env") or ():
        if not entry.partition("=")[0]:
            return f"invalid environment variable: {entry}"
    return None


def _health(check: dict[str, Any]) -> str | None:
    for key in ("Interval", "Timeout", "StartPeriod", "StartInterval"):
        if check.get(key) and check[key] < MILLISECOND:
            return f"{key} in Healthcheck cannot be less than 1ms"
    if (check.get("Retries") or 0) < 0:
        return "Retries in Healthcheck cannot be negative"
    return None


def _restart(host: dict[str, Any]) -> str | None:
    policy = host.get("RestartPolicy") or {}
    name, count = policy.get("Name") or "", policy.get("MaximumRetryCount") or 0
    if name not in RESTART_POLICIES:
        return f"invalid restart policy '{name}'"
    if name != "on-failure" and count:
        return f"maximum retry count cannot be used with restart policy '{name}'"
    if count < 0:
        return "maximum retry count cannot be negative"
    if host.get("AutoRemove") and name not in ("", "no"):
        return "can't create 'AutoRemove' container with restart policy"
    return None


def of_resources(host: dict[str, Any]) -> str | None:
    """The limits, of a new container and of an update."""
    return _memory(host) or _cpu(host)


def _memory(host: dict[str, Any]) -> str | None:
    memory, swap = host.get("Memory") or 0, host.get("MemorySwap") or 0
    reserved = host.get("MemoryReservation") or 0
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


def _cpu(host: dict[str, Any]) -> str | None:
    count = os.cpu_count() or 1
    nano, period, quota = host.get("NanoCpus") or 0, host.get("CpuPeriod") or 0, host.get("CpuQuota") or 0
    if nano and period:
        return "Conflicting options: Nano CPUs and CPU Period cannot both be set."
    if nano and quota:
        return "Conflicting options: Nano CPUs and CPU Quota cannot both be set."
    if nano and not 0 < nano <= count * 10**9:
        return f"Range of CPUs is from 0.01 to {count}.00, as there are only {count} CPUs available"
    if period and not 1000 <= period <= 1000000:
        return "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)"
    if 0 < quota < 1000:
        return "CPU cfs quota can not be less than 1ms (i.e. 1000)"
    missing = [n for n in _processors(host.get("CpusetCpus") or "") if n >= count]
    if missing:
        return f"Requested CPUs are not available - requested {host['CpusetCpus']}, available: 0-{count - 1}"
    weight = host.get("BlkioWeight") or 0
    if weight and not 10 <= weight <= 1000:
        return "Range of blkio weight is from 10 to 1000"
    return None


def _processors(text: str) -> list[int]:
    """The numbers in 0-2,4; an unreadable part counts as none."""
    ends = [part.partition("-") for part in text.split(",")]
    return [int(last or first) for first, _, last in ends if (last or first).isdigit()]


def _modes(host: dict[str, Any]) -> str | None:
    for capability in (*(host.get("CapAdd") or ()), *(host.get("CapDrop") or ())):
        bare = capability.upper().removeprefix("CAP_")
        if bare not in CAPABILITIES and bare != "ALL":
            key = "CapAdd" if capability in (host.get("CapAdd") or ()) else "CapDrop"
            return f'invalid {key}: unknown capability: "CAP_{bare}"'
    for word in host.get("SecurityOpt") or ():
        if word.partition("=")[0].partition(":")[0] not in SECURITY:
            return f'invalid --security-opt 2: "{word}"'
    isolation = host.get("Isolation") or ""
    if isolation not in ("", "default"):
        return f"Invalid isolation: \"{isolation}\" - linux only supports 'default'"
    score = host.get("OomScoreAdj") or 0
    if not -1000 <= score <= 1000:
        return f"Invalid value {score}, range for oom score adj is [-1000, 1000]"
    for path in host.get("Tmpfs") or {}:
        if not path.startswith("/"):
            return f"invalid mount path: '{path}' mount path must be absolute"
    if (host.get("StorageOpt") or {}).get("size"):
        return "--storage-opt is supported only for overlay over xfs with 'pquota' mount option"
    if (host.get("Runtime") or "") not in RUNTIMES:
        return f"Unknown runtime specified {host['Runtime']}"
    return None


def _ports(host: dict[str, Any]) -> str | None:
    mode, bindings = host.get("NetworkMode") or "", host.get("PortBindings") or {}
    if mode.startswith("container:") and bindings:
        return "conflicting options: port publishing and the container type network mode"
    for port, places in bindings.items():
        number = port.partition("/")[0]
        if not number.isdigit() or not 0 < int(number) < 65536:
            return f"invalid port specification: {port!r}".replace("'", '"')
        for place in places or ():
            wanted = place.get("HostPort") or ""
            if wanted and not all(p.isdigit() and int(p) < 65536 for p in wanted.split("-")):
                return f'invalid port specification: "{wanted}"'
    return None
