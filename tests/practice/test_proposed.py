"""A wish that cannot work the way it was read leads to the line that does; a typed line stays as it is."""

import pytest
from practised import Practised

from dsh.engine.place import this_place
from dsh.knowledge.store import open_store
from dsh.request.answer import plain_answer
from dsh.verbs.proposed import proposed


@pytest.fixture
def engine():
    it = Practised("1.47")
    yield it
    it.close()


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr("dsh.plan.line.this_place", lambda: this_place()._replace(stdin_tty=True))


@pytest.mark.parametrize(
    ("said", "command", "says"),
    [
        (
            "run web:1.0 in the background on port 8090, call it store",
            "docker run -p 8090:80 --name store -d web:1.0",
            "the image says that its program listens on 53/udp, 80/tcp, 443/tcp: 8090 leads to 80",
        ),
        ("run web:1.0 in the background with -p 8090:8090", "docker run -p 8090:8090 -d web:1.0", ""),
        ("open bash in the container shop", "docker exec -it shop sh", "there is no bash in shop: sh instead"),
        (
            "run bash in a new container from web:1.0",
            "docker run web:1.0 sh",
            "there is no bash in web:1.0: sh instead",
        ),
    ],
)
def test_the_line_that_works_is_proposed(engine, terminal, said, command, says):
    engine.setup("docker run -d --name shop web:1.0")
    best = plain_answer(said, open_store()).suggestions[0]
    got = proposed(best.command, best, said, engine.client, open_store(), confirmed=True)
    assert (got.plan.command, got.says) == (command, says)


def test_a_typed_line_stays(engine):
    line = "docker run -d -p 8090:8090 web:1.0"
    got = proposed(line, None, line, engine.client, open_store())
    assert (got.plan.command, got.suggestion, got.says) == (line, None, "")
    assert [problem.fix for problem in got.plan.problems] == ["-p 8090:80"]
