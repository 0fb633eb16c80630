"""docker volume ls."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.filters.volumes import matching
from dsh.output.go_values import Row
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import ask, encoded, filters, live
from dsh.output.table import listing
from dsh.output.texts import labels, natural
from dsh.output.units import size
from dsh.typed import Any

TYPE = "*formatter.volumeContext"
TABLE = "table {{.Driver}}\t{{.Name}}"
HEADER = {
    "ID": "ID",
    "Name": "VOLUME NAME",
    "Group": "GROUP",
    "Driver": "DRIVER",
    "Scope": "SCOPE",
    "Availability": "AVAILABILITY",
    "Mountpoint": "MOUNTPOINT",
    "Labels": "LABELS",
    "Links": "LINKS",
    "Size": "SIZE",
    "Status": "STATUS",
}


@refusals_printed
def ls(invocation: Invocation, state: State) -> Output:
    quiet = invocation.on("quiet")
    format_ = invocation.value("format")
    format_ = format_ or ("" if quiet else str(state.place.config.get("volumesFormat") or "")) or "table"
    if format_ == "table":
        format_ = "{{.Name}}" if quiet else TABLE
    elif format_ == "raw":
        format_ = "name: {{.Name}}" if quiet else r"name: {{.Name}}\ndriver: {{.Driver}}\n"
    chosen = filters(invocation)
    found: list[dict[str, Any]] = (
        ask(state, "/volumes", filters=encoded(chosen)).get("Volumes") or []
        if live(state, "volume", "container")
        else [volume.raw for volume in matching(state, chosen)]
    )
    rows = (row(volume) for volume in sorted(found, key=lambda v: natural(v["Name"])))
    return Output(listing(format_, HEADER, rows, TYPE))


def row(v: dict[str, Any]) -> Row:
    usage, cluster = v.get("UsageData"), v.get("ClusterVolume")
    return Row(
        {
            "Name": lambda: v["Name"],
            "Driver": lambda: v.get("Driver", ""),
            "Scope": lambda: v.get("Scope", ""),
            "Mountpoint": lambda: v.get("Mountpoint", ""),
            "Labels": lambda: labels(v.get("Labels")),
            "Links": lambda: str(usage.get("RefCount", 0)) if usage else "N/A",
            "Size": lambda: size(usage.get("Size", 0)) if usage else "N/A",
            "Group": lambda: (cluster.get("Spec") or {}).get("Group", "") if cluster else "N/A",
            "Availability": lambda: (cluster.get("Spec") or {}).get("Availability", "") if cluster else "N/A",
            "Status": lambda: _status(cluster) if cluster else "N/A",
        },
        {"Label": lambda name: (v.get("Labels") or {}).get(name, "")},
    )


def _status(cluster: dict[str, Any]) -> str:
    if not (cluster.get("Info") or {}).get("VolumeID"):
        return "pending creation"
    nodes = len(cluster.get("PublishStatus") or [])
    return "created" if not nodes else "in use (1 node)" if nodes == 1 else f"in use ({nodes} nodes)"
