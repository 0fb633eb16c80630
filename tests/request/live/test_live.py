"""Requests matched with the objects there are."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

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


SHOP = Live(
    (LiveContainer("shop-web", "shop:1"), LiveContainer("shop-db", "postgres:16"), LiveContainer("kv", "redis:7")),
    ("redis:7", "shop:1", "nginx:1", "postgres:16"),
    ("shop_pgdata", "shop_uploads", "kvdata"),
    ("bridge", "host", "none", "shop_net"),
)
IN_PART = [
    ("stop shop", ["docker stop shop-web", "docker stop shop-db"]),  # there is an image of that name as well
    ("logs of shop", ["docker logs shop-web", "docker logs shop-db"]),
    ("open a shell in shop", ["docker exec -it shop-web bash", "docker exec -it shop-db bash"]),
    ("stop redis", ["docker stop kv"]),
    ("start redis", ["docker start kv"]),
    ("remove the shop network", ["docker network rm shop_net"]),
    ("connect kv to the shop network", ["docker network connect shop_net kv"]),
    ("run nginx on the shop network", ["docker run --network shop_net nginx"]),
    ("create the shop network", ["docker network create shop"]),
    ("create a volume called shop", ["docker volume create shop"]),
    ("remove the pgdata volume", ["docker volume rm shop_pgdata"]),
    ("remove the volume shop", ["docker volume rm shop_pgdata", "docker volume rm shop_uploads"]),
    ("stop the shop web one and throw it away", ["docker stop shop-web && docker rm shop-web"]),
    ("logs of shop db", ["docker logs shop-db"]),
    ("stop nginx", []),  # no container is from it, and nothing else can be stopped
    ("pause nginx", []),
]


@pytest.mark.parametrize(("said", "wanted"), IN_PART)
def test_a_part_of_a_name(said: str, wanted: list[str]) -> None:
    found = answer(said, STORE, SHOP)
    assert found.outcome == ("none", "match", "ambiguous")[len(wanted)]
    assert [s.command for s in found.suggestions][: len(wanted)] == wanted
