""" "make store again": the line that made a container that is gone."""

import argparse

import pytest

from dsh.completion.live import Live, LiveContainer
from dsh.knowledge.store import open_store
from dsh.run.journal import Entry, append
from dsh.shell.again import again
from dsh.shell.known import NOBODY, Known
from dsh.verbs.practise import journal_folder

HERE = "unix:///tmp/x.sock"
OPTIONS = argparse.Namespace(context=None, host=HERE)
STORE = open_store()
LINE = "docker run -d --name store -v v:/data web:1.0"

PRUNED = "docker run -d --name cache busybox sleep 9 && docker network connect lan cache"


@pytest.fixture(autouse=True)
def journal():
    for host, command, name in (
        (HERE, "docker run -d --name store busybox sleep 1", "store"),
        (HERE, "docker volume create v && docker run -d --name store -v v:/data web:1.0", "store"),
        ("tcp://elsewhere", "docker run --name store other", "store"),
        (HERE, "docker run -d --name db -e PASSWORD=***** postgres", "db"),
    ):
        effect = {"action": "create", "kind": "container", "id": "a", "name": name, "detail": ""}
        entry = Entry("t", {"host": host}, command, "change", "done", 0, [effect], [], [])
        append(entry, journal_folder(HERE))
    gone = {"action": "remove", "kind": "container", "id": "c", "name": "cache", "detail": ""}
    undo = ["docker run -d --name cache busybox sleep 9", "docker network connect lan cache"]
    append(
        Entry("t2", {"host": HERE}, "docker container prune", "destroy", "done", 0, [gone], undo, []),
        journal_folder(HERE),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("make store again", LINE),
        ("create the container store again, as it was", LINE),
        ("Recreate store.", LINE),
        ("re-run store", LINE),
        ("bring back the house", None),
        ("start db again", "docker run -d --name db -e PASSWORD=***** postgres"),  # its secret is asked for
        ("make nobody again", None),
        ("bring cache back", PRUNED),
        ("give me cache back", PRUNED),
        ("get the container cache back please", PRUNED),
        ("i want cache back", PRUNED),
        ("restore cache", PRUNED),
        ("give me back nobody", None),
    ],
)
def test_the_line_that_made_it(text, line):
    assert again(text, NOBODY, STORE, OPTIONS) == line


def test_what_is_there_is_not_made_again():
    live = Live((LiveContainer("store", "a", "web:1.0", "exited", "Exited (0)"),))
    assert again("make store again", Known(live), STORE, OPTIONS) is None
