"""docker context create, update, rm, use, export and import: files of docker's client, no engine."""

import csv
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

from dsh.cmdline.invocation import Invocation
from dsh.engine.address import DEFAULT_HOST, SCHEMES, TLS_FILES
from dsh.engine.place import Place
from dsh.engine.state import State
from dsh.plan.each import each
from dsh.plan.plan import Effect, Problem, Step
from dsh.plan.planned import Planned, refused
from dsh.plan.refusal import Refused
from dsh.plan.surroundings import spoken

NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.+-]+")
KEYS = ("host", "ca", "cert", "key", "skip-tls-verify", "from")
DESCRIPTION = "Current DOCKER_HOST based configuration"
Meta = dict[str, Any]


def folder(place: Place, kind: str, name: str) -> Path:
    """Where docker keeps a context: `kind` is meta or tls."""
    return Path(place.config_dir, "contexts", kind, hashlib.sha256(name.encode()).hexdigest())


def _stored(place: Place, name: str) -> Meta:
    """The context's meta.json. Raises Refused with docker's words."""
    path = folder(place, "meta", name) / "meta.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(f'context "{name}": context not found: open {path}: no such file or directory', 1) from None
    except (OSError, ValueError) as error:
        raise Refused(f'context "{name}" cannot be read: {error}', 1) from error
    return found if isinstance(found, dict) else {}


def _known(place: Place, name: str) -> bool:
    return (folder(place, "meta", name) / "meta.json").is_file()


def _check_name(name: str) -> None:
    if name == "default":
        raise Refused('"default" is a reserved context name', 1)
    if not NAME.fullmatch(name):
        raise Refused(f'context name "{name}" is invalid, names are validated against regexp "^{NAME.pattern}$"', 1)


def create(invocation: Invocation, state: State) -> Planned:
    name, place = invocation.arguments[0].value, state.place
    try:
        _check_name(name)
        if _known(place, name):
            raise Refused(f'context "{name}" already exists', 1, hint=f"docker context update {name}")
        meta, files = _new(name, invocation, place)
    except Refused as error:
        return refused(state, error.message, 1, fix=error.hint)
    return _written(state, name, meta, files, "create", f'Successfully created context "{name}"')


def _new(name: str, invocation: Invocation, place: Place) -> tuple[Meta, dict[str, str]]:
    copied = invocation.value("from")
    if copied or not invocation.has("docker"):
        source = copied or _current(place)
        meta = {**(_default(place) if source == "default" else _stored(place, source)), "Name": name}
        files = _tls(place, source)
        if invocation.has("description"):
            meta["Metadata"] = {**(meta.get("Metadata") or {}), "Description": invocation.value("description")}
        return meta, files
    description = invocation.value("description")
    endpoint, files = _endpoint(invocation.value("docker"), place)
    metadata = {"Description": description} if description else {}
    return {"Name": name, "Metadata": metadata, "Endpoints": {"docker": endpoint}}, files


def _current(place: Place) -> str:
    if place.env.get("DOCKER_HOST"):
        return "default"
    return place.env.get("DOCKER_CONTEXT") or str(place.config.get("currentContext") or "default")


def _default(place: Place) -> Meta:
    endpoint = {"Host": place.env.get("DOCKER_HOST") or DEFAULT_HOST, "SkipTLSVerify": False}
    return {"Name": "default", "Metadata": {"Description": DESCRIPTION}, "Endpoints": {"docker": endpoint}}


def _tls(place: Place, name: str) -> dict[str, str]:
    """The certificates of a context, by their file names."""
    known = folder(place, "tls", name) / "docker"
    return {file: str(known / file) for file in TLS_FILES if (known / file).is_file()}


def _endpoint(text: str, place: Place) -> tuple[Meta, dict[str, str]]:
    """--docker host=...,ca=...: the endpoint, and the files that are copied."""
    said: dict[str, str] = {}
    trouble = "unable to create docker endpoint config"
    for field in next(csv.reader([text]), []):
        key, _, value = field.partition("=")
        if key.lower() not in KEYS:
            raise Refused(f"{trouble}: unrecognized config key: {key}", 1, hint=", ".join(KEYS))
        said[key.lower()] = value
    if said.get("from"):
        source = said["from"]
        meta = _default(place) if source == "default" else _stored(place, source)
        return dict((meta.get("Endpoints") or {}).get("docker") or {}), _tls(place, source)
    host = said.get("host", "")
    if host and (host.partition("://")[0] not in SCHEMES or "://" not in host):
        parse = f"unable to parse docker host `{host}`"
        raise Refused(f"{trouble}: unable to apply docker endpoint options: {parse}", 1, hint="tcp://HOST:2376")
    files = {name: said[key] for name, key in zip(TLS_FILES, ("ca", "cert", "key"), strict=True) if said.get(key)}
    for path in files.values():
        if not os.path.isfile(os.path.join(place.cwd, path)):
            why = f"failed to retrieve context tls info: open {path}: no such file or directory"
            raise Refused(f"{trouble}: invalid docker endpoint options: {why}", 1)
    skip = said.get("skip-tls-verify", "").lower() in ("1", "t", "true")
    return {"Host": host, "SkipTLSVerify": skip}, {name: os.path.join(place.cwd, p) for name, p in files.items()}


def _written(
    state: State, name: str, meta: Meta, files: dict[str, str], action: str, says: str, old: Meta | None = None
) -> Planned:
    path = folder(state.place, "meta", name) / "meta.json"
    effect = Effect(action, "file", None, str(path), f"the context {name}")
    args = {"name": name, "meta": meta, "files": files, "says": says, "old": old}
    step = Step("context.write", args, (effect,), f"{action} the context {name}")
    way = f"docker context rm {name}" if action == "create" else None
    return Planned((step,), state, 0, f"{name}\n".encode(), way_back=way, risk="change")


def update(invocation: Invocation, state: State) -> Planned:
    name, place = invocation.arguments[0].value, state.place
    try:
        _check_name(name)
        old = _stored(place, name)
        meta = {**old, "Metadata": dict(old.get("Metadata") or {})}
        files = _tls(place, name)
        if invocation.value("description"):
            meta["Metadata"]["Description"] = invocation.value("description")
        if invocation.has("docker"):
            endpoint, files = _endpoint(invocation.value("docker"), place)
            meta["Endpoints"] = {**(old.get("Endpoints") or {}), "docker": endpoint}
    except Refused as error:
        return refused(state, error.message, 1, fix=error.hint)
    return _written(state, name, meta, files, "update", f'Successfully updated context "{name}"', old)


def remove(invocation: Invocation, state: State) -> Planned:
    force = invocation.on("force")

    def one(name: str, state: State) -> Planned:
        if name == "default":
            return refused(state, 'context "default" cannot be removed', 1)
        known = _known(state.place, name)
        if not known and not force:
            return refused(state, f'context "{name}" does not exist', 1, "not-found", "docker context ls")
        used = name == str(state.place.config.get("currentContext") or "")
        if used and not force:
            said = f'context "{name}" is in use, set -f flag to force remove'
            return refused(state, said, 1, "in-use", "docker context use default")
        path = str(folder(state.place, "meta", name) / "meta.json")
        effects = (Effect("remove", "file", path, path, f"the context {name}"),) if known else ()
        step = Step("context.remove", {"name": name, "used": used}, effects, f"remove the context {name}")
        return Planned((step,), state, 0, f"{name}\n".encode(), risk="destroy" if known else None)

    planned = each([argument.value for argument in invocation.arguments], state, one)
    return planned._replace(risk="destroy" if any(step.effects for step in planned.steps) else None)


def use(invocation: Invocation, state: State) -> Planned:
    name, place = invocation.arguments[0].value, state.place
    if name != "default":
        try:
            _check_name(name)
            _stored(place, name)
        except Refused as error:
            return refused(state, error.message, 1, fix=error.hint or "docker context ls")
    was = str(place.config.get("currentContext") or "default")
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
    return Planned((step,), state, 0, f"{name}\n".encode(), notes, way_back=way, risk="change" if effects else None)


def export(invocation: Invocation, state: State) -> Planned:
    name, place = invocation.arguments[0].value, state.place
    file = invocation.arguments[1].value if len(invocation.arguments) > 1 else f"{name}.dockercontext"
    try:
        meta = _default(place) if name == "default" else _stored(place, name)
    except Refused as error:
        return refused(state, error.message, 1, fix="docker context ls")
    path = os.path.join(place.cwd, file)
    if file != "-" and os.path.exists(path):
        return refused(state, f"open {file}: file exists", 1, "file-exists", "name another file")
    if file != "-" and not os.path.isdir(os.path.dirname(path)):
        return refused(state, f"open {file}: no such file or directory", 1, "no-file")
    files = _tls(place, name)
    notes = (Problem("keys-go-along", "warning", f"the private key of {name} goes into the file"),) if files else ()
    effects = (Effect("export", "file", None, path, f"the context {name}"),) if file != "-" else ()
    step = Step("context.export", {"file": file, "meta": meta, "files": files}, effects, f"write {name} to {file}")
    return Planned((step,), state, 0, b"" if effects else None, notes, risk="change" if effects else None)


def import_(invocation: Invocation, state: State) -> Planned:
    name, file = (argument.value for argument in invocation.arguments[:2])
    place = state.place
    try:
        _check_name(name)
        if _known(place, name):
            raise Refused(f'context "{name}" already exists', 1, hint=f"docker context rm {name}")
        if file != "-" and os.path.join(place.cwd, file) not in place.written:
            with open(os.path.join(place.cwd, file), "rb"):
                pass
    except OSError as error:
        return refused(state, f"open {file}: {spoken(error)}", 1, "no-file")
    except Refused as error:
        return refused(state, error.message, 1, fix=error.hint)
    path = folder(place, "meta", name) / "meta.json"
    effect = Effect("import", "file", None, str(path), f"the context {name}")
    step = Step("context.import", {"name": name, "file": file}, (effect,), f"make the context {name} from {file}")
    way = f"docker context rm {name}"
    return Planned((step,), state, 0, f"{name}\n".encode(), way_back=way, risk="change")
