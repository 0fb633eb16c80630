"""docker version: the engine's part as docker prints it; the client's part is dsh's own, which is what runs here."""

import platform
import time
from datetime import datetime

from dsh.cmdline.invocation import Invocation
from dsh.engine.client import NEWEST_API
from dsh.engine.state import State
from dsh.output.go_values import decode
from dsh.output.printed import Output, refusals_printed
from dsh.output.table import columns, only
from dsh.output.template.evaluate import execute
from dsh.output.template.parser import TemplateError
from dsh.typed import Any
from dsh.version import __version__

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64", "armv7l": "arm", "i686": "386"}


@refusals_printed
def version(invocation: Invocation, state: State) -> Output:
    client, server = client_version(state), _server(state)
    format_ = invocation.value("format")
    if format_:
        return _filled("{{json .}}" if format_ == "json" else format_, client, server)
    return Output(columns(_table(client, server), 20, 1) + "\n")


def client_version(state: State) -> dict[str, str]:
    """What stands for docker's client here: its keys, dsh's values."""
    return {
        "Version": __version__,
        "ApiVersion": state.source.client.api_version,
        "DefaultAPIVersion": NEWEST_API,
        "GoVersion": "",
        "GitCommit": "",
        "Os": platform.system().lower(),
        "Arch": ARCHITECTURES.get(platform.machine(), platform.machine()),
        "BuildTime": "",
        "Context": state.source.client.address.context,
    }


def _server(state: State) -> dict[str, Any]:
    about = dict(state.source.client.about)
    parts = [dict(part) for part in about.get("Components") or []]
    for part in parts:
        details = part.get("Details") or {}
        if part.get("Name") == "Engine" and "BuildTime" in details:
            part["Details"] = {**details, "BuildTime": _ansi(details["BuildTime"])}
    if not any(part.get("Name") == "Engine" for part in parts):
        keys = ("ApiVersion", "MinAPIVersion", "GitCommit", "GoVersion", "Os", "Arch")
        details = {key: str(about.get(key, "")) for key in keys}
        details["BuildTime"] = _ansi(str(about.get("BuildTime", "")))
        details["Experimental"] = "true" if about.get("Experimental") else "false"
        parts.append({"Name": "Engine", "Version": about.get("Version", ""), "Details": details})
    return {**about, "Components": parts}


def _ansi(text: str) -> str:
    try:
        at = datetime.fromisoformat(text.replace("Z", "+00:00")[:19])
    except ValueError:
        return text
    return time.strftime("%a %b ", at.timetuple()) + f"{at.day:2d} " + at.strftime("%H:%M:%S %Y")


def _filled(format_: str, client: dict[str, str], server: dict[str, Any]) -> Output:
    data = decode("system.versionInfo", {"Client": client, "Server": server})
    template = only(format_, "version")
    try:
        return Output(execute(template, data) + "\n")
    except TemplateError as error:
        return Output(error.written + "\n", f"{error}\n", 1)


def _table(client: dict[str, str], server: dict[str, Any]) -> str:
    spoken, newest = client["ApiVersion"], client["DefaultAPIVersion"]
    lines = [
        "Client: docker-dsh",
        f" Version:\t{client['Version']}",
        f" API version:\t{spoken}" + (f" (downgraded from {newest})" if spoken != newest else ""),
        f" OS/Arch:\t{client['Os']}/{client['Arch']}",
        f" Context:\t{client['Context']}",
        "",
    ]
    name = (server.get("Platform") or {}).get("Name", "")
    lines.append(f"Server: {name}" if name else "Server:")
    for part in server["Components"]:
        details = part.get("Details") or {}
        lines.append(f" {part.get('Name', '')}:")
        lines.append(f"  Version:\t{part.get('Version', '')}")
        lines += (
            _engine(details) if part.get("Name") == "Engine" else [f"  {k}:\t{details[k]}" for k in sorted(details)]
        )
    return "\n".join(lines)


def _engine(details: dict[str, str]) -> list[str]:
    d = {key: details.get(key, "") for key in (*details, "ApiVersion", "MinAPIVersion", "Os", "Arch")}
    return [
        f"  API version:\t{d['ApiVersion']} (minimum version {d['MinAPIVersion']})",
        f"  Go version:\t{d.get('GoVersion', '')}",
        f"  Git commit:\t{d.get('GitCommit', '')}",
        f"  Built:\t{d.get('BuildTime', '')}",
        f"  OS/Arch:\t{d['Os']}/{d['Arch']}",
        f"  Experimental:\t{d.get('Experimental', '')}",
    ]
