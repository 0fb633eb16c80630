"""docker service ls, stack services and stack ls."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.reference import parse_reference
from dsh.engine.state import State
from dsh.output.go_values import Row
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import Filters, ask, chosen_format, encoded, filters
from dsh.output.table import listing
from dsh.output.texts import natural, short
from dsh.typed import Any

TYPE = "*service.serviceContext"
TABLE = "table {{.ID}}\t{{.Name}}\t{{.Mode}}\t{{.Replicas}}\t{{.Image}}\t{{.Ports}}"
RAW = r"id: {{.ID}}\nname: {{.Name}}\nmode: {{.Mode}}\nreplicas: {{.Replicas}}\nimage: {{.Image}}\nports: {{.Ports}}\n"
HEADER = {"ID": "ID", "Name": "NAME", "Mode": "MODE", "Replicas": "REPLICAS", "Image": "IMAGE", "Ports": "PORTS"}
MODES = {
    "Global": "global",
    "Replicated": "replicated",
    "ReplicatedJob": "replicated job",
    "GlobalJob": "global job",
}
STACK = "com.docker.stack.namespace"


@refusals_printed
def ls(invocation: Invocation, state: State) -> Output:
    return Output(_listing(invocation, state, filters(invocation)))


@refusals_printed
def of_stack(invocation: Invocation, state: State) -> Output:
    name = invocation.arguments[0].value
    chosen = filters(invocation)
    chosen.setdefault("label", []).append(f"{STACK}={name}")
    if not ask(state, "/services", filters=encoded(chosen)):
        return Output("", f"Nothing found in stack: {name}\n")
    return Output(_listing(invocation, state, chosen))


@refusals_printed
def stacks(invocation: Invocation, state: State) -> Output:
    counts: dict[str, int] = {}
    for service in ask(state, "/services", filters=encoded({"label": [STACK]})) or []:
        name = (service["Spec"].get("Labels") or {})[STACK]
        counts[name] = counts.get(name, 0) + 1
    format_ = invocation.value("format")
    shown = "table {{.Name}}\t{{.Services}}" if format_ in ("", "table") else format_
    rows = (_stack(name, counts[name]) for name in sorted(counts, key=natural))
    return Output(listing(shown, {"Name": "NAME", "Services": "SERVICES"}, rows, "*formatter.stackContext"))


def _stack(name: str, count: int) -> Row:
    return Row({"Name": lambda: name, "Services": lambda: str(count)})


def _listing(invocation: Invocation, state: State, chosen: Filters) -> str:
    status = None if invocation.on("quiet") else "true"
    found = ask(state, "/services", filters=encoded(chosen), status=status) or []
    format_ = chosen_format(invocation, state, "servicesFormat", TABLE, RAW, "id: {{.ID}}")
    rows = (row(s) for s in sorted(found, key=lambda s: natural(s["Spec"].get("Name", ""))))
    return listing(format_, HEADER, rows, TYPE)


def row(s: dict[str, Any]) -> Row:
    spec = s.get("Spec") or {}
    return Row(
        {
            "ID": lambda: short(s["ID"]),
            "Name": lambda: spec.get("Name", ""),
            "Mode": lambda: _mode(spec),
            "Replicas": lambda: _replicas(spec, s.get("ServiceStatus") or {}),
            "Image": lambda: untagged_digest(
                ((spec.get("TaskTemplate") or {}).get("ContainerSpec") or {}).get("Image", "")
            ),
            "Ports": lambda: _ports((s.get("Endpoint") or {}).get("Ports") or []),
        }
    )


def untagged_digest(image: str) -> str:
    """The name without its digest, where it has a tag too."""
    found = parse_reference(image)
    return found._replace(digest=None).familiar if found is not None and found.tag else image


def _mode(spec: dict[str, Any]) -> str:
    mode = spec.get("Mode") or {}
    return next((text for key, text in MODES.items() if mode.get(key) is not None), "")


def _replicas(spec: dict[str, Any], status: dict[str, Any]) -> str:
    running, desired, completed = (status.get(f"{key}Tasks", 0) for key in ("Running", "Desired", "Completed"))
    mode = _mode(spec)
    if mode == "replicated job":
        total = spec["Mode"]["ReplicatedJob"].get("TotalCompletions", 0)
        return f"{running}/{desired} ({completed}/{total} completed)"
    if mode == "global job":
        return f"{running}/{desired} ({completed}/{desired + completed} completed)"
    most = ((spec.get("TaskTemplate") or {}).get("Placement") or {}).get("MaxReplicas", 0)
    return f"{running}/{desired}" + (f" (max {most} per node)" if most and mode == "replicated" else "")


def _ports(found: list[dict[str, Any]]) -> str:
    """*:8080->80/tcp: runs of ports stand together; those of hosts are not shown."""
    spans: list[list[Any]] = []  # protocol, first and last outside, first and last inside
    for port in sorted(found, key=lambda p: (p.get("Protocol", ""), p.get("PublishedPort", 0))):
        if port.get("PublishMode") != "ingress":
            continue
        protocol, outside, inside = port.get("Protocol", ""), port.get("PublishedPort", 0), port.get("TargetPort", 0)
        last = spans[-1] if spans else ["", 0, 0, 0, 0]
        broken = not 0 <= outside - last[2] <= 1 or not 0 <= inside - last[4] <= 1
        if protocol != last[0] or broken or (last[3] != last[4] and inside <= last[4]):
            spans.append([protocol, outside, outside, inside, inside])
        else:
            last[2], last[4] = outside, inside
    shown = (f"*:{_span(s[1], s[2])}->{_span(s[3], s[4])}/{s[0]}" for s in spans if s[1] > 0)
    return ", ".join(shown)


def _span(first: int, last: int) -> str:
    return f"{first}-{last}" if last > first else str(first)
