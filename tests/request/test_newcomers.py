"""What those say who use Docker for the first weeks."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()

SAID = (
    ("i need a postgres 15 to play with, port 5433 and password geheim",
     "docker run -p 5433:5432 -e POSTGRES_PASSWORD=geheim postgres:15"),
    ("i need a mariadb 11 to experiment with, root password is x1",
     "docker run --rm -e MARIADB_ROOT_PASSWORD=x1 mariadb:11"),
    ("i need a redis 7 to play with", "docker run -it redis:7"),
    ("image acme/tool:3, I do not want the default entrypoint, give me bash",
     "docker run -it --entrypoint bash acme/tool:3"),
    ("start acme/tool but I don't need its entrypoint, just sh", "docker run -it --entrypoint sh acme/tool"),
    ("the last 5 lines of the log of nightly", "docker logs -n 5 nightly"),
    ("logs of weekly with timestamps", "docker logs -t weekly"),
    ("tag shop:nightly as shop:2", "docker tag shop:nightly shop:2"),
    ("which containers went to status unhealthy", "docker ps -f health=unhealthy"),
    ("list containers in the state healthy", "docker ps -f health=healthy"),
    ("which containers are in state running", "docker ps"),
    ("name image 77aa01cd crm/api, with the tag 2.0", "docker tag 77aa01cd crm/api:2.0"),
    ("build . as crm:2 with the freshest base image", "docker build --pull -t crm:2 ."),
    ("compose: recreate api but leave the services it depends on alone",
     "docker compose up -d --force-recreate --no-deps api"),
    ("compose: recreate api and leave everything it needs running",
     "docker compose up -d --force-recreate --no-deps api"),
    ("how do i stop the compose services but keep the containers for tommorow", "docker compose stop"),
    ("the container db1 is already up, so limit it to 2 cpus", "docker update --cpus 2 db1"),
    ("my-proxy is already running, cap it at 0.5 cpus", "docker update --cpus 0.5 my-proxy"),
    ("run nginx with 1.5 cpus and 512m", "docker run --cpus 1.5 -m 512m nginx"),
    ("show containers incl. stopped", "docker ps -a"),
    ("start redis, leave my shell free", "docker run -d redis"),
    ("run nginx on 8081 keeping the terminal free", "docker run -d -p 8081:80 nginx"),
    ("let busybox print its hostname and vanish", "docker run --rm busybox hostname"),
    ("can you do ps aux in db1", "docker exec db1 ps aux"),
    ("my container web exits immediately, where do i see what it printed", "docker logs web"),
    ("the container crawler crashes right away after start, let me see its output", "docker logs crawler"),
    ("get rid of python:3.9 even though a stopped container uses it", "docker rmi -f python:3.9"),
    ("delete redis:6 altho an old container still uses it", "docker rmi -f redis:6"),
    ("what does acme/tool:1 start by default if i don't pass a command",
     "docker image inspect -f '{{.Config.Cmd}}' acme/tool:1"),
    ("shop/crm:5 for amd64 and arm64, build and push in one step",
     "docker buildx build --platform linux/amd64,linux/arm64 --push -t shop/crm:5 ."),
    ("build and push shop/crm:5 for both amd64 and arm64",
     "docker buildx build --platform linux/amd64,linux/arm64 --push -t shop/crm:5 ."),
    ("build crm:5 for linux/amd64 and linux/arm64", "docker build --platform linux/amd64,linux/arm64 -t crm:5 ."),
    ("image called crm from https://gitlab.com/acme/crm.git", "docker build -t crm https://gitlab.com/acme/crm.git"),
    ("api must leave the network backend", "docker network disconnect backend api"),
    ("start with docker-compose.dev.yaml instead of the normal file",
     "docker compose -f docker-compose.dev.yaml up -d"),
    ("tag crm as reg.example.com/team/crm and send it there",
     "docker tag crm reg.example.com/team/crm && docker push reg.example.com/team/crm"),
    ("how can another machine join the swarm as a manager", "docker swarm join-token manager"),
    ("will the container etl remove itself after it ends?", "docker inspect -f '{{.HostConfig.AutoRemove}}' etl"),
    ("images older than 10 days - remove", "docker image prune -a --filter until=240h"),
    ("remove every container, running or not, we don't care", "docker rm -f $(docker ps -aq)"),
    ("create a container of ubuntu with the user account bob", "docker create -u bob ubuntu"),
    ("create a new container with user bob in ubuntu", "docker run -u bob ubuntu"),
    ("compose: i took service worker out of the yml, get up without this orphan",
     "docker compose up -d --remove-orphans"),
    ("i removed the service chat from the compose file. bring it up without the orphan container",
     "docker compose up -d --remove-orphans"),
    ("compose up web, without touching the orphans", "docker compose up web"),
    ("what are dangling volumes", "docker volume ls -f dangling=true"),
)  # fmt: skip


@pytest.mark.parametrize(("said", "line"), SAID)
def test_what_a_newcomer_says_is_understood(said: str, line: str) -> None:
    found = answer(said, STORE)
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [line], STORE), found.suggestions[0].command


OTHERS = (
    ("create a new user account in debian", "none"),
    ("add a user bob to ubuntu", "none"),
    ("how many tons do container ships carry", "none"),
    ("clone https://github.com/acme/crm.git", "none"),
    ("what are anonymous volumes and can I delete them safely", "concept"),
    ("what are dangling images, and is it safe to remove them", "concept"),
    ("call the container web2", "ambiguous"),
)


@pytest.mark.parametrize(("said", "outcome"), OTHERS)
def test_what_a_newcomer_says_near_it_is_no_such_wish(said: str, outcome: str) -> None:
    assert answer(said, STORE).outcome == outcome
