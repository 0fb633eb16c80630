"""Beside which flags the words of the examples stand: what is read of a line, and what is counted."""

import pytest

from dsh.knowledge.flag_words import count, flags_of
from dsh.knowledge.store import open_store
from dsh.request.phrasebook import index_of

SPELLINGS = {
    "docker run": "docker container run",
    "docker rm": "docker container rm",
    "docker ps": "docker container ls",
}


@pytest.fixture(scope="module")
def leaves():
    return {leaf[0]: leaf for leaf in index_of(open_store()).data["commands"]}


@pytest.mark.parametrize(
    ("line", "flags"),
    [
        ("docker run -it --rm IMAGE", {("interactive", ""), ("tty", ""), ("rm", "")}),
        ("docker run --restart always -m SIZE IMAGE", {("restart", "always"), ("memory", "?")}),
        ("docker run --network=host IMAGE sh -c", {("network", "host")}),
        ("docker ps -a -f status=exited", {("all", "")}),  # filters are read by modules of their own
        ("docker run -v VOLUME1:/from:ro IMAGE", {("volume", "?")}),
        ("docker rm CONTAINER", set()),
        ("docker rm CONTAINER && docker ps -a", None),
        ("docker run --frozen IMAGE", None),
    ],
)
def test_reads_the_flags_of_a_line(line, flags, leaves):
    found = flags_of(line, leaves, SPELLINGS)
    assert (found and found[1]) == flags


def test_a_word_speaks_for_the_flag_that_it_stands_beside(leaves):
    plain = [f"run image {n}" for n in range(20)]
    locked = [f"run image {n} locked" for n in range(10)]
    got = count([("docker run IMAGE", plain), ("docker run --read-only IMAGE", locked)], leaves, SPELLINGS, str.split)
    assert [it[:2] for it in got.flags] == [["read-only", ""]]
    assert "locked" in got.features
    assert "run" not in got.features  # it stands everywhere


def test_what_stands_there_twice_may_be_chance(leaves):
    rows = [
        ("docker run IMAGE", ["run it"] * 20),
        ("docker run --read-only IMAGE", ["run locked"] * 2 + ["run it"] * 3),
    ]
    assert count(rows, leaves, SPELLINGS, str.split).features == {}
