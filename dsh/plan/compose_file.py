"""A compose project as far as a preview needs it: its name, and what its files ask for."""

import os
import re

from dsh.engine.state import State
from dsh.explain.compose_reader import data_of, read_compose
from dsh.named import NamedTuple
from dsh.plan.blocked import Blocked
from dsh.plan.surroundings import spoken
from dsh.typed import Any

NAMES = ("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")
VARIABLE = re.compile(r"\$(?:(\$)|\{(\w+)(?:(:?[-?+])([^}]*))?\}|(\w+))")


class Service(NamedTuple):
    name: str
    image: str  # "" where it is only built: compose then calls it PROJECT-SERVICE
    build: bool
    container_name: str
    replicas: int
    networks: tuple[str, ...]  # keys of the project's networks
    volumes: tuple[str, ...]  # and of its volumes
    profiles: tuple[str, ...]
    needs: tuple[str, ...]  # services that begin before it


class Resource(NamedTuple):
    """A network, volume, secret or config."""

    name: str  # as the engine knows it
    own: bool  # does the project make it itself?


class Project(NamedTuple):
    """What the files ask for, by the keys that it has there."""

    name: str
    services: dict[str, Service]
    networks: dict[str, Resource]
    volumes: dict[str, Resource]
    secrets: dict[str, Resource]
    configs: dict[str, Resource]


def read_files(files: list[str], state: State, name: str = "") -> Project:
    """The project of these files, of stack `name` if given. Raises Blocked where one cannot be read."""
    merged: dict[str, Any] = {}
    env = _environment(files, state)
    for file in files:
        data = _data(file, state, env)
        for key, value in data.items():
            if isinstance(value, dict) and isinstance(merged.get(key), dict):
                merged[key] = _merged(merged[key], value)
            else:
                merged[key] = value
    return _project(merged, name or project_name(state, str(merged.get("name") or ""), files, env), bool(name))


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    found = dict(old)
    for key, value in new.items():
        both = isinstance(value, dict) and isinstance(old.get(key), dict)
        found[key] = {**old[key], **value} if both else value
    return found


def _data(file: str, state: State, env: dict[str, str]) -> dict[str, Any]:
    path = os.path.join(state.place.cwd, file)
    try:
        with open(path, encoding="utf-8") as handle:
            text = handle.read()
    except (OSError, UnicodeDecodeError) as error:
        why = spoken(error) if isinstance(error, OSError) else "it is no text"
        raise Blocked(f"open {path}: {why}", "name the file with -f", "no-file") from error
    read = read_compose(text)
    data = data_of(read.root)
    if read.faults or not isinstance(data, dict):
        why = read.faults[0].says if read.faults else "it has no keys"
        raise Blocked(f"{file} is no compose file: {why}", f"dsh explain -f {file}", "bad-file")
    found: dict[str, Any] = _filled(data, env)
    return found


def _filled(value: Any, env: dict[str, str]) -> Any:
    """With the variables put in, as compose does it."""
    if isinstance(value, dict):
        return {key: _filled(item, env) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, env) for item in value]
    return VARIABLE.sub(lambda found: _variable(found, env), value) if isinstance(value, str) else value


def _variable(found: "re.Match[str]", env: dict[str, str]) -> str:
    dollar, braced, operator, other, bare = found.groups()
    if dollar:
        return "$"
    value = env.get(braced or bare)
    given = bool(value) if operator and operator.startswith(":") else value is not None
    if operator and operator.endswith("-"):
        return (value or "") if given else other or ""
    if operator and operator.endswith("+"):
        return (other or "") if given else ""
    return value or ""


def _environment(files: list[str], state: State) -> dict[str, str]:
    """The environment over what stands in .env beside the first file."""
    found: dict[str, str] = {}
    folder = os.path.dirname(os.path.join(state.place.cwd, files[0])) if files else state.place.cwd
    try:
        with open(os.path.join(folder, ".env"), encoding="utf-8", errors="replace") as handle:
            for line in handle:
                key, equals, value = line.strip().partition("=")
                if equals and not key.startswith("#"):
                    found[key.removeprefix("export ").strip()] = value.strip().strip("'\"")
    except OSError:
        pass  # most projects have none
    return {**found, **state.place.env}


def project_name(state: State, written: str, files: list[str], env: dict[str, str]) -> str:
    """COMPOSE_PROJECT_NAME, the file's own name, or that of its folder."""
    folder = os.path.dirname(os.path.abspath(os.path.join(state.place.cwd, files[0]))) if files else state.place.cwd
    name = env.get("COMPOSE_PROJECT_NAME") or written or os.path.basename(folder)
    return re.sub(r"[^a-z0-9_-]", "", name.lower()).lstrip("_-")


def found_files(state: State) -> list[str]:
    """COMPOSE_FILE, or the first of compose's names in this folder or above, with its override."""
    named = state.place.env.get("COMPOSE_FILE")
    if named:
        return named.split(state.place.env.get("COMPOSE_PATH_SEPARATOR") or os.pathsep)
    folder = state.place.cwd
    while True:
        for name in NAMES:
            if os.path.isfile(os.path.join(folder, name)):
                base, extension = os.path.splitext(name)
                override = [f"{base.split('.')[0]}.override{end}" for end in (extension, ".yml", ".yaml")]
                beside = [os.path.join(folder, o) for o in override if os.path.isfile(os.path.join(folder, o))]
                return [os.path.join(folder, name), *beside[:1]]
        if folder == os.path.dirname(folder):
            return []
        folder = os.path.dirname(folder)


def _project(data: dict[str, Any], name: str, stack: bool) -> Project:
    services = {key: _service(key, said or {}) for key, said in (data.get("services") or {}).items()}
    known = {kind: _objects(data.get(kind) or {}, name) for kind in ("networks", "volumes", "secrets", "configs")}
    if any("default" in service.networks for service in services.values()) and "default" not in (
        data.get("networks") or {}
    ):
        known["networks"]["default"] = Resource(f"{name}_default", True)
    if not stack:  # compose keeps secrets and configs in files
        known |= {"secrets": {}, "configs": {}}
    return Project(name, services, known["networks"], known["volumes"], known["secrets"], known["configs"])


def _objects(said: dict[str, Any], project: str) -> dict[str, Resource]:
    found = {}
    for key, value in said.items():
        value = value if isinstance(value, dict) else {}
        external = value.get("external")
        named = external.get("name") if isinstance(external, dict) else None
        own = key if external else f"{project}_{key}"
        found[key] = Resource(str(value.get("name") or named or own), not external)
    return found


def _service(name: str, said: dict[str, Any]) -> Service:
    deploy = said.get("deploy") if isinstance(said.get("deploy"), dict) else {}
    count = said.get("scale", (deploy or {}).get("replicas", 1))
    networks = said.get("networks")
    attached = tuple(networks) if networks else () if said.get("network_mode") else ("default",)
    return Service(
        name,
        str(said.get("image") or ""),
        bool(said.get("build")),
        str(said.get("container_name") or ""),
        count if isinstance(count, int) else 1,
        attached,
        tuple(_volume(item) for item in said.get("volumes") or ()),
        tuple(said.get("profiles") or ()),
        tuple(said.get("depends_on") or ()) + tuple(str(link).split(":")[0] for link in said.get("links") or ()),
    )


def _volume(item: Any) -> str:
    """What a service's volume is made of: the key of one of the project's, a path, or "" for an anonymous one."""
    if isinstance(item, dict):
        return str(item.get("source") or "")
    source, colon, _ = str(item).partition(":")
    return source if colon else ""
