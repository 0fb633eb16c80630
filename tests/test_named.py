"""What is run once is read with the objects there are, where it speaks of one of them."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.verbs.named import not_looked_up, with_objects

STORE = open_store()
LIVE = Live((LiveContainer("shop", "web:1.0", "running", ((8090, 80),)),), ("web:1.0",), ("data",), ("bridge",))
AGAIN = "docker rm -f shop && docker run -d --name shop -p 8100:80 web:1.0"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("put shop on another port 8100", AGAIN),
        ("change the port of shop to 8100", AGAIN),
        ("stop all containers", "docker stop $(docker ps -q)"),
    ],
)
def test_with_the_objects_there_are(text, command):
    assert with_objects(answer(text, STORE), STORE, LIVE).suggestions[0].command == command


@pytest.mark.parametrize(
    "text", ["what is an image", "list all containers", "run nginx on port 8080", "is bridge slow"]
)
def test_what_names_none_of_them_stays(text):
    found = answer(text, STORE)
    if found.outcome != "none":
        assert with_objects(found, STORE, LIVE) is found


def test_without_an_engine_no_name_is_looked_up():
    told = not_looked_up(answer("remove oven", STORE), STORE)
    assert told.hint == (
        "No engine answers, so names cannot be looked up. If it is a container, say so: remove the container oven"
    )
    assert answer("remove the container oven", STORE).suggestions[0].command == "docker rm oven"


@pytest.mark.parametrize("text", ["tell me a joke", "buy milk", "git push", "stop all containers", "what is an image"])
def test_what_names_nothing_is_not_asked_for(text):
    found = answer(text, STORE)
    assert not_looked_up(found, STORE) is found
