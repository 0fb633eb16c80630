"""Requests that are told in full, clause by clause, in whatever words: lists with filters and columns, logins."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("Retrieve the containers that are in exited status.", "docker ps -a -f status=exited"),
        ("show me the containers that have exited with a status code of 137", "docker ps -a -f exited=137"),
        ("which containers finished without any errors", "docker ps -a -f exited=0"),
        ("provide the running containers with the volume set to /data", "docker ps -f volume=/data"),
        (
            "find all containers whose volume is mounted at /srv and whose ancestor is redis",
            "docker ps -a -f volume=/srv -f ancestor=redis",
        ),
        ("list the running containers having debian as their ancestor", "docker ps -f ancestor=debian"),
        ("fetch the containers that have the network set to blue", "docker ps -f network=blue"),
        ("display only the ones of the containers with the 'network=host' filter", "docker ps -f network=host"),
        (
            "list all containers with the label 'org.shop.team' set to blue",
            "docker ps -a -f label=org.shop.team=blue",
        ),
        ("show the running containers created prior to 3e33ad9a0b2e", "docker ps -f before=3e33ad9a0b2e"),
        (
            "all containers that exited before the container with ID 4f66ad9a0b2e",
            "docker ps -a -f status=exited -f before=4f66ad9a0b2e",
        ),
        ("give me the running containers with a healthy health status", "docker ps -f health=healthy"),
        ("show me all containers, regardless of whether they are running or stopped", "docker ps -a"),
        ("list every container, even the inactive ones", "docker ps -a"),
        ("list all containers without truncating the output", "docker ps -a --no-trunc"),
        (
            "reveal the names, images, and status of the containers",
            "docker ps --format 'table {{.Names}}\\t{{.Image}}\\t{{.Status}}'",
        ),
        (
            "could you show me the status and sizes of all the containers, please?",
            "docker ps -a --format 'table {{.Names}}\\t{{.Status}}\\t{{.Size}}'",
        ),
        (
            "Provide me with the repository, tag, and ID of all the images that were built before redis:7",
            "docker images -f before=redis:7 --format 'table {{.Repository}}\\t{{.Tag}}\\t{{.ID}}'",
        ),
        (
            "list the images with the label stage=test along with their repository, tag and size",
            "docker images -f label=stage=test --format 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}'",
        ),
        ("display all docker images, including the ones that are not currently in use", "docker images"),
        ("retrieve the repository, tag, and digest of the images", "docker images --digests"),
        ("show me the nginx images and their tags and ids", "docker images --format 'table {{.Tag}}\\t{{.ID}}' nginx"),
        ("list the volumes that use the driver local", "docker volume ls -f driver=local"),
        ("show the networks with the overlay driver and their scope", "docker network ls -f driver=overlay"),
    ],
)
def test_a_list_with_its_filters_and_columns(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command.startswith(line)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("login using my username and password", "docker login"),
        ("please log in with your username and password", "docker login"),
        (
            "log into our registry at registry.local:5000 with user admin and password admin",
            "docker login -u admin -p admin registry.local:5000",
        ),
        (
            'login to hub.example.com with "joe" as the username and "hunter2" as the password',
            "docker login -u joe -p hunter2 hub.example.com",
        ),
        (
            "authenticate to registry.example.com using my account anna and the token in ~/.tok/hub.txt",
            "docker login -u anna --password-stdin registry.example.com < ~/.tok/hub.txt",
        ),
        (
            "log in with user bob, password via stdin, to harbor.example.com",
            "docker login -u bob --password-stdin harbor.example.com",
        ),
    ],
)
def test_a_login(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    "request_",
    ["what are dangling images", "what are layers of an image"],
)
def test_what_asks_for_an_idea_is_no_list(request_: str) -> None:
    assert answer(request_, STORE).outcome in ("concept", "ambiguous")


@pytest.mark.parametrize(
    "request_",
    [
        "all containers with the label env=staging should be stopped",
        "stop the containers with the status paused",
        "get rid of the dangling images and their tags",
        "fetch the nginx image",
    ],
)
def test_what_is_to_be_done_is_no_list(request_: str) -> None:
    got = answer(request_, STORE)
    assert not got.suggestions[0].command.startswith(("docker ps", "docker images"))


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("how do i restart a specific service using docker compose", "docker compose restart SERVICE"),
        ("view the logs of a certain service with docker compose", "docker compose logs SERVICE"),
        ("build a single service with compose", "docker compose build SERVICE"),
        ("how can i connect a container to a particular network", "docker network connect NETWORK CONTAINER"),
        ("create a container with a custom name from nginx", "docker create --name NAME nginx"),
        ("run a container with a custom network", "docker run --network NETWORK IMAGE"),
    ],
)
def test_a_specific_one_that_is_not_named_is_left_open(request_: str, line: str) -> None:
    first = answer(request_, STORE).suggestions[0]
    assert first.command == line
    assert {word for word in line.split() if word.isupper()} <= set(first.missing)
