"""What the program of a container does: dumps of databases, prompts, what redis holds."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("ledger", "postgres:16"),
        LiveContainer("till", "mariadb:11"),
        LiveContainer("shelf", "redis:7-alpine"),
        LiveContainer("belt", "rabbitmq:3-management"),
        LiveContainer("zoo", "mongo:7"),
    ),
    ("postgres:16", "mariadb:11", "redis:7-alpine", "rabbitmq:3-management", "mongo:7"),
)
ALL = "mariadb-dump -u root -pPASSWORD --all-databases"
CASES = [
    ("dump the database in ledger to all.sql", "docker exec ledger pg_dumpall -U postgres > all.sql"),
    ("make a dump of ledger, call it l.sql", "docker exec ledger pg_dumpall -U postgres > l.sql"),
    ("dump the database bread of ledger into b.sql", "docker exec ledger pg_dump -U postgres bread > b.sql"),
    (
        "back up everything in till into t.sql",
        "docker exec till mariadb-dump -u root -pPASSWORD --all-databases > t.sql",
    ),
    ("load start.sql into ledger", "docker exec -i ledger psql -U postgres < start.sql"),
    ("feed start.sql to till please", "docker exec -i till mariadb -u root -pPASSWORD < start.sql"),
    ("open psql on the database", "docker exec -it ledger psql -U postgres"),
    ("mongo shell please", "docker exec -it zoo mongosh"),
    ("get me into till with mariadb", "docker exec -it till mariadb -u root -p"),
    ("is shelf answering? ping it", "docker exec shelf redis-cli ping"),
    ("flush redis", "docker exec shelf redis-cli FLUSHALL"),
    ("how many keys are in shelf", "docker exec shelf redis-cli DBSIZE"),
    ("list the queues in belt", "docker exec belt rabbitmqctl list_queues"),
]


@pytest.mark.parametrize(("text", "command"), CASES)
def test_the_line(text, command):
    got = answer(text, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)


def test_what_is_flushed_is_lost():
    assert answer("flush redis", STORE, LIVE).suggestions[0].risk == "destroy"


@pytest.mark.parametrize(
    "text", ["did i flush redis", "what does flushall do", "do not flush redis", "when was the last dump of ledger"]
)
def test_who_asks_loses_nothing(text):
    got = answer(text, STORE, LIVE)
    assert got.outcome != "match" or got.suggestions[0].risk == "read"
