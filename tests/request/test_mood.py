"""Who asks whether something may be done is told about it; nothing is offered that does it."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.phrasebook import index_of
from dsh.request.retelling import read

STORE = open_store()
INDEX = index_of(STORE)


@pytest.mark.parametrize(
    "text",
    [
        "volume in use by running container - possible to delete?",
        "a network with containers in it: safe to remove?",
        "images of a stopped container, ok to delete them?",
    ],
)
def test_asking_leave_is_no_order(text: str) -> None:
    assert read(text, INDEX).mood == "idea"
    assert all(s.risk != "destroy" for s in answer(text, STORE).suggestions)


@pytest.mark.parametrize(
    "text",
    ["is it possible to remove all stopped containers at once", "remove the images that are safe to remove"],
)
def test_how_to_is_a_wish(text: str) -> None:
    assert read(text, INDEX).mood == "wish"


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("what are secrets for in swarm", "idea"),
        ("what is a healthcheck for", "idea"),
        ("what are the logs for web", "look"),
        ("what is the ip for the container db", "look"),
    ],
)
def test_what_things_are_for_is_no_look(text: str, mood: str) -> None:
    assert read(text, INDEX).mood == mood


@pytest.mark.parametrize(
    ("text", "idea"),
    [
        ('what does "detached" mean', "detached"),
        ("what does the word 'layer' mean here", "layer"),
        ("what's meant by 'bind mount'", "bind-mount"),
        ("what does '-it' mean", "interactive"),
    ],
)
def test_a_word_in_quotes_is_what_is_asked_about(text: str, idea: str) -> None:
    assert answer(text, STORE).concept == idea
