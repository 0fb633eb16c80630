"""A file that is not where a program starts in a container is looked for."""

import pytest

from dsh.knowledge.store import open_store
from dsh.plan.plan import Plan
from dsh.run.outcome import Outcome
from dsh.shell.lost_file import finds


@pytest.mark.parametrize(
    ("command", "code", "line"),
    [
        ("docker exec web cat index.html", 1, "docker exec web find / -name index.html"),
        ("docker exec -it web mv index.html /tmp", 1, "docker exec web find / -name index.html"),
        ("docker exec web ls index.html", 2, "docker exec web find / -name index.html"),
        ("docker exec web cat index.html", 0, ""),
        ("docker exec web cat /etc/nope.conf", 1, ""),
        ("docker exec web cat '*.html'", 1, ""),
        ("docker exec web nginx -s x.y", 1, ""),
        ("docker exec web", 1, ""),
        ("docker logs web", 1, ""),
    ],
)
def test_the_line_that_finds_it(command, code, line):
    assert finds(Outcome(Plan(command, None, "read", ()), "failed", (), (), "", code), open_store()) == line
