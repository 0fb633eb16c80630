"""The parts of the phrases, written and read again."""

import pytest

from dsh.knowledge.records import Beside, Parts, Records, keyed, numbered, packed, written

ITEMS = [["run", 1.5], {"ä": None}, "a\tb\nc", []]
KEPT = {
    "short": keyed({"words": {"run": "v.run"}, "ordinary": " the a "}),
    "phrases": written(ITEMS),
    "postings": numbered({"v.run": [3, 14], "v.rm": [1]}),
    "asked": packed([0, 7, 70_000]),
    "groups": keyed({"shut": [[["down"], "v.stop"]], "zap": []}),
}
PARTS = Parts(lambda name: KEPT.get(name, b""))


def test_a_long_list_is_read_item_by_item():
    assert list(PARTS["phrases"]) == ITEMS
    assert (len(PARTS["phrases"]), PARTS["phrases"][2]) == (len(ITEMS), ITEMS[2])


@pytest.mark.parametrize("number", [4, 5, 100_000, -1])
def test_there_is_no_item_behind_the_last(number):
    with pytest.raises(IndexError):
        PARTS["phrases"][number]


def test_a_list_without_a_file_is_empty():
    nothing = Records(lambda: b"")
    assert (len(nothing), list(nothing)) == (0, [])
    assert len(Records(lambda: written([]))) == 0


def test_what_stands_beside_a_key_is_read_when_asked_for():
    assert PARTS["postings"].get("v.run") == [3, 14]
    assert PARTS["postings"].get("v.stop") == ()
    assert dict(PARTS["groups"].items()) == {"shut": [[["down"], "v.stop"]], "zap": []}
    assert PARTS["groups"].get("zap", "none") == "none"
    assert isinstance(PARTS["groups"], Beside)


def test_short_parts_are_read_by_their_names():
    assert PARTS["words"] == {"run": "v.run"}
    assert " the " in PARTS["ordinary"]
    assert " an " not in PARTS["ordinary"]


def test_a_part_that_is_not_there_is_no_part():
    with pytest.raises(KeyError):
        PARTS["wrods"]


def test_a_row_of_numbers_is_read_in_pieces():
    assert PARTS["asked"][1:3].tolist() == [7, 70_000]
