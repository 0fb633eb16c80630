"""A bare why speaks of a container, never of a pipe in some other shell."""

import pytest

from dsh.request.earlier.before import Shown
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.live.wishes import wish
from dsh.shell.ended import asks_why, why_it_ended

ONE = Live((LiveContainer("shop"), LiveContainer("sick", state="restarting")))
TWO = Live((LiveContainer("shop", state="exited"), LiveContainer("sick", state="exited")))


@pytest.mark.parametrize(
    ("shown", "live", "says"),
    [
        (None, ONE, "why did sick stop"),
        (Shown("docker logs shop", "container", ("shop",)), ONE, "why did shop stop"),
        (Shown("docker rm gone", "container", ("gone",)), ONE, "why did sick stop"),
        (Shown("docker pull x", "image", ("x",)), TWO, ""),
        (None, None, ""),
    ],
)
def test_whose_end_is_meant(shown, live, says):
    assert why_it_ended(shown, live) == says
    assert not says or wish(says, live) is not None


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("why did it fail", True),
        ("why did the build fail?", True),
        ("what went wrong", True),
        ("why did it not work", True),
        ("why didn't it work", True),
        ("why did web stop", False),
        ("why is it slow", False),
        ("why volumes", False),
    ],
)
def test_why_in_other_words(text, asks):
    assert asks_why(text) is asks
