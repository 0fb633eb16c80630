"""What two runs of the same command line must have in common: the engine's objects, without what is new every time."""

import json
import re

from docker.errors import NotFound

# ruff: noqa: SIM905 - a list of words reads better than one of strings
FLEETING = frozenset(
    """Id ID Created CreatedAt ResolvConfPath HostnamePath HostsPath LogPath GraphDriver ExecIDs Pid StartedAt
    FinishedAt Health SandboxID SandboxKey EndpointID Gateway IPAddress MacAddress IPv6Gateway ConsoleSize Container
    ContainerConfig Metadata DockerVersion Mountpoint RootFS VirtualSize Digest GlobalIPv6Address Storage DNSNames
    NetworkID LastTagTime Error Source Parent""".split()
)
UNORDERED = frozenset(  # the engine merges them in random order
    """Binds Mounts Links ExtraHosts Aliases Ulimits Devices VolumesFrom GroupAdd CapAdd CapDrop SecurityOpt RepoTags
    Env""".split()
)
KEPT_ZEROS = frozenset(("ExitCode", "MemorySwappiness", "StopTimeout", "Retries", "MaximumRetryCount"))
MASKS = (
    (re.compile(r"\b(sha256:)?[0-9a-f]{64}\b"), "<id>"),
    (re.compile(r"\b[0-9a-f]{12}\b"), "<id>"),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?( ?(Z|[+-]\d\d:?\d\d))?( UTC)?"), "<time>"),
    (re.compile(r"\b(?:About )?(?:an?|\d+|Less than a) (?:second|minute|hour)s?( ago)?\b"), r"<age>\1"),
    (re.compile(r"\b10\.(?:1[6-9]\d|2[0-4]\d)\.\d+\.\d+\b"), "<ip>"),
    (re.compile(r"\b172\.(?:1[7-9]|2\d|3[01])\.\d+\.\d+\b"), "<ip>"),
    (re.compile(r"(?<=0\.0\.0\.0:)(3[2-9]|4\d|5\d|60)\d{3}\b"), "<port>"),
    (re.compile(r"(?<=:::)(3[2-9]|4\d|5\d|60)\d{3}\b"), "<port>"),
)
GENERATED = re.compile(r"^[a-z]+_[a-z]+\d?$")


def masked(text):
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    return text


def lines(text, given=""):
    """Standard output, line by line, without what is new every time."""
    rows = [re.sub(r" {2,}", "  ", masked(row).rstrip()) for row in text.strip().splitlines()]
    return [re.sub(r"\b[a-z]{3,}_[a-z]{2,}\b", lambda m: m[0] if m[0] in given else "<name>", row) for row in rows]


def engine_picture(api, given=""):
    """Containers, images, networks and volumes of an engine, comparable between two runs."""
    containers = {}
    for listed in sorted(api.containers(all=True), key=lambda c: c["Created"]):
        try:
            found = api.inspect_container(listed["Id"])
        except NotFound:
            continue
        name = found["Name"].lstrip("/")
        containers[name if name in given else f"<generated {len(containers)}>"] = _container(found, given)
    images = []
    for listed in api.images(all=True):
        found = api.inspect_image(listed["Id"])
        config = _clean(found.get("Config") or {})
        config.pop("Hostname", None)
        config.pop("Image", None)
        images.append({"tags": sorted(listed["RepoTags"] or []), "layers": len(found["RootFS"].get("Layers") or []),
                       "config": config, "comment": found.get("Comment"), "author": found.get("Author")})  # fmt: skip
    networks = {n["Name"]: _network(api.inspect_network(n["Id"]), given) for n in api.networks()}
    volumes = [_clean(v) for v in api.volumes()["Volumes"] or []]
    return {
        "containers": containers,
        "images": sorted(images, key=_key),
        "networks": networks,
        "volumes": sorted(volumes, key=_key),
    }


def differences(one, other, path=""):
    """Where two pictures differ: (path, one, other)."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted(one.keys() | other.keys())
        return [d for key in keys for d in differences(one.get(key), other.get(key), f"{path}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [d for n, (a, b) in enumerate(zip(one, other, strict=True)) for d in differences(a, b, f"{path}[{n}]")]
    return [] if one == other else [(path, one, other)]


def _container(found, given):
    asked = found["HostConfig"].get("PortBindings") or {}
    for port, bindings in (found["NetworkSettings"].get("Ports") or {}).items():
        if not any(b.get("HostPort") for b in asked.get(port) or []):
            for binding in bindings or []:
                binding["HostPort"] = "<chosen>"
    started = not found["State"]["StartedAt"].startswith("0001")
    clean = _clean(found, given=given)
    clean.pop("Name", None)
    return {**clean, "started": started}


def _network(found, given):
    within = {} if found.get("Ingress") else found["Containers"] or {}  # joined in its own time
    names = sorted(c["Name"] if c["Name"] in given else "<generated>" for c in within.values())
    return {**_clean({**found, "Containers": None}), "attached": names}


def _clean(value, key="", given=""):
    if isinstance(value, dict):
        kept = {masked(k): _clean(v, k, given) for k, v in value.items() if k not in FLEETING}
        return {k: v for k, v in kept.items() if v or (type(v) is int and k in KEPT_ZEROS)}
    if isinstance(value, list):
        items = [_clean(item, "", given) for item in value]
        return sorted(items, key=_key) if key in UNORDERED or any(isinstance(i, dict) for i in items) else items
    return masked(value) if isinstance(value, str) else value


def _key(value):
    return json.dumps(value, sort_keys=True)
