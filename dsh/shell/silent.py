"""What it means that docker printed nothing.

meaning(outcome, client, store) -> a sentence with what to ask instead; "" where nothing more can be said
"""

from dsh.cmdline.lines import invocations
from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.knowledge.store import Store
from dsh.run.outcome import Outcome
from dsh.typed import Any

NOTHING = {
    "docker container logs": "{name} has printed nothing",
    "docker container diff": "no file of {name} differs from its image",
}
LISTS = {
    "docker container ls": "container",
    "docker image ls": "image",
    "docker volume ls": "volume",
    "docker network ls": "network",
}


def nothing_listed(outcome: Outcome, store: Store) -> str:
    found = invocations(outcome.plan.command, store)
    if len(found) != 1 or found[0].command.path not in LISTS or outcome.exit_code:
        return ""
    headings = [] if found[0].has("quiet") or found[0].has("format") else outcome.output.strip().splitlines()
    if len(headings) != 1 or found[0].span.end != len(outcome.plan.command):
        return ""
    kind, wanted = (
        LISTS[found[0].command.path],
        [use.value or "" for use in found[0].flags if use.flag.name == "filter"],
    )
    name = next((it.partition("=")[2] for it in wanted if it.startswith("name=")), "")
    if len(wanted) == 1 and name:
        return f"there is no {kind} with {name} in its name"
    return f"there is no {kind} that fits" if wanted or found[0].arguments else ""


def meaning(outcome: Outcome, client: Client, store: Store) -> str:
    found = invocations(outcome.plan.command, store)
    if outcome.printed or outcome.exit_code or len(found) != 1 or not found[0].arguments:
        return ""
    path, values = found[0].command.path, [use.value for use in found[0].arguments]
    if path == "docker container port" and len(values) == 1:
        return _no_port(values[0], client)
    if path == "docker container exec" and values[1:2] == ["ls"] and all(it.startswith("-") for it in values[2:]):
        folder = str(_config(values[0], client).get("WorkingDir") or "/")
        other = f"; say for example: files in / of {values[0]}" if folder != "/" else ""
        return f"{folder}, the folder that programs of {values[0]} start in, is empty{other}"
    return NOTHING.get(path, "").format(name=values[0])


def _no_port(name: str, client: Client) -> str:
    heard = ", ".join(port.removesuffix("/tcp") for port in sorted(_config(name, client).get("ExposedPorts") or {}))
    inside = f"; in its networks other containers reach it on {heard}" if heard else ""
    return f"no port of this machine leads to {name}{inside}"


def _config(name: str, client: Client) -> dict[str, Any]:
    try:
        found = client.get(f"/containers/{name}/json")
    except DshError:
        return {}
    return dict(found.get("Config") or {})
