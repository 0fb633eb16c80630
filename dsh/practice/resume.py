"""After a kept world was loaded: all that was due is scheduled again, from what the objects say.

Little is imported for it: what is due brings the rest when its time has come.
"""

import importlib

from dsh.practice import processes
from dsh.practice.objects import Container
from dsh.practice.world import World
from dsh.typed import Any


def resume(world: World) -> None:
    for container in list(world.containers.values()):
        if container.state == "restarting":
            _schedule(world, container.due, "lifecycle", "restart", container, container.due)
        if container.process is not None and container.process.due:
            processes.wake(world, container.process, container.process.due)
        if container.process is not None and container.health is not None and container.health.due:
            _schedule(world, container.health.due, "health", "due", container, container.health.due)
        if container.process is not None and container.host_config.get("Memory"):
            _schedule(world, world.now(), "memory", "watch", container)
    for one in list(world.execs.values()):
        if one.process is not None and one.process.due:
            processes.wake(world, one.process, one.process.due)


def _schedule(world: World, due: int, module: str, function: str, container: Container, *more: Any) -> None:
    def action(world: World) -> None:
        getattr(importlib.import_module(f"dsh.practice.{module}"), function)(world, container, *more)

    world.at(due, action)
