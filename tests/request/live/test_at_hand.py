"""Requests with an engine at hand, by writers who had not seen dsh: what was reached stays, and nobody is harmed."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

sys.path.insert(0, str(Path(__file__).parent))
from at_hand import FOLDER, judged, rows

STORE = open_store()
LEAST = {
    "a": 95,
    "b": 85,
    "c": 86,
    "d": 104,
    "e": 94,
    "f": 103,
    "g": 88,
    "h": 93,
    "i": 93,
}  # first lines that are right
KNOWN = ("how do I get more readers for my wordpress", "hello world container is finish success or fail?")


@pytest.mark.parametrize("name", LEAST)
def test_a_set(name):
    count: Counter[str] = Counter()
    for live, row in rows(FOLDER / f"{name}.jsonl"):
        found = judged(answer(row["request"], STORE, live), row, STORE)
        assert "harm" not in found or row["request"] in KNOWN, row["request"]
        count.update(found)
    assert count["exact"] >= LEAST[name]
