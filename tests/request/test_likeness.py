"""What the examples of requests speak for."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.likeness import likeness
from dsh.request.phrasebook import index_of
from dsh.request.retelling import read

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "kind"),
    [
        ("freeze the container encoder for a while, i need my cpu for a video call", "command"),
        ("the tall ship leaves the harbour at noon, bring your camera", "none"),
        ("what is the difference between a layer and an image", "concept"),
        ("get rid of it", "ambiguous"),
    ],
)
def test_kind_of_answer(request_: str, kind: str) -> None:
    index = index_of(STORE)
    found = likeness(read(request_, index), index.data)
    assert max(found.kinds, key=lambda k: found.kinds[k]) == kind
    for chances in (found.kinds, found.commands, found.concepts):
        assert sum(chances.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ("freeze the container encoder for a while, i need my cpu for a video call", "docker pause encoder"),
        ("everything which is running should stop now, I go home", "docker stop $(docker ps -q)"),
        ("the build cache is huge like an elephant, empty it", "docker builder prune"),
    ],
)
def test_a_wish_among_other_words(request_: str, command: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == command


def test_what_may_only_look_destroys_nothing() -> None:
    got = answer("which dangling images would go if I pruned, only show me", STORE)
    assert got.suggestions == () or got.suggestions[0].risk == "read"


STORIES = [
    ("my nginx is unhealthy since the morning, shouldn't docker restart it", "healthcheck"),
    ("can somebody who pulls our image find the token that was used in the build", "secrets"),
    ("could docker kill corrupt my mariadb", "stop-kill"),
    ("built on an arm laptop, it doesn't start on the server, what is it with these architectures", "platform"),
    ("best way to back up a volume?", "backup"),
    ("if docker gets updated do all my containers die with it", "engine"),
    ("changed one word in a css file and the whole npm install ran again, what did i do wrong", "build-cache"),
]


@pytest.mark.parametrize(("told", "idea"), STORIES)
def test_a_story_around_one_idea(told: str, idea: str) -> None:
    got = answer(told, STORE)
    assert (got.outcome, got.concept) == ("concept", idea)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("exec format error... is the image kiosk arm or amd64?", "docker image inspect -f '{{.Architecture}}' kiosk"),
    ],
)  # fmt: skip
def test_a_story_around_a_thing_of_ones_own_is_none(asked: str, line: str) -> None:
    assert answer(asked, STORE).suggestions[0].command == line
