"""Containers that are called by a word of everyday life, and names that something has already."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
GONE, OVER = "docker rm -f oven", "docker rm garden"
LIVE = Live(
    (
        LiveContainer("oven", "acme/oven:2", "running", ((8080, 80),), ("yard",)),
        LiveContainer("garden", "nginx:1.25", "exited", (), ("yard",)),
    ),
    ("acme/oven:2", "nginx:1.25"),
    (),
    ("bridge", "host", "none", "yard"),
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("how much memory does oven use", "docker stats --no-stream oven"),
        ("oven uses how much cpu", "docker stats --no-stream oven"),
        ("which port is oven on", "docker port oven"),
        ("open a shell in oven", "docker exec -it oven bash"),
        ("what is the oven doing", "docker logs oven"),
        ("ls /srv in oven", "docker exec oven ls /srv"),
        ("show the garden's log", "docker logs garden"),
        ("get rid of garden", "docker rm garden"),
    ],
)
def test_the_container_is_meant(text, command):
    got = answer(text, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)


@pytest.mark.parametrize("text", ["how do i clean the oven", "water the garden", "i love my garden"])
def test_the_word_is_meant(text):
    assert answer(text, STORE, LIVE).outcome == "none"


def test_a_question_changes_nothing():
    got = answer("would garden be gone after a container prune?", STORE, LIVE)
    assert got.outcome != "match" or got.suggestions[0].risk == "read"


def test_nobody_stops_all_for_one():
    got = answer("stop oven if it is running", STORE, LIVE)
    assert got.suggestions[0].command == "docker stop oven"


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        (
            "run a redis called oven",
            ["docker run --name NAME redis", "docker rm -f oven && docker run --name oven redis"],
        ),
        (
            "a new httpd with the name garden please",
            [
                "docker run --name NAME httpd",
                "docker start garden",
                "docker rm garden && docker run --name garden httpd",
            ],
        ),
        ("create a network yard", ["docker network create NAME", "docker network inspect yard"]),
        ("rename oven to garden", ["docker rename oven NEW_NAME", "docker rm garden && docker rename oven garden"]),
    ],
)
def test_a_name_is_taken(text, commands):
    got = answer(text, STORE, LIVE)
    assert got.outcome == "ambiguous"
    assert [s.command for s in got.suggestions] == commands
    assert "already" in got.question


def test_what_goes_first_leaves_its_name():
    got = answer("replace oven by a new redis called oven", STORE, LIVE)
    assert got.suggestions[0].command.startswith("docker rm -f oven && docker run ")
