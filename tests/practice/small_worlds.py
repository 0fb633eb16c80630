"""A practice engine for tests: two small images, asked without HTTP."""

import json

from dsh.practice import catalogue
from dsh.practice.networks import add_predefined
from dsh.practice.objects import Image
from dsh.practice.quick import Caller
from dsh.practice.routes import Call, Refused, answer
from dsh.practice.world import SECOND, World

WEB = {
    "Cmd": ["httpd", "-f", "-p", "80"],
    "Env": ["APP=web"],
    "ExposedPorts": {"53/udp": {}, "80/tcp": {}},
    "Labels": {"role": "web"},
    "Volumes": {"/data": {}},
    "WorkingDir": "/srv",
}


def small_world() -> World:
    world = World("test")
    add_predefined(world)
    busybox = catalogue.find("busybox", "latest", world.now()).image
    web = Image(f"sha256:{'b' * 64}", WEB, busybox.layers, world.now())
    for name, image in (("busybox:latest", busybox), ("web:1.0", web)):
        world.images[image.id] = image
        world.tags[name] = image.id
    return world


def later(world, seconds):
    """So much time goes by."""
    before = world.clock
    world.clock = lambda: before() + int(seconds * SECOND)
    world.settle()


def reply(world, method, path, params=None, body=None):
    data = b"" if body is None else json.dumps(body).encode()
    query = {key: [str(value)] for key, value in (params or {}).items()}
    return answer(world, Call(method, path, query, {"content-type": "application/json"}, Caller(iter((data,)))))


def ask(world, method, path, params=None, body=None):
    """The answer's JSON, or all of its bytes. Raises Refused."""
    found = reply(world, method, path, params, body)
    if found.status >= 400:
        raise Refused(found.status, found.body["message"])
    if found.body is None or isinstance(found.body, (dict, list, bytes)):
        return found.body
    return b"".join(found.body)


def create(world, name, image="busybox", cmd=("sleep", "1000"), host=None, **config):
    """A container's ID."""
    body = {"Image": image, "Cmd": list(cmd), "HostConfig": host or {}, **config}
    return ask(world, "POST", "/containers/create", {"name": name}, body)["Id"]


def run(world, name, *words, **more):
    identity = create(world, name, *words, **more)
    ask(world, "POST", f"/containers/{name}/start")
    return identity


def state(world, name):
    return ask(world, "GET", f"/containers/{name}/json")["State"]
