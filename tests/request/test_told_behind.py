"""What a thing is called, whose it is, and what one only remarks, told behind what is to be done."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("start the container i stopped, name is blog", "docker start blog"),
        ("remove the volume i no longer need, it's called olddata", "docker volume rm olddata"),
        ("remove all containers of the network, its name is backnet", "docker rm $(docker ps -aq -f network=backnet)"),
        ("when did my killed game server stop, container is ark", "docker inspect -f '{{.State.FinishedAt}}' ark"),
        ("stop my app (the container is called shop)", "docker stop shop"),
    ],
)
def test_a_name_stands_where_the_thing_is_spoken_of(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


def test_the_name_of_what_is_made_stays_its_own() -> None:
    assert (
        answer("run a container, name web, from nginx", STORE).suggestions[0].command == "docker run --name web nginx"
    )
    assert answer("create a volume, name: data", STORE).suggestions[0].command == "docker volume create data"


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("restart zigbee2mqtt, its a service in my compose", "docker compose restart zigbee2mqtt"),
        ("logs of radarr, i run it with compose", "docker compose logs radarr"),
        (
            "pull the new sonarr image and recreate it, we use compose",
            "docker compose pull sonarr && docker compose up -d sonarr",
        ),
        (
            "compose: fetch the newest api image and recreate api with it",
            "docker compose pull api && docker compose up -d api",
        ),
        ("update jellyfin, i use compose", "docker compose pull jellyfin && docker compose up -d jellyfin"),
    ],
)
def test_a_service_of_compose(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("kill -HUP haproxy, i mean the container", "docker kill -s HUP haproxy"),
        ("what is still using the volume dbdata? need to know before I rm it", "docker ps -a -f volume=dbdata"),
        ("fetch the slim flavour of Python 3.12, no need to run it yet", "docker pull python:3.12-slim"),
        ("which 5 containers did i create last", "docker ps -n 5"),
        ("pause the factorio server for a bit", "docker pause factorio"),
    ],
)
def test_remarks_say_nothing_of_what_is_to_be_done(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


def test_who_wants_to_look_before_is_not_told_to_remove() -> None:
    got = answer("remove the container web, i need to check before i remove it", STORE)
    assert not (got.outcome == "match" and got.suggestions[0].risk == "destroy" and got.suggestions[0].score > 0.8)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("containers with label a=b, dead or alive, names only", "docker ps -a -f label=a=b --format '{{.Names}}'"),
        ("please run nginx detached with name front and port 80", "docker run -d --name front -p 80:80 nginx"),
        ("run linuxserver/plex with PUID and PGID 1000", "docker run -e PUID=1000 -e PGID=1000 linuxserver/plex"),
        ("let me in to gitlab as user git", "docker exec -u git -it gitlab bash"),
        ("run it as my own user 1000:1000, image is nodered/node-red", "docker run -u 1000:1000 nodered/node-red"),
    ],
)
def test_what_is_said_in_passing_is_set(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


def test_a_machine_in_a_cloud_is_none_of_docker() -> None:
    assert answer("spin up a t3.micro ec2 instance in eu-west-1", STORE).outcome == "none"
