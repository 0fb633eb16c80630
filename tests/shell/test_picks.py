"""Where "it" points at nothing known, the containers there are stand to pick from."""

import pytest

from dsh.completion.live import Live, LiveContainer
from dsh.knowledge.store import open_store
from dsh.request.follow import Shown
from dsh.shell.known import NOBODY, Known
from dsh.shell.picks import picks

STORE = open_store()
LIVE = Known(Live(tuple(LiveContainer(name, name, "web:1.0", "running", "") for name in ("shop", "sick"))))
SHOP = Shown("docker logs shop", "container", ("shop",))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("keep watching it", ("docker logs -f shop", "docker logs -f sick")),
        ("stop it", ("docker stop shop", "docker stop sick")),
        ("how much memory does it use?", ("docker stats --no-stream shop", "docker stats --no-stream sick")),
        ("run it", ()),
        ("build it as x:1", ()),
        ("do it", ()),
        ("undo it", ()),
        ("what is it", ()),
        ("stop shop and remove it", ()),
        ("is it bad to run as root", ()),
    ],
)
def test_the_containers_there_are(text, lines):
    found = picks(text, None, STORE, LIVE)
    assert tuple(it.command for it in found) == lines
    assert all(it.kind == "choice" for it in found)
    assert picks(text, SHOP, STORE, LIVE) == picks(text, None, STORE, NOBODY) == ()


def test_of_those_shown():
    both = Shown("docker ps", "container", ("shop", "gone"))
    assert [it.command for it in picks("restart it", both, STORE, LIVE)] == ["docker restart shop"]
