"""docker create and docker run: the request that docker's own client (28.2.2) sends for a command line."""

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.dns_search import parse as domain
from dsh.named import NamedTuple
from dsh.plan import create_values as values
from dsh.plan.create_mounts import binds, mount, tmpfs
from dsh.plan.create_networks import networks
from dsh.plan.create_ports import ports
from dsh.plan.create_texts import environment, labels, restart_policy, security, storage
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import Surroundings
from dsh.typed import Any

NEVER_NEGATIVE = ("health-interval", "health-timeout", "health-retries", "health-start-period", "health-start-interval")
PULL_POLICIES = ("always", "missing", "never", "")


class CreateRequest(NamedTuple):
    """POST /containers/create."""

    body: dict[str, Any]
    name: str
    platform: str


def create_request(invocation: Invocation, around: Surroundings) -> CreateRequest:
    """The request. Raises Refused with docker's text where its client would not send one."""
    if invocation.value("pull", "missing") not in PULL_POLICIES:
        said = invocation.value("pull")
        raise Refused(f'invalid pull option: \'{said}\': must be one of "always", "missing" or "never"')
    body = config(invocation, around)
    body["HostConfig"] = host_config(invocation, around)
    mode, endpoints = networks(invocation)
    body["HostConfig"]["NetworkMode"] = mode
    body["NetworkingConfig"] = {"EndpointsConfig": endpoints}
    _volumes_and_ports(body, invocation, around)
    restart = body["HostConfig"]["RestartPolicy"]["Name"]
    if body["HostConfig"]["AutoRemove"] and restart not in ("", "no"):
        raise Refused("conflicting options: cannot specify both --restart and --rm")
    _detach(body, invocation, around)
    if any(endpoint["MacAddress"] for endpoint in endpoints.values()) and not around.newer("1.44"):
        needs = f"requires API version 1.44, but the Docker daemon API version is {around.api_version}"
        raise Refused(f'"specify mac-address per network" {needs}', 1, "create")
    return CreateRequest(body, invocation.value("name"), platform(invocation))


def _volumes_and_ports(body: dict[str, Any], invocation: Invocation, around: Surroundings) -> None:
    bound, body["Volumes"] = binds(invocation.values("volume"), around)
    body["HostConfig"]["Binds"] = bound or None
    opened = ports(invocation.values("publish"), invocation.values("expose"))
    if opened.exposed:
        body["ExposedPorts"] = opened.exposed
    body["HostConfig"]["PortBindings"] = opened.bindings
    mounts = [mount(value, around) for value in invocation.values("mount")]
    if mounts:
        body["HostConfig"]["Mounts"] = mounts


def _detach(body: dict[str, Any], invocation: Invocation, around: Surroundings) -> None:
    """What docker run settles after it has read its flags."""
    if not invocation.command.path.endswith(" run"):
        return
    if not invocation.on("detach"):
        if body["AttachStdin"] and body["Tty"] and not around.stdin_tty:
            raise Refused("the input device is not a TTY", 1, "plain")
        return
    if invocation.has("attach"):
        raise Refused("conflicting options: cannot specify both --attach and --detach", 1, "plain")
    body |= {"AttachStdin": False, "AttachStdout": False, "AttachStderr": False, "StdinOnce": False}


def config(invocation: Invocation, around: Surroundings) -> dict[str, Any]:
    """Config: what would go into an image that is committed from the container."""
    attach = {value.lower() for value in invocation.values("attach")}
    stdin = invocation.on("interactive")
    image, *command = [argument.value for argument in invocation.arguments]
    attach_stdin = stdin or "stdin" in attach
    mac = invocation.value("mac-address")
    if mac and not _is_mac(mac):
        raise Refused(f"{mac} is not a valid mac address")
    swappiness = int(invocation.value("memory-swappiness", "-1"))
    if not -1 <= swappiness <= 100:
        raise Refused(f"invalid value: {swappiness}. Valid memory swappiness range is 0-100")
    body: dict[str, Any] = {
        "Hostname": invocation.value("hostname"),
        "Domainname": invocation.value("domainname"),
        "User": invocation.value("user"),
        "AttachStdin": attach_stdin,
        "AttachStdout": not attach or "stdout" in attach,
        "AttachStderr": not attach or "stderr" in attach,
        "Tty": invocation.on("tty"),
        "OpenStdin": stdin,
        "StdinOnce": stdin and attach_stdin,
        "Env": environment(invocation.values("env-file"), invocation.values("env"), around),
        "Cmd": command or None,
        "Image": image,
        "Volumes": {},
        "WorkingDir": invocation.value("workdir"),
        "Entrypoint": [invocation.value("entrypoint")] if invocation.has("entrypoint") else None,
        "OnBuild": None,
        "Labels": labels(invocation.values("label-file"), invocation.values("label"), around),
    }
    health = _health(invocation)
    if health is not None:
        body["Healthcheck"] = health
    if invocation.has("stop-signal"):
        body["StopSignal"] = invocation.value("stop-signal")
    if invocation.has("stop-timeout"):
        body["StopTimeout"] = int(invocation.value("stop-timeout"))
    return body


def _health(invocation: Invocation) -> dict[str, Any] | None:
    def number(flag: str) -> int:
        text = invocation.value(flag, "0")
        return int(text) if flag == "health-retries" else values.nanoseconds(text)

    numbers = {flag: number(flag) for flag in NEVER_NEGATIVE}
    command = invocation.value("health-cmd")
    given = bool(command) or any(numbers.values())
    if invocation.on("no-healthcheck"):
        if given:
            raise Refused("--no-healthcheck conflicts with --health-* options")
        return {"Test": ["NONE"]}
    if not given:
        return None
    for flag, amount in numbers.items():
        if amount < 0:
            raise Refused(f"--{flag} cannot be negative")
    check: dict[str, Any] = {"Test": ["CMD-SHELL", command]} if command else {}
    spelled = ("Interval", "Timeout", "Retries", "StartPeriod", "StartInterval")
    return check | {name: n for name, n in zip(spelled, numbers.values(), strict=True) if n}


def host_config(invocation: Invocation, around: Surroundings) -> dict[str, Any]:
    """HostConfig: what belongs to this engine. Binds, ports and networks are filled in by create_request."""
    value, several = invocation.value, invocation.values
    for flag, says in (("pid", "PID"), ("uts", "UTS"), ("userns", "USER"), ("cgroupns", "CGROUP")):
        if not _is_namespace(flag, value(flag)):
            raise Refused(f"--{flag}: invalid {says} mode")
    restart = restart_policy(value("restart", "no"))
    driver, options = value("log-driver"), several("log-opt")
    if driver == "none" and options:
        raise Refused(f"invalid logging opts for driver {driver}")
    opts, open_paths = security(several("security-opt"), around)
    host: dict[str, Any] = {
        "Binds": None,
        "ContainerIDFile": value("cidfile"),
        "LogConfig": {"Type": driver, "Config": values.pairs(options)},
        "NetworkMode": "default",
        "PortBindings": {},
        "RestartPolicy": restart,
        "AutoRemove": invocation.on("rm"),
        "VolumeDriver": value("volume-driver"),
        "VolumesFrom": list(several("volumes-from")) or None,
        "ConsoleSize": list(around.console_size),
        "CapAdd": values.capabilities(several("cap-add")),
        "CapDrop": values.capabilities(several("cap-drop")),
        "CgroupnsMode": value("cgroupns"),
        "Dns": list(several("dns")),
        "DnsOptions": [f.value for f in invocation.flags if f.flag.name in ("dns-option", "dns-opt")],
        "DnsSearch": [domain(word) for word in several("dns-search")],
        "ExtraHosts": [add_host(word) for word in several("add-host")] or None,
        "GroupAdd": list(several("group-add")) or None,
        "IpcMode": value("ipc"),
        "Cgroup": "",
        "Links": list(several("link")) or None,
        "OomScoreAdj": int(value("oom-score-adj", "0")),
        "PidMode": value("pid"),
        "Privileged": invocation.on("privileged"),
        "PublishAllPorts": invocation.on("publish-all"),
        "ReadonlyRootfs": invocation.on("read-only"),
        "SecurityOpt": opts,
        "UTSMode": value("uts"),
        "UsernsMode": value("userns"),
        "ShmSize": values.size(value("shm-size")),
        "Isolation": value("isolation"),
        "MaskedPaths": [] if open_paths else None,
        "ReadonlyPaths": [] if open_paths else None,
    }
    optional = {
        "StorageOpt": storage(several("storage-opt")),
        "Sysctls": values.pairs(several("sysctl")),
        "Tmpfs": tmpfs(several("tmpfs")),
        "Runtime": value("runtime"),
        "Annotations": values.pairs(several("annotation")),
    }
    host |= {name: said for name, said in optional.items() if said}
    if invocation.has("init"):
        host["Init"] = invocation.on("init")
    return host | _resources(invocation)


def _resources(invocation: Invocation) -> dict[str, Any]:
    value, several = invocation.value, invocation.values
    mapped, requested = values.devices(several("device"))
    requested += [values.gpus(said) for said in several("gpus")]
    found: dict[str, Any] = {
        "CpuShares": int(value("cpu-shares", "0")),
        "Memory": values.size(value("memory")),
        "NanoCpus": values.nano_cpus(value("cpus", "0")),
        "CgroupParent": value("cgroup-parent"),
        "BlkioWeight": int(value("blkio-weight", "0")),
        "BlkioWeightDevice": [values.weight(said) for said in several("blkio-weight-device")],
        "BlkioDeviceReadBps": [values.rate(said, True) for said in several("device-read-bps")],
        "BlkioDeviceWriteBps": [values.rate(said, True) for said in several("device-write-bps")],
        "BlkioDeviceReadIOps": [values.rate(said, False) for said in several("device-read-iops")],
        "BlkioDeviceWriteIOps": [values.rate(said, False) for said in several("device-write-iops")],
        "CpuPeriod": int(value("cpu-period", "0")),
        "CpuQuota": int(value("cpu-quota", "0")),
        "CpuRealtimePeriod": int(value("cpu-rt-period", "0")),
        "CpuRealtimeRuntime": int(value("cpu-rt-runtime", "0")),
        "CpusetCpus": value("cpuset-cpus"),
        "CpusetMems": value("cpuset-mems"),
        "Devices": mapped,
        "DeviceCgroupRules": list(several("device-cgroup-rule")) or None,
        "DeviceRequests": requested or None,
        "MemoryReservation": values.size(value("memory-reservation")),
        "MemorySwap": values.size(value("memory-swap")),
        "MemorySwappiness": int(value("memory-swappiness", "-1")),
        "OomKillDisable": invocation.on("oom-kill-disable"),
        "PidsLimit": int(value("pids-limit", "0")),
        "Ulimits": values.ulimits(several("ulimit")),
        "CpuCount": int(value("cpu-count", "0")),
        "CpuPercent": int(value("cpu-percent", "0")),
        "IOMaximumIOps": int(value("io-maxiops", "0")),
        "IOMaximumBandwidth": values.size(value("io-maxbandwidth")),
    }
    if value("kernel-memory"):
        found["KernelMemory"] = values.size(value("kernel-memory"))
    return found


def platform(invocation: Invocation) -> str:
    """OS/ARCH[/VARIANT] as the API wants it, or nothing."""
    said = invocation.value("platform")
    if not said:
        return ""
    parts = said.lower().split("/")
    if len(parts) > 3:
        why = "cannot parse platform specifier: invalid argument"
        raise Refused(f'error parsing specified platform: "{said}": {why}', 1, "create")
    if len(parts) == 1:
        if parts[0] in ("linux", "windows", "darwin", "freebsd"):
            return f"{parts[0]}/amd64"
        if parts[0] not in ARCHITECTURES:
            why = "unknown operating system or architecture: invalid argument"
            raise Refused(f'error parsing specified platform: "{said}": {why}', 1, "create")
        parts = ["linux", parts[0]]
    arch = {"x86_64": "amd64", "x86-64": "amd64", "aarch64": "arm64", "i386": "386"}.get(parts[1], parts[1])
    variant = parts[2:] if (arch, *parts[2:]) not in (("arm64", "v8"), ("amd64", "v1")) else []
    return "/".join([parts[0], arch, *variant])


ARCHITECTURES = frozenset(
    ("386", "amd64", "x86_64", "x86-64", "i386", "arm", "arm64", "aarch64", "ppc64le", "riscv64", "s390x", "mips64le")
)


def _is_namespace(flag: str, mode: str) -> bool:
    if flag == "cgroupns":
        return mode in ("", "host", "private")
    return mode in ("", "host") or (flag == "pid" and mode.startswith("container:") and mode.count(":") == 1)


def _is_mac(text: str) -> bool:
    parts = text.replace("-", ":").split(":")
    return len(parts) in (6, 8, 20) and all(
        len(p) == 2 and all(c in "0123456789abcdefABCDEF" for c in p) for p in parts
    )


def add_host(word: str) -> str:
    """NAME=ADDRESS and NAME:[ADDRESS] in the engine's spelling NAME:ADDRESS."""
    separator = "=" if "=" in word else ":"
    name, _, address = word.partition(separator)
    return f"{name}:{address[1:-1] if address.startswith('[') and address.endswith(']') else address}"
