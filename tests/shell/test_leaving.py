"""Nobody is kept in the shell for want of the right word."""

import pytest

from dsh.knowledge.store import open_store
from dsh.render.fragments import plain
from dsh.shell.leaving import asks_how_to_leave
from dsh.shell.reading import Readings, reading_line


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("how do i get out of here", True),
        ("How do I exit?", True),
        ("how can i leave this shell", True),
        ("let me out", True),
        ("how to quit", True),
        ("how do i leave the swarm", False),
        ("how do i get out the files of shop", False),
        ("exit code of shop", False),
    ],
)
def test_who_wants_to_leave(text, asks):
    assert asks_how_to_leave(text) == asks


def test_the_line_below_says_so():
    assert "how to leave" in plain(reading_line("how do i get out of here", Readings(open_store()), 80))
