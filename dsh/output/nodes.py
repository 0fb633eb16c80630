"""docker node ls."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.go_values import Row
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import ask, chosen_format, encoded, filters
from dsh.output.table import listing
from dsh.output.texts import capitalized, natural
from dsh.typed import Any

TYPE = "*node.nodeContext"
TABLE = (
    "table {{.ID}} {{if .Self}}*{{else}} {{ end }}\t{{.Hostname}}\t{{.Status}}\t{{.Availability}}\t"
    "{{.ManagerStatus}}\t{{.EngineVersion}}"
)
RAW = (
    r"node_id: {{.ID}}\nhostname: {{.Hostname}}\nstatus: {{.Status}}\navailability: {{.Availability}}\n"
    r"manager_status: {{.ManagerStatus}}\n"
)
HEADER = {
    "ID": "ID",
    "Self": "",
    "Hostname": "HOSTNAME",
    "Status": "STATUS",
    "Availability": "AVAILABILITY",
    "ManagerStatus": "MANAGER STATUS",
    "EngineVersion": "ENGINE VERSION",
    "TLSStatus": "TLS STATUS",
}


@refusals_printed
def ls(invocation: Invocation, state: State) -> Output:
    found = ask(state, "/nodes", filters=encoded(filters(invocation))) or []
    format_ = chosen_format(invocation, state, "nodesFormat", TABLE, RAW, "node_id: {{.ID}}")
    swarm = (state.source.info().get("Swarm") or {}) if found and not invocation.on("quiet") else {}
    rows = (row(node, swarm) for node in sorted(found, key=lambda n: natural(_hostname(n))))
    return Output(listing(format_, HEADER, rows, TYPE))


def _hostname(node: dict[str, Any]) -> str:
    return str((node.get("Description") or {}).get("Hostname", ""))


def row(n: dict[str, Any], swarm: dict[str, Any]) -> Row:
    manager, description = n.get("ManagerStatus") or {}, n.get("Description") or {}
    reach = "Leader" if manager.get("Leader") else manager.get("Reachability", "")
    return Row(
        {
            "ID": lambda: n["ID"],
            "Self": lambda: n["ID"] == swarm.get("NodeID", ""),
            "Hostname": lambda: _hostname(n),
            "Status": lambda: capitalized((n.get("Status") or {}).get("State", "")),
            "Availability": lambda: capitalized((n.get("Spec") or {}).get("Availability", "")),
            "ManagerStatus": lambda: capitalized(reach),
            "TLSStatus": lambda: _tls(description.get("TLSInfo"), (swarm.get("Cluster") or {}).get("TLSInfo")),
            "EngineVersion": lambda: (description.get("Engine") or {}).get("EngineVersion", ""),
        }
    )


def _tls(own: dict[str, Any] | None, cluster: dict[str, Any] | None) -> str:
    if not own or not cluster:
        return "Unknown"
    return "Ready" if own == cluster else "Needs Rotation"
