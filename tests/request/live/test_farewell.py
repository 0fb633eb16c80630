"""What is said to go is removed; what asks, denies or spares removes nothing."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.farewell import farewell
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.phrasebook import index_of

STORE = open_store()
DATA = index_of(STORE).data
LIVE = Live(
    (LiveContainer("kiosk-old", "nginx:1.25", "exited"), LiveContainer("till", "postgres:16", "running")),
    ("nginx:1.25", "postgres:16", "acme/desk:1"),
    ("ledger-copy", "photos"),
    ("bridge", "host", "none", "fair-net"),
)
GOES = [
    ("fair-net has nobody in it, kick it out", "remove the network fair-net"),
    ("fair-net has had no purpose since the summer, discard", "remove the network fair-net"),
    ("put fair-net away, the fair is over", "remove the network fair-net"),
    ("acme/desk:1 is outdated, get it off this machine", "remove the image acme/desk:1"),
    ("the image acme/desk:1 can leave my disk", "remove the image acme/desk:1"),
    ("we travel no more so photos can be erased", "remove the volume photos"),
    ("nobody uses ledger-copy any more, drop it", "remove the volume ledger-copy"),
    ("kiosk-old go away!", "remove the container kiosk-old"),
    ("kiosk-old and ledger-copy may both go", "remove the container kiosk-old and the volume ledger-copy"),
]
STAYS = [
    "can fair-net go?",
    "may kiosk-old go",
    "kiosk-old can go if till is up",
    "kiosk-old is old, but keep it",
    "fair-net must not go",
    "don't put fair-net away",
    "photos is over, nobody removes it",
    "nobody uses ledger-copy any more",
    "acme/desk:1 is outdated",
    "is photos obsolete",
]


@pytest.mark.parametrize(("text", "told"), GOES)
def test_it_goes(text, told):
    assert farewell(text, LIVE, DATA) == told


@pytest.mark.parametrize("text", STAYS)
def test_it_stays(text):
    assert farewell(text, LIVE, DATA) == text
    got = answer(text, STORE, LIVE)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"
