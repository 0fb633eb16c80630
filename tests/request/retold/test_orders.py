"""Wishes that say what becomes of a thing are told as orders; what asks or orders already stays as it is."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.phrasebook import index_of
from dsh.request.retold.chatter import without_chatter
from dsh.request.retold.orders import as_order

STORE = open_store()
INDEX = index_of(STORE)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("the container grafana must be started again", "start the container grafana again"),
        ("i want container spam gone", "remove container spam"),
        ("let miner go on", "unpause miner"),
        ("everything which is running should stop now", "stop everything which is running now"),
        ("give image cv the second name rahul/cv:final", "tag image cv as rahul/cv:final"),
        ("would you mind turning auto restart off for flaky", None),
        ("turn off auto restart for flaky", "update restart policy of flaky to no"),
        ("allow container ffmpeg to use 3 cpus", "update container ffmpeg 3 cpus"),
        ("i'd be glad if the container minio got restarted", "restart the container minio"),
    ],
)
def test_told_as_an_order(text: str, order: str | None) -> None:
    assert as_order(text, INDEX.lexicon, INDEX.data) == order


@pytest.mark.parametrize(
    "text",
    [
        "can the volume be deleted?",
        "which containers should be removed",
        "is it stopped",
        "stop web",
        "make it stop",
        "show me the images that can be removed",
        "my daughter needs a break",
    ],
)
def test_left_alone(text: str) -> None:
    got = as_order(text, INDEX.lexicon, INDEX.data)
    assert got is None or answer(text, STORE).outcome != "match"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("stop all containers, i go home", "stop all containers"),
        ("run mysql 8, root password tiger, port 3306", None),
        ("start db, name it main", None),
        ("remove container x, my boss wants it", "remove container x"),
        ("the container is in the harbour, i go home", None),
    ],
)
def test_chatter(text: str, left: str | None) -> None:
    assert without_chatter(text, INDEX.lexicon, INDEX.data) == (left or text)


@pytest.mark.parametrize(
    "text",
    [
        "will docker rm delete my volume too",
        "can i delete an image that is in use?",
        "how many containers would be killed if i kill all of them",
        "has container web been removed?",
        "don't delete anything, only list dangling images",
        "copy everything of volume a to volume b",
        "drop table users in postgres",
    ],
)
def test_nothing_is_destroyed(text: str) -> None:
    got = answer(text, STORE)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"
