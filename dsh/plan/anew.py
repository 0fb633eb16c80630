"""A container that is removed and made again with another port: the line with all its settings, from the container."""

from typing import Any

from dsh.cmdline.lines import invocations
from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.knowledge.store import Store
from dsh.plan.remake import connected, remake

SIGN = "docker rm -f "


def anew(command: str, client: Client, store: Store) -> str:
    """Of a wish: `docker rm -f NAME && docker run --name NAME -p ... IMAGE` with what the container has besides; any
    other line as it is."""
    if not makes_again(command):
        return command
    found = invocations(command, store)
    if [it.command.path for it in found] != ["docker container rm", "docker container run"]:
        return command
    gone, new = found
    name = gone.arguments[0].value if len(gone.arguments) == 1 else ""
    told = {use.flag.name: use.value or "" for use in new.flags}
    if not name or told.get("name") != name or "publish" not in told or len(new.arguments) != 1:
        return command
    try:
        container = client.get(f"/containers/{name}/json")
        image = client.get(f"/images/{container['Image']}/json")
    except DshError:
        return command
    host = dict(container.get("HostConfig") or {})
    *address, outside, inside = told["publish"].split(":")
    port = inside if "/" in inside else f"{inside}/tcp"
    bound = {"HostIp": ":".join(address), "HostPort": outside}
    host["PortBindings"] = {**(host.get("PortBindings") or {}), port: [bound]}
    if "restart" in told:
        host["RestartPolicy"] = {"Name": told["restart"]}
    host["Binds"] = [*(host.get("Binds") or []), *_unnamed(container, host)]
    line = remake({**container, "HostConfig": host}, image)
    return " && ".join((command[gone.span.start : gone.span.end], line, *connected(container)))


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
