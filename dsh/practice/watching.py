"""Requests that watch a container: wait, top, stats, and what it has changed in its files."""

import json
import zlib
from collections.abc import Iterator

from dsh.practice import lookup
from dsh.practice.configs import option
from dsh.practice.create import attributes
from dsh.practice.memory import needed
from dsh.practice.objects import Container
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.system import MEMORY
from dsh.practice.texts import NEVER, timestamp
from dsh.practice.world import SECOND, World
from dsh.typed import Any

CONDITIONS = ("not-running", "next-exit", "removed")


@route("POST", "/containers/{name}/wait")
def wait(world: World, call: Call, name: str) -> Reply:
    condition = call.text("condition") or "not-running"
    if condition not in CONDITIONS:
        raise Refused(400, f'invalid condition: "{condition}"')
    with world.lock:
        container = lookup.container(world, name)
        exits = container.exits
    return Reply(_waited(world, call, container, condition, exits))


def _waited(world: World, call: Call, container: Container, condition: str, exits: int) -> Iterator[bytes]:
    """The answer's head goes out at once: a client that waits for it may then start the container."""

    def over() -> bool | None:
        here = container.id in world.containers
        ended = container.exits > exits or not here
        if condition == "next-exit":
            return True if ended else None
        if condition == "removed":
            return None if here else True
        return None if container.running else True

    yield b""
    while world.wait(over, 1.0) is None:
        if call.gone():
            return
    yield json.dumps({"StatusCode": container.exit_code}).encode() + b"\n"


@route("GET", "/containers/{name}/top")
def top(world: World, call: Call, name: str) -> Reply:
    words = call.text("ps_args", "-ef").split()
    with world.lock:
        container = lookup.container(world, name)
        if container.process is None:
            raise Refused(409, f"Container {container.id} is not running")
        if container.state == "restarting":
            raise Refused(409, f"Container {container.id} is restarting, wait until the container is running")
        titles = _titles(words)
        if "PID" not in titles:
            raise Refused(500, "Couldn't find PID field in ps output")
        rows = [[str(row[title]) for title in titles] for row in _running(world, container)]
        world.event("container", "top", container.id, attributes(container))
    return Reply({"Titles": titles, "Processes": rows})


def _titles(words: list[str]) -> list[str]:
    if "-o" in words[:-1]:
        return [title.strip().upper() for title in words[words.index("-o") + 1].split(",")]
    if words and not words[0].startswith("-") and "u" in words[0]:
        return ["USER", "PID", "%CPU", "%MEM", "VSZ", "RSS", "TTY", "STAT", "START", "TIME", "COMMAND"]
    return ["UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"]


class _Row(dict[str, Any]):
    """A process as ps shows it; a column we do not play is empty."""

    def __missing__(self, key: str) -> str:
        return "-"


def _running(world: World, container: Container) -> Iterator[_Row]:
    """All processes, by the numbers that the machine knows them by and not the container."""
    from dsh.practice.programs.launch import tasks

    main = container.process
    assert main is not None
    first = main.pid
    if option(container.host_config, "Init"):
        words = "/sbin/docker-init -- " + " ".join(main.argv)
        yield _row("root", first, first - 26, words, main.began, main.tty, "Ss")
        first += 1
    pids: dict[int, int] = {}
    for task in tasks(world, container):
        pids[task.pid] = first + len(pids)
        parent = pids.get(task.parent, first - 1 if pids.get(task.pid) == first else first - 26)
        began = int(task.since * SECOND)
        yield _row(task.user.name, pids[task.pid], parent, " ".join(task.argv), began, main.tty, "S")


def _row(user: str, pid: int, parent: int, command: str, began: int, tty: bool, state: str) -> _Row:
    start = timestamp(began)[11:16]
    shown = {"USER": user, "UID": user, "PID": pid, "PPID": parent, "C": 0, "STIME": start, "START": start}
    shown |= {"TTY": "pts/0" if tty else "?", "TIME": "00:00:00", "CMD": command, "COMMAND": command, "ARGS": command}
    return _Row(
        shown | {"STAT": state, "%CPU": "0.0", "%MEM": "0.1", "VSZ": 4404, "RSS": 1280, "COMM": command.split()[0]}
    )


@route("GET", "/containers/{name}/stats")
def stats(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        container = lookup.container(world, name)
    if call.flag("stream", True):
        return Reply(_stats(world, call, container))
    if not call.flag("one-shot") and container.running:
        world.wait(lambda: None, 0.2)  # an engine takes two looks, a second apart
    with world.lock:
        return Reply(_sample(world, container))


def _stats(world: World, call: Call, container: Container) -> Iterator[bytes]:
    while container.id in world.containers and not call.gone():
        with world.lock:
            sample = _sample(world, container)
        yield json.dumps(sample).encode() + b"\n"
        world.wait(lambda: True if container.id not in world.containers else None, 1.0)


def _sample(world: World, container: Container) -> dict[str, Any]:
    """What a container uses: next to nothing, and a little more the longer it runs; the same for the same moment."""
    now = world.now()
    if container.process is None:
        empty: dict[str, Any] = {"cpu_usage": {"total_usage": 0, "usage_in_kernelmode": 0, "usage_in_usermode": 0}}
        empty["throttling_data"] = {"periods": 0, "throttled_periods": 0, "throttled_time": 0}
        named = {"name": f"/{container.name}", "id": container.id}
        return {"read": NEVER, "preread": NEVER, "pids_stats": {}, "cpu_stats": empty, "precpu_stats": empty} | {
            **{"blkio_stats": {}, "num_procs": 0, "storage_stats": {}, "memory_stats": {}},
            **named,
        }
    kind = zlib.crc32(f"{container.path} {container.image}".encode())
    seconds = (now - container.started) / SECOND
    share = 0.0 if container.path == "sleep" else (kind % 40) / 10_000  # of one processor
    limit = option(container.host_config, "Memory") or MEMORY
    used = min(limit - 4096, needed(container) + kind % 64 * 4096)
    received = 806 + int(seconds * 10) if container.networks else 0
    execs = sum(1 for i in container.execs if i in world.execs and world.execs[i].running)
    return {
        "read": timestamp(now),
        "preread": timestamp(now - SECOND),
        "pids_stats": {"current": 1 + execs + (1 if option(container.host_config, "Init") else 0)},
        "blkio_stats": {"io_service_bytes_recursive": []},
        "num_procs": 0,
        "storage_stats": {},
        "cpu_stats": _cpu(seconds, share, now),
        "precpu_stats": _cpu(max(seconds - 1, 0), share, now - SECOND),
        "memory_stats": {"usage": used, "limit": limit, "stats": {"inactive_file": 0}},
        "name": f"/{container.name}",
        "id": container.id,
        "networks": {"eth0": _traffic(received)} if container.networks else {},
    }


def _cpu(seconds: float, share: float, now: int) -> dict[str, Any]:
    used = 20_000_000 + int(seconds * share * SECOND)
    usage = {"total_usage": used, "usage_in_kernelmode": used // 3, "usage_in_usermode": used - used // 3}
    throttling = {"periods": 0, "throttled_periods": 0, "throttled_time": 0}
    return {"cpu_usage": usage, "system_cpu_usage": now, "online_cpus": 1, "throttling_data": throttling}


def _traffic(received: int) -> dict[str, int]:
    zero = dict.fromkeys(("rx_errors", "rx_dropped", "tx_bytes", "tx_packets", "tx_errors", "tx_dropped"), 0)
    return {"rx_bytes": received, "rx_packets": received // 80, **zero}


@route("GET", "/containers/{name}/changes")
def changes(world: World, call: Call, name: str) -> Reply:
    from dsh.practice.filesystem import Tree

    with world.lock:
        container = lookup.container(world, name)
        image = world.images.get(container.image)
        if not container.tree:
            return Reply(None, 200) if not container.started else Reply(b"null\n", 200, _JSON)
        tree = Tree(image.layers if image else (), container.tree)
        found = [{"Path": path, "Kind": kind} for kind, path in tree.changes()]
    return Reply(found) if found else Reply(b"null\n", 200, _JSON)


_JSON = {"Content-Type": "application/json"}
