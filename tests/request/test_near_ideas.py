"""Ideas that are told instead of a line that is not sure, or of an honest no."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.nearest import nearest, nearest_others
from dsh.request.phrasebook import index_of
from dsh.request.reading import read_request

STORE = open_store()
INDEX = index_of(STORE)


@pytest.mark.parametrize(
    ("request_", "idea"),
    [
        ("exit code 0 but the container is stopped, is that an error or fine?", "exit-code"),
        ("my teacher says running as root in a container is bad, why", "root-user"),
        ("two pis and a nas, do I want kubernetes or is swarm enough", "swarm"),
    ],
)
def test_an_idea_goes_before_what_is_not_sure_and_before_no_answer(request_: str, idea: str) -> None:
    got = answer(request_, STORE)
    assert (got.outcome, got.concept) == ("concept", idea)
    assert got.answer
    assert all(it.risk == "read" for it in got.suggestions)


@pytest.mark.parametrize(
    "request_",
    [
        "what is the difference between a lawyer and a notary",
        "what does EXEC do in microsoft sql server",
        "my ping in valorant is 300ms why",
    ],
)
def test_what_is_not_of_docker_stays_declined(request_: str) -> None:
    assert answer(request_, STORE).outcome == "none"


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("why did my container stop, what's the exit code", "docker inspect -f '{{.State.ExitCode}}' CONTAINER"),
        ("would compose down do anything dangerous? just simulate it", "docker compose --dry-run down"),
    ],
)
def test_a_look_that_is_asked_for_stays(request_: str, line: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == line


def test_lines_and_others_share_what_is_near() -> None:
    reading = read_request("what are the layers of an image", INDEX.lexicon, INDEX.data)
    others, lines = nearest_others(reading, INDEX.data), nearest(reading, INDEX.data)
    assert "concept layer" in others
    assert sum(others.values()) == pytest.approx(lines[0].others)
    assert sum(others.values()) + sum(it.share for it in lines) == pytest.approx(1)
