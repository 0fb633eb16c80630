"""What is said while nothing is printed."""

import pytest

from dsh.plan.plan import Step
from dsh.run.signs import said

REMOVE = Step("container.remove", {}, says="remove web")


def stop(wait):
    return Step("container.stop", {"wait": wait}, says="stop web")


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ((REMOVE,), "remove web"),
        ((REMOVE, REMOVE), "0 of 2 done"),
        ((stop(None), REMOVE), "stop web: its program is given 10 s as a rule to end"),
        ((stop(3),), "stop web: its program is given 3 s to end"),
        ((REMOVE, Step("container.logs", {})), None),
        ((), None),
    ],
)
def test_what_is_said(steps, says):
    assert said(steps) == says
