"""Credentials for registries: read from config.json and its credential stores, sent as headers."""

import base64
import json

from dsh.engine.place import Place
from dsh.typed import Any

INDEX = "https://index.docker.io/v1/"


def registry_of(repository: str) -> str:
    """The key of a full repository name in config.json: the registry's host, or Docker Hub's old address."""
    host = repository.partition("/")[0]
    return INDEX if host == "docker.io" else host


def auth_header(place: Place, repository: str) -> dict[str, str]:
    """X-Registry-Auth for one repository; of nobody where no credentials are known."""
    return {"X-Registry-Auth": _encoded(credentials(place, registry_of(repository)))}


def all_auths_header(place: Place) -> dict[str, str]:
    """X-Registry-Config: what a build may need for any registry."""
    import docker.auth
    import docker.errors

    try:
        found = _config(place).get_all_credentials()
    except docker.errors.DockerException:
        found = {}
    known = {registry: _as_sent(entry, registry) for registry, entry in (found or {}).items() if entry}
    return {"X-Registry-Config": _encoded(known)}


def credentials(place: Place, registry: str) -> dict[str, str]:
    """What is known for a registry: username, password, serveraddress, or an identitytoken; {} for nothing."""
    import docker.auth
    import docker.errors

    try:
        entry = _config(place).resolve_authconfig(registry)
    except docker.errors.DockerException:
        entry = None
    return _as_sent(entry, registry) if entry else {}


def _config(place: Place) -> Any:
    import docker.auth

    return docker.auth.load_config(config_path=f"{place.config_dir}/config.json")


def _as_sent(entry: dict[str, Any], registry: str) -> dict[str, str]:
    names = {k.lower(): str(v) for k, v in entry.items() if v}
    names.setdefault("serveraddress", registry)
    return {
        k: v
        for k, v in names.items()
        if k in ("username", "password", "identitytoken", "serveraddress", "registrytoken")
    }


def _encoded(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).decode()
