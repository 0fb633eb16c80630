"""Which engine: found as docker's own client finds it, which is not how the SDK does.

Order: --context; -H or DOCKER_HOST; DOCKER_CONTEXT; currentContext of config.json; the default socket.
"""

import os

from dsh.engine.place import config_dir, read_config
from dsh.errors import DshError, EngineUnreachable, UsageError
from dsh.named import NamedTuple
from dsh.typed import Any

DEFAULT_HOST = "unix:///var/run/docker.sock"
SCHEMES = ("unix", "tcp", "npipe", "ssh", "fd", "http", "https", "practice")
PRACTICE = "practice://"  # before the name of an engine that lives in this process
HERE = "this computer"
TLS_FILES = ("ca.pem", "cert.pem", "key.pem")


class Tls(NamedTuple):
    """TLS of a tcp engine. A path is None where there is no such file."""

    ca: str | None
    cert: str | None
    key: str | None
    verify: bool


class Address(NamedTuple):
    """Where an engine listens. `host` is a URL; `context` is "default" where no context was named."""

    context: str
    host: str
    tls: Tls | None = None


class UnknownContext(EngineUnreachable):
    """A context is named that docker does not know."""


def practised(host: str | None) -> str | None:
    """The name of the practice engine that a host means; None for an engine that is real."""
    if not host or not (host == "practice" or host.startswith(PRACTICE)):
        return None
    return host.removeprefix("practice").removeprefix("://").strip("/") or "default"


def whereabouts(host: str) -> tuple[str, str]:
    """Where an engine is, for people: as much as need be known, and all of it. A socket is one of this computer."""
    if not host.startswith(("unix://", "npipe://")):
        return host, host
    usual = host in (DEFAULT_HOST, "unix:///run/docker.sock") or host.startswith("npipe://")
    return HERE, HERE if usual else f"{HERE}, {host}"


def resolve(context: str | None, host: str | None, env: dict[str, str]) -> Address:
    """The address for these options in this environment. Raises UnknownContext, or UsageError for a bad URL."""
    folder = config_dir(env)
    if context and host:
        other = "--practice" if practised(host) else "--host"
        raise UsageError(f"conflicting options: cannot specify both {other} and --context", "name one of the two")
    if context:
        return _of_context(context, env, folder, "--context")
    if host or env.get("DOCKER_HOST"):
        return _of_host(host or env["DOCKER_HOST"], env, folder)
    if env.get("DOCKER_CONTEXT"):
        return _of_context(env["DOCKER_CONTEXT"], env, folder, "DOCKER_CONTEXT")
    current = read_config(folder).get("currentContext")
    if current:
        return _of_context(str(current), env, folder, f"currentContext of {folder}/config.json")
    return _of_host(DEFAULT_HOST, env, folder)


def contexts(env: dict[str, str]) -> dict[str, Address]:
    """All contexts by name, the default one first. Files that cannot be read are left out, as docker does."""
    folder = config_dir(env)
    import json
    from pathlib import Path

    found = {"default": _of_host(env.get("DOCKER_HOST") or DEFAULT_HOST, env, folder)}
    for path in sorted(Path(folder, "contexts", "meta").glob("*/meta.json")):
        try:
            name = str(json.loads(path.read_text())["Name"])
            found[name] = _of_context(name, env, folder, "")
        except (OSError, ValueError, KeyError, DshError):
            continue
    return found


def normal_host(text: str) -> str:
    """A host as docker reads it: a bare HOST:PORT means tcp, the default port is 2375."""
    text = text.strip()
    if "://" not in text:
        text = f"tcp://{text}"
    scheme, rest = text.split("://", 1)
    if scheme not in SCHEMES:
        raise UsageError(f"invalid bind address format: {text}", "unix:///path, tcp://HOST:PORT or ssh://USER@HOST")
    if scheme == "unix" and not rest:
        return DEFAULT_HOST
    if scheme == "tcp" and not rest:
        return "tcp://localhost:2375"
    if scheme == "tcp":
        port = rest.split("/", 1)[0].rsplit("]", 1)[-1].rpartition(":")[2]
        if ":" in rest.rsplit("]", 1)[-1] and not port.isdigit():
            raise UsageError(f'invalid port ":{port}" after host in {text}', "tcp://HOST:PORT")
    return f"{scheme}://{rest}"


def _of_host(host: str, env: dict[str, str], folder: str) -> Address:
    name = practised(host)
    if name is not None:
        return Address("practice", PRACTICE + name)
    return Address("default", normal_host(host), _env_tls(env, folder) if not host.startswith("unix:") else None)


def _env_tls(env: dict[str, str], folder: str) -> Tls | None:
    verify = bool(env.get("DOCKER_TLS_VERIFY"))
    if not verify and not env.get("DOCKER_TLS"):
        return None
    files = _tls_files(env.get("DOCKER_CERT_PATH") or folder)
    return Tls(*files, verify)


def _tls_files(folder: str) -> tuple[str | None, str | None, str | None]:
    paths = [os.path.join(folder, name) for name in TLS_FILES]
    ca, cert, key = (path if os.path.isfile(path) else None for path in paths)
    return ca, cert, key


def _of_context(name: str, env: dict[str, str], folder: str, said_by: str) -> Address:
    if name == "default":
        return _of_host(env.get("DOCKER_HOST") or DEFAULT_HOST, env, folder)
    import hashlib  # late: these take longer than the rest of this module, and few have contexts
    import json

    identity = hashlib.sha256(name.encode()).hexdigest()
    path = os.path.join(folder, "contexts", "meta", identity, "meta.json")
    try:
        with open(path, encoding="utf-8") as file:
            meta: dict[str, Any] = json.load(file)
    except FileNotFoundError:
        raise UnknownContext(
            f'context "{name}" not found ({said_by})', "docker context ls shows the contexts there are"
        ) from None
    except (OSError, ValueError) as error:
        raise UnknownContext(f'context "{name}" cannot be read: {error}', f"look at {path}") from error
    endpoint = (meta.get("Endpoints") or {}).get("docker") or {}
    host = normal_host(endpoint.get("Host") or DEFAULT_HOST)
    files = _tls_files(os.path.join(folder, "contexts", "tls", identity, "docker"))
    skip = bool(endpoint.get("SkipTLSVerify"))
    tls = Tls(*files, not skip) if any(files) or (skip and host.startswith("tcp:")) else None
    return Address(name, host, tls)
