"""A container that is removed and made again with something else: the line with all its settings, from itself."""

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.lines import invocations
from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.knowledge.store import Store
from dsh.plan.remake import connected, remake
from dsh.typed import Any

SIGN = "docker rm -f "


def anew(command: str, client: Client, store: Store) -> str:
    """Of a wish: `docker rm -f NAME && docker run --name NAME -e ... IMAGE` with what the container has besides; any
    other line as it is."""
    if not makes_again(command):
        return command
    found = invocations(command, store)
    if [it.command.path for it in found] != ["docker container rm", "docker container run"]:
        return command
    gone, new = found
    name = gone.arguments[0].value if len(gone.arguments) == 1 else ""
    told = {use.flag.name: use.value or "" for use in new.flags}
    if not name or told.get("name") != name or not told.keys() <= CARRIED or not new.arguments:
        return command
    try:
        container = client.get(f"/containers/{name}/json")
        image = client.get(f"/images/{container['Image']}/json")
    except DshError:
        return command
    line = remake(_changed(container, new), image, runs=" && docker run " in command)
    return " && ".join((command[gone.span.start : gone.span.end], line, *connected(container)))


CARRIED = frozenset(("name", "detach", "publish", "env", "volume", "restart"))
"""The flags that are put into what the container has."""


def _changed(container: dict[str, Any], new: Invocation) -> dict[str, Any]:
    """The container as it is to be: with what the line tells in the place of what it had."""
    host, config = dict(container.get("HostConfig") or {}), dict(container.get("Config") or {})
    values = [(use.flag.name, use.value or "") for use in new.flags]
    published = [v for n, v in values if n == "publish" and ":" in v]
    host["PortBindings"] = {**(host.get("PortBindings") or {}), **_bindings(published)}
    for rule in [v for n, v in values if n == "restart"]:
        named, _, most = rule.partition(":")
        host["RestartPolicy"] = {"Name": named, "MaximumRetryCount": int(most) if most.isdigit() else 0}
    variables = [v for n, v in values if n == "env"]
    keys = {variable.partition("=")[0] for variable in variables}
    config["Env"] = [v for v in config.get("Env") or [] if v.partition("=")[0] not in keys] + variables
    binds = [v for n, v in values if n == "volume"]
    targets = {bind.split(":")[1] for bind in binds if ":" in bind}
    own = [bind for bind in host.get("Binds") or [] if bind.split(":")[1:2] and bind.split(":")[1] not in targets]
    host["Binds"] = own + binds
    host["Mounts"] = [mount for mount in host.get("Mounts") or [] if mount.get("Target") not in targets]
    host["Binds"] += _unnamed(container, host)
    said, *command = [use.value for use in new.arguments]
    if _whole(said) != _whole(str(config.get("Image") or "")) and said != str(container.get("Name", "")).lstrip("/"):
        config["Image"] = said
    if command:
        config["Cmd"] = command
    return {**container, "HostConfig": host, "Config": config}


def _bindings(published: list[str]) -> dict[str, list[dict[str, str]]]:
    out: dict[str, list[dict[str, str]]] = {}
    for value in published:
        *address, outside, inside = value.split(":")
        port = inside if "/" in inside else f"{inside}/tcp"
        out.setdefault(port, []).append({"HostIp": ":".join(address), "HostPort": outside})
    return out


def _whole(image: str) -> str:
    return image if ":" in image.rpartition("/")[2] or "@" in image else f"{image}:latest"


def _unnamed(container: dict[str, Any], host: dict[str, Any]) -> list[str]:
    """The volumes that docker named itself: rm -f leaves them, and the new container is to have the data in them."""
    told = {bind.split(":")[1] for bind in host.get("Binds") or [] if ":" in bind}
    told |= {mount.get("Target") for mount in host.get("Mounts") or [] if mount.get("Source")}
    return [
        f"{it['Name']}:{it['Destination']}"
        for it in container.get("Mounts") or []
        if it.get("Type") == "volume" and it.get("Name") and it.get("Destination") not in told
    ]


def makes_again(command: str) -> bool:
    """Does the line remove a container to make it again?"""
    made = (" && docker run -d --name ", " && docker create --name ")
    return command.startswith(SIGN) and any(sign in command for sign in made)


def removes_first(command: str) -> bool:
    """Is a container removed, and then one made?"""
    for sign in (" && docker run ", " && docker create ", " && docker container run "):
        before, found, _ = command.partition(sign)
        if found and any(part.startswith(("docker rm ", "docker container rm ")) for part in before.split(" && ")):
            return True
    return False
