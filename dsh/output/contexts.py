"""docker context ls, inspect and show: files on this side, no engine."""

import json

from dsh.cmdline.invocation import Invocation
from dsh.engine.contexts import Context, contexts, current, default, folder, folder_named, missing
from dsh.engine.place import Place
from dsh.engine.state import State
from dsh.output.go_json import dump, encode
from dsh.output.go_values import Row, Value, decode, plain
from dsh.output.inspect import escaped
from dsh.output.printed import ClientError, Output, refusals_printed
from dsh.output.table import listing, only
from dsh.output.template.evaluate import execute
from dsh.output.template.parser import TemplateError
from dsh.output.texts import natural
from dsh.output.width import ellipsis
from dsh.typed import Any

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
    template = None if format_ in ("", "json") else only(format_)
    found: list[Any] = []
    texts: list[str] = []
    errors: list[str] = []
    stored = contexts(state)
    for name in names:
        try:
            if name != "default" and name not in stored:
                raise ClientError(missing(state.place, name))
            data = _inspected(state.place, name, stored.get(name))
            found.append(json.loads(encode(decode("context.contextWithTLSListing", data))))
            texts += [execute(template, _value(data)) + "\n"] if template else []
        except ClientError as error:
            errors.append(f"{error}\n")
        except TemplateError as error:
            errors.append(f"template parsing error: {error}\n")
    text = ("".join(texts) or "\n") if template else escaped(dump(found, None if format_ else 4)) + "\n"
    return Output(text, "".join(errors), 1 if errors else 0)


def _value(data: dict[str, Any]) -> Value:
    """What a template sees: the client fills the open parts of a context's file with types of its own."""
    whole = decode("context.contextWithTLSListing", data)
    told = {
        "Metadata": decode("command.DockerContext", data.get("Metadata") or {}),
        "Endpoints": Value("map[string]interface {}", _endpoints(data.get("Endpoints") or {})),
    }
    meta = whole.data["Metadata"]
    return whole._replace(data={**whole.data, "Metadata": meta._replace(data={**meta.data, **told})})


def _endpoints(found: dict[str, Any]) -> dict[str, Value]:
    return {key: decode("context.EndpointMetaBase", it) if key == "docker" else plain(it) for key, it in found.items()}


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
    tls = folder(place, "tls", name)
    where, keys = (str(folder_named(place, kind, name)) for kind in ("meta", "tls"))
    material = {
        endpoint.name: sorted(file.name for file in endpoint.iterdir())
        for endpoint in (sorted(tls.iterdir()) if tls.is_dir() else [])
        if endpoint.is_dir()
    }
    material = {**material, "docker": sorted(context.tls)} if context.tls else material
    return {**context.meta, "TLSMaterial": material, "Storage": {"MetadataPath": where, "TLSPath": keys}}
