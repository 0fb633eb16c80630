"""What the engine in front of us adds to an error message: the container, image or program that is to blame."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from dsh.cmdline.nearest import nearest
from dsh.errors import DshError
from dsh.explain.error import Diagnosis
from dsh.options import Options

if TYPE_CHECKING:
    from dsh.engine.client import Client

PATIENCE = 5.0  # seconds: an engine that is slower than that says nothing
Look = Callable[["Client", dict[str, str]], str | None]


def culprit(it: Diagnosis, options: Options) -> str | None:
    """A sentence with the command that helps; None where the engine does not answer or has nothing to add."""
    if it.look in ("context", "engine", "socket"):
        return _place(it.look, options)
    look = LOOKS.get(it.look or "")
    return _in_time(look, it.found, options) if look is not None else None


def _in_time(look: Look, found: dict[str, str], options: Options) -> str | None:
    """What the look says, given that the engine answers quickly."""
    from threading import Thread

    said: list[str | None] = []

    def ask() -> None:
        from dsh.verbs.target import open_engine

        try:
            with open_engine(options) as target:
                said.append(look(target.client, found))
        except DshError:
            said.append(None)

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return said[0] if said else None


def _place(look: str | None, options: Options) -> str | None:
    """Which engine dsh and docker would talk to, and what is wrong with that place."""
    import os

    from dsh.engine.address import resolve

    try:
        address = resolve(options.context, options.host, dict(os.environ))
    except DshError as error:
        return error.message + (f": {error.hint}" if error.hint else "")
    said = f"docker would talk to {address.host} (context {address.context})"
    if not address.host.startswith("unix://"):
        return said
    path = address.host.removeprefix("unix://")
    if not os.path.exists(path):
        return f"{said}, and there is no such socket: the engine does not run here, or its socket lies elsewhere"
    if not os.access(path, os.R_OK | os.W_OK):
        return f"{said}, and you may not use that socket; it belongs to the group {_group(path)}"
    return f"{said}; its socket is there, and you may use it"


def _group(path: str) -> str:
    import os

    try:
        import grp

        return grp.getgrgid(os.stat(path).st_gid).gr_name
    except (ImportError, KeyError, OSError):
        return "docker"


def _port(client: "Client", found: dict[str, str]) -> str | None:
    number = found.get("port") or found.get("hostport") or ""
    if not number.isdecimal():
        return None
    for it in client.get("/containers/json"):
        if any(port.get("PublicPort") == int(number) for port in it.get("Ports") or ()):
            return f"Port {number} is taken by the container {_described(it)}: docker stop {_name(it)}, or another port"
    if not client.address.host.startswith("unix://"):
        return None
    from dsh.verbs.listener import listener

    program = listener(int(number))
    if program is None:
        return f"No container has port {number} now; see who has: sudo ss -ltnp 'sport = :{number}'"
    return f"Port {number} is taken by {program} on this machine, not by a container: stop it, or take another port"


def _named(client: "Client", found: dict[str, str]) -> str | None:
    """The container that the message names, or the one that was meant."""
    wanted = next((found[key] for key in ("name", "id", "container", "user") if found.get(key)), "")
    if not wanted:
        return None
    containers = client.get("/containers/json", all=1)
    it = _find(containers, wanted)
    if it is not None:
        return f"It is the container {_described(it)}{_help(it)}"
    names = [_name(one) for one in containers]
    near = nearest(wanted, names)
    if near is not None:
        return f"There is no container {wanted}; there is one called {near}"
    return f"There is no container {wanted} on this engine" + (
        ": docker ps -a lists them" if names else ", nor any other"
    )


def _image_user(client: "Client", found: dict[str, str]) -> str | None:
    containers = client.get("/containers/json", all=1)
    wanted = found.get("container") or found.get("user") or ""
    it = _find(containers, wanted) if wanted else None
    users = [it] if it is not None else []
    image = found.get("image", "")
    if not users and image:
        users = [one for one in containers if image in (one.get("Image"), _bare(one.get("ImageID", ""))[: len(image)])]
    if not users:
        return None
    said = ", ".join(_described(one) for one in users[:3])
    names = " ".join(_name(one) for one in users)
    return f"The image is used by {said}. Remove what uses it first: docker rm {_force(users)}{names}"


def _network_user(client: "Client", found: dict[str, str]) -> str | None:
    name = found.get("name", "")
    if not name:
        return None
    inside = (client.get(f"/networks/{name}").get("Containers") or {}).values()
    names = [str(it.get("Name")) for it in inside]
    if not names:
        return None
    return f"In the network {name} are still: {', '.join(names)}. docker network disconnect {name} {names[0]}"


def _volume_user(client: "Client", found: dict[str, str]) -> str | None:
    import json

    name = found.get("name") or found.get("volume") or ""
    wanted = found.get("container") or found.get("id") or ""
    containers = client.get("/containers/json", all=1, filters=json.dumps({"volume": [name]})) if name else []
    if not containers and wanted:
        it = _find(client.get("/containers/json", all=1), wanted)
        containers = [it] if it else []
    if not containers:
        return None
    names = " ".join(_name(it) for it in containers)
    return f"The volume is used by {', '.join(map(_described, containers[:3]))}: docker rm {_force(containers)}{names}"


def _force(containers: list[dict[str, Any]]) -> str:
    """docker refuses to remove one that runs, or is paused, without -f."""
    return "-f " if any(one.get("State") in ("running", "paused", "restarting") for one in containers) else ""


def _similar(kind: str, names: Iterable[str], wanted: str) -> str | None:
    known = sorted(names)
    if not wanted:
        return None
    if wanted in known:
        return f"The {kind} {wanted} is there now"
    near = nearest(wanted, known)
    if near is not None:
        return f"There is no {kind} {wanted}; there is {near}"
    return f"There is no {kind} {wanted}; docker {kind} ls lists those there are"


def _networks(client: "Client", found: dict[str, str]) -> str | None:
    names = (it["Name"] for it in client.get("/networks"))
    return _similar("network", names, found.get("name") or found.get("id") or "")


def _volumes(client: "Client", found: dict[str, str]) -> str | None:
    names = (it["Name"] for it in client.get("/volumes").get("Volumes") or ())
    return _similar("volume", names, found.get("name") or found.get("volume") or "")


def _images(client: "Client", found: dict[str, str]) -> str | None:
    tags = [tag for it in client.get("/images/json") for tag in it.get("RepoTags") or ()]
    wanted = found.get("name") or found.get("tag") or ""
    name = wanted.rpartition("/")[2].partition(":")[0]
    others = [tag for tag in tags if tag.rpartition("/")[2].partition(":")[0] == name and tag != wanted]
    if name and others and wanted not in tags:
        return f"This engine has {name} with other tags: {', '.join(others[:5])}"
    return _similar("image", [*tags, *(tag.removesuffix(":latest") for tag in tags)], wanted)


def _disk(client: "Client", found: dict[str, str]) -> str | None:
    import shutil

    folder = client.get("/info").get("DockerRootDir") or ""
    local = client.address.host.startswith("unix://")
    try:
        disk = shutil.disk_usage(folder) if local and folder else None
    except OSError:
        disk = None
    if disk is None or not disk.total:
        return (
            f"docker keeps everything in {folder} on the engine's machine; docker system df shows what takes the room"
        )
    percent = round(100 * disk.used / disk.total)
    free = f"{disk.free / 1e9:.1f} GB of {disk.total / 1e9:.1f} GB"
    return f"docker's folder {folder} lies on a disk that is {percent} % full ({free} free): docker system df"


def _killed(client: "Client", found: dict[str, str]) -> str | None:
    """The container that was killed last, and whether for its memory."""
    for it in client.get("/containers/json", all=1):
        if not str(it.get("Status", "")).startswith("Exited (137)"):
            continue
        about = client.get(f"/containers/{it['Id']}/json")
        limit = about.get("HostConfig", {}).get("Memory") or 0
        if about.get("State", {}).get("OOMKilled"):
            of = f" of {limit / 1048576:.0f} MB" if limit else ""
            return f"The container {_described(it)} was killed because its memory{of} ran out: docker run -m MORE"
        return f"The container {_described(it)} was killed (137), but not for its memory: docker stop or kill did it"
    return None


def _versions(client: "Client", found: dict[str, str]) -> str | None:
    api = client.about.get("ApiVersion", "")
    return f"The engine is version {client.version} and speaks API {api}: docker version shows both sides"


def _platform(client: "Client", found: dict[str, str]) -> str | None:
    return f"This engine runs {client.about.get('Os', '')}/{client.about.get('Arch', '')}"


def _find(containers: list[dict[str, Any]], wanted: str) -> dict[str, Any] | None:
    """By name, or by the beginning of the ID."""
    bare = wanted.strip("/\"'.:,")
    named = (it for it in containers if bare in (name.strip("/") for name in it.get("Names") or ()))
    return next(named, next((it for it in containers if bare and it["Id"].startswith(bare)), None))


def _name(it: dict[str, Any]) -> str:
    return str((it.get("Names") or [it["Id"][:12]])[0]).strip("/")


def _described(it: dict[str, Any]) -> str:
    """web (image nginx:1.25, up 3 minutes)."""
    status = str(it.get("Status") or it.get("State") or "")
    return f"{_name(it)} (image {it.get('Image', '')}, {status[:1].lower()}{status[1:]})"


def _help(it: dict[str, Any]) -> str:
    name = _name(it)
    ways = {
        "running": f": docker stop {name}",
        "paused": f": docker unpause {name}",
        "exited": f": docker start {name}, or docker rm {name}",
        "created": f": docker start {name}, or docker rm {name}",
        "restarting": f": docker logs {name}",
    }
    return ways.get(str(it.get("State")), "")


def _bare(identity: str) -> str:
    return identity.removeprefix("sha256:")


LOOKS: dict[str, Look] = {
    "port": _port,
    "name": _named,
    "container-state": _named,
    "image-user": _image_user,
    "images": _images,
    "network-user": _network_user,
    "networks": _networks,
    "volume-user": _volume_user,
    "volumes": _volumes,
    "disk": _disk,
    "oom": _killed,
    "versions": _versions,
    "platform": _platform,
}
