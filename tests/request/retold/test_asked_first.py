"""A question, and the order that leans on it."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

BOTH = [
    ("can caddy share the network of my machine? run one like that", ["docker run --network host caddy"]),
    ("what does `id` print in an ubuntu container? try it once", ["docker run --rm ubuntu id", "docker run ubuntu id"]),
    ("which shell has a busybox container? run ps in one", ["docker run busybox ps"]),
    ("is it possible to run debian without network? please do so", ["docker run --network none debian"]),
    ("can mariadb be limited to 300 MB of memory? start it that way", ["docker run -m 300m mariadb"]),
    ("what changes if I set MODE=fast? start acme/worker like that", ["docker run -e MODE=fast acme/worker"]),
    ("does the container shop listen at all? run netstat -tln in it", ["docker exec shop netstat -tln"]),
    ("why is the network tmpnet still there? delete it", ["docker network rm tmpnet"]),
    ("are there stopped containers? remove them", ["docker container prune"]),
    ("is the database up? run pg_isready in container pg", ["docker exec pg pg_isready"]),
    ("do I need a builder for arm? create one called pi and use it", ["docker buildx create --name pi --use"]),
]
NOTHING_GOES = [
    "is the container shop still needed? if not, remove it",
    "should I delete the volume data1? do it only if it is empty",
    "can I remove the volume data1? don't do it yet",
    "are there stopped containers? remove those without a name",
    "are there unused networks? remove none of them",
    "is it possible to remove the volume data1? no, don't",
    "how do I remove all volumes? just asking",
    "tell my colleague that the container shop can go",
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_", "commands"), BOTH)
def test_both_are_one_order(request_: str, commands: list[str], store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome == "match"
    assert right(got.suggestions[0].command, commands, store)


@pytest.mark.parametrize("request_", NOTHING_GOES)
def test_nothing_goes_on_a_condition(request_: str, store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"
