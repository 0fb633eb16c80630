"""Images that are told without their tag, or by it alone."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.live.tagged import in_full

STORE = open_store()
LIVE = Live(
    (LiveContainer("kiosk", "nginx:1.25"), LiveContainer("door", "nginx:1.25", "exited")),
    ("nginx:1.25", "python:3.12-slim", "acme/farm:1.9", "acme/farm:2.0", "ubuntu:24.04", "ubuntu:latest"),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("remove farm 1.9", "remove acme/farm:1.9"),
        ("history of the farm image 2.0", "history of the acme/farm:2.0"),
        ("bin the older farm image", "bin the image acme/farm:1.9"),
        ("delete 24.04", "delete ubuntu:24.04"),
        ("the 1.9 image of farm", "acme/farm:1.9"),
        ("run nginx 1.25", "run nginx:1.25"),
        ("limit kiosk to 1.25 cpus", "limit kiosk to 1.25 cpus"),
        ("run farm 3.0", "run farm 3.0"),
    ],
)
def test_in_full(text, told):
    assert in_full(text, LIVE) == told


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("tag python as mine:1", "docker tag python:3.12-slim mine:1"),
        ("show the layers of the python image", "docker history python:3.12-slim"),
        ("which containers are made from nginx", "docker ps -a -f ancestor=nginx:1.25"),
        ("push ubuntu", "docker push ubuntu"),
        ("can i remove the python image or is something using it", "docker ps -a -f ancestor=python:3.12-slim"),
    ],
)
def test_the_tag_that_is_there(text, command):
    got = answer(text, STORE, LIVE)
    assert got.suggestions[0].command.replace(" -a", "") == command.replace(" -a", "")


def test_of_several_one_is_asked_for():
    got = answer("delete the image farm", STORE, LIVE)
    assert got.outcome == "ambiguous"
    assert [s.command for s in got.suggestions] == ["docker rmi acme/farm:1.9", "docker rmi acme/farm:2.0"]


def test_its_containers_may_be_meant():
    got = answer("remove nginx", STORE, LIVE)
    assert got.outcome == "ambiguous"
    assert [s.command for s in got.suggestions] == ["docker rm -f kiosk", "docker rm door", "docker rmi nginx:1.25"]
    bare = Live((LiveContainer("stove", "busybox", "exited"),), ("busybox:latest",))
    assert answer("remove busybox", STORE, bare).suggestions[0].command == "docker rm stove"
    assert answer("remove the nginx image", STORE, LIVE).suggestions[0].command == "docker rmi nginx:1.25"
