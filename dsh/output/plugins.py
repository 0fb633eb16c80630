"""docker plugin ls."""

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.go_values import Row
from dsh.output.printed import Output, refusals_printed
from dsh.output.query import ask, encoded, filters
from dsh.output.table import QUIET, listing
from dsh.output.texts import natural, short
from dsh.output.width import ellipsis
from dsh.typed import Any

TYPE = "*plugin.pluginContext"
TABLE = "table {{.ID}}\t{{.Name}}\t{{.Description}}\t{{.Enabled}}"
RAW = r"plugin_id: {{.ID}}\nname: {{.Name}}\ndescription: {{.Description}}\nenabled: {{.Enabled}}\n"
HEADER = {
    "ID": "ID",
    "Name": "NAME",
    "Description": "DESCRIPTION",
    "Enabled": "ENABLED",
    "PluginReference": "IMAGE",
}


@refusals_printed
def ls(invocation: Invocation, state: State) -> Output:
    quiet, trunc = invocation.on("quiet"), not invocation.on("no-trunc")
    format_ = invocation.value("format")
    format_ = format_ or ("" if quiet else str(state.place.config.get("pluginsFormat") or "")) or "table"
    if format_ == "table":
        format_ = QUIET if quiet else TABLE
    elif format_ == "raw":
        format_ = "plugin_id: {{.ID}}" if quiet else RAW
    found = ask(state, "/plugins", filters=encoded(filters(invocation))) or []
    rows = (row(plugin, trunc) for plugin in sorted(found, key=lambda p: natural(p.get("Name", ""))))
    return Output(listing(format_, HEADER, rows, TYPE))


def row(p: dict[str, Any], trunc: bool) -> Row:
    text = ((p.get("Config") or {}).get("Description") or "").replace("\n", "").replace("\r", "")
    return Row(
        {
            "ID": lambda: short(p.get("Id", "")) if trunc else p.get("Id", ""),
            "Name": lambda: p.get("Name", ""),
            "Description": lambda: ellipsis(text, 45) if trunc else text,
            "Enabled": lambda: bool(p.get("Enabled")),
            "PluginReference": lambda: p.get("PluginReference", ""),
        }
    )
