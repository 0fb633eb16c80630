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
    ("cpu use of the db container", "docker stats db"),
    ("stop all containers that run redis", "docker stop $(docker ps -q -f ancestor=redis)"),
    ("stop all containers that run", "docker stop $(docker ps -q)"),
    # what is bigger than so much
    ("list images larger than 1 gb", "docker images --format '{{.Repository}}:{{.Tag}} {{.Size}}' | grep GB"),
    ("which of the images are over 700 MB", SIZES),
    ("images over 700 MB", SIZES),
    ("which volumes would a volume prune throw out?", "docker volume ls -f dangling=true"),
    ("any containers on hold at the moment?", "docker ps -f status=paused"),
    # names, and networks that are left
    ("container old_shop shall be known as shop-legacy", "docker rename old_shop shop-legacy"),
    ("run redis known as cache", "docker run --network-alias cache --network NETWORK redis"),
    ("run redis known as cache in the network lan", "docker run --network lan --network-alias cache redis"),
    ("api must no longer be a member of the frontend network", "docker network disconnect frontend api"),
    # what will not go by itself
    (
        "image node:18 won't go away since an old container still uses it, remove it regardless",
        "docker rmi -f node:18",
    ),
    ("sweep up all unused stuff, unused images as well, and don't prompt me", "docker system prune -a -f"),
    # logs
    ("keep an eye on mailer's output, starting with the last 50 lines", "docker logs -f -n 50 mailer"),
    ("put everything that mailer has printed into mailer.txt", "docker logs mailer > mailer.txt 2>&1"),
    ("why did it die? show logs of whatever container I launched last", "docker logs $(docker ps -lq)"),
    ("can i still see the output of a container that has crashed? how?", "docker logs CONTAINER"),
    # facts
    ("under which address inside docker can I reach mq-1", f"{NETS}mq-1"),
    ("of which layers is acme/crm:3 made up", "docker history acme/crm:3"),
    ("which files were added or removed in crm compared to its image", "docker diff crm"),
    (
        "what gets lost if I delete the container crm? which volumes does it have",
        "docker inspect -f '{{json .Mounts}}' crm",
    ),
    ("with which signal does docker stop end crm", "docker inspect -f '{{.Config.StopSignal}}' crm"),
    (
        "killed or crashed? give me the full last state of container crm",
        "docker inspect -f '{{json .State}}' crm",
    ),
    ("as root do apk update in the toolbox container", "docker exec -u root toolbox apk update"),
    # images on their way
    ("save redis:7 and nginx:1 together in a single archive, all.tar", "docker save -o all.tar redis:7 nginx:1"),
    (
        "crm:1.4 needs a second name reg.local:5000/crm:1.4, then push that",
        "docker tag crm:1.4 reg.local:5000/crm:1.4 && docker push reg.local:5000/crm:1.4",
    ),
    (
        "build the dockerfile here and run the result right away, crm is the name",
        "docker build -t crm . && docker run crm",
    ),
    ("build here, crm:2 is the tag", "docker build -t crm:2 ."),
    (
        "take the newest redis:7 and swap container mem for a fresh one off it",
        "docker pull redis:7 && docker rm -f mem && docker run -d --name mem redis:7",
    ),
    # the swarm
    ("what does a new manager have to type to get into our swarm?", "docker swarm join-token manager"),
    ("that service update was rubbish, put crm back to what it was", "docker service rollback crm"),
    ("deploy stack.yml as crm on the swarm", "docker stack deploy -c stack.yml crm"),
    ("node4 goes into maintenance, no tasks there", "docker node update --availability drain node4"),
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


@pytest.mark.parametrize(
    "request_", ["tidy up a bit in here", "clean up around here", "disk is full agian, make some room"]
)
def test_what_says_too_little_is_asked_back(request_: str, store: Store) -> None:
    assert answer(request_, store).outcome == "ambiguous"


def test_what_is_big_is_not_removed_by_its_size(store: Store) -> None:
    got = answer("remove images bigger than a gigabyte", store)
    assert all(it.risk != "destroy" for it in got.suggestions)
