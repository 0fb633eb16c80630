"""What dsh says after a line that printed nothing, or only numbers, of what is really there."""

from contextlib import closing

import pytest

from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.place import this_place
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line
from dsh.plan.plan import Engine, Plan
from dsh.run.outcome import Outcome
from dsh.shell.address import addresses
from dsh.shell.silent import meaning

STORE = open_store()


def client_of(engine):
    return closing(connect(resolve(None, engine.host, {})))


def outcome(host, line):
    return Outcome(Plan(line, Engine("default", host, "20"), "read", ()), "done", (), (), "", 0, printed=False)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("docker port alone", "no port of this machine leads to alone"),
        ("docker port shop", "no port of this machine leads to shop; in its networks other containers reach it on 80"),
        (
            "docker exec alone ls",
            "/srv, the folder that programs of alone start in, is empty; say for example: files in / of alone",
        ),
        ("docker exec alone ls /tmp", ""),
        ("docker logs alone", "alone has printed nothing"),
        ("docker ps", ""),
    ],
)
def test_what_silence_means(clean_engine, line, says):
    clean_engine.setup(
        "docker run -d --init --name alone -w /srv busybox sleep 1000",
        "docker run -d --init --name shop --expose 80 busybox sleep 1000",
    )
    with client_of(clean_engine) as client:
        assert meaning(outcome(clean_engine.host, line), client, STORE) == says


def test_where_a_port_leads_that_was_asked_for(clean_engine):
    clean_engine.setup("docker run -d --name shop -p 28090:80 web:1.0")
    with client_of(clean_engine) as client:
        got = addresses(outcome(clean_engine.host, "docker port shop"), client)
    assert got == ["http://127.0.0.1:28090 leads to port 80 of shop"]


@pytest.mark.parametrize(
    ("line", "warns"),
    [
        (
            "docker run busybox2",
            ["busybox2 alone means busybox2:latest, which is not here and is fetched; busybox2:7 is here"],
        ),
        ("docker run busybox2:7 true", []),
        ("docker run busybox2:8 true", []),
    ],
)
def test_another_tag_that_is_here_is_told(clean_engine, line, warns):
    clean_engine.setup("docker tag busybox:latest busybox2:7")
    with client_of(clean_engine) as client:
        plan = plan_line(line, client, STORE, this_place())
    assert [it.message for it in plan.problems if it.id == "other-tag-here"] == warns
