"""What is the case and what is wished, in words of every day and without a name, is understood by all of its words."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("i started it in the background, how do i see what it says now", "docker logs CONTAINER"),
        ("how do i see the messages of a container thats in the background", "docker logs CONTAINER"),
        ("i dont want to go into the container just fire one command there", "docker exec CONTAINER COMMAND"),
        ("i left the container and want back in", "docker start -ai CONTAINER"),
        ("i closed the window and it still runs, how can i stop it", "docker stop CONTAINER"),
        ("the container keeps coming back after i stop it", "docker update --restart no CONTAINER"),
        ("want to check my docker install", "docker run hello-world"),
        ("i need ruby for a minute but dont want it on my computer", "docker run -it --rm ruby"),
        ("i have an m1 and the image is only for intel, how do i run it", "docker run --platform linux/amd64 IMAGE"),
        ("the container i created is missing from the list", "docker ps -a"),
        ("docker ps cuts off the ids", "docker ps --no-trunc"),
        ("what is running inside of it", "docker top CONTAINER"),
        ("is it still running or did it stop", "docker inspect -f '{{.State.Status}}' CONTAINER"),
        ("which docker commands are there", "docker --help"),
        ("what options does run have", "docker run --help"),
        ("get rid of an image i dont need anymore", "docker rmi IMAGE"),
        ("i changed things inside the container, how do i keep that", "docker commit CONTAINER IMAGE"),
        ("i want my image to have two names", "docker tag IMAGE NEW_NAME"),
        ("i have written my dockerfile, whats the next command", "docker build -t IMAGE ."),
        ("it doesnt pick up my changes when i build", "docker build --no-cache ."),
        ("clean up the leftovers of building", "docker builder prune"),
        ("how do i name the image when i build it", "docker build -t NAME:TAG ."),
        ("get rid of a container although it runs", "docker rm -f CONTAINER"),
        ("there is already a container with that name, remove it", "docker rm CONTAINER"),
        ("in which folder on my pc is the data of the container", "docker inspect -f '{{json .Mounts}}' CONTAINER"),
        ("old volumes can go if nothing uses them", "docker volume prune"),
        ("my containers dont see each other, put them in the same network", "docker network connect NETWORK CONTAINER"),
        ("compose takes over my terminal", "docker compose up -d"),
        ("just one container of the compose file should restart", "docker compose restart SERVICE"),
        ("stop only one of them in compose", "docker compose stop SERVICE"),
        ("did i write the compose file correctly", "docker compose config"),
        ("docker fills up my drive, what is it that takes so much", "docker system df"),
        ("start a container and get right into it", "docker run -it IMAGE sh"),
        ("the container should disappear when its done", "docker run --rm IMAGE"),
        ("docker gives them funny names, i want my own", "docker run --name NAME IMAGE"),
        ("i cant open the page in my browser", "docker port CONTAINER"),
        ("the container should see the folder i am in", 'docker run -v "$(pwd)":PATH IMAGE'),
        ("put my config file in there", "docker cp PATH CONTAINER:PATH"),
        ("it crashed, what was the error", "docker logs CONTAINER"),
        ("at what time was that written in the log", "docker logs -t CONTAINER"),
        ("let it go on after the pause", "docker unpause CONTAINER"),
        ("how do i make it start when my pc starts", "docker update --restart unless-stopped CONTAINER"),
        ("it eats all my memory, give it less", "docker update -m SIZE CONTAINER"),
        ("dont let it use the whole cpu", "docker update --cpus CPUS CONTAINER"),
        ("my laptop gets hot because of docker, which one is it", "docker stats"),
        ("make a network for my containers", "docker network create NETWORK"),
        ("what is in my volume", "docker run --rm -v VOLUME:/data alpine ls -la /data"),
        ("my dockerfile has another name", "docker build -f FILE ."),
        ("what changed in the container", "docker diff CONTAINER"),
        ("put an image on a usb stick", "docker save -o FILE IMAGE"),
        ("downlod python but version 3.11", "docker pull python:3.11"),
        ("start redis so that the data is still there when i delete the container", "docker run -v VOLUME:/data redis"),
    ],
)
def test_a_situation_is_understood(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("stop only web and db in compose", "docker compose stop web db"),
        ("remove the container web even though it runs", "docker rm -f web"),
        ("save the state of container sandbox as a new image", "docker commit sandbox"),
        ("build the image from this folder and call it coursework", "docker build -t coursework ."),
        ("is anything running in docker right now?", "docker ps"),
        ("restart all the services of compose", "docker compose restart"),
        ("which processes run in redis", "docker top redis"),
        ("compose up and drop containers whose service is gone", "docker compose up --remove-orphans"),
        ("do not cut off the ids in the list of containers", "docker ps --no-trunc"),
        ("create a network called backend", "docker network create backend"),
        ("give web less memory, 200m", "docker update -m 200m web"),
    ],
)
def test_what_is_named_is_no_situation(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command.startswith(line)


@pytest.mark.parametrize(
    ("request_", "concept"),
    [
        ("i dont get volumes", "volume"),
        ("what are the i and the t for that everybody types", "interactive"),
        ("why does it download so many layers", "layer"),
        ("i dont understand attach vs exec", "attach-exec"),
        ("how do layers get cached when an image is built?", "layer"),
    ],
)
def test_an_idea_is_told(request_: str, concept: str) -> None:
    assert answer(request_, STORE).concept == concept


@pytest.mark.parametrize(
    "request_",
    [
        "i installed windows on my laptop, can i keep that",
        "i made a cake yesterday and now i cant find it",
        "my cat keeps running after i closed the door, how do i end it",
        "which programs are going on in the theatre",
    ],
)
def test_what_is_not_of_docker_is_no_situation(request_: str) -> None:
    assert answer(request_, STORE).outcome != "match"
