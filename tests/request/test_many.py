"""Several new containers in one wish."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
SAID = [
    ("run nginx and redis", "docker run -d nginx && docker run -d redis"),
    ("launch httpd, redis and postgres:16", "docker run -d httpd && docker run -d redis && docker run -d postgres:16"),
    ("run two redis containers", "docker run -d redis && docker run -d redis"),
    ("i want to run 2 instances of httpd in the background", "docker run -d httpd && docker run -d httpd"),
    # one alone, and what there is already
    ("run python 3", "docker run python:3"),
    ("run redis and name it cache", "docker run --name cache redis"),
    ("run the containers nginx and redis", "docker start nginx redis"),
    ("run nginx and expose 8080", "docker run -p 8080:80 nginx"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "line"), SAID)
def test_each_is_a_run_of_its_own(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line
