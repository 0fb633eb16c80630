"""What somebody means to remove later is no wish; what comes first is."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    ("old-api crashed and I'm going to delete it, but first I need its /var/log/app.log here",
     "docker cp old-api:/var/log/app.log ."),
    ("I'm about to drop the volume pgdata but first show me what is in it",
     "docker run --rm -v pgdata:/data alpine ls -la /data"),
    ("before I wipe volume photos, whats in it?", "docker run --rm -v photos:/data alpine ls -la /data"),
    ("we want to throw away image shop:1 but first which containers use it?", "docker ps -a -f ancestor=shop:1"),
    ("I want to delete the container web, but first copy /data out of it", "docker cp web:/data . && docker rm web"),
    ("we will remove the network lab tomorrow, but first tell me who is on it", "docker network inspect lab"),
    ("I'm gonna bin web but first I want to see its logs", "docker logs web"),
    ("I need /etc/nginx/nginx.conf from web here", "docker cp web:/etc/nginx/nginx.conf ."),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_what_comes_first_is_wished_for(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line
