"""Commands run in a container beside its main process."""

from dsh.practice import lookup, processes
from dsh.practice.create import attributes
from dsh.practice.objects import STDERR, STDOUT, Container, Exec, Input, Output, Process
from dsh.practice.processes import Unrunnable
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.streams import FRAMED, RAW, Talk, detach_keys, said
from dsh.practice.texts import new_id
from dsh.practice.world import World
from dsh.typed import Any

NOT_STARTED = 126
RUNTIME = "OCI runtime exec failed: exec failed: "
STARTING = "unable to start container process: "


@route("POST", "/containers/{name}/exec")
def create(world: World, call: Call, name: str) -> Reply:
    body = call.json(needed=True)
    if not body.get("Cmd"):
        raise Refused(400, "No exec command specified")
    with world.lock:
        container = _ready(world, name)
        made = Exec(new_id(), container.id, body)
        world.execs[made.id] = made
        container.execs.append(made.id)
        _note(world, container, made, "exec_create")
    return Reply({"Id": made.id}, 201)


def _ready(world: World, name: str) -> Container:
    container = lookup.container(world, name)
    if container.state == "paused":
        raise Refused(409, f"Container {name} is paused, unpause the container before exec")
    if container.state == "restarting":
        raise Refused(409, f"Container {name} is restarting, wait until the container is running")
    if container.process is None:
        raise Refused(409, f"Container {container.id} is not running")
    return container


def _note(world: World, container: Container, one: Exec, action: str, **more: str) -> None:
    words = f"{action}: {' '.join(one.config['Cmd'])} " if action != "exec_die" else action
    world.event("container", words, container.id, attributes(container, execID=one.id, **more))


def _found(world: World, identity: str) -> Exec:
    found = world.execs.get(identity)
    if found is None:
        raise Refused(404, f"No such exec instance: {identity}")
    return found


@route("POST", "/exec/{identity}/start")
def start(world: World, call: Call, identity: str) -> Reply:
    body = call.json()
    with world.lock:
        one = _found(world, identity)
        container = _ready(world, one.container)
        if one.pid or one.running or one.exit_code is not None:
            raise Refused(409, f"Error: Exec command {one.id} has already run")
        if body.get("Detach"):
            _begin(world, container, one, detached=True)
            return Reply(b"", 200)
        tty = bool(one.config.get("Tty"))
    return Reply(
        headers=RAW if tty or not call.at_least("1.42") else FRAMED,
        hijack=lambda conn: _talk(world, conn, container, one, tty, body.get("ConsoleSize")),
    )


def _talk(world: World, conn: Any, container: Container, one: Exec, tty: bool, size: list[int] | None) -> None:
    config = one.config
    try:
        with world.lock:
            process = _begin(world, container, one, detached=False, size=size)
    except Refused as error:
        said(conn, error.message, tty)
        return
    chosen = ((STDOUT, "AttachStdout"), (STDERR, "AttachStderr"))
    wanted = {stream for stream, key in chosen if config.get(key)}
    take = (lambda data: _typed(world, process, data)) if config.get("AttachStdin") else None
    speaker = Talk(world, conn, process.output, 0, wanted, tty)
    speaker.run(
        lambda: process.exit_code is not None,
        take,
        lambda: _typed(world, process, b""),
        detach_keys(config.get("DetachKeys") or ""),
    )


def _begin(world: World, container: Container, one: Exec, detached: bool, size: list[int] | None = None) -> Process:
    """Start it. Raises Refused in the words that docker shows for a program that cannot be run."""
    main, config = container.process, one.config
    if main is None:
        raise Refused(409, f"Container {container.id} is not running")
    own = list(config.get("Env") or ())
    names = {entry.partition("=")[0] for entry in own}
    env = [entry for entry in main.env if entry.partition("=")[0] not in names and not entry.startswith("TERM=")]
    tty = bool(config.get("Tty"))
    process = Process(
        argv=tuple(config["Cmd"]),
        env=(*env, *(["TERM=xterm"] if tty and "TERM" not in names else []), *own),
        cwd=config.get("WorkingDir") or container.config.get("WorkingDir") or "/",
        user=config.get("User") or container.config.get("User") or "",
        tty=tty,
        container=container.id,
        pid=0,
        began=0,
        output=Output(),
        input=Input(closed=detached or not config.get("AttachStdin")),
        exec=one.id,
    )
    if size:
        process.rows, process.columns = size
    _note(world, container, one, "exec_start")
    try:
        processes.load(world, process)
    except Unrunnable as error:
        one.exit_code = NOT_STARTED
        starting = STARTING if process.cwd.startswith("/") else ""  # the words of the process are looked at first
        words = f"{RUNTIME}{starting}{error.message}: unknown" if error.code in (126, 127) else error.message
        raise Refused(400, words) from error
    one.process, one.running = process, True
    processes.begin(world, process)
    one.pid = process.pid
    return process


def _typed(world: World, process: Process, data: bytes) -> None:
    """More input; none at all means that no more will come."""
    with world.lock:
        if process.input is None or process.input.closed:
            return
        process.input.data += data
        process.input.closed = not data
        processes.typed(world, process)
        world.changed()


def ended(world: World, process: Process) -> None:
    """The process of an exec has ended."""
    one = world.execs[process.exec]
    one.running, one.exit_code, one.pid, one.process = False, process.exit_code, process.pid, None
    container = world.containers.get(process.container)
    if container is not None:
        _note(world, container, one, "exec_die", exitCode=str(process.exit_code))
        if len(container.execs) > 64:  # the oldest ones that are over are forgotten
            gone = next((i for i in container.execs if not world.execs[i].running and i != one.id), None)
            if gone is not None:
                container.execs.remove(gone)
                del world.execs[gone]


@route("GET", "/exec/{identity}/json")
def inspect(world: World, call: Call, identity: str) -> Reply:
    with world.lock:
        one = _found(world, identity)
        config = one.config
        words = list(config["Cmd"])
        shown = {
            "tty": bool(config.get("Tty")),
            "entrypoint": words[0],
            "arguments": words[1:],
            "privileged": bool(config.get("Privileged")),
        }
        if config.get("User"):
            shown["user"] = config["User"]
        return Reply(
            {
                "ID": one.id,
                "Running": one.running,
                "ExitCode": one.exit_code,
                "ProcessConfig": shown,
                "OpenStdin": bool(config.get("AttachStdin")),
                "OpenStderr": bool(config.get("AttachStderr")),
                "OpenStdout": bool(config.get("AttachStdout")),
                "CanRemove": False,
                "ContainerID": one.container,
                "DetachKeys": config.get("DetachKeys") or "",
                "Pid": one.pid,
            }
        )


@route("POST", "/exec/{identity}/resize")
def resize(world: World, call: Call, identity: str) -> Reply:
    with world.lock:
        one = _found(world, identity)
        if one.process is None:
            raise Refused(400, f"Exec {one.id} is not running")
        one.process.rows, one.process.columns = call.number("h", 0) or 0, call.number("w", 0) or 0
    return Reply(b"", 200)
