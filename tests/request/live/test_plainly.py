"""With an engine at hand, too, who asks, waits or spares gets no line that changes."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.live.plainly import is_order
from dsh.request.phrasebook import index_of

STORE = open_store()
PROJECT = Live(
    (
        LiveContainer("kiosk-web-1", "kiosk-web", "running", ((8080, 80),), ("kiosk_default",), ()),
        LiveContainer("kiosk-db-1", "postgres:16", "running", (), ("kiosk_default",), ()),
    ),
    ("kiosk-web:latest", "postgres:16"),
    ("kiosk_data",),
    ("bridge", "kiosk_default"),
    ("web", "db"),
)
BOX = Live(
    (
        LiveContainer("web", "nginx:1.25", "running", ((8080, 80),), ("bridge",), ()),
        LiveContainer("store", "redis:7", "running", (), ("bridge",), ()),
        LiveContainer("train-bert-02", "acme/bert:2", "running", (), ("bridge",), ()),
    ),
    ("nginx:1.25", "redis:7", "acme/bert:2", "acme/site:debian-12"),
    ("attic",),
    ("bridge",),
)


@pytest.mark.parametrize(
    ("request_", "live"),
    [
        ("take the whole thing down with volumes?", PROJECT),
        ("take the whole app down, what happens to the data", PROJECT),
        ("take it all down after the backup", PROJECT),
        ("tear down the whole thing, the volumes stay", PROJECT),
        ("why does npm test fail in a fresh web container", PROJECT),
        ("i edited web, do i have to rebuild", PROJECT),
        ("attic can go; not now", BOX),
        ("attic can go, after the backup", BOX),
        ("bump web to 512m", BOX),
        ("clear the store completely", BOX),
    ],
)
def test_no_line_of_a_whole_sentence(request_: str, live: Live) -> None:
    got = answer(request_, STORE, live)
    assert got.outcome != "match" or got.suggestions[0].risk == "read" or got.suggestions[0].score < 0.5


@pytest.mark.parametrize(
    ("request_", "line", "live"),
    [
        ("take the whole thing down with its volumes", "docker compose down -v", PROJECT),
        ("take it all down please", "docker compose down", PROJECT),
        ("run npm test in a fresh web container", "docker compose run --rm web npm test", PROJECT),
        ("i edited the dockerfile of web, rebuild it", "docker compose build web", PROJECT),
        ("attic can go, nobody uses it", "docker volume rm attic", BOX),
        ("run alpine, name it bert-02", "docker run --name bert-02 alpine", BOX),
        ("pull debian 12", "docker pull debian:12", BOX),
        ("let web restart always, i am not to start it by hand", "docker update --restart always web", BOX),
    ],
)
def test_an_order_is_one(request_: str, line: str, live: Live) -> None:
    assert answer(request_, STORE, live).suggestions[0].command == line


def test_orders() -> None:
    data = index_of(STORE).data
    assert is_order("take web down with its volumes, please", data)
    assert not any(
        is_order(text, data) for text in ("stop web?", "remove web, don't", "stop it when it is done", "is it up")
    )


@pytest.mark.parametrize("request_", ['" "', '" " "', 'stop " "', "'  ' ' '"])
def test_what_is_blank_says_nothing(request_: str) -> None:
    assert answer(request_, STORE).outcome in ("none", "ambiguous", "match")
