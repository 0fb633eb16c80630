"""What is said around a wish, before it or behind it, changes what is meant just as it says."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    # not this but that
    ("don't run image reports as root but as uid 1001 gid 1001, with . on /work",
     "docker run -v $(pwd):/work -u 1001:1001 reports"),
    ("don't run nginx on port 80 but on 8081", "docker run -p 8081:80 nginx"),
    ("run crawler as 1001:1001 instead of root", "docker run -u 1001:1001 crawler"),
    ("shut worker down gracefully but don't wait longer than 5 seconds for it", "docker stop -t 5 worker"),
    ("sleepy_bell is a terrible name, call this container invoices instead", "docker rename sleepy_bell invoices"),
    ("i want cache2 to come back by itself after the machine reboots, without recreating it",
     "docker update --restart always cache2"),
    # what else
    ("I'm on an M2 mac and need the amd64 build of mysql 8, root pw xyz",
     "docker run --platform linux/amd64 -e MYSQL_ROOT_PASSWORD=xyz mysql:8"),
    ("i need postgres 16 for arm64", "docker pull --platform linux/arm64 postgres:16"),
    ("mongo named m2, root user bo with password pw1, persist to volume mv",
     "docker run --name m2 -v mv:/data/db -e MONGO_INITDB_ROOT_PASSWORD=pw1 -e MONGO_INITDB_ROOT_USERNAME=bo mongo"),
    ("which version of docker do i have, server too", "docker version"),
    ("prune the system without asking me anything", "docker system prune -f"),
    ("write the output of worker into worker.log, errors included", "docker logs worker > worker.log 2>&1"),
    ("write the output of nightly into nightly.txt", "docker logs nightly > nightly.txt 2>&1"),
    ("which env variables are set in billing", "docker exec billing env"),
    ("open a shell in tools:2 in place of its entrypoint", "docker run -it --entrypoint sh tools:2"),
    ("run redis in internal with the name sessions", "docker run --network internal --name sessions redis"),
    ("run nginx in shop-net", "docker run --network shop-net nginx"),
    ("take down the project demo and also the containers of removed services",
     "docker compose -p demo down --remove-orphans"),
    ("start with compose.yml and compose.prod.yml together", "docker compose -f compose.yml -f compose.prod.yml up"),
    # what comes after
    ("save api:2 into api.tar and after that remove the image", "docker save -o api.tar api:2 && docker rmi api:2"),
    ("tear the compose stack down and bring it up again freshly built",
     "docker compose down && docker compose up -d --build"),
    ("compose down and up again with fresh images built", "docker compose down && docker compose up -d --build"),
    ("bring the stack down and back up", "docker compose down && docker compose up -d"),
    ("pull caddy, stop and remove web and run it again",
     "docker pull caddy && docker stop web && docker rm web && docker run -d --name web caddy"),
    ("stop and remove api, then start it", "docker stop api && docker rm api && docker run -d --name api IMAGE"),
    ("replace container web with image caddy", "docker rm -f web && docker run --name web -d caddy"),
    ("restart api but first show me its logs", "docker logs api && docker restart api"),
    ("start the old one again but first i want to see its logs", "docker logs CONTAINER && docker start CONTAINER"),
    # what is asked before something goes
    ("want to remove the volume media later on, who is still using it?", "docker ps -a -f volume=media"),
    ("I'm about to delete redis:7, does anything still run from it?", "docker ps -a -f ancestor=redis:7"),
    ("what would docker compose down remove? only pretend", "docker compose --dry-run down"),
    ("does any layer of shop:4 do rm -rf? search its history", "docker history --no-trunc shop:4 | grep 'rm -rf'"),
    ("look for curl in the history of shop:4", "docker history --no-trunc shop:4 | grep curl"),
    # where something is, how often, which
    ("3306 of db: where does that end up on my machine?", "docker port db 3306"),
    ("show only the most recently created container", "docker ps -l"),
    ("how often did the container restart", "docker inspect -f '{{.RestartCount}}' CONTAINER"),
    ("somebody deleted containers, which ones", "docker events --since TIME --until 0s -f event=destroy"),
    ("node w2 goes into maintenance, give it no new tasks", "docker node update --availability drain w2"),
    ("how much space does the log file of api need", "docker inspect -f '{{.LogPath}}' api"),
    ("restart cache when the server reboots", "docker update --restart always cache"),
    ("wait until db is healthy",
     "until docker inspect -f '{{.State.Health.Status}}' db | grep -x healthy; do sleep 1; done"),
    ("copy a file from container api to container db", "docker cp api:PATH - | docker cp - db:PATH"),
    ("pause everything while i make a backup", "docker pause $(docker ps -q)"),
    # one's own code
    ("run node 20 with my code and npm start", "docker run -v $(pwd):/app -w /app node:20 npm start"),
    ("start nginx with my pages on port 80", "docker run -p 80:80 -v $(pwd):/usr/share/nginx/html nginx"),
    ("connect to the postgres in db with user admin", "docker exec -it db psql -U admin"),
    ("psql prompt for the crm database in pg14", "docker exec -it pg14 psql -U postgres -d crm"),
    (
        "open a psql console on database shop as app in the container pg",
        "docker exec -it pg psql -U app -d shop",
    ),
    ("psql prompt in db for alice", "docker exec -it db psql -U alice"),
    ("psql prompt in pg", "docker exec -it pg psql"),
    ("a mysql client in shopdb on the database wiki", "docker exec -it shopdb mysql -u root -p wiki"),
    ("a mongosh prompt for the database logs in mongo1", "docker exec -it mongo1 mongosh logs"),
    # archives and Dockerfiles
    ("read backup.tar back in", "docker load -i backup.tar"),
    ("turn the Dockerfile here into an image blog:2", "docker build -t blog:2 ."),
    ("convert this Dockerfile into an image called blog:2", "docker build -t blog:2 ."),
    # what is no command is left open
    ("execute the migrations in container web", "docker exec web COMMAND"),
    ("run the unit tests in api", "docker exec api COMMAND"),
]  # fmt: skip
NEAR = [
    ("run pytest in api", "docker exec api pytest"),
    ("run nginx in detached mode on port 80", "docker run -d -p 80:80 nginx"),
    ("run the tests in container web with npm test", "docker exec web npm test"),
    ("pull nginx and stop nginx and remove it", "docker pull nginx && docker stop nginx && docker rm nginx"),
    ("remove web and start db", "docker rm web && docker start db"),
    ("docker compose down", "docker compose down"),
    ("remove web and its volumes", "docker rm -v web"),
    ("restart web but keep the logs", "docker restart web"),
    ("remove the container old", "docker rm old"),
    ("wait until job is finished", "docker wait job"),
    ("wait until the job is ready", "docker wait job"),
    ("copy a file from api to my laptop", "docker cp api:PATH ."),
    ("stop web if it is running", "docker stop web"),
    ("which containers were deleted today", "docker events --since 24h --until 0s -f event=destroy"),
    ("what is up and running", "docker ps"),
    ("how do i come into the container web", "docker exec -it web bash"),
]  # fmt: skip
OTHER = [
    ("npm install fails with node 22", "none"),
    ("apt-get update fails in debian 12", "none"),
    ("hey what's up", "none"),
    ("save the image of the running container api", "ambiguous"),
    ("how come my app in a container can't reach localhost on my laptop", "concept"),
    ("what is a restart policy", "concept"),
    ("stop the old containers", "ambiguous"),
    ("remove the old containers but leave the volumes", "ambiguous"),
    ("delete old images but keep the new ones", "ambiguous"),
]


@pytest.mark.parametrize(("request_", "line"), SAID + NEAR)
def test_it_is_understood_with_what_is_said_around_it(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


@pytest.mark.parametrize(("request_", "outcome"), OTHER)
def test_it_is_no_wish_for_one_line(request_: str, outcome: str) -> None:
    assert answer(request_, STORE).outcome == outcome


def test_a_volume_that_may_have_a_name_is_told_to_stay() -> None:
    first = answer("remove redis and its volume", STORE).suggestions[0]
    assert first.command == "docker rm -v redis"
    assert first.score < 0.7
    assert "docker volume rm VOLUME" in (first.warning or "")


@pytest.mark.parametrize(
    "request_",
    [
        "restart web only if it is unhealthy",
        "throw away the container named tmp when nobody uses it",
        "stop web when the backup is done",
        "remove the old image",
        "remove my old volume",
    ],
)
def test_what_hangs_on_more_than_the_line_knows_is_less_sure(request_: str) -> None:
    assert answer(request_, STORE).suggestions[0].score < 0.6


@pytest.mark.parametrize("request_", ["stop web if it is running", "start web if it is stopped"])
def test_a_condition_that_the_line_meets_is_none(request_: str) -> None:
    first = answer(request_, STORE).suggestions[0]
    assert first.score > 0.7
    assert first.warning is None
