"""Misspelt names of what is there."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.phrasebook import index_of

STORE = open_store()
INDEX = index_of(STORE)
LIVE = Live(
    (
        LiveContainer("bakery", "nginx:1"),
        LiveContainer("zen_hopper", "alpine:3"),
        LiveContainer("oven-1", "alpine:3"),
        LiveContainer("pond_a", "alpine:3"),
    ),
    ("nginx:1", "alpine:3"),
    ("recipes",),
    ("bridge", "host", "none", "kitchen"),
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("logs of bakrey", "docker logs bakery"),
        ("stop zen_hoper", "docker stop zen_hopper"),
        ("connect bakery to kitchn", "docker network connect kitchen bakery"),
        ("rename zen_hoppr to oven2", "docker rename zen_hopper oven2"),
    ],
)
def test_it_is_read_as_what_is_there(text, command):
    got = answer(text, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)
    assert any(" for " in it for it in got.suggestions[0].reading)  # and says so


@pytest.mark.parametrize(
    ("text", "right"),
    [("remove bakrey", "bakery"), ("delete the volume recpies", "recipes"), ("stop zn_hopppr", "zen_hopper")],
)
def test_it_is_asked_before_anything_is_lost(text, right):
    got = answer(text, STORE, LIVE)
    assert got.outcome == "ambiguous"
    assert right in got.question
    assert right in got.suggestions[0].command


@pytest.mark.parametrize(
    "text", ["stop oven-2", "run nginx named bakry", "create a volume recipe", "make a network kitchens", "stop pond_b"]
)
def test_digits_and_new_names_stay(text):
    from dsh.request.live.nearly import nearly

    assert nearly(text, LIVE, INDEX) == (text, ())
