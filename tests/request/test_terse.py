"""Requests in the fewest words: facts, deeds and values in whatever order."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("httpd 8085 bg", "docker run -d -p 8085:80 httpd"),
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


@pytest.mark.parametrize("said", ["docker networks", "open ports", "what restarts", "git ports", "pid file"])
def test_what_is_no_name_of_a_container(said: str) -> None:
    assert not any(it.command.split()[-1] in said.split() for it in answer(said, STORE).suggestions[:1])
