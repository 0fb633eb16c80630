"""Lines by likeness: beside what the phrases give, and where they give nothing."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.leftover import unnamed
from dsh.request.line import in_any_order
from dsh.request.phrasebook import index_of
from dsh.request.retelling import read
from dsh.request.slots import Slot


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("make nginx reload its config by sending it a hup", "docker kill -s HUP nginx"),
        ("node worker2 goes into maintainance, move its tasks away", "docker node update --availability drain worker2"),
        ("all the stopped machines, power them back on", "docker start $(docker ps -aq -f status=exited)"),
    ],
)
def test_a_likely_line_is_among_the_first(request_, line, store):
    got = answer(request_, store)
    assert any(in_any_order(s.command) == in_any_order(line) for s in got.suggestions[:3])


@pytest.mark.parametrize(
    "request_",
    ["before i remove network hausnetz, is somebody inside?", "was the image shop:1 thrown away by somebody?"],
)
def test_likeness_alone_destroys_nothing(request_, store):
    got = answer(request_, store)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"


@pytest.mark.parametrize(
    ("request_", "kind", "name"),
    [
        ("which files changed inside box", "CONTAINER", "box"),
        ("scale service resize", "SERVICE", "resize"),
        ("use one or the other", "CONTAINER", None),
    ],
)
def test_a_word_beside_its_kind_may_be_a_name(request_, kind, name, store):
    index = index_of(store)
    found = unnamed([Slot(kind, "", False)], {}, read(request_, index), set(), index.data)
    assert [n.texts[0] for n in found.values()] == ([name] if name else [])


def test_the_order_of_flags_makes_no_other_line():
    assert in_any_order("docker run -it --rm alpine") == in_any_order("docker run --rm -i -t alpine")
    assert in_any_order("docker run --rm alpine") != in_any_order("docker run alpine")
    assert in_any_order("docker cp a b:/c") != in_any_order("docker cp b:/c a")


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("give search 2g instead of what it has now, without recreating it", "docker update -m 2g search"),
        ("take a network called friends, my two containers need it", "docker network create friends"),
    ],
)
def test_a_missing_name_is_guessed_second(request_, line, store):
    assert line in [s.command for s in answer(request_, store).suggestions[:3]]
