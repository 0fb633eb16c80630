"""docker inspect, and inspect of containers, images, networks, volumes and the objects of a swarm."""

from collections.abc import Callable, Sequence

from dsh.cmdline.invocation import Invocation
from dsh.engine.refusal import EngineRefused, empty_name
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.output.go_json import dump, encode, string
from dsh.output.go_values import Value, decode, plain
from dsh.output.printed import ClientError, Output, Reader, daemon_said, refusals_printed
from dsh.output.query import ask, live
from dsh.output.table import only
from dsh.output.template.evaluate import execute
from dsh.output.template.lexer import quoted
from dsh.output.template.parser import Template, TemplateError
from dsh.typed import Any


class Kind(NamedTuple):
    """A kind of object: where the engine tells of it, and the Go type that docker's client reads it into."""

    name: str
    path: str
    type: str
    swarm: bool = False


KINDS = (
    Kind("container", "/containers/{}/json", "container.InspectResponse"),
    Kind("image", "/images/{}/json", "image.InspectResponse"),
    Kind("network", "/networks/{}", "network.Inspect"),
    Kind("volume", "/volumes/{}", "volume.Volume"),
    Kind("service", "/services/{}", "swarm.Service", True),
    Kind("task", "/tasks/{}", "swarm.Task", True),
    Kind("node", "/nodes/{}", "swarm.Node", True),
    Kind("plugin", "/plugins/{}/json", "types.Plugin"),
    Kind("secret", "/secrets/{}", "swarm.Secret", True),
    Kind("config", "/configs/{}", "swarm.Config", True),
)
BY_NAME = {kind.name: kind for kind in KINDS}
PRETTY = ("service", "node", "secret", "config")
SIMULATED = ("container", "image", "network", "volume")


class Found(NamedTuple):
    kind: Kind
    raw: dict[str, Any]


Finder = Callable[[str], Found]


def one_kind(name: str) -> Reader:
    """The reader of `docker KIND inspect`."""

    @refusals_printed
    def read(invocation: Invocation, state: State) -> Output:
        kind = BY_NAME[name]
        given = "pretty" if invocation.on("pretty") else invocation.value("format")
        if name == "service" and invocation.on("pretty") and invocation.value("format"):
            raise ClientError("--format is incompatible with human friendly format")
        if given != "pretty" and given.startswith("pretty") and name in PRETTY:
            raise ClientError("cannot supply extra formatting options to the pretty template")
        size, verbose = invocation.on("size"), invocation.on("verbose")
        references = [argument.value for argument in invocation.arguments]
        if name == "node":
            references = [_self(state) if r == "self" else r for r in references]
        if given == "pretty" and name in PRETTY:
            return _pretty(references, kind, state)
        rewrite = name == "volume"  # the client prints its own reading of a volume, not the engine's text
        return inspect(references, invocation.value("format"), lambda r: _found(state, kind, r, size, verbose), rewrite)

    return read


def _pretty(references: Sequence[str], kind: Kind, state: State) -> Output:
    """All of them or, where one is not found, none."""
    import time

    from dsh.output.pretty import pretty

    found = [_found(state, kind, reference, False, False).raw for reference in references]
    names = {n["Id"]: n["Name"] for n in ask(state, "/networks")} if kind.name == "service" else {}
    return Output("".join(pretty(kind.name, raw, names, time.time()) for raw in found))


container, image, network, volume = (one_kind(name) for name in SIMULATED)


def _found(state: State, kind: Kind, reference: str, size: bool, verbose: bool) -> Found:
    try:
        return look(state, kind, reference, size, verbose)
    except EngineRefused as refusal:
        if kind.name == "service" and refusal.status == 404:
            raise ClientError(f"Error: no such service: {reference}") from refusal
        raise


service, node, plugin, secret, config = (one_kind(name) for name in ("service", "node", "plugin", "secret", "config"))


@refusals_printed
def any_kind(invocation: Invocation, state: State) -> Output:
    """docker inspect: the kinds are tried in docker's order."""
    wanted, size = invocation.value("type"), invocation.on("size")
    names = '", "'.join(sorted(BY_NAME))
    if invocation.has("type") and not wanted:
        raise ClientError(f'type is empty: must be one of "{names}"')
    if wanted and wanted not in BY_NAME:
        raise ClientError(f'unknown type: {quoted(wanted)}: must be one of "{names}"')
    warnings: list[str] = []

    def find(reference: str) -> Found:
        if not reference.strip():
            raise ClientError("invalid container name or ID: value is empty")
        for kind in KINDS if not wanted else (BY_NAME[wanted],):
            if kind.swarm and not wanted and not _manager(state):
                continue
            try:
                found = look(state, kind, reference, size, False)
            except EngineRefused as refusal:
                if not wanted and _skippable(refusal):
                    continue
                raise
            if size and kind.name != "container":
                warnings.append(f"WARNING: --size ignored for {kind.name}\n")
            return found
        raise ClientError(f"Error: No such object: {reference}")

    references = [argument.value for argument in invocation.arguments]
    printed = inspect(references, invocation.value("format"), find, False)
    return printed._replace(stderr="".join(warnings) + printed.stderr)


def _skippable(refusal: EngineRefused) -> bool:
    return refusal.status == 404 or any(
        part in refusal.message for part in ("not supported", "invalid reference format")
    )


def _manager(state: State) -> bool:
    return bool((state.source.info().get("Swarm") or {}).get("ControlAvailable"))


def _self(state: State) -> str:
    return str((state.source.info().get("Swarm") or {}).get("NodeID") or "self")


def look(state: State, kind: Kind, reference: str, size: bool, verbose: bool) -> Found:
    """The inspect answer for a name or ID. Raises EngineRefused."""
    if not reference.strip():
        if kind.name == "image":
            raise ClientError("Error: No such image: ")
        raise empty_name(kind.name)
    if kind.name in SIMULATED and not live(state, kind.name):
        found = getattr(state, kind.name)(reference)
        return Found(kind, state.inspect(kind.name, found.id))
    params: dict[str, Any] = {}
    if kind.name == "container" and size:
        params["size"] = 1
    if kind.name == "network" and verbose:
        params["verbose"] = "true"
    if kind.name == "service":
        params["insertDefaults"] = "true"
    return Found(kind, ask(state, kind.path.format(reference), **params))


def inspect(references: Sequence[str], format_: str, find: Finder, rewrite: bool) -> Output:
    """Each object through the format, or all as one JSON list; what is not found goes to standard error."""
    template = None if format_ in ("", "json") else only(format_)
    found: list[Found] = []
    texts: list[str] = []
    errors: list[str] = []
    for reference in references:
        try:
            item = find(reference)
            if template is not None:
                texts.append(filled(template, item, rewrite) + "\n")
            found.append(item)
        except EngineRefused as refusal:
            errors.append(daemon_said(refusal))
        except (ClientError, TemplateError) as error:
            errors.append(str(error))
    text = ("".join(texts) or "\n") if template is not None else _list(found, format_ == "json", rewrite)
    return Output(text, "".join(f"{error}\n" for error in errors), 1 if errors else 0)


def filled(template: Template, found: Found, typed_only: bool = False) -> str:
    """The template on the client's types, or, where it has no such field, on the engine's own answer."""
    try:
        return execute(template, decode(found.kind.type, found.raw))
    except TemplateError as error:
        if typed_only:
            raise TemplateError(f"template parsing error: {error}") from error
    try:
        return execute(template, plain(found.raw, "json.Number"), missing_error=True)
    except TemplateError as error:
        raise TemplateError(f"template parsing error: {error}") from error


def _list(found: Sequence[Found], compact: bool, rewrite: bool) -> str:
    if rewrite:
        values = [as_client(Value(f.kind.type, decode(f.kind.type, f.raw).data)) for f in found]
        return escaped(dump(values, None if compact else 4)) + "\n"
    return dump([f.raw for f in found], None if compact else 4) + "\n"


def as_client(value: Value) -> Any:
    """The client's own reading of an answer, as JSON data."""
    import json

    return json.loads(encode(value))


def escaped(text: str) -> str:
    """JSON with <, > and & as Go's json.Marshal writes them."""
    return text.replace("&", string("&", True)[1:-1]).replace("<", "\\u003c").replace(">", "\\u003e")
