"""Where each feature of the examples stands, and how much it says."""

from dsh.knowledge.asked import asked, weight

DATA = {
    "a": {"docker ps": ["what runs", "what is up"], "docker logs --tail N CONTAINER": ["last lines"]},
    "b": {"layer": ["what is a layer"], "docker ps": ["anything up"]},
}


def test_each_request_belongs_to_its_answer():
    got = asked(DATA, str.split, {"docker ps": 7})
    assert got["asked_answers"] == [
        ("docker ps", 7),
        ("docker logs --tail NUMBER CONTAINER", -1),
        ("concept layer", -1),
        ("docker ps", 7),
    ]
    assert got["asked_of"] == [0, 0, 1, 2, 3]


def test_the_requests_of_a_feature_are_a_piece_of_the_row():
    got = asked(DATA, str.split, {})
    start, end = got["asked_in"]["what"]
    assert got["asked"][start:end] == [0, 1, 3]
    assert len(got["asked"]) == sum(end - start for start, end in got["asked_in"].values())


def test_what_is_rare_says_more_and_a_pair_says_half():
    assert weight("runs", 1, 100) > weight("what", 50, 100) > weight("all", 99, 100) == 0
    assert weight("what runs", 1, 100) == weight("runs", 1, 100) / 2


def test_a_request_is_as_long_as_its_features():
    lengths = asked(DATA, str.split, {})["asked_lengths"]
    assert len(lengths) == 5
    assert all(length > 0 for length in lengths)
