"""Which call does what: spelled out, imported when first needed."""

from collections.abc import Callable
from importlib import import_module

from dsh.run.session import Done

Call = Callable[..., Done]  # (session, streams, **args of the step)

CALLS: dict[str, str] = {
    "fail": "dsh.run.calls.plain:fail",
    "help": "dsh.run.calls.plain:help",
    "say": "dsh.run.calls.plain:say",
    "show": "dsh.run.calls.plain:show",
    "container.attach": "dsh.run.calls.attach:attach",
    "container.exec": "dsh.run.calls.attach:execute",
    "container.create": "dsh.run.calls.create:create",
    "container.run": "dsh.run.calls.create:run",
    "container.copy_into": "dsh.run.calls.copy:into",
    "container.copy_out": "dsh.run.calls.copy:out",
    "client": "dsh.run.calls.client:client",
    "events": "dsh.run.calls.watching:events",
    "stats": "dsh.run.calls.watching:stats",
    "container.logs": "dsh.run.calls.logs:logs",
    "container.commit": "dsh.run.calls.archive:commit",
    "image.import": "dsh.run.calls.archive:import_",
    "image.save": "dsh.run.calls.archive:save",
    "image.load": "dsh.run.calls.archive:load",
    "container.export": "dsh.run.calls.archive:export",
    "login": "dsh.run.calls.login:login",
    "logout": "dsh.run.calls.login:logout",
    "image.build": "dsh.run.calls.build:build",
    "image.pull": "dsh.run.calls.pull:pull",
    "image.push": "dsh.run.calls.pull:push",
    "container.kill": "dsh.run.calls.container:kill",
    "container.pause": "dsh.run.calls.container:pause",
    "container.remove": "dsh.run.calls.container:remove",
    "container.rename": "dsh.run.calls.container:rename",
    "container.restart": "dsh.run.calls.container:restart",
    "container.same": "dsh.run.calls.container:same",
    "container.start": "dsh.run.calls.container:start",
    "container.stop": "dsh.run.calls.container:stop",
    "container.unlink": "dsh.run.calls.container:unlink",
    "container.unpause": "dsh.run.calls.container:unpause",
    "container.update": "dsh.run.calls.container:update",
    "container.wait": "dsh.run.calls.container:wait",
    "image.remove": "dsh.run.calls.image:remove",
    "image.tag": "dsh.run.calls.image:tag",
    "network.connect": "dsh.run.calls.network:connect",
    "network.create": "dsh.run.calls.network:create",
    "network.disconnect": "dsh.run.calls.network:disconnect",
    "network.remove": "dsh.run.calls.network:remove",
    "volume.create": "dsh.run.calls.volume:create",
    "volume.remove": "dsh.run.calls.volume:remove",
    "prune": "dsh.run.calls.prune:prune",
    "prune.asked": "dsh.run.calls.prune:asked",
}


def call(name: str) -> Call:
    """The function of a step's `call`."""
    module, _, function = CALLS[name].partition(":")
    found: Call = getattr(import_module(module), function)
    return found
