"""why, after a program in a container has failed."""

import argparse

import pytest

from dsh.knowledge.store import open_store
from dsh.request.earlier.before import Shown
from dsh.request.live.objects import Live, LiveContainer
from dsh.shell.act import After
from dsh.shell.inside import program_inside

LIVE = Live((LiveContainer("store"), LiveContainer("kept", mounts=(("data", "/data"),))))
SHELL = argparse.Namespace(store=open_store(), face=argparse.Namespace(known=lambda: argparse.Namespace(live=LIVE)))


@pytest.mark.parametrize(
    ("command", "code", "says", "lost"),
    [
        ("docker exec store cat /data/proof.txt", 1, "cat in store ended with exit code 1", True),
        ("docker exec kept cat /data/proof.txt", 1, "cat in kept ended with exit code 1", False),
        ("docker exec store false", 1, "false in store ended with exit code 1", False),
        ("docker exec store nosuch", 127, "", False),
        ("docker start store", 1, "", False),
    ],
)
def test_why(command, code, says, lost):
    text = program_inside(After(Shown(command), code), SHELL)
    assert text.startswith(says)
    assert bool(text) == bool(says)
    assert ("No volume of store holds /data/proof.txt" in text) == lost
