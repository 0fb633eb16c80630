"""Live objects for a Tab, as fast as Python can: one plain HTTP/1.0 request, no docker SDK, next to no imports.

It is the only work of `dsh complete KIND`, so what it imports is all that a Tab waits for. Engines behind TLS or ssh
are asked through the SDK, which is slower.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

SECONDS = 2.0  # after that the engine counts as away
DEFAULT = "unix:///var/run/docker.sock"
ALIVE = ("running", "paused", "restarting")
CONTAINERS = "/containers/json?all=1"
Line = tuple[str, str]


def answer(kind: str, context: str | None, host: str | None, env: dict[str, str]) -> list[Line]:
    """(name, what a person wants to see of it). Empty where there is no such kind or no engine."""
    if kind == "context":
        return _contexts(env)
    if kind not in KINDS:
        return []
    path, read = KINDS[kind]
    got = _get(path, context, host, env)
    return list(read(got)) if got is not None else []


def _get(path: str, context: str | None, host: str | None, env: dict[str, str]) -> Any:
    address = host or (None if context else env.get("DOCKER_HOST"))
    if address is None and not context and not env.get("DOCKER_CONTEXT") and not _current(env):
        address = DEFAULT
    if address is None or not address.startswith(("unix://", "tcp://")) or env.get("DOCKER_TLS_VERIFY"):
        from dsh.completion.remote import get, resolved

        address = resolved(context, host, env)
        if not address:
            return get(path, context, host, env)
    try:
        return _plain(path, address)
    except (OSError, ValueError, OverflowError):
        return None


def _current(env: dict[str, str]) -> bool:
    """Does config.json name a context? Read as text: only where it may is it worth reading properly."""
    folder = env.get("DOCKER_CONFIG") or env.get("HOME", "") + "/.docker"
    try:
        with open(folder + "/config.json", encoding="utf-8", errors="replace") as file:
            return "currentContext" in file.read()
    except OSError:
        return False


def _plain(path: str, address: str) -> Any:
    """GET over a unix socket or plain TCP. Raises OSError, and ValueError for what is no answer of an engine."""
    import _socket

    scheme, _, rest = address.partition("://")
    if scheme == "unix":
        link = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        place: Any = rest
    else:
        name, _, port = rest.split("/", 1)[0].rpartition(":")
        link = _socket.socket(_socket.AF_INET6 if name.startswith("[") else _socket.AF_INET, _socket.SOCK_STREAM)
        place = (name.strip("[]"), int(port))
    try:
        link.settimeout(SECONDS)
        link.connect(place)
        request = memoryview(f"GET {path} HTTP/1.0\r\nHost: docker\r\n\r\n".encode())
        while request:
            request = request[link.send(request) :]
        parts = []
        while part := link.recv(1 << 20):
            parts.append(part)
    finally:
        link.close()
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")
    if head.split(b" ", 2)[1:2] != [b"200"]:
        raise ValueError(head[:80])
    return _json(_unchunked(body) if b"chunked" in head.lower() else body)


class _Settings:
    """What json.JSONDecoder would tell the scanner."""

    strict = False
    object_hook = object_pairs_hook = None
    parse_float = parse_constant = float
    parse_int = int


def _json(body: bytes) -> Any:
    """As json.loads, without the module re, which json imports and which takes longer than all the rest here."""
    try:
        from _json import make_scanner
    except ImportError:  # not CPython
        from json import loads

        return loads(body)
    try:
        return make_scanner(_Settings)(  # type: ignore[arg-type]
            body.decode(), 0
        )[0]
    except StopIteration as error:
        raise ValueError("no JSON") from error


def _unchunked(body: bytes) -> bytes:
    """A proxy between us and the engine may chunk what HTTP/1.0 cannot ask for."""
    out = []
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size.split(b";")[0], 16)
        if not length:
            break
        out.append(body[:length])
        body = body[length + 2 :]
    return b"".join(out)


def _containers(keep: Callable[[str], bool]) -> Callable[[Any], Iterator[Line]]:
    def read(found: Any) -> Iterator[Line]:
        for raw in found:
            if keep(raw.get("State", "")):
                names = [name[1:] for name in raw.get("Names") or [] if name.count("/") == 1]
                yield (names[0] if names else raw["Id"][:12]), _container(raw)

    return read


def _container(raw: Any) -> str:
    status = raw.get("Status") or raw.get("State", "")
    parts = [raw.get("Image", ""), status[:1].lower() + status[1:]]
    ports = {f"{p['PublicPort']}->{p['PrivatePort']}" for p in raw.get("Ports") or [] if p.get("PublicPort")}
    return ", ".join(part for part in [*parts, *sorted(ports)] if part)


def _images(found: Any) -> Iterator[Line]:
    for raw in found:
        names = [name for name in raw.get("RepoTags") or [] if name != "<none>:<none>"]
        says = _size(raw.get("Size") or 0)
        for name in names or [raw["Id"].removeprefix("sha256:")[:12]]:
            yield name.removesuffix(":latest"), says if names else f"without a name, {says}"


def _size(count: float) -> str:
    for unit in ("B", "kB", "MB"):
        if count < 999.5:
            return f"{count:.3g} {unit}"
        count /= 1000
    return f"{count:.3g} GB"


def _networks(found: Any) -> Iterator[Line]:
    for raw in found:
        yield raw["Name"], f"{raw.get('Driver') or 'unknown'} network"


def _volumes(found: Any) -> Iterator[Line]:
    for raw in found.get("Volumes") or []:
        yield raw["Name"], f"{raw.get('Driver', '')} volume"


def _specs(found: Any) -> Iterator[Line]:
    for raw in found:
        yield raw["Spec"]["Name"], ""


def _services(found: Any) -> Iterator[Line]:
    for raw in found:
        image = raw["Spec"].get("TaskTemplate", {}).get("ContainerSpec", {}).get("Image", "")
        yield raw["Spec"]["Name"], image.split("@")[0]


def _stacks(found: Any) -> Iterator[Line]:
    names = {(raw["Spec"].get("Labels") or {}).get("com.docker.stack.namespace") for raw in found}
    yield from ((name, "stack") for name in sorted(filter(None, names)))


def _nodes(found: Any) -> Iterator[Line]:
    for raw in found:
        yield raw["Description"]["Hostname"], f"{raw['Spec'].get('Role', '')}, {raw['Status'].get('State', '')}"


def _plugins(found: Any) -> Iterator[Line]:
    for raw in found:
        yield raw["Name"], "enabled" if raw.get("Enabled") else "disabled"


def _contexts(env: dict[str, str]) -> list[Line]:
    from dsh.engine.address import contexts

    return [(name, address.host) for name, address in contexts(env).items()]


KINDS: dict[str, tuple[str, Callable[[Any], Iterator[Line]]]] = {
    "container": (CONTAINERS, _containers(lambda state: True)),
    "running": ("/containers/json", _containers(lambda state: True)),
    "stopped": (CONTAINERS, _containers(lambda state: state not in ALIVE)),
    "paused": ("/containers/json", _containers(lambda state: state == "paused")),
    "image": ("/images/json", _images),
    "network": ("/networks", _networks),
    "volume": ("/volumes", _volumes),
    "service": ("/services", _services),
    "stack": ("/services", _stacks),
    "secret": ("/secrets", _specs),
    "config": ("/configs", _specs),
    "node": ("/nodes", _nodes),
    "plugin": ("/plugins", _plugins),
}


def write(lines: list[Line]) -> None:
    """One a line, the name and what it is parted by a tab."""
    sys.stdout.write("".join(f"{name}\t{says}\n" for name, says in lines if "\n" not in name and "\t" not in name))
