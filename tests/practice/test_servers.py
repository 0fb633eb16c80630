"""Pretend servers in containers: how they start, log, answer and end."""

import pytest
from small_worlds import ask, create, later, small_world

from dsh.practice import registry

KINDS = {  # image: settings, a line of the log, exit code after docker stop
    "nginx": ([], "start worker processes", 0),
    "httpd": ([], "resuming normal operations", 0),
    "redis": ([], "Ready to accept connections", 0),
    "postgres": (["POSTGRES_PASSWORD=x"], "database system is ready to accept connections", 0),
    "mysql": (["MYSQL_ROOT_PASSWORD=x"], "ready for connections", 0),
    "mongo": ([], "Waiting for connections", 0),
    "registry": ([], "listening", 0),
}


@pytest.fixture
def world():
    return small_world()


def started(world, name, image, env=(), cmd=(), host=None):
    registry.put(world, image)
    create(world, name, image=image, cmd=list(cmd), host=host, Env=list(env))
    ask(world, "POST", f"/containers/{name}/start")


def log(world, name):
    return ask(world, "GET", f"/containers/{name}/logs", {"stdout": 1, "stderr": 1}).decode("utf-8", "replace")


def said(world, name, *words):
    """What a command in the container prints."""
    made = ask(world, "POST", f"/containers/{name}/exec", {}, {"Cmd": list(words), "AttachStdout": True})["Id"]
    ask(world, "POST", f"/exec/{made}/start", {}, {"Detach": True})
    return ask(world, "GET", f"/exec/{made}/json")["ExitCode"]


@pytest.mark.parametrize("image", KINDS)
def test_it_starts_and_stops(world, image):
    env, line, code = KINDS[image]
    started(world, "srv", image, env)
    for _ in range(4):  # each step of a start waits for its own time
        later(world, 2)
    assert line in log(world, "srv")
    ask(world, "POST", "/containers/srv/stop")
    assert ask(world, "GET", "/containers/srv/json")["State"]["ExitCode"] == code


@pytest.mark.parametrize(
    ("image", "line"),
    [("postgres", "superuser password is not specified"), ("mysql", "password option is not specified")],
)
def test_without_a_password_it_ends(world, image, line):
    started(world, "srv", image)
    assert ask(world, "GET", "/containers/srv/json")["State"]["ExitCode"] == 1
    assert line in log(world, "srv")


def test_nginx_in_the_background_leaves_its_container_with_nothing(world):
    started(world, "srv", "nginx", cmd=["nginx"])
    assert ask(world, "GET", "/containers/srv/json")["State"]["Status"] == "exited"


def test_neighbours_find_each_other_by_name_in_a_network_of_their_own(world):
    ask(world, "POST", "/networks/create", {}, {"Name": "net"})
    started(world, "web", "nginx", host={"NetworkMode": "net"})
    started(world, "one", "alpine", cmd=["sleep", "99"], host={"NetworkMode": "net"})
    started(world, "far", "alpine", cmd=["sleep", "99"])
    assert said(world, "one", "wget", "-qO-", "http://web") == 0
    assert '"GET / HTTP/1.1" 200' in log(world, "web")
    assert said(world, "one", "ping", "-c1", "web") == 0
    assert said(world, "far", "ping", "-c1", "web") == 1
    assert said(world, "one", "nslookup", "nope") == 1
    ask(world, "POST", "/containers/web/stop")
    assert said(world, "one", "wget", "-qO-", "http://web") == 1


@pytest.mark.parametrize(("binds", "kept"), [([], 1), (["data:/data"], 0)], ids=["lost", "kept"])
def test_redis_keeps_its_data_only_in_a_volume_that_stays(world, binds, kept):
    started(world, "cache", "redis", host={"Binds": binds})
    assert said(world, "cache", "redis-cli", "set", "a", "1") == 0
    ask(world, "POST", "/containers/cache/stop")
    ask(world, "DELETE", "/containers/cache", {"v": 1})
    started(world, "cache", "redis", host={"Binds": binds})
    assert said(world, "cache", "sh", "-c", 'test "$(redis-cli get a)" = 1') == kept
