"""Several new containers, each with a port and maybe a name of its own."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    (
        "launch two nginx from nginx:alpine, blue on 9001 and green on 9002",
        "docker run -d --name blue -p 9001:80 nginx:alpine && docker run -d --name green -p 9002:80 nginx:alpine",
    ),
    ("two apaches, one on 8081 and one on 8082", "docker run -d -p 8081:80 httpd && docker run -d -p 8082:80 httpd"),
    (
        "run 2 redis containers, cache1 on 6379 and cache2 on 6380",
        "docker run -d --name cache1 -p 6379:6379 redis && docker run -d --name cache2 -p 6380:6379 redis",
    ),
    (
        "start nginx as a on 8081 and redis as b on 6379",
        "docker run -d --name a -p 8081:80 nginx && docker run -d --name b -p 6379:6379 redis",
    ),
    ("run nginx on 8081 and httpd on 8082", "docker run -d -p 8081:80 nginx && docker run -d -p 8082:80 httpd"),
    ("make two redis: r1 and r2", "docker run -d --name r1 redis && docker run -d --name r2 redis"),
    (
        "start postgres twice, pg1 on 5432 and pg2 on 5433",
        "docker run -d --name pg1 -p 5432:5432 postgres && docker run -d --name pg2 -p 5433:5432 postgres",
    ),
    (
        "start web on 8080 from nginx and start web2 on 8081 from nginx",
        "docker run -d --name web -p 8080:80 nginx && docker run -d --name web2 -p 8081:80 nginx",
    ),
    ("two redis, both in network lan", "docker run -d --network lan redis && docker run -d --network lan redis"),
    # what there is already
    ("start the two containers web and db", "docker start web db"),
    # one alone
    ("run nginx with two ports, 8080 and 8443", "docker run -p 8080:8080 -p 8443:8443 nginx"),
    ("run redis with port 6379 and 2 cpus", "docker run --cpus 2 -p 6379:6379 redis"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_each_has_its_own(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line
