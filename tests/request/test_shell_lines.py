"""Lines for the shell itself are no wishes; what docker has a command for is one."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    "line", ["ls -la", "python app.py", "curl localhost:8080", "node server.js", "nginx -s reload"]
)
def test_a_line_for_the_shell(line: str) -> None:
    got = answer(line, STORE)
    assert (got.outcome, got.suggestions) == ("none", ())
    assert "shell itself" in (got.hint or "")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("rm -f web2", "docker rm -f web2"),
        ("ls /tmp in web", "docker exec web ls /tmp"),
        ("cat /etc/hosts", "docker exec CONTAINER cat /etc/hosts"),
        ("run python app.py in web", "docker exec web python app.py"),
        ("node:20 with ./app at /app", "docker run -v ./app:/app node:20"),
    ],
)
def test_a_wish(said: str, wanted: str) -> None:
    assert answer(said, STORE).suggestions[0].command == wanted
