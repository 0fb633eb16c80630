"""docker network ls."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.filters.networks import matching
from dsh.output.go_values import Row
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import ask, encoded, filters, live
from dsh.output.table import QUIET, listing
from dsh.output.texts import labels, natural, short
from dsh.output.units import go_time
from dsh.typed import Any

TYPE = "*network.networkContext"
TABLE = "table {{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}"
RAW = r"network_id: {{.ID}}\nname: {{.Name}}\ndriver: {{.Driver}}\nscope: {{.Scope}}\n"
HEADER = {
    "ID": "NETWORK ID",
    "Name": "NAME",
    "Driver": "DRIVER",
    "Scope": "SCOPE",
    "IPv4": "IPV4",
    "IPv6": "IPV6",
    "Internal": "INTERNAL",
    "Labels": "LABELS",
    "CreatedAt": "CREATED AT",
}


@refusals_printed
def ls(invocation: Invocation, state: State) -> Output:
    quiet = invocation.on("quiet")
    format_ = invocation.value("format")
    format_ = format_ or ("" if quiet else str(state.place.config.get("networksFormat") or "")) or "table"
    if format_ == "table":
        format_ = QUIET if quiet else TABLE
    elif format_ == "raw":
        format_ = "network_id: {{.ID}}" if quiet else RAW
    chosen = filters(invocation)
    found: list[dict[str, Any]] = (
        ask(state, "/networks", filters=encoded(chosen))
        if live(state, "network", "container")
        else [network.raw for network in matching(state, chosen)]
    )
    trunc = not invocation.on("no-trunc")
    rows = (row(network, trunc) for network in sorted(found, key=lambda n: natural(n.get("Name", ""))))
    return Output(listing(format_, HEADER, rows, TYPE))


def row(n: dict[str, Any], trunc: bool) -> Row:
    return Row(
        {
            "ID": lambda: short(n["Id"]) if trunc else n["Id"],
            "Name": lambda: n.get("Name", ""),
            "Driver": lambda: n.get("Driver", ""),
            "Scope": lambda: n.get("Scope", ""),
            "IPv4": lambda: "true" if n.get("EnableIPv4") else "false",
            "IPv6": lambda: "true" if n.get("EnableIPv6") else "false",
            "Internal": lambda: "true" if n.get("Internal") else "false",
            "Labels": lambda: labels(n.get("Labels")),
            "CreatedAt": lambda: go_time(n.get("Created")),
        },
        {"Label": lambda name: (n.get("Labels") or {}).get(name, "")},
    )
