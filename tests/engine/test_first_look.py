"""What is asked for ahead is what the plan looks at, so that nothing is asked twice; what breaks is said as ever."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dsh.cli import run
from dsh.engine.address import resolve
from dsh.engine.begun import begin, of_these
from dsh.engine.client import connect
from dsh.engine.line import Line
from dsh.engine.place import this_place
from dsh.engine.snapshot import Snapshot
from dsh.errors import EngineUnreachable
from dsh.knowledge.store import open_store
from dsh.plan.first_look import FIRST, MOST, first_look, line_of_call, only_these
from dsh.plan.line import plan_line

ROOT = Path(__file__).parents[2]
CONTAINER = ("attach", "export", "kill", "logs", "pause", "restart", "rm -f", "start", "stop", "unpause", "wait")
LINES = [
    *(f"docker {word} a1" for word in CONTAINER),
    *("docker commit a1 mine:1", "docker cp a1:/etc/hosts .", "docker exec a1 true", "docker rename a1 a2"),
    *("docker update -m 64m a1", "docker container prune", "docker system prune", "docker network connect front a1"),
    *(
        "docker network disconnect front a1",
        "docker push busybox",
        "docker rmi busybox",
        "docker save busybox -o x.tar",
    ),
    *("docker tag busybox b:1", "docker image prune", "docker image push busybox", "docker image rm busybox"),
    *("docker image save busybox -o x.tar", "docker image tag busybox b:1"),
]


def test_the_plan_takes_the_answer(clean_engine):
    clean_engine.setup("docker create --name a1 busybox sleep 1", "docker network create front")
    assert [line for line in LINES if not taken(line, clean_engine.host)] == []


def taken(line, host):
    client = connect(resolve(None, host, {}))
    try:
        client.ahead(first_look(line), all=1)
        plan_line(line, client, open_store(), this_place())
        return not client.api._ahead
    finally:
        client.close()


def test_every_word_has_its_line():
    assert {first_look(line) for line in LINES} == set(FIRST.values())
    words = {tuple(line.split()[1:3]) for line in LINES} | {tuple(line.split()[1:2]) for line in LINES}
    assert set(FIRST) <= words


def test_a_group_says_what_is_looked_at():
    assert first_look("docker container rm -f a b") == first_look("docker rm a")
    assert first_look("docker image rm a") == first_look("docker rmi a") != first_look("docker rm a")
    assert first_look("docker volume rm a") is None
    assert first_look("remove web") is None
    assert first_look("") is None


def test_an_answer_that_nobody_took_is_left(engine):
    client = connect(resolve(None, engine.host, {}))
    client.ahead("/containers/json", all=1)
    assert client.get("/images/json", all=1)
    client.close()
    assert not client.api._ahead


def test_an_engine_that_has_gone_meanwhile(tmp_path):
    from dsh.engine.address import Address
    from dsh.engine.local import LocalApi

    path = f"{tmp_path}/left.sock"
    left = socket.socket(socket.AF_UNIX)
    left.bind(path)
    left.close()
    api = LocalApi(Address("default", f"unix://{path}"), "1.50", lambda: None)
    api.ahead(f"{api.base_url}/containers/json", {"all": "1"}, {}, 5)
    with pytest.raises(EngineUnreachable):
        api.request("GET", f"{api.base_url}/containers/json", params={"all": "1"}, timeout=(5, 5))


@pytest.fixture
def chosen(engine, monkeypatch, tmp_path):
    """The engine of the environment, as for a call of dsh."""
    monkeypatch.setenv("DOCKER_HOST", engine.host)
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    monkeypatch.delenv("DOCKER_API_VERSION", raising=False)
    return resolve(None, engine.host, {})


def test_what_was_asked_first_is_not_asked_again(chosen, monkeypatch):
    begun = begin("/containers/json")
    asked = []
    monkeypatch.setattr(Line, "ask", lambda self, *told: asked.append(told))
    client = connect(chosen, begun)
    assert client.version
    assert isinstance(client.get("/containers/json", all=1), list)
    assert asked == []
    client.close()


def test_the_version_alone(chosen):
    begun = begin(None)
    client = connect(chosen, begun)
    assert client.version
    assert not client.api._ahead
    client.close()


def test_a_list_in_another_version_of_the_api_is_left(chosen, monkeypatch):
    monkeypatch.setenv("DOCKER_API_VERSION", "1.40")
    begun = begin("/containers/json")
    client = connect(chosen, begun)
    assert not client.api._ahead
    assert isinstance(client.get("/containers/json", all=1), list)
    client.close()


@pytest.mark.parametrize("host", ["tcp://127.0.0.1:1", "unix:///nowhere.sock", "practice://", "bad://x"])
def test_nothing_is_begun_elsewhere(host, monkeypatch):
    monkeypatch.setenv("DOCKER_HOST", host)
    assert begin("/containers/json") is None


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (["run", "--yes", "docker rm -f a b"], "docker rm -f a b"),
        (["run", "--yes", "--", "docker", "ps"], "docker ps"),
        (["preview", "docker", "system", "prune", "-a"], "docker system prune"),
        (["run", "--host", "tcp://x", "docker ps"], None),
        (["run", "--practice", "docker ps"], None),
        (["run", "docker", "-H", "tcp://x", "ps"], None),
        (["run", "docker --context other ps"], None),
        (["run", "remove web"], None),
        (["run"], None),
    ],
)
def test_which_calls_ask_at_once(call, line):
    assert line_of_call(call) == line


def test_a_call_takes_what_it_began(chosen, monkeypatch, capfd):
    begun = begin("/containers/json")
    assert run(["preview", "docker", "rm", "nobody"], begun) == 0
    assert begun.version._sock is None
    assert begun.listed._sock is None


def test_a_call_for_another_engine_leaves_what_it_began(chosen, capfd):
    begun = begin("/containers/json")
    assert run(["--host", "unix:///nowhere.sock", "preview", "docker", "rm", "nobody"], begun) == 4
    assert begun.version._sock is None
    assert begun.listed._sock is None


A, B = "a" * 64, "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("call", "ids"),
    [
        (["run", "--yes", "--", f"docker rm -f {A} {B}"], (A, B)),
        (["run", "--yes", "docker", "container", "rm", A, "--force", B, A], (A, B)),
        (["run", "--no-color", "--yes", f"docker rm {A}"], (A,)),
        (["run", f"docker rm -f {A}"], ()),
        (["run", "--yes", "--json", f"docker rm -f {A}"], ()),
        (["preview", "--yes", f"docker rm -f {A}"], ()),
        (["run", "--yes", f"docker rm -fv {A}"], ()),
        (["run", "--yes", f"docker rm -v {A}"], ()),
        (["run", "--yes", f"docker rm -f {A} web"], ()),
        (["run", "--yes", f"docker rm -f {A[:12]}"], ()),
        (["run", "--yes", f"docker rm -f {A} && docker ps"], ()),
        (["run", "--yes", f"docker stop {A}"], ()),
        (["run", "--yes", f"docker rmi {A}"], ()),
        (["run", "--yes", "docker rm -f " + f"{A} " * (MOST + 1)], ()),
        (["run"], ()),
    ],
)
def test_which_calls_are_about_these_alone(call, ids):
    assert only_these(call) == ids


@pytest.fixture
def three(clean_engine):
    names = ("a1", "a2", "a3")
    clean_engine.setup(*(f"docker create --name {name} busybox true" for name in names))
    return [clean_engine.api.inspect_container(name)["Id"] for name in names]


def test_of_those_that_a_call_is_about_no_other_is_listed(three, chosen):
    client = connect(chosen, begin("/containers/json", tuple(three[:2])))
    assert client.api._ahead
    assert sorted(Snapshot(client).containers()) == sorted(three[:2])
    assert not client.api._ahead
    assert client.get("/containers/json", **of_these((three[2],)))[0]["Names"] == ["/a3"]
    client.close()


def test_where_one_of_them_is_missing_all_are_listed(three, chosen):
    client = connect(chosen, begin("/containers/json", (three[0], "f" * 64)))
    assert sorted(Snapshot(client).containers()) == sorted(three)
    client.close()


def test_only_these_go(three, chosen, clean_engine, capfd):
    call = ["run", "--yes", "docker", "rm", "-f", *three[:2], "f" * 64]
    assert run(call, begin("/containers/json", only_these(call))) in (0, 1)
    out, err = capfd.readouterr()
    assert out.split() == three[:2]
    assert "No such container: " + "f" * 64 in err
    assert [c["Id"] for c in clean_engine.api.containers(all=True)] == three[2:]


def test_little_is_loaded_before_the_engine_is_asked(clean_engine):
    """It works on the list while the rest comes up: the sooner it is asked, the better."""
    code = "import sys; from dsh.__main__ import _begun; _begun(['run', 'docker rm -f a']).close(); print(*sys.modules)"
    env = clean_engine.environment()
    call = [sys.executable, "-S", "-c", code]  # nor what the installation loads on its own
    out = subprocess.run(call, env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"json", "re", "typing", "pathlib", "requests"} & set(out.stdout.split())
