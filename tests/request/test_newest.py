"""The container made last, without its name."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live((LiveContainer("shop"), LiveContainer("db")))


@pytest.mark.parametrize("live", [None, LIVE])
@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("show me the newest container's logs", "docker logs $(docker ps -lq)"),
        ("what did the last container print", "docker logs $(docker ps -lq)"),
        ("restart the container i just started", "docker restart $(docker ps -lq)"),
        ("stop the most recently started container", "docker stop $(docker ps -lq)"),
        ("is the latest container still running", "docker ps -f id=$(docker ps -lq)"),
        ("which is the newest container", "docker ps -l"),
        ("remove all but the newest container", "docker rm $(docker ps -aq | tail -n +2)"),
    ],
)
def test_the_newest_container(said: str, line: str, live: Live | None) -> None:
    got = answer(said, STORE, live)
    assert got.suggestions[0].command == line
    assert not any("newest-of-all" in str(it) for it in got.suggestions)
