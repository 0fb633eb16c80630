"""Docker's contexts: the files below its configuration folder, with what earlier commands of the line will change."""

import hashlib
import json
import os
from pathlib import Path

from dsh.engine.address import DEFAULT_HOST, TLS_FILES
from dsh.engine.place import Place
from dsh.engine.state import State
from dsh.named import NamedTuple
from dsh.typed import Any

DESCRIPTION = "Current DOCKER_HOST based configuration"
Meta = dict[str, Any]
CHANGED, CHOSEN = "contexts", "current context"  # in the details of a State, by configuration folder


class Context(NamedTuple):
    meta: Meta
    tls: dict[str, str]  # its certificates: the name of each, and the file that holds it now


def folder(place: Place, kind: str, name: str) -> Path:
    """Where docker keeps a context: `kind` is meta or tls."""
    return Path(place.config_dir, "contexts", kind, hashlib.sha256(name.encode()).hexdigest())


def folder_named(place: Place, kind: str, name: str) -> Path:
    """The same as docker writes it: from where the line stands, if its --config does so."""
    return folder(place._replace(config_dir=os.path.normpath(place.config_named or place.config_dir)), kind, name)


def contexts(state: State) -> dict[str, Context]:
    """All but the default one, by name. Files that cannot be read are left out; docker itself stops at them."""
    found = {}
    for path in Path(state.place.config_dir, "contexts", "meta").glob("*/meta.json"):
        try:
            meta = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if _sound(meta):
            found[meta["Name"]] = Context(meta, _tls(state.place, meta["Name"]))
    changed: dict[str, Context | None] = state.details.get(CHANGED, {}).get(state.place.config_dir, {})
    return {name: it for name, it in {**found, **changed}.items() if it is not None}


def _sound(meta: Any) -> bool:
    """Has it the shape that docker reads? Anybody may have written the file."""
    if not isinstance(meta, dict) or not isinstance(meta.get("Name"), str):
        return False
    endpoints = meta.get("Endpoints") or {}
    return (
        isinstance(meta.get("Metadata") or {}, dict)
        and isinstance(endpoints, dict)
        and all(isinstance(it or {}, dict) for it in endpoints.values())
    )


def default(place: Place) -> Context:
    """The context that stands for DOCKER_HOST or the usual socket."""
    endpoint = {"Host": place.env.get("DOCKER_HOST") or DEFAULT_HOST, "SkipTLSVerify": False}
    meta = {"Name": "default", "Metadata": {"Description": DESCRIPTION}, "Endpoints": {"docker": endpoint}}
    return Context(meta, _tls(place, "default"))


def missing(place: Place, name: str) -> str:
    """Docker's words for a context that is not there."""
    path = folder_named(place, "meta", name) / "meta.json"
    return f'context "{name}": context not found: open {path}: no such file or directory'


def chosen(state: State) -> str:
    """currentContext of config.json, "" without one."""
    config_dir = state.place.config_dir
    changed = state.details.get(CHOSEN, {})
    return str(changed[config_dir] if config_dir in changed else state.place.config.get("currentContext") or "")


def current(state: State) -> str:
    """The name of the context in force."""
    env = state.place.env
    return "default" if env.get("DOCKER_HOST") else env.get("DOCKER_CONTEXT") or chosen(state) or "default"


def with_context(state: State, name: str, context: Context | None) -> State:
    """The state with this context written, or (None) removed."""
    here = state.place.config_dir
    changed = state.details.get(CHANGED, {})
    changed = {**changed, here: {**changed.get(here, {}), name: context}}
    return state._replace(details={**state.details, CHANGED: changed})


def with_chosen(state: State, name: str) -> State:
    """The state with another current context; "" for the default one."""
    changed = {**state.details.get(CHOSEN, {}), state.place.config_dir: name}
    return state._replace(details={**state.details, CHOSEN: changed})


def _tls(place: Place, name: str) -> dict[str, str]:
    known = folder(place, "tls", name) / "docker"
    return {file: str(known / file) for file in TLS_FILES if (known / file).is_file()}
