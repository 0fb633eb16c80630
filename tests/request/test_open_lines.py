"""Lines of the knowledge with places left open: what they may do is read off all of their commands."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.open_lines import open_line

STORE = open_store()


@pytest.mark.parametrize(
    ("line", "risk", "missing"),
    [
        ("docker compose -p NAME down", "destroy", ("NAME",)),  # a flag before the command
        ("docker pull IMAGE && docker rm -f CONTAINER && docker run -d IMAGE", "destroy", ("IMAGE", "CONTAINER")),
        ("docker ps -q | xargs docker stop", "change", ()),
        ("docker inspect -f '{{.State.Status}}' CONTAINER", "read", ("CONTAINER",)),
        ("docker kill -s HUP CONTAINER", "change", ("CONTAINER",)),
    ],
)
def test_the_worst_of_its_commands(line: str, risk: str, missing: tuple[str, ...]) -> None:
    told = open_line(line, 0.3, "", STORE)
    assert (told.risk, told.missing) == (risk, missing)
    assert told.summary
