"""Stopping what is stopped says so."""

import pytest

from dsh.knowledge.store import open_store
from dsh.plan.plan import Effect, Plan
from dsh.run.outcome import Outcome
from dsh.shell.already import already


@pytest.mark.parametrize(
    ("command", "effects", "says"),
    [
        ("docker stop shop", (), "shop had stopped already: nothing was changed"),
        ("docker start a b", (), "a, b ran already: nothing was changed"),
        ("docker stop shop", (Effect("stop", "container", "id", "shop"),), ""),
        ("docker stop $(docker ps -q)", (), ""),
        ("docker ps", (), ""),
    ],
)
def test_what_was_so_already(command, effects, says):
    assert already(Outcome(Plan(command, None, "read", ()), "done", effects, (), "", 0), open_store()) == says
