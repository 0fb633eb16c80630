"""What is told not to be done to a thing is done by no line."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("kill relay, do not kill mail", "docker kill relay"),
        ("remove job1 and job2, never delete mail", "docker rm job1 job2"),
        ("don't stop mail, just restart it", "docker restart mail"),
        (
            "I dont want to stop web, just tell me which stop signal it is configured with",
            "docker inspect -f '{{.Config.StopSignal}}' web",
        ),
        ("I don't want to kill worker, only restart it", "docker restart worker"),
        ("stop all containers but don't stop mail", "docker stop $(docker ps --format '{{.Names}}' | grep -vx mail)"),
    ],
)
def test_done_to_the_others(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), [s.command for s in got.suggestions]


@pytest.mark.parametrize(
    ("request_", "name"),
    [
        ("stop front and back, don't stop mail", "mail"),
        ("restart relay but don't restart db", "restart db"),
        ("remove relay, never delete mail", "mail"),
        ("we don't want to stop mail, is it healthy", "stop mail"),
    ],
)
def test_done_by_no_line(request_: str, name: str) -> None:
    assert not any(it.command.endswith(f" {name}") for it in answer(request_, STORE).suggestions)


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("don't tear it down, only stop it with compose", "docker compose stop"),
        ("compose: don't take shop down, just rebuild it", "docker compose build shop"),
        ("compose down, never remove the volumes", "docker compose down"),
        ("remove job1 but don't delete its volume", "docker rm job1"),
        ("take compose down, don't throw away any images", "docker compose down"),
        ("stop all containers but don't remove the containers", "docker stop $(docker ps -q)"),
    ],
)
def test_a_kind_that_is_to_stay(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert right(got.suggestions[0].command, [line], STORE), [s.command for s in got.suggestions]


@pytest.mark.parametrize(
    ("request_", "reaches"),
    [
        ("clean up but do not wipe the volumes", "volume"),
        ("tidy up docker, never erase the volumes", "volume"),
        ("remove web and don't throw away its image", "rmi"),
        ("remove job1 and never destroy its image", "rmi"),
        ("prune everything but do not delete images", "image prune"),
    ],
)
def test_no_line_reaches_a_kind_that_is_to_stay(request_: str, reaches: str) -> None:
    lines = [it.command for it in answer(request_, STORE).suggestions if it.risk != "read"]
    assert not any(reaches in line for line in lines), lines
