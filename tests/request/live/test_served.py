"""Services of the compose file beside the user, and what stands behind them."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("shop-web-1", "nginx:1"),
        LiveContainer("shop-api-1", "shop-api:latest"),
        LiveContainer("shop-db-1", "postgres:16"),
        LiveContainer("solitude", "redis:7"),
    ),
    ("nginx:1", "shop-api:latest", "postgres:16", "redis:7"),
    services=("web", "api", "db"),
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("restart api", "docker restart shop-api-1"),
        ("what did the web container print", "docker logs shop-web-1"),
        ("psql in the db, user postgres", "docker exec -it shop-db-1 psql -U postgres"),
        ("i want three apis", "docker compose up -d --scale api=3"),
        ("follow the logs of web and api", "docker compose logs -f web api"),
        ("recreate the api container from scratch", "docker compose up -d --force-recreate api"),
        ("restart the compose service api", "docker compose restart api"),
        ("run api on port 80", "docker run -p 80:80 api"),
        ("stop solitude", "docker stop solitude"),
        ("take the whole shop down", "docker compose down"),
    ],
)
def test_the_line(text, command):
    got = answer(text, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)
