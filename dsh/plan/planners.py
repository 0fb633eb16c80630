"""Which planner belongs to which command: spelled out, imported when first needed."""

from collections.abc import Callable
from importlib import import_module

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.plan.planned import Planned

Planner = Callable[[Invocation, State], Planned]

# command path: module and function. What is neither here nor in readers.READERS is explained but not run.
PLANNERS: dict[str, str] = {
    "docker container attach": "dsh.plan.container_attach:attach",
    "docker container exec": "dsh.plan.container_exec:execute",
    "docker container create": "dsh.plan.container_create:create",
    "docker container run": "dsh.plan.container_create:run",
    "docker container cp": "dsh.plan.container_copy:copy",
    "docker container stats": "dsh.plan.watching:stats",
    "docker system events": "dsh.plan.watching:events",
    "docker container logs": "dsh.plan.container_logs:logs",
    "docker container commit": "dsh.plan.image_archive:commit",
    "docker image import": "dsh.plan.image_archive:import_",
    "docker image save": "dsh.plan.image_archive:save",
    "docker image load": "dsh.plan.image_archive:load",
    "docker container export": "dsh.plan.image_archive:export",
    "docker image push": "dsh.plan.registry:push",
    "docker login": "dsh.plan.registry:login",
    "docker logout": "dsh.plan.registry:logout",
    "docker image build": "dsh.plan.image_build:build",
    "docker image pull": "dsh.plan.image_pull:pull",
    "docker container kill": "dsh.plan.container_state:kill",
    "docker container pause": "dsh.plan.container_state:pause",
    "docker container prune": "dsh.plan.prune:containers",
    "docker container rename": "dsh.plan.container_change:rename",
    "docker container restart": "dsh.plan.container_state:restart",
    "docker container rm": "dsh.plan.container_remove:remove",
    "docker container start": "dsh.plan.container_attach:start",
    "docker container stop": "dsh.plan.container_state:stop",
    "docker container unpause": "dsh.plan.container_state:unpause",
    "docker container update": "dsh.plan.container_change:update",
    "docker container wait": "dsh.plan.container_state:wait",
    "docker image prune": "dsh.plan.prune:images",
    "docker image rm": "dsh.plan.image:remove",
    "docker image tag": "dsh.plan.image:tag",
    "docker network connect": "dsh.plan.network:connect",
    "docker network create": "dsh.plan.network:create",
    "docker network disconnect": "dsh.plan.network:disconnect",
    "docker network prune": "dsh.plan.prune:networks",
    "docker network rm": "dsh.plan.network:remove",
    "docker volume create": "dsh.plan.volume:create",
    "docker volume prune": "dsh.plan.prune:volumes",
    "docker volume rm": "dsh.plan.volume:remove",
    "docker system prune": "dsh.plan.prune:system",
    "docker builder prune": "dsh.plan.prune:cache",
}


def planner(path: str) -> Planner | None:
    """The planner of a command by its canonical path, or None."""
    place = PLANNERS.get(path)
    if place is None:
        return None
    module, _, name = place.partition(":")
    found: Planner = getattr(import_module(module), name)
    return found
