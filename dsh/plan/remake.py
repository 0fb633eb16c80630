"""The docker line that makes a container again from what the engine says of it.

    remake(container, image) -> str          both are inspect answers
    remade_lines(plan, client)               of every container and image that a plan removes

It brings back the settings, never the files: what the container wrote into its own layer goes with it.
"""

from collections.abc import Collection

from dsh.cmdline.lines import quote
from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.plan.plan import Plan
from dsh.typed import Any

MOST = 25  # removed containers that are looked at one by one
SHM = 64 * 1024 * 1024  # bytes of /dev/shm where nobody asked for another size


def remade_lines(plan: Plan, client: Client) -> dict[str, str]:
    """For each container and image that the plan removes, by ID, the line that makes it again, as far as there is one.

    There is none where the containers are too many, and of an image none where no registry is known to have it.
    """
    return _containers(plan, client) | _images(plan, client)


def _images(plan: Plan, client: Client) -> dict[str, str]:
    """By the digest that the registry gave: what its tag stands for may be another image by now."""
    gone = [e.id for e in plan.effects if (e.action, e.kind) == ("remove", "image") and e.id]
    names: dict[str, list[str]] = {}
    for effect in plan.effects:
        if (effect.action, effect.kind) == ("untag", "image") and effect.id and effect.name:
            names.setdefault(effect.id, []).append(effect.name)
    known = _digests(client) if gone else {}
    out: dict[str, str] = {}
    for identity in gone:
        if known.get(identity):
            source = known[identity][0]
            lines = [f"docker pull {quote([source])}"]
            lines += [f"docker tag {quote([source, name])}" for name in dict.fromkeys(names.get(identity, ()))]
            out[identity] = " && ".join(lines)
    return out


def _digests(client: Client) -> dict[str, list[str]]:
    """What registries call each image. In one call, so that none has to be left out for being one of many."""
    try:
        listed = client.get("/images/json", all=1)
    except DshError:
        return {}
    return {raw["Id"]: [d for d in raw.get("RepoDigests") or [] if d != "<none>@<none>"] for raw in listed}


def _containers(plan: Plan, client: Client) -> dict[str, str]:
    gone = [e.id for e in plan.effects if (e.action, e.kind) == ("remove", "container") and e.id and len(e.id) == 64]
    lost = {e.name for e in plan.effects if (e.action, e.kind) == ("remove", "network") and e.detail != "bridge"}
    out: dict[str, str] = {}
    for identity in gone if len(gone) <= MOST else []:
        try:
            container = client.get(f"/containers/{identity}/json")
            image = client.get(f"/images/{container['Image']}/json")
        except DshError:
            continue  # it has gone, or its image has
        out[identity] = " && ".join((remake(container, image), *connected(container, lost)))
    return out


def connected(container: dict[str, Any], lost: Collection[str | None] = ()) -> list[str]:
    """The lines that put the container into its further networks again, but for those that do not come back."""
    mode = str((container.get("HostConfig") or {}).get("NetworkMode") or "default")
    own = "bridge" if mode == "default" else mode
    out = []
    for network, endpoint in ((container.get("NetworkSettings") or {}).get("Networks") or {}).items():
        if network == own or endpoint.get("NetworkID") == own or network in lost or network in ("host", "none"):
            continue
        words = ["docker", "network", "connect"]
        address = (endpoint.get("IPAMConfig") or {}).get("IPv4Address")
        words += ["--ip", address] if address else []
        for alias in endpoint.get("Aliases") or []:
            words += [] if str(container.get("Id", "")).startswith(alias) else ["--alias", alias]
        out.append(quote([*words, network, str(container.get("Name", "")).removeprefix("/")]))
    return out


def remake(container: dict[str, Any], image: dict[str, Any] | None, runs: bool | None = None) -> str:
    """`docker run -d ...` for a container that runs, `docker create ...` for one that does not: it is to be as it was.

    `runs` says it for what is to be otherwise.
    """
    config, host = container.get("Config") or {}, container.get("HostConfig") or {}
    base = (image or {}).get("Config") or {}
    state = container.get("State") or {}
    going = state.get("Running", state.get("Status") in ("running", "paused", "restarting"))
    words = ["docker", "run", "-d"] if (going if runs is None else runs) else ["docker", "create"]
    name = str(container.get("Name", "")).removeprefix("/")
    words += ["--name", name] if name else []
    words += [*_program(config, container), *_surroundings(config, base), *_storage(container, host, base)]
    words += [*_network(config, host, container), *_limits(host), *_policy(host)]
    entrypoint, command = config.get("Entrypoint"), list(config.get("Cmd") or [])
    if entrypoint != base.get("Entrypoint") and entrypoint:
        words += ["--entrypoint", entrypoint[0]]
        command = [*entrypoint[1:], *command]
    elif command == (base.get("Cmd") or []):
        command = []
    return quote([*words, str(config.get("Image") or container.get("Image", "")), *command])


def _program(config: dict[str, Any], container: dict[str, Any]) -> list[str]:
    out = ["-i"] if config.get("OpenStdin") else []
    out += ["-t"] if config.get("Tty") else []
    hostname = config.get("Hostname", "")
    own = str(container.get("Id", "")).startswith(hostname)
    return out + (["--hostname", hostname] if hostname and not own and _own_network(container) else [])


def _own_network(container: dict[str, Any]) -> bool:
    mode = str((container.get("HostConfig") or {}).get("NetworkMode", ""))
    return mode != "host" and not mode.startswith("container:")


def _surroundings(config: dict[str, Any], base: dict[str, Any]) -> list[str]:
    """Variables, labels, user and folder, where the image does not say the same."""
    out: list[str] = []
    for variable in config.get("Env") or []:
        if variable not in (base.get("Env") or []):
            out += ["-e", variable]
    for key, value in (config.get("Labels") or {}).items():
        if (base.get("Labels") or {}).get(key) != value:
            out += ["--label", f"{key}={value}"]
    for key, flag in (("User", "--user"), ("WorkingDir", "--workdir"), ("StopSignal", "--stop-signal")):
        if config.get(key) and config[key] != base.get(key):
            out += [flag, str(config[key])]
    return out


def _storage(container: dict[str, Any], host: dict[str, Any], base: dict[str, Any]) -> list[str]:
    out: list[str] = []
    for bind in host.get("Binds") or []:
        out += ["-v", bind]
    for mount in host.get("Mounts") or []:
        parts = [f"type={mount.get('Type', 'volume')}"]
        parts += [f"source={mount['Source']}"] if mount.get("Source") else []
        parts += [f"target={mount.get('Target', '')}"]
        parts += ["readonly"] if mount.get("ReadOnly") else []
        out += ["--mount", ",".join(parts)]
    named = {bind.split(":")[1] for bind in host.get("Binds") or [] if ":" in bind}
    for target in (container.get("Config") or {}).get("Volumes") or {}:
        if target not in named and target not in (base.get("Volumes") or {}):
            out += ["-v", target]
    for target, options in (host.get("Tmpfs") or {}).items():
        out += ["--tmpfs", f"{target}:{options}" if options else target]
    for other in host.get("VolumesFrom") or []:
        out += ["--volumes-from", other]
    return out


def _network(config: dict[str, Any], host: dict[str, Any], container: dict[str, Any]) -> list[str]:
    mode = str(host.get("NetworkMode") or "default")
    out = [] if mode in ("default", "bridge") else ["--network", mode]
    for port, bindings in (host.get("PortBindings") or {}).items():
        port = port.removesuffix("/tcp")
        for binding in bindings or [{}]:
            address, outside = binding.get("HostIp") or "", binding.get("HostPort") or ""
            address = f"[{address}]" if ":" in address else address
            out += ["-p", f"{address}:{outside}:{port}" if address else f"{outside}:{port}" if outside else port]
    out += ["-P"] if host.get("PublishAllPorts") else []
    for key, flag in (("Dns", "--dns"), ("DnsSearch", "--dns-search"), ("ExtraHosts", "--add-host")):
        for value in host.get(key) or []:
            out += [flag, value]
    return out


def _limits(host: dict[str, Any]) -> list[str]:
    out: list[str] = []
    for key, flag in (
        ("Memory", "--memory"),
        ("MemoryReservation", "--memory-reservation"),
        ("CpuShares", "--cpu-shares"),
    ):
        out += [flag, str(host[key])] if host.get(key) else []
    out += ["--cpus", f"{host['NanoCpus'] / 1e9:g}"] if host.get("NanoCpus") else []
    out += ["--cpuset-cpus", host["CpusetCpus"]] if host.get("CpusetCpus") else []
    out += ["--pids-limit", str(host["PidsLimit"])] if (host.get("PidsLimit") or 0) > 0 else []
    out += ["--shm-size", str(host["ShmSize"])] if host.get("ShmSize") not in (None, 0, SHM) else []
    for limit in host.get("Ulimits") or []:
        out += ["--ulimit", f"{limit['Name']}={limit['Soft']}:{limit['Hard']}"]
    return out


def _policy(host: dict[str, Any]) -> list[str]:
    restart = host.get("RestartPolicy") or {}
    name, most = restart.get("Name") or "no", restart.get("MaximumRetryCount") or 0
    out = [] if name == "no" else ["--restart", f"{name}:{most}" if most else name]
    for key, flag in (
        ("AutoRemove", "--rm"),
        ("Privileged", "--privileged"),
        ("ReadonlyRootfs", "--read-only"),
        ("Init", "--init"),
    ):
        out += [flag] if host.get(key) else []
    for key, flag in (
        ("CapAdd", "--cap-add"),
        ("CapDrop", "--cap-drop"),
        ("SecurityOpt", "--security-opt"),
        ("GroupAdd", "--group-add"),
    ):
        for value in host.get(key) or []:
            out += [flag, str(value)]
    for device in host.get("Devices") or []:
        out += [
            "--device",
            f"{device['PathOnHost']}:{device['PathInContainer']}:{device.get('CgroupPermissions', 'rwm')}",
        ]
    log = host.get("LogConfig") or {}
    if log.get("Config") or log.get("Type") not in (None, "", "json-file"):
        out += ["--log-driver", log["Type"]]
        for key, value in (log.get("Config") or {}).items():
            out += ["--log-opt", f"{key}={value}"]
    return out
