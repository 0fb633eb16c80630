"""The answer to the whole stays beside a row of wishes: what is sure and has all, what a story is told around."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


def _words(line: str) -> list[list[str]]:
    """The words of each command, whatever the order of its flags."""
    return [sorted(command.split()) for command in line.split(" && ")]


KEPT = [
    # a registry that is told by its host alone goes before the name
    (
        "tag cart:3.1 for harbor.acme.io and push it there",
        "docker tag cart:3.1 harbor.acme.io/cart:3.1 && docker push harbor.acme.io/cart:3.1",
    ),
    (
        "tag blog:1 for registry.example.org:5000 and then push it",
        "docker tag blog:1 registry.example.org:5000/blog:1 && docker push registry.example.org:5000/blog:1",
    ),
    # a reason is no order
    ("the container worker cannot resolve redis, so hook worker up to the network inner",
     "docker network connect inner worker"),
    ("I changed my Dockerfile but compose still runs the old build, how to rebuild and start again",
     "docker compose up -d --build"),
    ("I fetched new code and the compose service shop still shows the old page, its image has to be built again",
     "docker compose build shop"),
    ("bind redis to 127.0.0.1:6380 only, nobody outside should reach it", "docker run -p 127.0.0.1:6380:6379 redis"),
    ("conflict: unable to remove image, being used by container - how to find that container",
     "docker ps -a -f ancestor=IMAGE"),
    ("I broke my container, can i see what was changed in its files compared to the image", "docker diff CONTAINER"),
    # one command does both
    ("start toolbox and attach to its output and my keyboard", "docker start -ai toolbox"),
    ("start toolbox and then attach to logger", "docker start toolbox && docker attach logger"),
    # no flag is lost
    (
        "pull the newest cafe:latest and recreate the container cafe, keep port 9000 to 80 and restart always",
        "docker pull cafe:latest && docker rm -f cafe"
        " && docker run -p 9000:80 --name cafe -d --restart always cafe:latest",
    ),
    # what one is going to do, and until when, limits nothing
    ("going to swap the SSD. everything docker has running must be stopped", "docker stop $(docker ps -q)"),
    ("How do I shut down every container that's running before the bell rings?", "docker stop $(docker ps -q)"),
    # what is taken back goes for what is said after it
    ("open the console of the kiosk container, i mean attach to what's running", "docker attach kiosk"),
    # what is carried over ssh is no line of the engine there
    ("pipe the image memo:5 over ssh to ops@attic so that docker there loads it",
     "docker save memo:5 | ssh ops@attic docker load"),
    # who was killed was not short of memory
    ("who was killed in the last 3 hours? I want the docker events of kind kill",
     "docker events --since 3h -f event=kill"),
    ("has the mail container died? show its last 30 lines", "docker logs -n 30 mail"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), KEPT)
def test_the_answer_to_the_whole_stays(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert _words(got.suggestions[0].command) == _words(line), got.suggestions[0].command


def test_what_is_looked_at_inside_is_no_command() -> None:
    request = "a colleague built the app in container mailer, i must go in there with a shell and look at the config"
    first = answer(request, STORE).suggestions[0].command
    assert first.startswith("docker exec -it mailer")
    assert "config" not in first


@pytest.mark.parametrize(
    "request_",
    ["stop every container that was started before the flood ebbed", "restart all containers that glimmer and fnord",
     "keep the dragon on. stop all containers"],
)  # fmt: skip
def test_what_is_unknown_may_still_limit_it(request_: str) -> None:
    lines = [it.command for it in answer(request_, STORE).suggestions if it.score > 0.6]
    assert not any(it.endswith(" $(docker ps -q)") for it in lines)


@pytest.mark.parametrize("request_", ["npm install hangs on my laptop", "pip install flask in my venv"])
def test_what_is_done_elsewhere_is_no_container(request_: str) -> None:
    assert answer(request_, STORE).outcome == "none"


@pytest.mark.parametrize(
    "request_",
    [
        "what happens if i run rm -rf /srv in container shop",
        "multi-stage builds, what for",
        "in 9000:80 which number is mine and which is the container's",
    ],
)
def test_beside_an_idea_nothing_is_done(request_: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "concept"
    assert all(it.risk == "read" for it in got.suggestions)
