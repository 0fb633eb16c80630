"""The life of a container: it starts, ends, is started again by its policy, and goes.

Everything here is called under the world's lock, but for `stop` and `kill`, which wait for the end.
"""

import signal

from dsh.engine.signal_names import signal_number
from dsh.practice import endpoints, health, lookup, memory, mounts, ports, processes, start_checks
from dsh.practice.configs import option
from dsh.practice.create import attributes
from dsh.practice.objects import Container, Input, Process
from dsh.practice.processes import Unrunnable
from dsh.practice.routes import Refused
from dsh.practice.world import SECOND, World

PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
FIRST_DELAY, LONGEST_DELAY = SECOND // 10, 60 * SECOND  # before a restart by policy; doubled each time
STEADY = 10 * SECOND  # one that ran as long begins with the first delay again
RUNTIME = (
    "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: "
)


def start(world: World, container: Container) -> bool:
    """Start it; False where it runs already. Raises Refused, and the container then says why in its State."""
    if container.state == "paused":
        raise Refused(409, "cannot start a paused container, try unpause instead")
    if container.state == "running":
        return False
    container.stopped_by_hand = False
    container.restarts = 0
    container.delay = 0
    _run(world, container)
    return True


def _run(world: World, container: Container) -> None:
    try:
        _check_links(world, container)
        endpoints.join_all(world, container)
        container.ports = {}
        if any(place.address for place in container.networks.values()):
            container.ports = ports.publish(world, container)
        start_checks.check(container)
        process = _process(world, container)
        processes.load(world, process)
    except Refused as error:
        _not_started(world, container, 128, error.message)
        raise
    except Unrunnable as error:
        said = f"{RUNTIME}{error.message}: unknown" if error.code in (126, 127) else error.message
        _not_started(world, container, error.code, said)
        raise Refused(400, said) from error
    container.process = process
    container.state = "running"
    container.error, container.exit_code, container.oom_killed = "", 0, False
    container.started = world.now()
    container.due = 0
    for mount in container.mounts:
        if mount.type == "volume":
            what = {"container": container.id, "destination": mount.target, "driver": mount.driver}
            rest = {"propagation": mount.propagation, "read/write": str(mount.rw).lower()}
            world.event("volume", "mount", mount.name, {**what, **rest})
    world.event("container", "start", container.id, attributes(container))
    health.begin(world, container)
    processes.begin(world, process)
    memory.watch(world, container)


def _not_started(world: World, container: Container, code: int, message: str) -> None:
    endpoints.leave_all(world, container)
    container.ports = {}
    container.exit_code, container.error = code, message
    if container.state == "restarting":
        container.state = "exited"
    if option(container.host_config, "AutoRemove"):
        remove(world, container, volumes=True)
    world.changed()


def _check_links(world: World, container: Container) -> None:
    for word in option(container.host_config, "Links") or ():
        name, _, alias = word.partition(":")
        other = lookup.container(world, name)
        if "bridge" not in other.networks:
            raise Refused(409, f"Cannot link to /{other.name}, as it does not belong to the default network")
        if not other.running:
            shown = f"/{container.name}/{(alias or name).removeprefix('/')}"
            raise Refused(409, f"Cannot link to a non running container: /{other.name} AS {shown}")


def _process(world: World, container: Container) -> Process:
    config = container.config
    entries = [PATH, f"HOSTNAME={config.get('Hostname', '')}"]
    entries += ["TERM=xterm"] if config.get("Tty") else []
    env = dict(entry.partition("=")[::2] for entry in (*entries, *(config.get("Env") or ())))
    height, width = option(container.host_config, "ConsoleSize")
    return Process(
        argv=(container.path, *container.args),
        env=tuple(f"{name}={value}" for name, value in env.items()),
        cwd=config.get("WorkingDir") or "/",
        user=config.get("User") or "",
        tty=bool(config.get("Tty")),
        container=container.id,
        pid=0,
        began=0,
        output=container.output,
        input=container.input or Input(closed=True),
        rows=height,
        columns=width,
    )


def ended(world: World, process: Process) -> None:
    """The main process of a container has ended."""
    container = world.containers.get(process.container)
    if container is None or container.process is not process:
        return
    code = process.exit_code or 0
    container.process = None
    if container.input is not None:
        container.input = Input()
    container.exits += 1
    container.exit_code, container.finished = code, world.now()
    container.state = "exited"
    _end_execs(world, container)
    health.end(container)
    world.event("container", "die", container.id, attributes(container, exitCode=str(code)))
    endpoints.leave_all(world, container)
    container.ports = {}
    for mount in container.mounts:
        if mount.type == "volume":
            what = {"container": container.id, "driver": mount.driver}
            world.event("volume", "unmount", mount.name, what)
    if _again(container):
        _restart_later(world, container)
    elif option(container.host_config, "AutoRemove"):
        remove(world, container, volumes=True)
    world.changed()


def _end_execs(world: World, container: Container) -> None:
    for identity in list(container.execs):
        found = world.execs.get(identity)
        if found is not None and found.process is not None:
            processes.finish(world, found.process, 128 + signal.SIGKILL)


def _again(container: Container) -> bool:
    """Does its policy start it again?"""
    policy = option(container.host_config, "RestartPolicy")
    if container.stopped_by_hand:
        return False
    if policy["Name"] == "on-failure":
        most = policy.get("MaximumRetryCount") or 0
        return container.exit_code != 0 and (not most or container.restarts < most)
    return policy["Name"] in ("always", "unless-stopped")


def _restart_later(world: World, container: Container) -> None:
    steady = container.finished - container.started >= STEADY
    container.delay = FIRST_DELAY if steady or not container.delay else min(container.delay * 2, LONGEST_DELAY)
    container.state = "restarting"
    container.restarts += 1
    container.due = world.now() + container.delay
    _schedule_restart(world, container)


def _schedule_restart(world: World, container: Container) -> None:
    due = container.due
    world.at(due, lambda world: restart(world, container, due))


def restart(world: World, container: Container, due: int) -> None:
    """The wait before a restart by policy, which was to end then, is over."""
    if container.state == "restarting" and container.due == due:
        try:
            _run(world, container)
        except Refused:
            pass  # its State says why


def stop(world: World, container: Container, seconds: int | None, number: int | None) -> None:
    """Ask it to end, and make it after that many seconds (-1: never); returns when it has ended."""
    with world.lock:
        if container.state == "restarting":
            container.stopped_by_hand = True
            container.state, container.due = "exited", 0
            world.event("container", "stop", container.id, attributes(container))
            world.changed()
            return
        process = container.process
        if process is None:
            return
        wait = seconds if seconds is not None else container.config.get("StopTimeout", 10)
        send(
            world,
            container,
            number or signal_number(container.config.get("StopSignal") or "TERM") or int(signal.SIGTERM),
        )
    if wait:
        world.wait(lambda: True if process.exit_code is not None else None, None if wait < 0 else float(wait))
    with world.lock:
        if process.exit_code is None:
            send(world, container, signal.SIGKILL)
        world.event("container", "stop", container.id, attributes(container))


def send(world: World, container: Container, number: int) -> None:
    """A signal by hand. A paused container goes on by it, and then gets it."""
    container.stopped_by_hand = True
    world.event("container", "kill", container.id, attributes(container, signal=str(number)))
    process = container.process
    if process is None:
        return
    if container.state == "paused":
        unpause(world, container)
    processes.signal(world, process, number)


def kill(world: World, container: Container, number: int) -> None:
    send(world, container, number)
    if container.state == "restarting" and number == signal.SIGKILL:
        container.state, container.due = "exited", 0
        world.changed()


def unpause(world: World, container: Container) -> None:
    container.state = "running"
    world.event("container", "unpause", container.id, attributes(container))
    if container.process is not None:
        processes.thaw(world, container.process)


def remove(world: World, container: Container, volumes: bool) -> None:
    """It goes, with its name, its links and where asked its anonymous volumes. It must not run."""
    world.containers.pop(container.id, None)
    if world.names.get(container.name) == container.id:
        del world.names[container.name]
    prefix = f"{container.name}/"
    world.links = {k: v for k, v in world.links.items() if v != container.id and not k.startswith(prefix)}
    for identity in container.execs:
        world.execs.pop(identity, None)
    if volumes:
        mounts.remove_anonymous(world, container)
    container.state = "removing"
    world.event("container", "destroy", container.id, attributes(container))
