"""What of a container is to be kept: asked where it may be several things, and left alone where it is said."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

LIVE = Live(
    (LiveContainer("shop", "web:1.0"), LiveContainer("store", "busybox", mounts=(("data", "/data"),))),
    ("busybox:latest", "web:1.0"),
    ("data",),
)
ARCHIVE = "docker run --rm -v data:/data -v $(pwd):/backup busybox tar czf /backup/data.tar.gz -C /data ."


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("save shop", ("docker export -o shop.tar shop", "docker commit shop shop:saved")),
        ("back up store", (ARCHIVE, "docker export -o store.tar store", "docker commit store store:saved")),
        ("keep a copy of the container shop", ("docker export -o shop.tar shop", "docker commit shop shop:saved")),
    ],
)
def test_one_question(text, commands):
    found = answer(text, open_store(), LIVE)
    assert (found.outcome, tuple(it.command for it in found.suggestions)) == ("ambiguous", commands)
    assert found.question.startswith("What of ")


@pytest.mark.parametrize("text", ["save the data of store", "save the data", "back up the volume data"])
def test_a_volume(text):
    found = answer(text, open_store(), LIVE)
    assert (found.outcome, found.suggestions[0].command) == ("match", ARCHIVE)


def test_no_volume():
    found = answer("save the data of shop", open_store(), LIVE)
    assert found.outcome == "none"
    assert "shop has no volume" in found.hint


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("save the image web:1.0 to web.tar", "docker save -o web.tar web:1.0"),
        ("save shop as an image called shop:2", "docker commit shop shop:2"),
    ],
)
def test_what_is_said(text, command):
    assert answer(text, open_store(), LIVE).suggestions[0].command == command
