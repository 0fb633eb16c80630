"""A program that runs once in a container of a compose service, which goes afterwards."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

ONCE = [
    ("one-off rspec in the compose service shop, and throw that container away after", "shop rspec"),
    ("run rake db:seed once in a fresh container of compose service app and remove it", "app rake db:seed"),
    ("temporary container of service worker in compose running env, delete it afterwards", "worker env"),
    ("single alembic upgrade head with compose service api, container gone afterwards", "api alembic upgrade head"),
    ("make a throwaway container for the compose service api and run sh in it", "api sh"),
    ("compose service tools: run go vet once, container can go after", "tools go vet"),
    (
        "i want to run go test ./... in a new container of service core via compose, remove it after",
        "core go test ./...",
    ),
]
OTHERS = [
    ("exec pytest in the compose service api", "docker compose exec api pytest"),
    ("restart compose service api once", "docker compose restart api"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_", "told"), ONCE)
def test_it_runs_once(request_: str, told: str, store: Store) -> None:
    assert right(answer(request_, store).suggestions[0].command, [f"docker compose run --rm {told}"], store)


def test_it_stays_where_nothing_is_told_of_its_end(store: Store) -> None:
    got = answer("execute ls -la /app once in the backend service of compose", store)
    assert right(got.suggestions[0].command, ["docker compose run backend ls -la /app"], store)


@pytest.mark.parametrize(("request_", "command"), OTHERS)
def test_other_wishes_stay(request_: str, command: str, store: Store) -> None:
    assert right(answer(request_, store).suggestions[0].command, [command], store)
