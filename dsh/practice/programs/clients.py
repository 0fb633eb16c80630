"""Clients of the pretend servers. redis-cli works; of SQL the practice engine plays nothing, and says so."""

import shlex

from dsh.practice.programs.machine import Service
from dsh.practice.programs.process import Program, Running, Task, followers, options
from dsh.practice.programs.stores import Failed
from dsh.typed import Any


def redis_cli(task: Task) -> Running:
    found, words = _until_command(task)
    host, port = found.get("h", "127.0.0.1"), int(found.get("p", "6379"))
    service = _reach(task, host, port)
    if isinstance(service, str):
        task.err(f"Could not connect to Redis at {host}:{port}: {service}\n".encode())
        return 1
    if words:
        return _redis(task, service, words)
    while True:
        if task.stdin.tty:
            task.out(f"{host}:{port}> ".encode())
        line = yield from task.stdin.line()
        if not line:
            return 0
        try:
            words = shlex.split(line.decode("utf-8", "replace"))
        except ValueError:
            task.say("Invalid argument(s)")
            continue
        if words[:1] in (["quit"], ["exit"]):
            return 0
        if words:
            _redis(task, service, words)


def _until_command(task: Task) -> tuple[dict[str, str], list[str]]:
    found: dict[str, str] = {}
    words = task.argv[1:]
    while words and words[0].startswith("-"):
        word = words.pop(0)
        if word in ("-h", "-p", "-a", "-n", "-u") and words:
            found[word[1]] = words.pop(0)
    return found, words


def _reach(task: Task, host: str, port: int) -> "Service | str":
    try:
        service = task.machine.connect(host, port)
    except LookupError:
        return "Name or service not known" if task.files.get("/bin/bash") else "Name does not resolve"
    return "Connection refused" if service is None else service


def _redis(task: Task, service: Service, words: list[str]) -> int:
    if service.protocol != "redis" or service.answer is None:
        task.say("Error: Protocol error, got an answer that is not of redis")
        return 1
    try:
        task.say(_shown(service.answer(words), task.stdin.tty))
    except Failed as error:
        task.say(f"(error) {error}" if task.stdin.tty else str(error))
    return 0


def _shown(value: Any, terminal: bool) -> str:
    if isinstance(value, list):
        if not terminal:
            return "\n".join(value)
        return "\n".join(f'{number}) "{item}"' for number, item in enumerate(value, 1)) or "(empty array)"
    if not terminal:
        return "" if value is None else str(value)
    if value is None:
        return "(nil)"
    if isinstance(value, int):
        return f"(integer) {value}"
    return value if value in ("OK", "PONG") or "\n" in value else f'"{value}"'


def pg_isready(task: Task) -> int:
    found, _ = options(task, "h:p:U:d:qt:")
    host, port = found.get("h", "/var/run/postgresql"), int(found.get("p", "5432"))
    service = _reach(task, "127.0.0.1" if host.startswith("/") else host, port)
    if isinstance(service, str):
        task.say(f"{host}:{port} - no response")
        return 2
    task.say(f"{host}:{port} - accepting connections")
    return 0


def _sql(port: int, refused: str) -> Program:
    def program(task: Task) -> int:
        name = task.argv[0].rpartition("/")[2]
        if "--version" in task.argv or "-V" in task.argv:
            task.say(f"{name} (practice engine)")
            return 0
        values = followers(task)
        host = values.get("-h", "127.0.0.1")
        service = _reach(task, host, int(values.get("-p", str(port)) if values.get("-p", "").isdigit() else port))
        if isinstance(service, str):
            task.err(refused.format(name=name, host=host, port=port, reason=service).encode() + b"\n")
            return 2 if name == "psql" else 1
        if name.endswith("admin") and "ping" in task.argv:
            task.say(f"{name.removesuffix('admin')}d is alive")
            return 0
        task.err(f"{name}: connected; the practice engine plays no queries\n".encode())
        return 0

    return program


MYSQL = "ERROR 2003 (HY000): Can't connect to MySQL server on '{host}:{port}' (111)"
PROGRAMS: dict[str, Program] = {
    "redis-cli": redis_cli,
    "pg_isready": pg_isready,
    "psql": _sql(5432, '{name}: error: connection to server at "{host}", port {port} failed: {reason}'),
    "mysql": _sql(3306, MYSQL),
    "mariadb": _sql(3306, MYSQL),
    "mysqladmin": _sql(3306, MYSQL),
    "mariadb-admin": _sql(3306, MYSQL),
    "mongosh": _sql(27017, "MongoNetworkError: connect ECONNREFUSED {host}:{port}"),
}
