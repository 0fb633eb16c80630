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
