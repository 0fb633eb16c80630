"""A server that would hold the prompt can be started behind it with one key."""

import pytest

from dsh.knowledge.store import open_store
from dsh.shell.background import in_background

STORE = open_store()
SERVERS = [
    ("docker run -p 8095:80 nginx", "docker run -d -p 8095:80 nginx"),
    ("docker run --name db -e A=b postgres:16", "docker run -d --name db -e A=b postgres:16"),
    ("docker container run -P own/app", "docker container run -d -P own/app"),
    ("docker run -d nginx", None),
    ("docker run -it -p 80:80 nginx", None),
    ("docker run ubuntu", None),
    ("docker run nginx nginx -t", None),
    ("docker run nginx && docker ps", None),
    ("docker ps", None),
]


@pytest.mark.parametrize(("line", "behind"), SERVERS)
def test_the_line_with_d(line, behind):
    assert in_background(line, STORE) == behind
