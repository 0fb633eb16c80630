"""A list with nothing but its headings says that nothing fits."""

import pytest

from dsh.knowledge.store import open_store
from dsh.plan.plan import Plan
from dsh.run.outcome import Outcome
from dsh.shell.silent import nothing_listed

HEADINGS = "CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n"


@pytest.mark.parametrize(
    ("command", "output", "says"),
    [
        ("docker ps -a -f name=kv", HEADINGS, "there is no container with kv in its name"),
        ("docker ps -f status=exited", HEADINGS, "there is no container that fits"),
        ("docker images redis", HEADINGS, "there is no image that fits"),
        ("docker ps", HEADINGS, ""),
        ("docker ps -a -f name=kv", HEADINGS + "1 kv\n", ""),
        ("docker ps -q -f name=kv", "a1\n", ""),
        ("docker ps -a -f name=kv | wc -l", "1\n", ""),
        ("docker inspect kv", "[]\n", ""),
    ],
)
def test_an_empty_list(command, output, says):
    assert nothing_listed(Outcome(Plan(command, None, "read", ()), "done", (), (), output, 0), open_store()) == says
