"""A line that is done to many is not offered where fewer were meant."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.suggestion import takes_many

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "look"),
    [
        ("delete one of the exited containers", "docker ps -a -f status=exited"),
        ("please kill any one of the running containers", "docker ps"),
        ("remove just one unused network", "docker network ls"),
        ("erase a single dangling volume", "docker volume ls -f dangling=true"),
        ("restart one of the redis containers", "docker ps -f ancestor=redis"),
        ("remove three of the stopped containers", "docker ps -a -f status=exited"),
        ("delete every third image", "docker images -a"),
        ("delete the container before the last", "docker ps -a -n 3"),
        ("erase the penultimate container", "docker ps -a -n 3"),
        ("remove the volume dangling", "docker volume ls -f dangling=true"),
    ],
)
def test_of_one_or_a_few_not_all_go(request_: str, look: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "ambiguous"
    assert got.suggestions[0].command == look
    assert not any(it.risk != "read" and takes_many(it.command) for it in got.suggestions)


@pytest.mark.parametrize(
    ("request_", "look"),
    [
        ("delete all volumes except those used by mail", "docker inspect -f '{{json .Mounts}}' mail"),
        ("drop every volume but the ones mounted in api and job", "docker inspect -f '{{json .Mounts}}' api job"),
        ("delete all volumes except the volumes of shop", "docker inspect -f '{{json .Mounts}}' shop"),
        ("remove all images except the one api needs", "docker inspect -f '{{.Config.Image}}' api"),
        (
            "delete all networks besides those used by proxy",
            "docker inspect -f '{{json .NetworkSettings.Networks}}' proxy",
        ),
        ("delete all volumes except the ones mail and shop use", "docker inspect -f '{{json .Mounts}}' mail shop"),
        ("keep the volumes used by shop and remove the rest", "docker inspect -f '{{json .Mounts}}' shop"),
        ("keep the volumes of shop and mail and remove the others", "docker inspect -f '{{json .Mounts}}' shop mail"),
    ],
)
def test_what_something_uses_is_looked_up_first(request_: str, look: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "ambiguous"
    assert got.suggestions[0].command == look
    assert all(it.risk == "read" for it in got.suggestions)


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ("tidy up everything unused, never the volumes", "docker system prune"),
        ("prune networks but never volumes", "docker network prune"),
        ("remove the exited containers, never their volumes", "docker container prune"),
        ("do not prune networks, prune containers", "docker container prune"),
        ("remove the container all", "docker rm all"),
        ("restart the container all, please", "docker restart all"),
        (
            "remove all volumes containing cache except cache9",
            "docker volume rm $(docker volume ls -f name=cache --format '{{.Name}}' | grep -vx cache9)",
        ),
        ("remove all containers except shop", "docker rm $(docker ps -a --format '{{.Names}}' | grep -vx shop)"),
        ("remove every one of the stopped containers", "docker container prune"),
        ("remove all stopped containers, one by one", "docker container prune"),
        ("prune everything, volumes too", "docker system prune --volumes"),
        ("remove images older than two weeks", "docker image prune -a --filter until=336h"),
        (
            "delete all volumes except those of the project shop",
            "docker volume prune -a --filter 'label!=com.docker.compose.project=shop'",
        ),
    ],
)
def test_what_was_ordered_is_done(request_: str, command: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == command
