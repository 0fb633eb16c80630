"""inspect --pretty of what belongs to a swarm: services, nodes, secrets, configs, line for line as docker's client."""

import base64
from collections.abc import Iterator, Mapping

from dsh.output.texts import capitalized
from dsh.output.units import ago, binary_size, go_duration, go_time, timestamp
from dsh.typed import Any

Raw = dict[str, Any]


def pretty(kind: str, raw: Raw, networks: Mapping[str, str], now: float) -> str:
    """The text of one object. `networks` has names by ID; `now` is in seconds since 1970."""
    if kind == "service":
        return "\n" + "\n".join(_service(raw, networks, now)) + "\n\n"
    lines = {"node": _node, "secret": _secret, "config": _config}[kind](raw)
    return "\n".join(lines) + "\n"


def _pairs(found: Mapping[str, Any] | None, mark: str, between: str = "=") -> Iterator[str]:
    for key in sorted(found or {}):
        value = (found or {})[key]
        yield f"{mark}{key}{between}{value}" if value else f"{mark}{key}"


def _labels(found: Mapping[str, str] | None, mark: str = " - ") -> Iterator[str]:
    if found:
        yield "Labels:"
        yield from _pairs(found, mark)


def _time(text: str | None) -> str:
    return capitalized(go_time(text))


def _secret(raw: Raw) -> Iterator[str]:
    spec = raw.get("Spec") or {}
    yield f"ID:              {raw['ID']}"
    yield f"Name:              {spec.get('Name', '')}"
    yield from _labels(spec.get("Labels"))
    yield f"Driver:            {(spec.get('Driver') or {}).get('Name', '')}"
    yield f"Created at:        {_time(raw.get('CreatedAt'))}"
    yield f"Updated at:        {_time(raw.get('UpdatedAt'))}"


def _config(raw: Raw) -> Iterator[str]:
    spec = raw.get("Spec") or {}
    yield f"ID:\t\t\t{raw['ID']}"
    yield f"Name:\t\t\t{spec.get('Name', '')}"
    yield from _labels(spec.get("Labels"))
    yield f"Created at:            \t{_time(raw.get('CreatedAt'))}"
    yield f"Updated at:            \t{_time(raw.get('UpdatedAt'))}"
    yield "Data:"
    yield base64.b64decode(spec.get("Data") or "").decode(errors="replace")


def _node(raw: Raw) -> Iterator[str]:
    spec, about, status = raw.get("Spec") or {}, raw.get("Description") or {}, raw.get("Status") or {}
    yield f"ID:\t\t\t{raw['ID']}"
    if spec.get("Name"):
        yield f"Name:\t\t\t{spec['Name']}"
    yield from _labels(spec.get("Labels"))
    yield f"Hostname:              \t{about.get('Hostname', '')}"
    yield f"Joined at:             \t{_time(raw.get('CreatedAt'))}"
    yield from ("Status:", f" State:\t\t\t{capitalized(status.get('State', ''))}")
    if status.get("Message"):
        yield f" Message:              \t{capitalized(status['Message'])}"
    yield f" Availability:         \t{capitalized(spec.get('Availability', ''))}"
    if status.get("Addr"):
        yield f" Address:\t\t{status['Addr']}"
    manager = raw.get("ManagerStatus")
    if manager is not None:
        yield from ("Manager Status:", f" Address:\t\t{manager.get('Addr', '')}")
        yield f" Raft Status:\t\t{capitalized(manager.get('Reachability', ''))}"
        yield f" Leader:\t\t{'Yes' if manager.get('Leader') else 'No'}"
    yield from _machine(about)


def _machine(about: Raw) -> Iterator[str]:
    platform, resources, engine = (about.get(key) or {} for key in ("Platform", "Resources", "Engine"))
    yield from ("Platform:", f" Operating System:\t{platform.get('OS', '')}")
    yield f" Architecture:\t\t{platform.get('Architecture', '')}"
    memory = resources.get("MemoryBytes") or 0
    yield from ("Resources:", f" CPUs:\t\t\t{int(resources.get('NanoCPUs') or 0) // 10**9}")
    yield f" Memory:\t\t{binary_size(memory) if memory else ''}"
    plugins: dict[str, list[str]] = {}
    for plugin in engine.get("Plugins") or []:
        plugins.setdefault(plugin["Type"], []).append(plugin["Name"])
    if plugins:
        yield "Plugins:"
        yield from (f" {kind}:\t\t{', '.join(plugins[kind])}" for kind in sorted(plugins))
    yield f"Engine Version:\t\t{engine.get('EngineVersion', '')}"
    if engine.get("Labels"):
        yield "Engine Labels:"
        yield from _pairs(engine["Labels"], " - ")
    tls = about.get("TLSInfo") or {}
    if tls:
        yield from ("TLS Info:", " TrustRoot:", tls.get("TrustRoot", ""))
        yield f" Issuer Subject:\t{tls.get('CertIssuerSubject', '')}"
        yield f" Issuer Public Key:\t{tls.get('CertIssuerPublicKey', '')}"


def _service(raw: Raw, networks: Mapping[str, str], now: float) -> Iterator[str]:
    spec = raw.get("Spec") or {}
    task = spec.get("TaskTemplate") or {}
    yield from (f"ID:\t\t{raw['ID']}", f"Name:\t\t{spec.get('Name', '')}")
    yield from _labels(spec.get("Labels"), " ")
    yield from _mode(spec.get("Mode") or {})
    yield from _status(raw.get("UpdateStatus") or {}, now)
    yield from _placement(task.get("Placement") or {})
    yield from _update(spec.get("UpdateConfig"), "UpdateConfig", "Update order:      ")
    yield from _update(spec.get("RollbackConfig"), "RollbackConfig", "Rollback order:    ")
    yield from _container(task.get("ContainerSpec") or {})
    yield from _around(task)
    if task.get("Networks"):
        names = "".join(f" {networks.get(n['Target'], n['Target'])}" for n in task["Networks"])
        yield f"Networks:{names} "
    endpoint = f"Endpoint Mode:\t{(spec.get('EndpointSpec') or {}).get('Mode', '')}"
    ports = (raw.get("Endpoint") or {}).get("Ports") or []
    yield endpoint
    if ports:
        yield "Ports:"
    for n, port in enumerate(ports, 1):
        yield f" PublishedPort = {port.get('PublishedPort', 0)}"
        yield from (f"  Protocol = {port.get('Protocol', '')}", f"  TargetPort = {port.get('TargetPort', 0)}")
        yield f"  PublishMode = {port.get('PublishMode', '')}" + " " * (n == len(ports))


def _mode(mode: Raw) -> Iterator[str]:
    if mode.get("Global") is not None:
        yield "Service Mode:\tGlobal"
        return
    replicated = mode.get("Replicated")
    yield "Service Mode:" + ("\tReplicated" if replicated is not None else "")
    if (replicated or {}).get("Replicas") is not None:
        yield f" Replicas:\t{(replicated or {})['Replicas']}"


def _status(status: Raw, now: float) -> Iterator[str]:
    if not status.get("State"):
        return
    yield from ("UpdateStatus:", f" State:\t\t{status['State']}")
    if status.get("StartedAt"):
        yield f" Started:\t{ago(timestamp(status['StartedAt']), now)}"
    if status["State"] == "completed" and status.get("CompletedAt"):
        yield f" Completed:\t{ago(timestamp(status['CompletedAt']), now)}"
    yield f" Message:\t{status.get('Message', '')}"


def _placement(placement: Raw) -> Iterator[str]:
    yield "Placement:"
    if placement.get("Constraints"):
        yield f" Constraints:\t[{' '.join(placement['Constraints'])}]"
    spread = [
        f"spread={p['Spread']['SpreadDescriptor']}" for p in placement.get("Preferences") or [] if p.get("Spread")
    ]
    if spread:
        yield f" Preferences:   [{' '.join(spread)}]"
    if placement.get("MaxReplicas"):
        yield f" Max Replicas Per Node:   {placement['MaxReplicas']}"


def _update(config: Raw | None, title: str, order: str) -> Iterator[str]:
    if config is None:
        return
    yield from (f"{title}:", f" Parallelism:\t{config.get('Parallelism', 0)}")
    if config.get("Delay", 0) > 0:
        yield f" Delay:\t\t{go_duration(config['Delay'])}"
    yield f" On failure:\t{config.get('FailureAction', '')}"
    if config.get("Monitor", 0) > 0:
        yield f" Monitoring Period: {go_duration(config['Monitor'])}"
    yield f" Max failure ratio: {config.get('MaxFailureRatio', 0):g}"
    yield f" {order}{config.get('Order', '')}"


def _container(spec: Raw) -> Iterator[str]:
    yield from ("ContainerSpec:", f" Image:\t\t{spec.get('Image', '')}")
    for title, key in (("Args", "Args"), ("Env", "Env")):
        if spec.get(key):
            yield f" {title}:\t\t{''.join(f'{word} ' for word in spec[key])}"
    if spec.get("Dir"):
        yield f" Dir:\t\t{spec['Dir']}"
    if spec.get("Init") is not None:
        yield f" Init:\t\t{str(spec['Init']).lower()}"
    if spec.get("User"):
        yield f" User: {spec['User']}"
    added, dropped = spec.get("CapabilityAdd"), spec.get("CapabilityDrop")
    if added or dropped:
        yield "Capabilities:"
        yield from (f" {word}: {', '.join(found)}" for word, found in (("Add", added), ("Drop", dropped)) if found)
    if spec.get("Sysctls"):
        yield "SysCtls:"
        yield from _pairs(spec["Sysctls"], " ", ": ")
    if spec.get("Ulimits"):
        yield "Ulimits:"
        limits = {u["Name"]: f"{u.get('Soft', 0)}:{u.get('Hard', 0)}" for u in spec["Ulimits"]}
        yield from (f" {name}: {limits[name]}" for name in sorted(limits))
    if spec.get("Mounts"):
        yield "Mounts:"
    for mount in spec.get("Mounts") or []:
        yield from (f" Target:\t{mount.get('Target', '')}", f"  Source:\t{mount.get('Source', '')}")
        yield f"  ReadOnly:\t{str(mount.get('ReadOnly', False)).lower()}"
        yield f"  Type:\t\t{mount.get('Type', '')}"
    for title, key, name in (("Configs", "Configs", "ConfigName"), ("Secrets", "Secrets", "SecretName")):
        if spec.get(key):
            yield f"{title}:"
        for item in spec.get(key) or []:
            yield from (f" Target:\t{(item.get('File') or {}).get('Name', '')}", f"  Source:\t{item.get(name, '')}")


def _around(task: Raw) -> Iterator[str]:
    driver = task.get("LogDriver")
    if driver is not None:
        yield "Log Driver:"
        if driver.get("Name"):
            yield f" Name:\t\t{driver['Name']}"
        if driver.get("Options"):
            yield " LogOpts:"
            yield from _pairs(driver["Options"], "  ", ":       ")
        yield ""
    resources = task.get("Resources")
    if resources is None:
        return
    yield "Resources:"
    for title, key in (("Reservations", "Reservations"), ("Limits", "Limits")):
        found = resources.get(key) or {}
        cpus, memory, pids = found.get("NanoCPUs", 0), found.get("MemoryBytes", 0), found.get("Pids", 0)
        if cpus or memory or pids:
            yield f" {title}:"
        if cpus:
            yield f"  CPU:\t\t{cpus / 1e9:g}"
        if memory:
            yield f"  Memory:\t{binary_size(memory)}"
        if pids:
            yield f"  PIDs:\t\t{pids}"
