"""What happens to one object is told in one line."""

import pytest

from dsh.plan.plan import Effect
from dsh.shell.happening import in_order


@pytest.mark.parametrize(
    ("before", "how", "says"),
    [("exited", "", "stopped first"), ("running", "killed at once", "running, killed at once")],
)
def test_stopped_and_removed(before, how, says):
    found = in_order(
        [Effect("stop", "container", "a", "blog", how), Effect("remove", "container", "a", "blog", before)]
    )
    assert found == [Effect("remove", "container", "a", "blog", says)]
