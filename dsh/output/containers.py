"""docker ps."""

import time
from collections.abc import Iterable

from dsh.cmdline.invocation import Invocation
from dsh.engine.reference import parse_reference
from dsh.engine.state import State
from dsh.output.filters.containers import matching
from dsh.output.go_values import Row, Value
from dsh.output.ports import ports
from dsh.output.printed import ClientError, Output, refusals_printed
from dsh.output.query import ask, encoded, filters, live
from dsh.output.table import QUIET, listing
from dsh.output.template.evaluate import execute
from dsh.output.template.lexer import quoted
from dsh.output.template.parser import TemplateError, parse
from dsh.output.texts import labels, short
from dsh.output.units import ago, size, unix_time
from dsh.output.width import ellipsis
from dsh.typed import Any

TYPE = "*formatter.ContainerContext"
TABLE = r"table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}"
RAW = """container_id: {{.ID}}
image: {{.Image}}
command: {{.Command}}
created_at: {{.CreatedAt}}
state: {{- pad .State 1 0}}
status: {{- pad .Status 1 0}}
names: {{.Names}}
labels: {{- pad .Labels 1 0}}
ports: {{- pad .Ports 1 0}}
"""
HEADER = {
    "ID": "CONTAINER ID",
    "Names": "NAMES",
    "Image": "IMAGE",
    "Command": "COMMAND",
    "CreatedAt": "CREATED AT",
    "RunningFor": "CREATED",
    "Ports": "PORTS",
    "State": "STATE",
    "Status": "STATUS",
    "Size": "SIZE",
    "Labels": "LABELS",
    "Mounts": "MOUNTS",
    "LocalVolumes": "LOCAL VOLUMES",
    "Networks": "NETWORKS",
    "Platform": "PLATFORM",
}


@refusals_printed
def ps(invocation: Invocation, state: State) -> Output:
    quiet, wants_size = invocation.on("quiet"), invocation.on("size")
    given = invocation.value("format")
    warning = ""
    if given and quiet:
        warning = "WARNING: Ignoring custom format, because both --format and --quiet are set.\n"
    format_ = given or str(state.place.config.get("psFormat") or "")
    if format_ and _uses_size(format_) and not quiet and not invocation.has("size"):
        wants_size = True
    found = _containers(invocation, state, wants_size)
    now = time.time()
    trunc = not invocation.on("no-trunc")
    text = listing(_format(format_, quiet, wants_size), HEADER, (row(c, trunc, now) for c in found), TYPE)
    return Output(text, warning)


def _format(source: str, quiet: bool, wants_size: bool) -> str:
    if source in ("", "table"):
        return QUIET if quiet else TABLE + (r"\t{{.Size}}" if wants_size else "")
    if source == "raw":
        return "container_id: {{.ID}}" if quiet else RAW + (r"size: {{.Size}}\n" if wants_size else "")
    return QUIET if quiet else source


def _uses_size(format_: str) -> bool:
    """Does the template ask for sizes? Raises ClientError for a bad one, before the engine is asked."""
    try:
        template = parse(format_)
    except TemplateError as error:
        raise ClientError(f"failed to parse template: {error}") from error
    asked: list[bool] = []
    empty = row({}, False, 0.0)

    def notice() -> str:
        asked.append(True)
        return "0B"

    noticing = Row({**empty.fields, "Size": notice}, empty.calls)
    try:
        execute(template, Value(TYPE, noticing))
    except TemplateError as error:
        raise ClientError(f"failed to execute template: {error}") from error
    return bool(asked)


def _containers(invocation: Invocation, state: State, wants_size: bool) -> Iterable[dict[str, Any]]:
    limit = int(invocation.value("last", "-1"))
    if invocation.on("latest") and limit == -1:
        limit = 1
    everything, chosen = invocation.on("all"), filters(invocation)
    if live(state, "container"):
        found: list[dict[str, Any]] = ask(
            state,
            "/containers/json",
            all=1 if everything else None,
            limit=limit if limit > 0 else None,
            size=1 if wants_size else None,
            filters=encoded(chosen),
        )
        return found
    kept = matching(state, chosen, everything or limit > 0)
    return [container.raw for container in (kept[:limit] if limit > 0 else kept)]


def row(c: dict[str, Any], trunc: bool, now: float) -> Row:
    """A container of the engine's list as docker's columns."""
    return Row(
        {
            "ID": lambda: short(c.get("Id", "")) if trunc else c.get("Id", ""),
            "Names": lambda: _names(c.get("Names") or [], trunc),
            "Image": lambda: _image(c, trunc),
            "Command": lambda: quoted(ellipsis(c.get("Command", ""), 20) if trunc else c.get("Command", "")),
            "CreatedAt": lambda: unix_time(c.get("Created", 0)),
            "RunningFor": lambda: ago(c.get("Created", 0), now),
            "Platform": lambda: Value("*formatter.Platform", None),
            "Ports": lambda: ports(c.get("Ports") or []),
            "State": lambda: c.get("State", ""),
            "Status": lambda: c.get("Status", ""),
            "Size": lambda: _size(c),
            "Labels": lambda: labels(c.get("Labels")),
            "Mounts": lambda: _mounts(c.get("Mounts") or [], trunc),
            "LocalVolumes": lambda: str(sum(m.get("Driver") == "local" for m in c.get("Mounts") or [])),
            "Networks": lambda: ",".join((c.get("NetworkSettings") or {}).get("Networks") or {}),
        },
        {"Label": lambda name: (c.get("Labels") or {}).get(name, "")},
    )


def _names(names: list[str], trunc: bool) -> str:
    stripped = [name[1:] for name in names]
    first = next((name for name in stripped if "/" not in name), None)
    return first if trunc and first is not None else ",".join(stripped)


def _image(c: dict[str, Any], trunc: bool) -> str:
    name, identity = c.get("Image", ""), c.get("ImageID", "")
    if not name:
        return "<no image>"
    if trunc:
        if short(identity) == short(name):
            return short(identity)
        found = parse_reference(name)
        if found is not None:
            return found._replace(digest=None).familiar
    return str(name)


def _size(c: dict[str, Any]) -> str:
    own, whole = c.get("SizeRw") or 0, c.get("SizeRootFs") or 0
    return f"{size(own, 3)} (virtual {size(whole, 3)})" if whole > 0 else size(own, 3)


def _mounts(mounts: list[dict[str, Any]], trunc: bool) -> str:
    names = [m.get("Name") or m.get("Source", "") for m in mounts]
    return ",".join(ellipsis(name, 15) if trunc else name for name in names)
