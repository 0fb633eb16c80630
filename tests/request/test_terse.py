"""Requests in the fewest words: facts, deeds and values in whatever order."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("httpd 8085 bg", "docker run -d -p 8085:80 httpd"),
        ("reddis 6380 backround", "docker run -d -p 6380:6379 redis"),
        ("mongoo 27018 detached, name store", "docker run -d --name store -p 27018:27017 mongo"),
        ("web1 new name frontend", "docker rename web1 frontend"),
        ("new name for db_old: db", "docker rename db_old db"),
        ("web:1 also as web:latest", "docker tag web:1 web:latest"),
        ("second name for shop:2: shop:stable", "docker tag shop:2 shop:stable"),
        ("postgres:16 with pgdata:/data", "docker run -v pgdata:/data postgres:16"),
        ("acme/api:3 using Dockerfile.ci", "docker build -f Dockerfile.ci -t acme/api:3 ."),
        ("all build cache gone", "docker builder prune -a"),
        ("build cache away", "docker builder prune"),
        ("cpu and memory, one time only", "docker stats --no-stream"),
        ("stats just once", "docker stats --no-stream"),
        (
            "mariadb 3307 rootpw s1 name books",
            "docker run -p 3307:3306 -e MARIADB_ROOT_PASSWORD=s1 --name books mariadb",
        ),
        ("mysql rootpw abc vol dbdata", "docker run -v dbdata:/var/lib/mysql -e MYSQL_ROOT_PASSWORD=abc mysql"),
        (
            "pg user ann pw x1 db books",
            "docker run -e POSTGRES_PASSWORD=x1 -e POSTGRES_USER=ann -e POSTGRES_DB=books postgres",
        ),
        ("redis as sessions 6380", "docker run --name sessions -p 6380:6379 redis"),
        ("redis 7 6390 512mb", "docker run -m 512m -p 6390:6379 redis:7"),
        ("run nginx ./pages readonly port 8091", "docker run -p 8091:80 -v ./pages:/usr/share/nginx/html:ro nginx"),
        ("nginx 8090 8443", "docker run -p 8090:80 -p 8443:443 nginx"),
        (
            "postgress 16 pw test vol pg2",
            "docker run -v pg2:/var/lib/postgresql/data -e POSTGRES_PASSWORD=test postgres:16",
        ),
        ("ports edge", "docker port edge"),
        ("logs edge", "docker logs edge"),
        ("main logs", "docker logs main"),
        ("inspect edge", "docker inspect edge"),
        ("kill -9 worker3", "docker kill worker3"),
        ("api onto lab net", "docker network connect lab api"),
        ("autostart on boot db", "docker update --restart always db"),
        ("build app:1.0 nocache", "docker build --no-cache -t app:1.0 ."),
        ("edge ports", "docker port edge"),
        ("mounts shop", "docker inspect -f '{{json .Mounts}}' shop"),
        ("logs mail 20", "docker logs -n 20 mail"),
        ("mail logs 20", "docker logs -n 20 mail"),
        ("mk net lab", "docker network create lab"),
        ("api onto net lab", "docker network connect lab api"),
        ("api off lab net", "docker network disconnect lab api"),
        ("seed.sql into db /tmp", "docker cp seed.sql db:/tmp"),
        ("stats api mail", "docker stats api mail"),
        ("mail oom?", "docker inspect -f '{{.State.OOMKilled}}' mail"),
        ("api nginx -T exec", "docker exec api nginx -T"),
        ("save img kiosk tar", "docker save -o kiosk.tar kiosk"),
        ("stack deploy kiosk stack.yml", "docker stack deploy -c stack.yml kiosk"),
    ],
)
def test_few_words_are_enough(said: str, line: str) -> None:
    got = answer(said, STORE).suggestions[0].command
    assert sorted(got.split()) == sorted(line.split())


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("ctr edge stop", "docker stop edge"),
        ("edge ctr stop", "docker stop edge"),
        ("kiosk crm ctrs both restart", "docker restart kiosk crm"),
        ("ctr edge rm force", "docker rm -f edge"),
        ("shop:4 img rm", "docker rmi shop:4"),
        ("ctr edge rename front", "docker rename edge front"),
        ("img shop:1 tag shop:good", "docker tag shop:1 shop:good"),
        ("vol keep1 rm", "docker volume rm keep1"),
        ("net lab create", "docker network create lab"),
        ("stopped ctrs gone", "docker container prune"),
        ("dangling imgs out", "docker image prune"),
        ("unused nets prune", "docker network prune"),
        ("imgs older 7d prune", "docker image prune -a --filter until=168h"),
        ("prune ctrs older 48h", "docker container prune --filter until=48h"),
        ("ctrs from img redis:7", "docker ps -a -f ancestor=redis:7"),
        ("ctrs w vol keep1", "docker ps -a -f volume=keep1"),
        ("ctrs paused", "docker ps -f status=paused"),
        ("ctrs last 4", "docker ps -n 4"),
        ("tail 40 logs kiosk follow", "docker logs -n 40 -f kiosk"),
        ("kiosk logs ts since 2h", "docker logs -t --since 2h kiosk"),
        ("log output crm 300", "docker logs -n 300 crm"),
        ("edge logs to edge.log", "docker logs edge > edge.log 2>&1"),
        ("compose logs f tail 20", "docker compose logs -f -n 20"),
        ("compose svc crm restart", "docker compose restart crm"),
        ("sh in svc crm compose", "docker compose exec crm sh"),
        ("compose svc crm x4", "docker compose up -d --scale crm=4"),
        ("svc crm x4", "docker service scale crm=4"),
        ("ctx lab use", "docker context use lab"),
        ("autoremove set? ctr edge", "docker inspect -f '{{.HostConfig.AutoRemove}}' edge"),
        ("ctr edge mem 256m", "docker update -m 256m edge"),
        ("ctr edge restart unless-stopped", "docker update --restart unless-stopped edge"),
        ("disconnect kiosk net lab", "docker network disconnect lab kiosk"),
        ("kiosk join net lab", "docker network connect lab kiosk"),
        ("redis-cli ctr cache1", "docker exec -it cache1 redis-cli"),
        ("vol keep1 used by", "docker ps -a -f volume=keep1"),
        ("redis alpine bg 6391 name sess", "docker run -d -p 6391:6379 --name sess redis:alpine"),
        ("rabbitmq mgmt 15672", "docker run -p 15672:15672 rabbitmq:management"),
        ("uname -a one-shot in alpine", "docker run --rm alpine uname -a"),
    ],
)
def test_words_in_any_order_are_an_order(said: str, line: str) -> None:
    got = answer(said, STORE).suggestions[0].command
    assert sorted(got.split()) == sorted(line.split())


@pytest.mark.parametrize(
    "said",
    ["ctr edge gone", "unused vols gone?", "image vs container", "reload nginx inside container edge"],
)
def test_what_is_no_order_destroys_nothing(said: str) -> None:
    got = answer(said, STORE)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"


@pytest.mark.parametrize("said", ["docker networks", "open ports", "what restarts", "git ports", "pid file"])
def test_what_is_no_name_of_a_container(said: str) -> None:
    assert not any(it.command.split()[-1] in said.split() for it in answer(said, STORE).suggestions[:1])
