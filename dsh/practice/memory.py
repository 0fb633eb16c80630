"""How much memory a pretend program takes, and what happens where its container may not have so much."""

import signal

from dsh.practice import processes
from dsh.practice.configs import option
from dsh.practice.create import attributes
from dsh.practice.objects import Container
from dsh.practice.world import SECOND, World

MEBI = 1 << 20
NEEDED = {  # MiB, about what the real ones take when they have just started
    "apache2": 12, "httpd": 12, "java": 180, "mariadbd": 95, "memcached": 3, "mongod": 120, "mysqld": 380, "nginx": 9,
    "node": 45, "postgres": 24, "python": 14, "python3": 14, "rabbitmq-server": 130, "redis-server": 8, "traefik": 30,
}  # fmt: skip
LITTLE = 448 << 10  # a shell, a sleep
GRACE = SECOND * 3 // 10  # until the kernel ends what takes too much


def needed(container: Container) -> int:
    """Bytes that its program takes."""
    for word in (container.path, *container.args):
        name = word.rpartition("/")[2]
        if name in NEEDED:
            return NEEDED[name] * MEBI
    return LITTLE


def watch(world: World, container: Container) -> None:
    """Once a container runs: one that takes more than it may have is ended."""
    limit, process = option(container.host_config, "Memory"), container.process
    if not limit or needed(container) <= limit or option(container.host_config, "OomKillDisable"):
        return

    def end(world: World) -> None:
        if container.process is process and process is not None and option(container.host_config, "Memory") == limit:
            container.oom_killed = True
            world.event("container", "oom", container.id, attributes(container))
            processes.finish(world, process, 128 + signal.SIGKILL)

    world.at(world.now() + GRACE, end)
