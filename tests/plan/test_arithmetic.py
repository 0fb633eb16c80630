"""$((...)) as the shell reckons it."""

import pytest

from dsh.plan.arithmetic import reckoned
from dsh.plan.blocked import Blocked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$((1+2*3))", "7"),
        ("$(( (1 + 2) * 3 ))", "9"),
        ("$((i+1))", "5"),
        ("$(($i % 3))", "1"),
        ("$((-7/2))", "-3"),
        ("$((nosuch))", "0"),
        ("$((i >= 4 && i != 5))", "1"),
        ("$((!i || 0))", "0"),
    ],
)
def test_sum(text, expected):
    assert reckoned(text, {"i": "4"}) == expected


@pytest.mark.parametrize("text", ["$((1/0))", "$((i++))", "$((1 +))", "$((a[1]))", "$((1 2))", "$((word))"])
def test_no_plain_sum(text):
    with pytest.raises(Blocked):
        reckoned(text, {"word": "x y"})
