"""docker info: the engine's part as docker prints it; the client's part is dsh's own."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.go_values import decode
from dsh.output.info_swarm import swarm_lines
from dsh.output.printed import Output, refusals_printed
from dsh.output.table import only
from dsh.output.template.evaluate import execute
from dsh.output.template.parser import TemplateError
from dsh.output.units import binary_size
from dsh.output.version import client_version
from dsh.typed import Any

HUB = "https://index.docker.io/v1/"


@refusals_printed
def info(invocation: Invocation, state: State) -> Output:
    found = state.source.info()
    client: dict[str, Any] = {**client_version(state), "Debug": False, "Plugins": [], "Warnings": None}
    format_ = invocation.value("format")
    if format_:
        return _filled("{{json .}}" if format_ == "json" else format_, found, client)
    user = ((state.place.config.get("auths") or {}).get(HUB) or {}).get("username", "")
    lines = [
        "Client: docker-dsh",
        f" Version:    {client['Version']}",
        f" Context:    {client['Context']}",
        " Debug Mode: false",
        "",
        "Server:",
        *_server(found, user),
        "",
    ]
    warnings = "".join(f"{warning}\n" for warning in found.get("Warnings") or [])
    return Output("".join(f"{line}\n" for line in lines), warnings)


def _filled(format_: str, found: dict[str, Any], client: dict[str, Any]) -> Output:
    template = only(format_)
    client = {key: value for key, value in client.items() if key != "ApiVersion"}
    try:
        return Output(execute(template, decode("system.dockerInfo", {**found, "ClientInfo": client})) + "\n")
    except TemplateError as error:
        return Output(error.written + "\n", f"{error}\n", 1)


def _word(on: Any) -> str:
    return "true" if on else "false"


def _given(label: str, value: Any) -> list[str]:
    return [f"{label} {value}"] if value else []


def _server(i: dict[str, Any], user: str) -> list[str]:
    plugins = i.get("Plugins") or {}
    drivers = [f"  {name}: {value}" for name, value in i.get("DriverStatus") or []]
    names = {kind: " ".join(plugins.get(kind) or []) for kind in ("Volume", "Network", "Authorization", "Log")}
    return [
        f" Containers: {i.get('Containers', 0)}",
        f"  Running: {i.get('ContainersRunning', 0)}",
        f"  Paused: {i.get('ContainersPaused', 0)}",
        f"  Stopped: {i.get('ContainersStopped', 0)}",
        f" Images: {i.get('Images', 0)}",
        *_given(" Server Version:", i.get("ServerVersion")),
        *_given(" Storage Driver:", i.get("Driver")),
        *drivers,
        *_given(" Logging Driver:", i.get("LoggingDriver")),
        *_given(" Cgroup Driver:", i.get("CgroupDriver")),
        *_given(" Cgroup Version:", i.get("CgroupVersion")),
        " Plugins:",
        f"  Volume: {names['Volume']}",
        f"  Network: {names['Network']}",
        *_given("  Authorization:", names["Authorization"]),
        f"  Log: {names['Log']}",
        *_block(" CDI spec directories:", [f"  {path}" for path in i.get("CDISpecDirs") or []]),
        *_block(
            " Discovered Devices:",
            [f"  {d.get('Source', '')}: {d.get('ID', '')}" for d in i.get("DiscoveredDevices") or []],
        ),
        *swarm_lines(i.get("Swarm") or {}),
        *_runtimes(i),
        *_linux(i),
        *([f" Default Isolation: {i.get('Isolation', '')}"] if i.get("OSType") == "windows" else []),
        *_machine(i, user),
        *_registries(i.get("RegistryConfig") or {}),
        f" Live Restore Enabled: {_word(i.get('LiveRestoreEnabled'))}",
        *_given(" Product License:", i.get("ProductLicense")),
        *_block(
            " Default Address Pools:",
            [f"   Base: {p.get('Base')}, Size: {p.get('Size')}" for p in i.get("DefaultAddressPools") or []],
        ),
    ]


def _block(title: str, lines: list[str]) -> list[str]:
    return [title, *lines] if lines else []


def _runtimes(i: dict[str, Any]) -> list[str]:
    names = " ".join(i.get("Runtimes") or {})
    return [f" Runtimes: {names}", f" Default Runtime: {i.get('DefaultRuntime', '')}"] if names else []


def _linux(i: dict[str, Any]) -> list[str]:
    if i.get("OSType") != "linux":
        return []
    commit = {key: (i.get(key) or {}).get("ID", "") for key in ("ContainerdCommit", "RuncCommit", "InitCommit")}
    security: list[str] = []
    for option in i.get("SecurityOptions") or []:
        pairs = [part.partition("=") for part in option.split(",")] if "=" in option else [("name", "=", option)]
        name = next((value for key, _, value in pairs if key == "name"), "")
        security.append(f"  {name}")
        security += [f"   Profile: {value}" for key, _, value in pairs if key == "profile"]
    return [
        f" Init Binary: {i.get('InitBinary', '')}",
        f" containerd version: {commit['ContainerdCommit']}",
        f" runc version: {commit['RuncCommit']}",
        f" init version: {commit['InitCommit']}",
        *_block(" Security Options:", security),
    ]


def _machine(i: dict[str, Any], user: str) -> list[str]:
    debug = [
        f"  File Descriptors: {i.get('NFd', 0)}",
        f"  Goroutines: {i.get('NGoroutines', 0)}",
        f"  System Time: {i.get('SystemTime', '')}",
        f"  EventsListeners: {i.get('NEventsListener', 0)}",
    ]
    return [
        *_given(" Kernel Version:", i.get("KernelVersion")),
        *_given(" Operating System:", i.get("OperatingSystem")),
        *_given(" OSType:", i.get("OSType")),
        *_given(" Architecture:", i.get("Architecture")),
        f" CPUs: {i.get('NCPU', 0)}",
        f" Total Memory: {binary_size(i.get('MemTotal', 0))}",
        *_given(" Name:", i.get("Name")),
        *_given(" ID:", i.get("ID")),
        f" Docker Root Dir: {i.get('DockerRootDir', '')}",
        f" Debug Mode: {_word(i.get('Debug'))}",
        *(debug if i.get("Debug") else []),
        *_given(" HTTP Proxy:", i.get("HttpProxy")),
        *_given(" HTTPS Proxy:", i.get("HttpsProxy")),
        *_given(" No Proxy:", i.get("NoProxy")),
        *_given(" Username:", user),
        *_block(" Labels:", [f"  {label}" for label in i.get("Labels") or []]),
        f" Experimental: {_word(i.get('ExperimentalBuild'))}",
    ]


def _registries(registry: dict[str, Any]) -> list[str]:
    indexes, ranges = registry.get("IndexConfigs") or {}, registry.get("InsecureRegistryCIDRs") or []
    insecure = [f"  {index.get('Name', '')}" for index in indexes.values() if not index.get("Secure")]
    lines = [" Insecure Registries:", *insecure, *(f"  {cidr}" for cidr in ranges)] if indexes or ranges else []
    return lines + _block(" Registry Mirrors:", [f"  {mirror}" for mirror in registry.get("Mirrors") or []])
