"""What happens to one object is told in one line."""

import pytest

from dsh.plan.plan import Effect
from dsh.shell.happening import among, in_order, lost_first


@pytest.mark.parametrize(
    ("before", "how", "says"),
    [("exited", "", "stopped first"), ("running", "killed at once", "running, killed at once")],
)
def test_stopped_and_removed(before, how, says):
    found = in_order(
        [Effect("stop", "container", "a", "blog", how), Effect("remove", "container", "a", "blog", before)]
    )
    assert found == [Effect("remove", "container", "a", "blog", says)]


MIXED = [
    Effect("stop", "container", "a", "blog"),
    Effect("remove", "image", "i", "app:1"),
    Effect("remove", "container", "a", "blog"),
    Effect("create", "container", None, "blog"),
    Effect("remove", "volume", "v", "data"),
    Effect("remove", "volume", "w", "more"),
]


def test_what_is_lost_stands_first_where_there_is_no_room_for_all():
    found = [(effect.action, effect.kind, effect.name) for effect in lost_first(MIXED)]
    assert found == [
        ("remove", "volume", "data"),
        ("remove", "volume", "more"),
        ("remove", "container", "blog"),
        ("remove", "image", "app:1"),
        ("stop", "container", "blog"),
        ("create", "container", "blog"),
    ]


@pytest.mark.parametrize(
    ("shown", "says"),
    [(1, ", 1 volume, 1 container and 1 image of them removed"), (3, ", 1 image of them removed"), (4, "")],
)
def test_what_is_removed_among_those_that_are_not_shown(shown, says):
    assert among(lost_first(MIXED), shown) == says


def test_where_all_is_one_thing_there_is_nothing_to_add():
    assert among([Effect("remove", "volume", str(n), str(n)) for n in range(9)], 2) == ""
