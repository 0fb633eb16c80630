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
    "docker swarm init": "dsh.plan.swarm:init",
    "docker swarm join": "dsh.plan.swarm:join",
    "docker swarm leave": "dsh.plan.swarm:leave",
    "docker swarm update": "dsh.plan.swarm:update",
    "docker swarm join-token": "dsh.plan.swarm:join_token",
    "docker swarm unlock": "dsh.plan.swarm:unlock",
    "docker swarm unlock-key": "dsh.plan.swarm:unlock_key",
    "docker swarm ca": "dsh.plan.swarm:certificates",
    "docker node update": "dsh.plan.node:update",
    "docker node promote": "dsh.plan.node:promote",
    "docker node demote": "dsh.plan.node:demote",
    "docker node rm": "dsh.plan.node:remove",
    "docker service create": "dsh.plan.service:create",
    "docker service update": "dsh.plan.service:update",
    "docker service scale": "dsh.plan.service:scale",
    "docker service rollback": "dsh.plan.service:rollback",
    "docker service rm": "dsh.plan.service:remove",
    "docker service logs": "dsh.plan.service:logs",
    "docker secret create": "dsh.plan.secret:secret_create",
    "docker secret rm": "dsh.plan.secret:secret_remove",
    "docker config create": "dsh.plan.secret:config_create",
    "docker config rm": "dsh.plan.secret:config_remove",
    "docker stack rm": "dsh.plan.stack:remove",
    "docker stack deploy": "dsh.plan.stack:deploy",
    "docker stack config": "dsh.plan.handed:client",
    "docker context create": "dsh.plan.context:create",
    "docker context update": "dsh.plan.context:update",
    "docker context rm": "dsh.plan.context:remove",
    "docker context use": "dsh.plan.context:use",
    "docker context export": "dsh.plan.context:export",
    "docker context import": "dsh.plan.context:import_",
    "docker plugin create": "dsh.plan.plugin:create",
    "docker plugin disable": "dsh.plan.plugin:disable",
    "docker plugin enable": "dsh.plan.plugin:enable",
    "docker plugin install": "dsh.plan.plugin:install",
    "docker plugin push": "dsh.plan.plugin:push",
    "docker plugin rm": "dsh.plan.plugin:remove",
    "docker plugin set": "dsh.plan.plugin:set_",
    "docker plugin upgrade": "dsh.plan.plugin:upgrade",
    "docker checkpoint create": "dsh.plan.checkpoint:create",
    "docker checkpoint ls": "dsh.plan.checkpoint:ls",
    "docker checkpoint rm": "dsh.plan.checkpoint:remove",
    "docker volume update": "dsh.plan.checkpoint:volume_update",
    "docker system dial-stdio": "dsh.plan.handed:dial_stdio",
}
# the same for all that stands below a command
BELOW: dict[str, str] = {
    "docker compose": "dsh.plan.compose:compose",
    "docker ai": "dsh.plan.handed:plugin",
    "docker buildx": "dsh.plan.handed:plugin",
    "docker debug": "dsh.plan.handed:plugin",
    "docker desktop": "dsh.plan.handed:plugin",
    "docker extension": "dsh.plan.handed:plugin",
    "docker init": "dsh.plan.handed:plugin",
    "docker mcp": "dsh.plan.handed:plugin",
    "docker model": "dsh.plan.handed:plugin",
    "docker offload": "dsh.plan.handed:plugin",
    "docker sandbox": "dsh.plan.handed:plugin",
    "docker scout": "dsh.plan.handed:plugin",
    "docker manifest": "dsh.plan.handed:client",
    "docker trust": "dsh.plan.handed:client",
}


def planner(path: str) -> Planner | None:
    """The planner of a command by its canonical path, or None."""
    place = PLANNERS.get(path) or BELOW.get(" ".join(path.split(" ")[:2]))
    if place is None:
        return None
    module, _, name = place.partition(":")
    found: Planner = getattr(import_module(module), name)
    return found
