"""Titles and posts of forums: what is the case, and a question whose "it" and "that node" are told before it."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # how it is done wants the line
    ("How do I delete containers with e2e in the name?", "docker rm $(docker ps -aq -f name=e2e)"),
    ("What is the best way to stop and then delete every container that was created from acme/runner?",
     "docker stop $(docker ps -q -f ancestor=acme/runner) && docker rm $(docker ps -aq -f ancestor=acme/runner)"),
    ("Is there any way to build from https://github.com/acme/shop.git without cloning it?",
     "docker build https://github.com/acme/shop.git"),
    ("Removing all stopped containers - what is the command?", "docker container prune"),
    # titles
    ("Extra ports when starting image acme/web:1, 8080 to 80", "docker run -p 8080:80 acme/web:1"),
    ("Another tag beta for the image acme/web:2, do I have to build it again?", "docker tag acme/web:2 acme/web:beta"),
    ("pass the device /dev/video0 to acme/cam:2", "docker run --device /dev/video0 acme/cam:2"),
    ("How to give my container access to the gpu? acme/ml:2 should run nvidia-smi -L",
     "docker run --gpus all acme/ml:2 nvidia-smi -L"),
    ("stop a container? (name is job1)", "docker stop job1"),
    ("processes in container web as seen from the host", "docker top web"),
    ("./conf -> /etc/app in container web, what is the command", "docker cp ./conf web:/etc/app"),
    ("amd64 or arm64? how do i know for the image acme/web", "docker image inspect -f '{{.Architecture}}' acme/web"),
    # what is told first
    ("web hangs and does not react to docker stop, kill it", "docker kill web"),
    ("docker won't let me remove the image redis:6 because a container uses it. How do I remove it anyway?",
     "docker rmi -f redis:6"),
    ("i have about 20 versions of acme/web and they should all go", "docker rmi $(docker images -q acme/web)"),
    ("node3 gets a new disk tomorrow. How do I move all tasks away from it?",
     "docker node update --availability drain node3"),
    ("the new version of service api crashes. How can I go back to the previous one?", "docker service rollback api"),
    ("can a container be in two networks? i have web and want it in db-net too", "docker network connect db-net web"),
    ("web, that my colleague configured last week, should become an image web:snap", "docker commit web web:snap"),
    ("is redis:7 available for arm64? want to know without pulling", "docker manifest inspect redis:7"),
    # is it there, will it go
    ("does container grafana still exist?", "docker ps -a -f name=grafana"),
    ("is my container vault still around?", "docker ps -a -f name=vault"),
    ("Is the container api deleted after it ends? I forgot whether I used --rm",
     "docker inspect -f '{{.HostConfig.AutoRemove}}' api"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_said(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    "request_",
    [
        "pip: no matching distribution found, how to fix",
        "journalctl says nginx failed. Where can I read why?",
        "photo.jpg is too dark, brighten up this image",
    ],
)
def test_of_others(request_: str) -> None:
    assert answer(request_, STORE).outcome == "none"


@pytest.mark.parametrize(
    "request_", ["i edited package.json, build again as shop:3", "since i changed app/main.py, rebuild shop:3"]
)
def test_nothing_is_built_of_a_source(request_: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == "docker build -t shop:3 ."
