"""GET /containers/NAME/json: everything about one container."""

from dsh.practice import endpoints, lookup, mounts, ports
from dsh.practice.configs import CONFIG, HOST_CONFIG, whole
from dsh.practice.objects import Container
from dsh.practice.routes import Call, Reply, route
from dsh.practice.sizes import sizes
from dsh.practice.texts import timestamp
from dsh.practice.world import World
from dsh.typed import Any

ROOT = "/var/lib/docker"
EMPTY_PLACE = {
    "EndpointID": "",
    "Gateway": "",
    "GlobalIPv6Address": "",
    "GlobalIPv6PrefixLen": 0,
    "IPAddress": "",
    "IPPrefixLen": 0,
    "IPv6Gateway": "",
    "MacAddress": "",
}


@route("GET", "/containers/{name}/json")
def inspect(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        container = lookup.container(world, name)
        answer = whole_answer(world, container, call.at_least("1.45"))
        if call.flag("size"):
            own, total = sizes(world, container)
            answer |= {"SizeRw": own, "SizeRootFs": total}
    return Reply(answer)


def whole_answer(world: World, container: Container, modern: bool = True) -> dict[str, Any]:
    folder = f"{ROOT}/containers/{container.id}" if container.started else ""
    layer = f"{ROOT}/overlay2/{container.id}"
    running_execs = [i for i in container.execs if i in world.execs and world.execs[i].running]
    return {
        "Id": container.id,
        "Created": timestamp(container.created),
        "Path": container.path,
        "Args": list(container.args),
        "State": state(container),
        "Image": container.image,
        "ResolvConfPath": f"{folder}/resolv.conf" if folder else "",
        "HostnamePath": f"{folder}/hostname" if folder else "",
        "HostsPath": f"{folder}/hosts" if folder else "",
        "LogPath": f"{folder}/{container.id}-json.log" if folder else "",
        "Name": f"/{container.name}",
        "RestartCount": container.restarts,
        "Driver": "overlay2",
        "Platform": "linux",
        "MountLabel": "",
        "ProcessLabel": "",
        "AppArmorProfile": "",
        "ExecIDs": running_execs or None,
        "HostConfig": {**whole(HOST_CONFIG, container.host_config), **_links(container)},
        "GraphDriver": {
            "Data": {
                "LowerDir": f"{layer}-init/diff",
                "MergedDir": f"{layer}/merged",
                "UpperDir": f"{layer}/diff",
                "WorkDir": f"{layer}/work",
            },
            "Name": "overlay2",
        },
        "Mounts": [mounts.shown(mount) for mount in container.mounts],
        "Config": whole(CONFIG, container.config),
        "NetworkSettings": _network_settings(world, container, modern),
    }


def _links(container: Container) -> dict[str, Any]:
    """Legacy links, as the engine spells them."""
    found = []
    for word in container.host_config.get("Links") or ():
        other, _, alias = word.partition(":")
        found.append(f"/{other.removeprefix('/')}:/{container.name}/{(alias or other).removeprefix('/')}")
    return {"Links": found} if found else {}


def state(container: Container) -> dict[str, Any]:
    process = container.process  # no kernel can be asked what it catches, as dsh does with an engine on its machine
    health = container.health
    return {
        "Status": container.state,
        "Running": container.running,
        "Paused": container.state == "paused",
        "Restarting": container.state == "restarting",
        "OOMKilled": container.oom_killed,
        "Dead": container.state == "dead",
        "Pid": container.process.pid if container.process else 0,
        "ExitCode": container.exit_code,
        "Error": container.error,
        "StartedAt": timestamp(container.started),
        "FinishedAt": timestamp(container.finished),
        **({"SignalsCaught": process.caught} if process is not None else {}),
        **({"Health": {"Status": health.status, "FailingStreak": health.streak, "Log": health.log}} if health else {}),
    }


def _network_settings(world: World, container: Container, modern: bool) -> dict[str, Any]:
    places = {
        name: endpoints.shown(world, container, name, place, modern=modern)
        for name, place in container.networks.items()
    }
    bridge = places.get("bridge") or {}
    sandbox = container.id[::-1] if container.started and "host" not in places else ""
    return {
        "Bridge": "",
        "SandboxID": sandbox,
        "HairpinMode": False,
        "LinkLocalIPv6Address": "",
        "LinkLocalIPv6PrefixLen": 0,
        "Ports": ports.shown(container),
        "SandboxKey": f"/var/run/docker/netns/{sandbox[:12]}" if sandbox else "",
        "SecondaryIPAddresses": None,
        "SecondaryIPv6Addresses": None,
        **{key: bridge.get(key, empty) for key, empty in EMPTY_PLACE.items()},
        "Networks": places,
    }
