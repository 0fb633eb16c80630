"""What a speaker takes back does not count: what is said last does."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    ("stop shop no wait stop cache", "docker stop cache"),
    ("stop web, no, sorry, stop db", "docker stop db"),
    ("remove the image alpine, uh no i mean the image busybox", "docker rmi busybox"),
    ("stop all containers that run longer than... no wait, just stop web", "docker stop web"),
    ("show logs of db, oops, of web", "docker logs web"),
    ("pull redis:6, no wait, redis:7", "docker pull redis:7"),
    ("remove network old-net, make that new-net", "docker network rm new-net"),
    ("kill shop, actually just restart it", "docker restart shop"),
    ("run nginx on port 80, no wait, on port 8080", "docker run -p 8080:80 nginx"),
    ("delete all containers, running ones also, no wait only show them", "docker ps -a"),
    ("prune all volumes, no sorry, just list those", "docker volume ls"),
    ("stop the container hen, sorry, the container duck", "docker stop duck"),
    ("stop web and api, wait, just api please", "docker stop api"),
    ("pause web, api and db, no: only db", "docker pause db"),
    ("stop web without waiting", "docker stop -t 0 web"),
    ("stop the container web, sorry for the noise", "docker stop web"),
    ("stop container hen, wait 5 seconds and start it", "docker stop hen && sleep 5 && docker start hen"),
]


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_what_is_said_last_counts(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line
