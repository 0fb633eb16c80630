"""Where the ports lead that a line has just published: what one does next is to open that address."""

import re

from dsh.engine.client import Client
from dsh.errors import DshError
from dsh.run.outcome import Outcome
from dsh.typed import Any

WEB = frozenset(("80", "3000", "5000", "8000", "8080", "8081", "8888", "9000"))  # ports of programs that speak HTTP
PORTS = re.compile(r"docker port ([\w.-]+)")
ANY = ("", "0.0.0.0", "::")


def addresses(outcome: Outcome, client: Client) -> list[str]:
    """A sentence for each port of what was started or asked of; none of an engine on another machine."""
    engine = outcome.plan.engine
    if engine is None or engine.practice or not engine.host.startswith("unix://"):
        return []
    out = []
    started = [e.id for e in outcome.effects if (e.action, e.kind) == ("start", "container") and e.id]
    asked = PORTS.fullmatch(outcome.plan.command)  # where they lead is what was asked
    for name in [asked[1]] if asked else started:
        if name.startswith("new+"):
            continue
        try:
            out += told(client.get(f"/containers/{name}/json"))
        except DshError:
            continue  # it has gone already
    return out


def told(container: dict[str, Any]) -> list[str]:
    """Of one container, as the engine describes it."""
    name = str(container.get("Name", "")).removeprefix("/")
    ports = (container.get("NetworkSettings") or {}).get("Ports") or {}
    found = []
    for port, binds in ports.items():
        inner, _, protocol = port.partition("/")
        for bind in (binds or [])[:1] if protocol == "tcp" else []:
            host = "127.0.0.1" if bind.get("HostIp", "") in ANY else bind["HostIp"]
            place = f"[{host}]:{bind['HostPort']}" if ":" in host else f"{host}:{bind['HostPort']}"
            where = f"http://{place}" if inner in WEB else place
            found.append(f"{where} leads to port {inner} of {name}")
    return found
