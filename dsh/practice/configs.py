"""Config and HostConfig: what the engine makes of a create request, kept without what is as always.

sparse(CONFIG, given)     only the entries that differ from the defaults
whole(CONFIG, kept)       all entries, for an inspect answer
merged(config, image)     a request's Config with what the image brings
host_config(given)        a request's HostConfig as the engine fills it in
"""

from dsh.practice.routes import Refused
from dsh.typed import Any

Values = dict[str, Any]

CONFIG: Values = {
    "Hostname": "",
    "Domainname": "",
    "User": "",
    "AttachStdin": False,
    "AttachStdout": False,
    "AttachStderr": False,
    "Tty": False,
    "OpenStdin": False,
    "StdinOnce": False,
    "Env": None,
    "Cmd": None,
    "Image": "",
    "Volumes": None,
    "WorkingDir": "",
    "Entrypoint": None,
    "OnBuild": None,
    "Labels": {},
}  # ExposedPorts, Healthcheck, StopSignal, StopTimeout, Shell, MacAddress, NetworkDisabled: only where they are set
OPTIONAL = ("ExposedPorts", "Healthcheck", "StopSignal", "StopTimeout", "Shell", "MacAddress", "NetworkDisabled")
OPTIONAL_HOST = ("Mounts", "Init", "StorageOpt", "Sysctls", "Tmpfs", "Annotations")
MASKED = ["/proc/asound", "/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list"]
MASKED += ["/proc/timer_stats", "/proc/sched_debug", "/proc/scsi", "/sys/firmware", "/sys/devices/virtual/powercap"]
READONLY = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"]
HOST_CONFIG: Values = {
    "Binds": None,
    "ContainerIDFile": "",
    "LogConfig": {"Type": "json-file", "Config": {}},
    "NetworkMode": "default",
    "PortBindings": {},
    "RestartPolicy": {"Name": "no", "MaximumRetryCount": 0},
    "AutoRemove": False,
    "VolumeDriver": "",
    "VolumesFrom": None,
    "ConsoleSize": [0, 0],
    "CapAdd": None,
    "CapDrop": None,
    "CgroupnsMode": "private",
    "Dns": [],
    "DnsOptions": [],
    "DnsSearch": [],
    "ExtraHosts": None,
    "GroupAdd": None,
    "IpcMode": "private",
    "Cgroup": "",
    "Links": None,
    "OomScoreAdj": 0,
    "PidMode": "",
    "Privileged": False,
    "PublishAllPorts": False,
    "ReadonlyRootfs": False,
    "SecurityOpt": None,
    "UTSMode": "",
    "UsernsMode": "",
    "ShmSize": 64 << 20,
    "Runtime": "runc",
    "Isolation": "",
    "CpuShares": 0,
    "Memory": 0,
    "NanoCpus": 0,
    "CgroupParent": "",
    "BlkioWeight": 0,
    "BlkioWeightDevice": [],
    "BlkioDeviceReadBps": [],
    "BlkioDeviceWriteBps": [],
    "BlkioDeviceReadIOps": [],
    "BlkioDeviceWriteIOps": [],
    "CpuPeriod": 0,
    "CpuQuota": 0,
    "CpuRealtimePeriod": 0,
    "CpuRealtimeRuntime": 0,
    "CpusetCpus": "",
    "CpusetMems": "",
    "Devices": [],
    "DeviceCgroupRules": None,
    "DeviceRequests": None,
    "MemoryReservation": 0,
    "MemorySwap": 0,
    "MemorySwappiness": None,
    "OomKillDisable": False,
    "PidsLimit": None,
    "Ulimits": [],
    "CpuCount": 0,
    "CpuPercent": 0,
    "IOMaximumIOps": 0,
    "IOMaximumBandwidth": 0,
    "MaskedPaths": MASKED,
    "ReadonlyPaths": READONLY,
}
STANDS_FOR_DEFAULT = {  # what a client sends where it leaves the choice to the engine
    "CgroupnsMode": "",
    "IpcMode": "",
    "Runtime": "",
    "NetworkMode": "",
    "ShmSize": 0,
    "MemorySwappiness": -1,
    "PidsLimit": 0,
    "MaskedPaths": None,
    "ReadonlyPaths": None,
}


def sparse(defaults: Values, given: Values) -> Values:
    """What differs from the defaults."""
    return {key: value for key, value in given.items() if key not in defaults or value != defaults[key]}


def whole(defaults: Values, kept: Values) -> Values:
    """All entries again, in the engine's order."""
    return {**defaults, **kept}


def merged(given: Values, image: Values) -> Values:
    """The Config of a new container: the request's own, and from the image what the request leaves out."""
    found = {key: given[key] for key in (*CONFIG, *OPTIONAL) if given.get(key) is not None}
    if not found.get("Entrypoint"):
        if not found.get("Cmd"):
            found["Cmd"] = image.get("Cmd")
        if given.get("Entrypoint") is None:
            found["Entrypoint"] = image.get("Entrypoint")
    if found.get("Entrypoint") == [""]:
        found["Entrypoint"] = None
    for key in ("User", "WorkingDir", "StopSignal", "Shell"):
        if not found.get(key) and image.get(key):
            found[key] = image[key]
    for key in ("Labels", "ExposedPorts", "Volumes"):
        both = {**(image.get(key) or {}), **(found.get(key) or {})}
        if both or key == "Labels":
            found[key] = both
        else:
            found.pop(key, None)
    own = list(found.get("Env") or ())
    names = {entry.partition("=")[0] for entry in own}
    env = own + [entry for entry in image.get("Env") or () if entry.partition("=")[0] not in names]
    found["Env"] = [entry for entry in env if "=" in entry] or None
    health = {**(image.get("Healthcheck") or {}), **(found.get("Healthcheck") or {})}
    if health:
        found["Healthcheck"] = health
    if not found.get("Cmd") and not found.get("Entrypoint"):
        raise Refused(400, "No command specified")
    return found


def host_config(given: Values) -> Values:
    """A HostConfig with the engine's own choices made."""
    known = (*HOST_CONFIG, *OPTIONAL_HOST)
    found = {key: given[key] for key in known if given.get(key) is not None and key in given}
    for key, stand_in in STANDS_FOR_DEFAULT.items():
        if found.get(key) == stand_in:
            found.pop(key, None)
    log = found.get("LogConfig") or {}
    if not log.get("Type"):
        found["LogConfig"] = {"Type": "json-file", "Config": log.get("Config") or {}}
    if not (found.get("RestartPolicy") or {}).get("Name"):
        found.pop("RestartPolicy", None)
    if found.get("Memory") and not found.get("MemorySwap"):
        found["MemorySwap"] = 2 * found["Memory"]
    if found.get("Privileged"):
        found["SecurityOpt"] = found.get("SecurityOpt") or ["label=disable"]
        found["MaskedPaths"] = found["ReadonlyPaths"] = None
    return found


def option(kept: Values, key: str) -> Any:
    """An entry of a kept HostConfig."""
    return kept.get(key, HOST_CONFIG.get(key))
