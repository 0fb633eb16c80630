"""Lessons: what shows commands keeps its columns, and no word is broken."""

import pytest

from dsh.knowledge.store import open_store
from dsh.render.concept import lesson
from dsh.render.fragments import plain, width


@pytest.mark.parametrize("columns", [60, 80])
def test_a_remark_goes_on_below_its_own_beginning(columns):
    text = plain(lesson(open_store().concepts()["volume"], columns))
    row = next(row for row in text.split("\n") if "a named volume; Docker" in row)
    at = row.index("a named volume")
    below = text.split("\n")[text.split("\n").index(row) + 1]
    assert below[:at].strip() == ""
    assert below[at:].strip()
    assert width(row) < columns


def test_in_a_wide_window_it_stands_as_it_is():
    text = plain(lesson(open_store().concepts()["volume"], 200))
    assert "a named volume; Docker makes it when it is missing" in text
