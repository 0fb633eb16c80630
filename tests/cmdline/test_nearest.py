"""What a misspelt word is taken for: never for one that destroys where another is as near."""

import pytest

from dsh.cmdline.nearest import nearest

TOP = ("run", "rm", "rmi", "kill", "start", "stop", "pull", "push", "ps", "cp", "create", "logs", "port", "exec")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ru", "run"), ("rn", "run"), ("rmm", "rm"), ("sotp", "stop"), ("cerate", "create"), ("pul", "pull"), ("x", None)],
)
def test_nearest(typed, meant):
    assert nearest(typed, TOP) == meant
    assert nearest(typed, reversed(TOP)) == meant
