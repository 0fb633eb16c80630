"""An engine on this machine, asked before the rest of dsh is imported: it works on a long list while we come up.

    begun = begin("/containers/json")               asks for the version and for a list, waits for neither
    begun = begin("/containers/json", ids)          ... for those of the list that have one of these full IDs
    client = connect(begun.address, begun)          takes both answers, where they are those that it would ask for

The version of the API is not known yet, so the path of the list has none: the engine answers in its newest one.
"""

import os

from dsh.engine.address import Address, resolve
from dsh.engine.line import Line
from dsh.engine.place import config_dir, read_config
from dsh.errors import DshError
from dsh.named import NamedTuple
from dsh.typed import Any

ALL: dict[str, Any] = {"all": 1}
AT_ONCE = 0.1  # seconds in which an engine that listens is reached; for one that is slow there is time later


class Begun(NamedTuple):
    """What the engine at `address` was asked: its version, and where a `path` is named, the list there: of these IDs,
    or all of it."""

    address: Address
    path: str | None
    version: Line
    listed: Line
    ids: tuple[str, ...] = ()

    def close(self) -> None:
        self.version.close()
        self.listed.close()


def begin(path: str | None, ids: tuple[str, ...] = ()) -> Begun | None:
    """Ask the engine that the environment chooses. None for one that is elsewhere, absent or busy."""
    env = dict(os.environ)
    try:
        address = resolve(None, None, env)
    except DshError:
        return None
    if not address.host.startswith("unix://"):
        return None
    headers = own_headers(env)
    socket = address.host.removeprefix("unix://")
    begun = Begun(address, path, Line(socket), Line(socket), ids)
    try:
        begun.version.ask("GET", "/version", {}, headers, AT_ONCE)
        if path is not None:
            begun.listed.ask("GET", f"{path}?all=1{_filters(ids)}", {}, headers, AT_ONCE)
    except OSError:
        begun.close()
        return None
    return begun


def of_these(ids: tuple[str, ...]) -> dict[str, Any]:
    """The parameters of the list of objects with these full IDs, of all where there are none."""
    return {**ALL, "filters": '{"id":["' + '","'.join(ids) + '"]}'} if ids else ALL


def _filters(ids: tuple[str, ...]) -> str:
    """The same as it stands in a URL; the library for that is no part of the start."""
    return "&filters=%7B%22id%22%3A%5B%22" + "%22%2C%22".join(ids) + "%22%5D%7D" if ids else ""


def own_headers(env: dict[str, str]) -> dict[str, str]:
    """The headers that the configuration of docker's client adds to every call."""
    headers = read_config(config_dir(env)).get("HttpHeaders")
    return headers if isinstance(headers, dict) else {}
