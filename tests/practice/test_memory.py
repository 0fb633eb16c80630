"""Ten thousand containers fit into 300 MB."""

from measure import measure


def test_a_thousand_containers_take_a_tenth_of_that():
    assert measure(1000)[0] < 30
