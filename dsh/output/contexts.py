"""docker context ls, inspect and show: files on this side, no engine."""

import json
from typing import Any

from dsh.cmdline.invocation import Invocation
from dsh.engine.contexts import Context, contexts, current, default, folder, missing
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
    place, now = state.place, current(state)
    found = {"default": default(place).meta, **{name: it.meta for name, it in contexts(state).items()}}
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
    return Output(current(state) + "\n")


@refusals_printed
def inspect(invocation: Invocation, state: State) -> Output:
    names = [argument.value for argument in invocation.arguments] or [current(state)]
    format_ = invocation.value("format")
    found: list[Any] = []
    errors: list[str] = []
    stored = contexts(state)
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


def _inspected(place: Place, name: str, context: Context | None) -> dict[str, Any]:
    if context is None:
        return {
            **default(place).meta,
            "Metadata": {},
            "TLSMaterial": {},
            "Storage": {"MetadataPath": "<IN MEMORY>", "TLSPath": "<IN MEMORY>"},
        }
    where, tls = (folder(place, kind, name) for kind in ("meta", "tls"))
    material = {
        endpoint.name: sorted(file.name for file in endpoint.iterdir())
        for endpoint in (sorted(tls.iterdir()) if tls.is_dir() else [])
        if endpoint.is_dir()
    }
    material = {**material, "docker": sorted(context.tls)} if context.tls else material
    return {**context.meta, "TLSMaterial": material, "Storage": {"MetadataPath": str(where), "TLSPath": str(tls)}}
