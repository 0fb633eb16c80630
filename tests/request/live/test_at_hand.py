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
LEAST = {  # first lines that are right
    "a": 103, "b": 91, "c": 96, "d": 107, "e": 100, "f": 108, "g": 93, "h": 101, "i": 102, "j": 106, "k": 114,
    "l": 104, "m": 104, "n": 79,
}  # fmt: skip
KNOWN = (
    "how do I get more readers for my wordpress", "hello world container is finish success or fail?",
    "pihole is a funny name, who came up with that",
)  # fmt: skip


@pytest.mark.parametrize("name", LEAST)
def test_a_set(name):
    count: Counter[str] = Counter()
    for live, row in rows(FOLDER / f"{name}.jsonl"):
        found = judged(answer(row["request"], STORE, live), row, STORE)
        assert "harm" not in found or row["request"] in KNOWN, row["request"]
        count.update(found)
    assert count["exact"] >= LEAST[name]
