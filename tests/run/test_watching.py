"""What is drawn over and over on the screen: nothing of it is cut, and the way to leave is said."""

from types import SimpleNamespace

import pytest

from dsh.run.calls.watching import _fitting

STATS = """\
CONTAINER ID   NAME      CPU %     MEM USAGE / LIMIT   MEM %     NET I/O           BLOCK I/O   PIDS
9ca54f86b39c   shop      100.00%   1023MiB / 23.59GiB  10.00%    1.53kB / 12.4MB   0B / 0B     1
"""


def on(columns, screen=True):
    return SimpleNamespace(console=SimpleNamespace(screen=screen, width=columns))


@pytest.mark.parametrize(("once", "below"), [(True, []), (False, ["", "  Ctrl-C ends the watching, nothing else"])])
def test_at_80_columns_all_is_shown(once, below):
    out = _fitting(STATS, once, on(80)).splitlines()
    assert all(len(line) <= 80 and "…" not in line for line in out)
    assert all(word in "\n".join(out) for word in STATS.split())
    assert [line for line in out if not line.strip() or line.startswith("  Ctrl")] == below


def test_what_there_is_no_room_for_is_named():
    out = _fitting(STATS, False, on(40))
    assert "NET I/O" not in out.splitlines()[0]
    assert "NET I/O" in out
    assert all(len(line) <= 40 for line in out.splitlines())


def test_elsewhere_it_is_as_docker_prints_it():
    assert _fitting(STATS, False, on(40, screen=False)) == STATS
