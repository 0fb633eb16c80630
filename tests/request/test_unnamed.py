"""One thing that is spoken of and not named is left open; who stays is never lost for want of a name."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("how to put a container in a network", "docker network connect NETWORK CONTAINER"),
        ("how to copy a file out of a stopped container", "docker cp CONTAINER:PATH ."),
        ("how do i get a docker container's ip address from the host?", "docker inspect -f '{{range"),
        ("how to see why a container exited", "docker logs CONTAINER"),
        ("how to delete a volume", "docker volume rm VOLUME"),
        ("how do i remove an image", "docker rmi IMAGE"),
    ],
)
def test_what_is_not_named_is_left_open(request_: str, line: str) -> None:
    first = answer(request_, STORE).suggestions[0]
    assert first.command.startswith(line)
    assert {place for place in ("CONTAINER", "VOLUME", "NETWORK", "IMAGE") if place in line} <= set(first.missing)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("stop all containers but one", "docker stop $(docker ps --format '{{.Names}}' | grep -vx CONTAINER)"),
        (
            "remove all containers except one",
            "docker rm $(docker ps -a --format '{{.Names}}' | grep -vx CONTAINER)",
        ),
        (
            "kill every container except a specific one",
            "docker kill $(docker ps --format '{{.Names}}' | grep -vx CONTAINER)",
        ),
        (
            "delete all networks besides one",
            "docker network rm $(docker network ls --format '{{.Name}}' | grep -vx NETWORK)",
        ),
    ],
)
def test_one_that_stays_is_left_open(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert [it.command for it in got.suggestions] == [line]
    assert got.suggestions[0].missing


@pytest.mark.parametrize(
    ("request_", "look"),
    [
        ("remove all containers except the important ones", "docker ps -a"),
        ("stop all containers but leave some running", "docker ps -a"),
        ("remove all images but keep the ones i need", "docker images"),
    ],
)
def test_several_that_stay_are_asked_for(request_: str, look: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "ambiguous"
    assert got.suggestions[0].command == look


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("Kill one or more running containers", "docker kill CONTAINER"),
        ("start one or more stopped containers", "docker start CONTAINER"),
        ("stop one or several containers", "docker stop CONTAINER"),
    ],
)
def test_one_or_more_are_not_all(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line
