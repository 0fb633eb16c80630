"""Containers of whose name a part is said, or two words that are both theirs."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.live.parts import by_parts, told_together
from dsh.request.phrasebook import index_of

STORE = open_store()
INDEX = index_of(STORE)
LIVE = Live(
    (
        LiveContainer("mill-flour-01", "acme/mill:2", "running"),
        LiveContainer("mill-flour-02", "acme/mill:2", "exited"),
        LiveContainer("lab-olga", "quay.io/jupyter/scipy-notebook:7", "running"),
        LiveContainer("lab-petr", "quay.io/jupyter/scipy-notebook:7", "exited"),
        LiveContainer("cloud", "nextcloud:29", "running", (), ("sky",)),
        LiveContainer("cloud-store", "mariadb:11", "running", (), ("sky",)),
        LiveContainer("angry_fermat", "alpine", "exited"),
        LiveContainer("nightly-run-7", "acme/ci", "exited"),
        LiveContainer("forecast-v3", "acme/fc:1.25", "exited"),
    ),
    ("acme/mill:2", "alpine:latest", "acme/ci:latest", "ghcr.io/acme/bread:v1", "ghcr.io/acme/bread:v2", "web:build-7"),
    ("olga-home",),
    ("bridge", "host", "none", "sky"),
)
TOLD = [
    ("logs of flour-02", "logs of mill-flour-02"),
    ("stop flour 1", "stop mill-flour-01"),
    ("restart the 2nd flour", "restart mill-flour-02"),
    ("why did run 7 of the nightly fail", "why did nightly-run-7 fail"),
    ("give olga's notebook 2 gb", "give lab-olga 2 gb"),
    ("the notebook of petr is slow", "lab-petr is slow"),
    ("freeze cloud and its database", "freeze cloud and cloud-store"),
    ("sweep fermat away", "sweep angry_fermat away"),
    ("how old is v3", "how old is forecast-v3"),
    ("one more from the same image as cloud", "one more from nextcloud:29"),
]
STAYS = [
    "run nginx named fermat",
    "rename cloud to flour-03",
    "stop flour 3",
    "scale flour to 2",
    "angry_fermat is an angry name",
    "wait 2 minutes",
    "the olga image",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_the_whole_name(text, told):
    assert by_parts(told_together(text, LIVE, INDEX), LIVE, INDEX) == told


@pytest.mark.parametrize("text", STAYS)
def test_nothing_else(text):
    assert by_parts(told_together(text, LIVE, INDEX), LIVE, INDEX) == text


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("push v2 of acme/bread", "docker push ghcr.io/acme/bread:v2"),
        ("remove the v1 bread image", "docker rmi ghcr.io/acme/bread:v1"),
        ("throw out build-7", "docker rmi web:build-7"),
        ("acme/bread:v2 shall also have the tag stable", "docker tag ghcr.io/acme/bread:v2 ghcr.io/acme/bread:stable"),
        ("stop both notbooks", "docker stop lab-olga lab-petr"),
    ],
)
def test_the_line(text, command):
    got = answer(text, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)
