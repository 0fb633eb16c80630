"""docker context ls, inspect and show: files on this side, no engine."""

import hashlib
import json
from pathlib import Path
from typing import Any

from dsh.cmdline.invocation import Invocation
from dsh.engine.address import DEFAULT_HOST
from dsh.engine.place import Place
from dsh.engine.state import State
from dsh.output.go_json import dump, encode
from dsh.output.go_values import Row, decode
from dsh.output.inspect import escaped
from dsh.output.printed import ClientError, Output, refusals_printed
from dsh.output.table import listing
from dsh.output.template.evaluate import execute
from dsh.output.template.parser import TemplateError, parse
from dsh.output.texts import natural
from dsh.output.width import ellipsis

TYPE = "*formatter.clientContextContext"
TABLE = "table {{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}"
HEADER = {"Name": "NAME", "Description": "DESCRIPTION", "DockerEndpoint": "DOCKER ENDPOINT", "Error": "ERROR"}
OVERRIDDEN = (
    "Warning: DOCKER_HOST environment variable overrides the active context. To use a context, either set the global "
    "--context flag, or unset DOCKER_HOST environment variable.\n"
)


@refusals_printed
def ls(invocation: Invocation, state: State) -> Output:
    place, now = state.place, current(state.place)
    found = {"default": _default(place), **_stored(place)}
    errors = {} if now in found else {now: missing(place, now)}
    rows = [
        _row(name, found.get(name, {}), name == now, errors.get(name, ""))
        for name in sorted({*found, now}, key=natural)
    ]
    format_ = invocation.value("format") or "table"
    shown = "{{.Name}}" if invocation.on("quiet") else TABLE if format_ == "table" else format_
    return Output(listing(shown, HEADER, rows, TYPE), OVERRIDDEN if place.env.get("DOCKER_HOST") else "")


@refusals_printed
def show(invocation: Invocation, state: State) -> Output:
    return Output(current(state.place) + "\n")


@refusals_printed
def inspect(invocation: Invocation, state: State) -> Output:
    names = [argument.value for argument in invocation.arguments] or [current(state.place)]
    format_ = invocation.value("format")
    found: list[Any] = []
    errors: list[str] = []
    stored = _stored(state.place)
    for name in names:
        if name == "default" or name in stored:
            found.append(_inspected(state.place, name, stored.get(name)))
        else:
            errors.append(f"{missing(state.place, name)}\n")
    return Output(_filled(format_, found), "".join(errors), 1 if errors else 0)


def _filled(format_: str, found: list[Any]) -> str:
    values = [decode("context.Inspected", data) for data in found]
    if format_ in ("", "json"):
        data = [json.loads(encode(value)) for value in values]
        return escaped(dump(data, None if format_ else 4)) + "\n"
    try:
        template = parse(format_)
    except TemplateError as error:
        raise ClientError(f"template parsing error: {error}", 64) from error
    try:
        return "".join(execute(template, value) + "\n" for value in values) or "\n"
    except TemplateError as error:
        raise ClientError(f"template parsing error: {error}") from error


def current(place: Place) -> str:
    """The name of the context in force."""
    if place.env.get("DOCKER_HOST"):
        return "default"
    return place.env.get("DOCKER_CONTEXT") or str(place.config.get("currentContext") or "default")


def missing(place: Place, name: str) -> str:
    path = Path(place.config_dir, "contexts", "meta", _digest(name), "meta.json")
    return f'context "{name}": context not found: open {path}: no such file or directory'


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _default(place: Place) -> dict[str, Any]:
    host = place.env.get("DOCKER_HOST") or DEFAULT_HOST
    return {
        "Name": "default",
        "Metadata": {"Description": "Current DOCKER_HOST based configuration"},
        "Endpoints": {"docker": {"Host": host, "SkipTLSVerify": False}},
    }


def _stored(place: Place) -> dict[str, dict[str, Any]]:
    found = {}
    for path in Path(place.config_dir, "contexts", "meta").glob("*/meta.json"):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(data, dict) and isinstance(data.get("Name"), str):
            found[data["Name"]] = data
    return found


def _row(name: str, data: dict[str, Any], now: bool, error: str) -> Row:
    return Row(
        {
            "Current": lambda: now,
            "Name": lambda: name,
            "Description": lambda: str((data.get("Metadata") or {}).get("Description", "")),
            "DockerEndpoint": lambda: str(((data.get("Endpoints") or {}).get("docker") or {}).get("Host", "")),
            "Error": lambda: ellipsis(error, 45),
        }
    )


def _inspected(place: Place, name: str, data: dict[str, Any] | None) -> dict[str, Any]:
    if data is None:
        return {
            **_default(place),
            "Metadata": {},
            "TLSMaterial": {},
            "Storage": {"MetadataPath": "<IN MEMORY>", "TLSPath": "<IN MEMORY>"},
        }
    folder, tls = (Path(place.config_dir, "contexts", kind, _digest(name)) for kind in ("meta", "tls"))
    material = {
        endpoint.name: sorted(file.name for file in endpoint.iterdir())
        for endpoint in (sorted(tls.iterdir()) if tls.is_dir() else [])
        if endpoint.is_dir()
    }
    return {**data, "TLSMaterial": material, "Storage": {"MetadataPath": str(folder), "TLSPath": str(tls)}}
