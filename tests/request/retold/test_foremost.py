"""The thing first, and then that it is to go; who asks, tells what others say or what is so orders nothing."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

GOES = [
    ("container billing-old should disappear even if it's still up", "docker rm -f billing-old"),
    ("although it is still running, the container probe has to go", "docker rm -f probe"),
    ("mail-test may be thrown out, I don't care that it runs", "docker rm -f mail-test"),
    ("the scraper2 container can be deleted, and its anonymous volumes too", "docker rm -v scraper2"),
    ("container probe must go, running or not, together with its anonymous volumes", "docker rm -fv probe"),
    ("uploads_2019 is a volume I no longer want", "docker volume rm uploads_2019"),
    ("i no longer need the volume uploads_2019", "docker volume rm uploads_2019"),
    ("the networks stage1 and stage2 have served their purpose, away with them", "docker network rm stage1 stage2"),
    ("image shop:0.9 is just in the way, please get it off my disk", "docker rmi shop:0.9"),
    ("volumes without a container should be thrown away", "docker volume prune"),
    ("every network nobody uses should vanish", "docker network prune"),
    ("exited containers can be swept away, no questions asked", "docker container prune -f"),
    ("farewell stack metrics", "docker stack rm metrics"),
    ("forget about the context lab", "docker context rm lab"),
    ("our server should leave the swarm, yes, it's a manager", "docker swarm leave -f"),
    ("kick this machine out of the swarm", "docker swarm leave"),
]
STAYS = [
    "should the container probe go?",
    "the container probe should not go",
    "uploads_2019 is a volume I still need",
    "the image shop:0.9 is of no use",
    "our server left the swarm although it was a manager",
    "container probe went away although it was running",
    "they told us the volume uploads_2019 should be deleted",
    "my colleague says container probe must go",
    "maybe container probe can go",
    "I'm not sure whether the volume uploads_2019 can be deleted",
    "delete evry container, running or not, just kidding",
    "the container probe can go once the backup is done",
    "volume uploads_2019 can go unless someone needs it",
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_", "command"), GOES)
def test_it_goes(request_: str, command: str, store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, [command], store)


@pytest.mark.parametrize("request_", STAYS)
def test_it_stays(request_: str, store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"


@pytest.mark.parametrize("word", ["old", "whole", "evry", "same"])
def test_a_word_of_the_language_is_no_name(word: str, store: Store) -> None:
    got = answer(f"the {word} container can go even though it is running", store)
    assert not any(f" {word}" in it.command for it in got.suggestions)
