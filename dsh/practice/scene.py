"""What a new practice engine holds, so that there is something to look at, to stop and to clean up.

A web server and a database with its data run; a job has ended well and another one badly; an image has lost its name; a
network and two volumes are used by nobody. Everything is made by calls, as a user would make it, some time ago.
"""

import json

from dsh.practice import registry
from dsh.practice.routes import Call, Refused, answer
from dsh.practice.world import World
from dsh.typed import Any

HOUR = 3_600_000_000_000  # nanoseconds
DAY = 24 * HOUR


def fill(world: World) -> None:
    """Put the start scene into an empty world."""
    clock = world.clock
    with world.lock:
        for ago, act in ((9 * DAY, _long_ago), (2 * DAY, _lately), (2 * HOUR, _today)):
            world.clock = lambda ago=ago: clock() - ago  # type: ignore[misc]
            act(world)
        world.clock = clock


def _long_ago(world: World) -> None:
    registry.put(world, "alpine:3.20")
    registry.put(world, "redis:7")
    ask(world, "POST", "/volumes/create", {"Name": "old-backup"})
    ask(world, "POST", "/networks/create", {"Name": "old-net"})


def _lately(world: World) -> None:
    run(world, "migrate", {"Image": "alpine:3.20", "Cmd": ["echo", "42 tables migrated"]})
    run(world, "report", {"Image": "alpine:3.20", "Cmd": ["sh", "-c", "echo cannot read /data/report.csv >&2; exit 1"]})
    ask(world, "POST", "/commit", {}, container="migrate")
    unused = {"Image": "redis:7", "Volumes": {"/data": {}}}
    made = ask(world, "POST", "/containers/create", unused, name="scratch")
    ask(world, "DELETE", f"/containers/{made['Id']}")  # its anonymous volume stays


def _today(world: World) -> None:
    registry.put(world, "nginx:latest")
    registry.put(world, "postgres:16")
    ask(world, "POST", "/networks/create", {"Name": "shop"})
    database: dict[str, Any] = {
        "Image": "postgres:16",
        "Env": ["POSTGRES_PASSWORD=practice"],
        "HostConfig": {"Binds": ["shop-data:/var/lib/postgresql/data"], "NetworkMode": "shop"},
    }
    run(world, "db", database)
    ports = {"80/tcp": [{"HostPort": "8080"}]}
    run(world, "web", {"Image": "nginx", "HostConfig": {"PortBindings": ports, "NetworkMode": "shop"}})


def run(world: World, name: str, config: dict[str, Any]) -> None:
    made = ask(world, "POST", "/containers/create", config, name=name)
    ask(world, "POST", f"/containers/{made['Id']}/start")


def ask(world: World, method: str, path: str, body: Any = None, **query: str) -> Any:
    """A call as from outside. Raises Refused."""
    told = _Told(b"" if body is None else json.dumps(body).encode())
    call = Call(
        method, path, {key: [value] for key, value in query.items()}, {"content-type": "application/json"}, told
    )
    reply = answer(world, call)
    if reply.status >= 400:
        raise Refused(reply.status, str(reply.body))
    return reply.body


class _Told:
    """The caller: its body, read once."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def read_body(self, size: int) -> bytes:
        piece, self._body = self._body[:size], self._body[size:]
        return piece

    def gone(self) -> bool:
        return False
