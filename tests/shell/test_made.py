"""What a session has made goes in one line, as far as it is still there; and what would go is shown without going."""

import pytest

from dsh.completion.live import Live, LiveContainer, LiveImage, LiveNetwork, LiveVolume
from dsh.plan.plan import Effect
from dsh.shell.made import is_of_own_things, removal
from dsh.shell.supposed import supposed

ID = "a" * 64
LIVE = Live(
    (LiveContainer("now", ID, "web:1.0", "running", ""), LiveContainer("other", "b" * 64, "x", "exited", "")),
    (LiveImage("app:latest", "c", 1, 0.0),),
    (LiveNetwork("n1", "bridge"), LiveNetwork("bridge", "bridge")),
    (LiveVolume("data", "local"), LiveVolume("kept", "local")),
)
MADE = [
    Effect("create", "container", ID, "before"),  # renamed since
    Effect("create", "container", "d" * 64, "other"),  # gone; another one has its name
    Effect("create", "network", "e" * 64, "n1"),
    Effect("create", "volume", "data", "data"),
    Effect("build", "image", "c" * 64, "app"),
]


def test_only_what_is_still_there_goes():
    line = "docker rm -f now && docker network rm n1 && docker volume rm data && docker rmi app:latest"
    assert removal(MADE, LIVE) == line
    assert removal(MADE[1:2], LIVE) == ""
    assert removal([MADE[0], Effect("create", "volume", "f" * 64, "<generated>")], LIVE) == "docker rm -f -v now"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("remove everything I made", True),
        ("delete all that I have created in this session", True),
        ("remove everything i made today", True),
        ("delete all the things I made here today", True),
        ("remove everything", False),
        ("remove everything that I made in the container shop", False),
    ],
)
def test_who_speaks_of_own_things(text, own):
    assert is_of_own_things(text) == own


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("what would be removed if I clean up everything unused", "clean up everything unused"),
        ("What would happen if I removed shop?", "removed shop"),
        ("what would docker system prune -a remove", "docker system prune -a"),
        ("which images will go if I prune images", "prune images"),
        ("what happens to my data if I remove a container", ""),
        ("remove everything", ""),
    ],
)
def test_what_is_only_supposed(text, wish):
    assert supposed(text) == wish
