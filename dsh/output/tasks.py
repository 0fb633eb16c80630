"""docker service ps, node ps and stack ps."""

import time
from collections.abc import Callable

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.output.go_values import Row
from dsh.output.printed import ClientError, Output, daemon_said, refusals_printed
from dsh.output.query import Filters, ask, chosen_format, encoded, filters
from dsh.output.services import STACK, untagged_digest
from dsh.output.table import listing
from dsh.output.texts import capitalized, natural, short
from dsh.output.units import human_duration, timestamp
from dsh.output.width import ellipsis
from dsh.typed import Any

TYPE = "*task.taskContext"
TABLE = "table {{.ID}}\t{{.Name}}\t{{.Image}}\t{{.Node}}\t{{.DesiredState}}\t{{.CurrentState}}\t{{.Error}}\t{{.Ports}}"
RAW = (
    r"id: {{.ID}}\nname: {{.Name}}\nimage: {{.Image}}\nnode: {{.Node}}\ndesired_state: {{.DesiredState}}\n"
    r"current_state: {{.CurrentState}}\nerror: {{.Error}}\nports: {{.Ports}}\n"
)
HEADER = {
    "ID": "ID",
    "Name": "NAME",
    "Image": "IMAGE",
    "Node": "NODE",
    "DesiredState": "DESIRED STATE",
    "CurrentState": "CURRENT STATE",
    "Error": "ERROR",
    "Ports": "PORTS",
}


@refusals_printed
def of_services(invocation: Invocation, state: State) -> Output:
    chosen = filters(invocation)
    missing: list[str] = []
    found = 0
    for name in [argument.value for argument in invocation.arguments]:
        identity = _service(state, name)
        if identity is None:
            missing.append(f"no such service: {name}")
        else:
            chosen.setdefault("service", []).append(identity)
            found += 1
    said = "\n".join(missing)
    if not found:
        raise ClientError(said)
    tasks = ask(state, "/tasks", filters=encoded(_nodes_resolved(state, chosen))) or []
    return Output(_listing(invocation, state, tasks), f"{said}\n" if said else "", 1 if said else 0)


def _service(state: State, name: str) -> str | None:
    """By full ID, full name, or prefix of the ID. Raises ClientError where several fit."""
    by_id = [s["ID"] for s in ask(state, "/services", filters=encoded({"id": [name]})) or []]
    by_name = ask(state, "/services", filters=encoded({"name": [name]})) or []
    if name in by_id:
        return name
    named = next((s["ID"] for s in by_name if s["Spec"].get("Name") == name), None)
    begun = [identity for identity in by_id if identity.startswith(name)]
    if named is None and len(begun) > 1:
        raise ClientError(f"multiple services found with provided prefix: {name}")
    return named or (begun[0] if begun else None)


def _nodes_resolved(state: State, chosen: Filters) -> Filters:
    if "node" not in chosen:
        return chosen
    return {**chosen, "node": [_self(state, node) for node in chosen["node"]]}


def _self(state: State, node: str) -> str:
    return str((state.source.info().get("Swarm") or {}).get("NodeID") or node) if node == "self" else node


@refusals_printed
def of_nodes(invocation: Invocation, state: State) -> Output:
    tasks: list[dict[str, Any]] = []
    errors: list[str] = []
    for name in [argument.value for argument in invocation.arguments] or ["self"]:
        try:
            node = ask(state, f"/nodes/{_self(state, name)}")["ID"]
            chosen = filters(invocation)
            chosen.setdefault("node", []).append(node)
            tasks += ask(state, "/tasks", filters=encoded(chosen)) or []
        except EngineRefused as refusal:
            errors.append(daemon_said(refusal))
    text = _listing(invocation, state, tasks) if tasks or not errors else ""
    return Output(text, "".join(f"{error}\n" for error in errors), 1 if errors else 0)


@refusals_printed
def of_stack(invocation: Invocation, state: State) -> Output:
    name = invocation.arguments[0].value
    chosen = filters(invocation)
    chosen.setdefault("label", []).append(f"{STACK}={name}")
    tasks = ask(state, "/tasks", filters=encoded(_nodes_resolved(state, chosen))) or []
    if not tasks:
        raise ClientError(f"nothing found in stack: {name}")
    return Output(_listing(invocation, state, tasks))


def _listing(invocation: Invocation, state: State, tasks: list[dict[str, Any]]) -> str:
    format_ = chosen_format(invocation, state, "tasksFormat", TABLE, RAW, "id: {{.ID}}")
    trunc = not invocation.on("no-trunc") and not invocation.on("quiet")
    resolve = (lambda kind, identity: identity) if invocation.on("no-resolve") else _resolver(state)
    named = [(_name(task, resolve), task) for task in tasks]
    named.sort(key=lambda pair: -timestamp(pair[1].get("CreatedAt")))
    named.sort(key=lambda pair: natural(pair[0]))
    indent = r" \_ " if format_.startswith("table") else ""
    rows, before, now = [], "", time.time()
    for name, task in named:
        shown = indent + name if name == before else name
        rows.append(row(task, shown, resolve("nodes", task.get("NodeID", "")), trunc, now))
        before = name
    return listing(format_, HEADER, rows, TYPE)


def _name(task: dict[str, Any], resolve: Callable[[str, str], str]) -> str:
    return f"{resolve('services', task.get('ServiceID', ''))}.{task.get('Slot') or task.get('NodeID', '')}"


def _resolver(state: State) -> Callable[[str, str], str]:
    """The names behind the IDs of services and nodes; an ID that is gone stands for itself."""

    def resolve(kind: str, identity: str) -> str:
        if not identity:
            return identity
        try:
            found = ask(state, f"/{kind}/{identity}")
        except EngineRefused:
            return identity
        name = (found.get("Spec") or {}).get("Name") or (found.get("Description") or {}).get("Hostname")
        return str(name or identity)

    return resolve


def row(t: dict[str, Any], name: str, node: str, trunc: bool, now: float) -> Row:
    status = t.get("Status") or {}
    image = ((t.get("Spec") or {}).get("ContainerSpec") or {}).get("Image", "")
    since = human_duration(now - timestamp(status.get("Timestamp"))).lower()
    error = ellipsis(status.get("Err", ""), 30) if trunc else status.get("Err", "")
    ports = (status.get("PortStatus") or {}).get("Ports") or []
    return Row(
        {
            "ID": lambda: short(t["ID"]) if trunc else t["ID"],
            "Name": lambda: name,
            "Image": lambda: untagged_digest(image) if trunc else image,
            "Node": lambda: node,
            "DesiredState": lambda: capitalized(t.get("DesiredState", "")),
            "CurrentState": lambda: f"{capitalized(status.get('State', ''))} {since} ago",
            "Error": lambda: f'"{error}"' if error else "",
            "Ports": lambda: ",".join(
                f"*:{p.get('PublishedPort', 0)}->{p.get('TargetPort', 0)}/{p.get('Protocol', '')}" for p in ports
            ),
        }
    )
