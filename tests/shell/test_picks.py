"""Where "it" points at nothing known, the containers there are stand to pick from."""

import pytest

from dsh.completion.live import Live, LiveContainer
from dsh.knowledge.store import open_store
from dsh.request.earlier.before import Shown
from dsh.shell.known import NOBODY, Known
from dsh.shell.picks import picks

STORE = open_store()
ENDED = LiveContainer("old", "old", "web:1.0", "exited", "Exited (3) 2 hours ago")
LIVE = Known(Live(tuple(LiveContainer(name, name, "web:1.0", "running", "") for name in ("shop", "sick"))))
SHOP = Shown("docker logs shop", "container", ("shop",))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("keep watching it", ("docker logs -f shop", "docker logs -f sick")),
        ("stop it", ("docker stop shop", "docker stop sick")),
        ("how much memory does it use?", ("docker stats --no-stream shop", "docker stats --no-stream sick")),
        ("let me in", ("docker exec -it shop sh", "docker exec -it sick sh")),
        ("keep watching", ("docker logs -f shop", "docker logs -f sick")),
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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("let me inside it", ["docker exec -it shop sh", "docker exec -it sick sh"]),
        ("start it", ["docker start old"]),
        ("keep watching it", ["docker logs -f shop", "docker logs -f sick", "docker logs -f old"]),
    ],
)
def test_those_whose_state_fits(text, lines):
    known = Known(LIVE.picture._replace(containers=(ENDED, *LIVE.picture.containers)))
    found = picks(text, None, STORE, known)
    assert [it.command for it in found] == lines
    assert all(" · " in it.summary for it in found)
    assert len(found) != 1 or found[0].kind == "request"
