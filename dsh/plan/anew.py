"""A container that is removed and made again with another port: the line with all its settings, from the container."""

from dsh.cmdline.lines import invocations
from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.knowledge.store import Store
from dsh.plan.remake import connected, remake

SIGN = "docker rm -f "


def anew(command: str, client: Client, store: Store) -> str:
    """Of a wish: `docker rm -f NAME && docker run --name NAME -p ... IMAGE` with what the container has besides; any
    other line as it is."""
    if not command.startswith(SIGN) or " && docker run -d --name " not in command:
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
    line = remake({**container, "HostConfig": host}, image)
    return " && ".join((command[gone.span.start : gone.span.end], line, *connected(container)))
