"""POST /containers/NAME/attach: the streams of a container's main process, before it starts or while it runs."""

from dsh.practice import lookup, processes
from dsh.practice.create import attributes
from dsh.practice.objects import STDERR, STDOUT, Container
from dsh.practice.routes import Call, Refused, Reply, route
from dsh.practice.streams import FRAMED, RAW, Talk, detach_keys
from dsh.practice.world import World
from dsh.typed import Any


@route("POST", "/containers/{name}/attach")
def attach(world: World, call: Call, name: str) -> Reply:
    with world.lock:
        container = lookup.container(world, name)
        if container.state == "paused":
            raise Refused(409, f"container {name} is paused, unpause the container before attach")
        if container.state == "restarting":
            raise Refused(409, f"container {name} is restarting, wait until the container is running before attach")
        world.event("container", "attach", container.id, attributes(container))
        tty = bool(container.config.get("Tty"))
        exits = container.exits
        output = container.output
        start = 0 if call.flag("logs") else output.dropped + len(output.chunks)
    wanted = {stream for stream, key in ((STDOUT, "stdout"), (STDERR, "stderr")) if call.flag(key)}
    keys = detach_keys(call.text("detachKeys"))

    def talk(conn: Any) -> None:
        def over() -> bool:
            return container.exits > exits or container.id not in world.containers or not call.flag("stream")

        speaker = Talk(world, conn, output, start, wanted, tty)
        takes = call.flag("stdin") and container.config.get("OpenStdin") and call.flag("stream")
        if not takes and not wanted:
            return
        typed = (lambda data: _typed(world, container, data)) if takes else None
        speaker.run(over, typed, lambda: _end(world, container), keys)
        if speaker.detached:
            with world.lock:
                world.event("container", "detach", container.id, attributes(container))

    return Reply(headers=RAW if tty or not call.at_least("1.42") else FRAMED, hijack=talk)


def _typed(world: World, container: Container, data: bytes) -> None:
    with world.lock:
        if container.input is None or container.input.closed:
            return
        container.input.data += data
        if container.process is not None:
            processes.typed(world, container.process)
        world.changed()


def _end(world: World, container: Container) -> None:
    """The one who typed has ended: so has the input, where it was opened for one only."""
    with world.lock:
        if container.input is None or not container.config.get("StdinOnce"):
            return
        container.input.closed = True
        if container.process is not None:
            processes.typed(world, container.process)
        world.changed()
