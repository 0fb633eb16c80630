"""docker context create, update, rm, use, export and import: files of docker's client, no engine."""

import csv
import os
import re
from collections.abc import Sequence

from dsh.cmdline.invocation import Invocation
from dsh.cmdline.types.go_number import go_quoted
from dsh.cmdline.values import BOOLEANS
from dsh.engine.address import SCHEMES, TLS_FILES
from dsh.engine.contexts import (
    Context,
    Meta,
    chosen,
    contexts,
    current,
    default,
    folder,
    missing,
    with_chosen,
    with_context,
)
from dsh.engine.state import State
from dsh.plan.each import each
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import spoken

NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.+-]+")
KEYS = ("host", "ca", "cert", "key", "skip-tls-verify", "from")


def _named(state: State, name: str) -> Context:
    """Raises Refused with docker's words."""
    found = default(state.place) if name == "default" else contexts(state).get(name)
    if found is None:
        raise Refused(missing(state.place, name), 1)
    return found


def _check_name(name: str) -> None:
    if name == "default":
        raise Refused('"default" is a reserved context name', 1)
    if not NAME.fullmatch(name):
        raise Refused(f'context name "{name}" is invalid, names are validated against regexp "^{NAME.pattern}$"', 1)


def create(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    try:
        _check_name(name)
        if name in contexts(state):
            raise Refused(f'context "{name}" already exists', 1, hint=f"docker context update {name}")
        made = _new(name, invocation, state)
    except Refused as error:
        return refused(state, error.message, 1, fix=error.hint)
    return _written(state, name, made, "create", f'Successfully created context "{name}"')


def _new(name: str, invocation: Invocation, state: State) -> Context:
    copied = invocation.value("from")
    if copied or not invocation.has("docker"):
        meta, tls = _named(state, copied or current(state))
        meta = {**meta, "Name": name}
        if invocation.has("description"):
            meta["Metadata"] = {**(meta.get("Metadata") or {}), "Description": invocation.value("description")}
        return Context(meta, tls)
    description = invocation.value("description")
    endpoint, files = _endpoint(invocation.values("docker"), state)
    metadata = {"Description": description} if description else {}
    return Context({"Name": name, "Metadata": metadata, "Endpoints": {"docker": endpoint}}, files)


def _endpoint(texts: Sequence[str], state: State) -> tuple[Meta, dict[str, str]]:
    """--docker host=...,ca=...: the endpoint, and the files that are copied."""
    said: dict[str, str] = {}
    trouble, place = "unable to create docker endpoint config", state.place
    for text in texts:  # a comma parts fields only where there is more than one =
        for field in next(csv.reader([text]), []) if text.count("=") > 1 else [text.strip('"')]:
            key, _, value = field.partition("=")
            said[key] = value
    unknown = [f"unrecognized config key: {key}" for key in said if key not in KEYS]
    if unknown:
        raise Refused(f"{trouble}: " + "\n".join(unknown), 1, hint=", ".join(KEYS))
    if said.get("from"):
        try:
            meta, tls = _named(state, said["from"])
        except Refused as error:
            raise Refused(f"{trouble}: {error.message}", 1) from error
        return dict((meta.get("Endpoints") or {}).get("docker") or {}), tls
    files = {name: said[key] for name, key in zip(TLS_FILES, ("ca", "cert", "key"), strict=True) if said.get(key)}
    for path in files.values():
        if not os.path.isfile(os.path.join(place.cwd, path)):
            raise Refused(f"{trouble}: open {path}: no such file or directory", 1)
    skip = said.get("skip-tls-verify") or "false"
    if skip not in BOOLEANS:
        raise Refused(f"{trouble}: skip-tls-verify: parsing {go_quoted(skip)}: invalid syntax", 1)
    host = said.get("host", "")
    if host and (host.partition("://")[0] not in SCHEMES or "://" not in host):
        parse = f"unable to parse docker host `{host}`"
        raise Refused(f"{trouble}: unable to apply docker endpoint options: {parse}", 1, hint="tcp://HOST:2376")
    endpoint = {"Host": host, "SkipTLSVerify": skip.lower() in ("1", "t", "true")}
    return endpoint, {name: os.path.join(place.cwd, path) for name, path in files.items()}


def _written(state: State, name: str, context: Context, action: str, says: str, old: Meta | None = None) -> Planned:
    path = folder(state.place, "meta", name) / "meta.json"
    effect = Effect(action, "file", None, str(path), f"the context {name}")
    args = {"name": name, "meta": context.meta, "files": context.tls, "says": says, "old": old}
    step = Step("context.write", args, (effect,), f"{action} the context {name}")
    way = f"docker context rm {name}" if action == "create" else None
    after = with_context(state, name, context)
    return Planned((step,), after, 0, f"{name}\n".encode(), way_back=way, risk="change")


def update(invocation: Invocation, state: State) -> Planned:
    name = invocation.arguments[0].value
    try:
        _check_name(name)
        old, files = _named(state, name)
        meta = {**old, "Metadata": dict(old.get("Metadata") or {})}
        if invocation.value("description"):
            meta["Metadata"]["Description"] = invocation.value("description")
        if invocation.has("docker"):
            endpoint, files = _endpoint(invocation.values("docker"), state)
            meta["Endpoints"] = {**(old.get("Endpoints") or {}), "docker": endpoint}
    except Refused as error:
        return refused(state, error.message, 1, fix=error.hint)
    return _written(state, name, Context(meta, files), "update", f'Successfully updated context "{name}"', old)


def remove(invocation: Invocation, state: State) -> Planned:
    force = invocation.on("force")

    def one(name: str, state: State) -> Planned:
        if name == "default":
            return refused(state, 'context "default" cannot be removed', 1)
        known = name in contexts(state)
        if not known and not force:
            return refused(state, f'context "{name}" does not exist', 1, "not-found", "docker context ls")
        used = name == current(state)
        if used and not force:
            said = f'context "{name}" is in use, set -f flag to force remove'
            return refused(state, said, 1, "in-use", "docker context use default")
        path = str(folder(state.place, "meta", name) / "meta.json")
        effects = (Effect("remove", "file", path, path, f"the context {name}"),) if known else ()
        step = Step("context.remove", {"name": name, "used": used}, effects, f"remove the context {name}")
        after = with_context(with_chosen(state, "") if used else state, name, None)
        return Planned((step,), after, 0, f"{name}\n".encode(), risk="destroy" if known else None)

    planned = each([argument.value for argument in invocation.arguments], state, one)
    return planned._replace(risk="destroy" if any(step.effects for step in planned.steps) else None)


def use(invocation: Invocation, state: State) -> Planned:
    name, place = invocation.arguments[0].value, state.place
    if name != "default":
        try:
            _check_name(name)
            _named(state, name)
        except Refused as error:
            return refused(state, error.message, 1, fix=error.hint or "docker context ls")
    was = chosen(state) or "default"
    path = os.path.join(place.config_dir, "config.json")
    detail = f"docker's commands go to {name} from now on, not to {was}"
    effects = (Effect("update", "file", path, path, detail),) if was != name else ()
    notes: tuple[Problem, ...] = ()
    if place.env.get("DOCKER_HOST") and name != "default":
        notes = (
            Problem("overridden", "warning", "DOCKER_HOST is set and stronger than a context", "unset DOCKER_HOST"),
        )
    args = {"name": name, "overridden": bool(notes)}
    step = Step("context.use", args, effects, f"use the context {name}")
    way = f"docker context use {was}" if effects else None
    after = with_chosen(state, "" if name == "default" else name)
    return Planned((step,), after, 0, f"{name}\n".encode(), notes, way_back=way, risk="change" if effects else None)


def export(invocation: Invocation, state: State) -> Planned:
    name, place = invocation.arguments[0].value, state.place
    file = invocation.arguments[1].value if len(invocation.arguments) > 1 else f"{name}.dockercontext"
    try:
        meta, files = _named(state, name)
    except Refused as error:
        return refused(state, error.message, 1, fix="docker context ls")
    path = os.path.join(place.cwd, file)
    if file != "-" and (os.path.exists(path) or f"file:{path}" in state.details):
        return refused(state, f"open {file}: file exists", 1, "file-exists", "name another file")
    if file != "-" and not os.path.isdir(os.path.dirname(path)):
        return refused(state, f"open {file}: no such file or directory", 1, "no-file")
    notes = (Problem("keys-go-along", "warning", f"the private key of {name} goes into the file"),) if files else ()
    effects = (Effect("export", "file", None, path, f"the context {name}"),) if file != "-" else ()
    step = Step("context.export", {"file": file, "meta": meta, "files": files}, effects, f"write {name} to {file}")
    after = state
    if effects:  # a later command of the line may import it
        after = state._replace(details={**state.details, f"file:{path}": {"context": Context(meta, files)}})
    return Planned((step,), after, 0, b"" if effects else None, notes, risk="change" if effects else None)


def import_(invocation: Invocation, state: State) -> Planned:
    name, file = (argument.value for argument in invocation.arguments[:2])
    place = state.place
    try:
        _check_name(name)
        if name in contexts(state):
            raise Refused(f'context "{name}" already exists', 1, hint=f"docker context rm {name}")
        source = os.path.join(place.cwd, file)
        held = state.details.get(f"file:{source}", {}).get("context")
        if file != "-" and source not in place.written and held is None:
            with open(source, "rb"):
                pass
    except OSError as error:
        return refused(state, f"open {file}: {spoken(error)}", 1, "no-file")
    except Refused as error:
        return refused(state, error.message, 1, fix=error.hint)
    path = folder(place, "meta", name) / "meta.json"
    effect = Effect("import", "file", None, str(path), f"the context {name}")
    step = Step("context.import", {"name": name, "file": file}, (effect,), f"make the context {name} from {file}")
    way = f"docker context rm {name}"
    made = Context({**(held.meta if held else {}), "Name": name}, held.tls if held else {})
    after = with_context(state, name, made)
    return Planned((step,), after, 0, f"{name}\n".encode(), way_back=way, risk="change")
