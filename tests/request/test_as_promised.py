"""What the page of the product promises, told in words of one's own: values of each kind, selections, facts, and what
is near them and stays as it was."""

import pytest
from scorer import right

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer

NETS = "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "
SIZES = "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr"
SAID = [
    # where the container begins, what it is told to do, who tells it names, whether it is well
    (
        "run python:3.12 interactively, this folder mounted at /code, and drop me in there",
        "docker run -it -v $(pwd):/code -w /code python:3.12",
    ),
    (
        "create a container called job from node:20 that will run node index.js, don't start it",
        "docker create --name job node:20 node index.js",
    ),
    (
        "set up a container named job from node:20 which is to do npm test, but not started yet",
        "docker create --name job node:20 npm test",
    ),
    ("ubuntu with a shell in front of me, names resolved by 8.8.8.8", "docker run -it --dns 8.8.8.8 ubuntu bash"),
    ("run nginx resolving names via 1.1.1.1", "docker run --dns 1.1.1.1 nginx"),
    (
        "run alpine with hostname box1 using 9.9.9.9 for dns",
        "docker run -h box1 --dns 9.9.9.9 alpine",
    ),
    (
        "mariadb with mysqladmin ping as its health check, every 20 secs",
        "docker run --health-cmd 'mysqladmin ping' --health-interval 20s mariadb",
    ),
    (
        "mariadb, health check mysqladmin ping, every minute, 3 retries",
        "docker run --health-cmd 'mysqladmin ping' --health-interval 1m --health-retries 3 mariadb",
    ),
    ("run alpine and start there", "docker run alpine"),
    # a container that is to be let alone when it ends
    ("container bot has to stop restarting each time it exits", "docker update --restart no bot"),
    ("the bot container must stop coming alive again every time it dies", "docker update --restart no bot"),
    ("the bot container must stop", "docker stop bot"),
    # sizes, folders, times of a log
    ("which of my images are the bulkiest", SIZES),
    ("which of my images is the fattest", f"{SIZES} | head -n 1"),
    ("which host folders is gitea looking at", "docker inspect -f '{{json .Mounts}}' gitea"),
    ("which directories of the machine can plex read", "docker inspect -f '{{json .Mounts}}' plex"),
    ("in which folder does gitea start", "docker inspect -f '{{.Config.WorkingDir}}' gitea"),
    ("what did mailer say in the past two hours? show the times too", "docker logs --since 2h -t mailer"),
    ("what did mailer say in the past two hours?", "docker logs --since 2h mailer"),
    # the client of a database
    (
        "open psql in container pg as user app on the crm database",
        "docker exec -it pg psql -U app crm",
    ),
    ("psql in the db container as postgres", "docker exec -it db psql -U postgres"),
    # what a group of containers uses
    ("cpu use of just those containers that came from redis", "docker stats $(docker ps -q -f ancestor=redis)"),
    (
        "ram and cpu of all containers with the label team=web, once",
        "docker stats --no-stream $(docker ps -q -f label=team=web)",
    ),
    ("cpu use of all containers", "docker stats"),
    ("stop all containers that run redis", "docker stop $(docker ps -q -f ancestor=redis)"),
    ("stop all containers that run", "docker stop $(docker ps -q)"),
    # a service, task by task
    (
        "roll the service crm over to crm:5, one at a time with 15s in between",
        "docker service update --image crm:5 --update-parallelism 1 --update-delay 15s crm",
    ),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store()


@pytest.mark.parametrize(("request_", "command"), SAID)
def test_what_is_promised(request_: str, command: str, store: Store) -> None:
    got = answer(request_, store)
    assert got.outcome == "match", got
    assert right(got.suggestions[0].command, [command], store), got.suggestions[0].command
