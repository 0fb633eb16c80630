"""Requests matched with the objects there are."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("shop-web-1", "nginx:alpine"),
        LiveContainer("blog-web-1", "nginx"),
        LiveContainer("mail", "mailhog/mailhog", "exited"),
        LiveContainer("db", "postgres:16"),
    ),
    ("nginx:alpine", "redis:7"),
    ("pgdata",),
    ("backnet",),
    ("db",),
)
CASES = [
    ("several", "stop the web one", ["docker stop shop-web-1", "docker stop blog-web-1"]),
    ("one by image", "stop the mailhog container", ["docker stop mail"]),
    ("container and service", "stop db", ["docker stop db", "docker compose stop db"]),
    ("volume", "remove pgdata", ["docker volume rm pgdata"]),
    ("network", "remove backnet", ["docker network rm backnet"]),
    ("image", "remove redis", ["docker rmi redis:7"]),
    ("exact name", "stop mail", ["docker stop mail"]),
    ("a new one", "run nginx", ["docker run nginx"]),
]


@pytest.mark.parametrize(("request_text", "wanted"), [pytest.param(r, w, id=i) for i, r, w in CASES])
def test_live(request_text: str, wanted: list[str]) -> None:
    found = answer(request_text, STORE, LIVE)
    assert found.outcome == ("match" if len(wanted) == 1 else "ambiguous")
    assert [s.command for s in found.suggestions][: len(wanted)] == wanted
