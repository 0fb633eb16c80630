"""Who wants to write a Dockerfile hears how; who wants to build one does not."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("write a small Dockerfile from busybox", "FROM busybox;"),
        ("make a Dockerfile", "FROM and the image"),
        ("edit the Dockerfile", "FROM and the image"),
        ("please create a Dockerfile based on alpine:3", "FROM alpine:3;"),
    ],
)
def test_an_editor_writes_it(text, first):
    found = answer(text, open_store())
    assert (found.outcome, first in found.hint, "learn dockerfile" in found.hint) == ("none", True, True)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("build the Dockerfile", "match"),
        ("create a Dockerfile and build it", "match"),
        ("make an image out of the Dockerfile in ../service called svc", "match"),
        ("how do I write a Dockerfile", "concept"),
    ],
)
def test_others_want_a_command_or_to_know(text, outcome):
    assert answer(text, open_store()).outcome == outcome
