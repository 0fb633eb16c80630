"""Commands that stream: what the preview says is what the run does, with docker's exit code and output."""

import os

import pytest

from dsh.console import Console
from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.place import Place
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line
from dsh.run.execute import execute

UP = "docker run -d --init --name up busybox sleep 1000"
CREATE = ("create", "container")
START = ("start", "container")
REMOVE = ("remove", "container")
VOLUME = ("create", "volume")

# id, setup, files, line, exit code, standard output (None: any), effects, is failure foretold
CASES = [
    ("run-echo", [], {}, "docker run --name c1 busybox echo hi", 0, "hi\n", [CREATE, START], False),
    ("run-rm", [], {}, "docker run --rm -v /a busybox echo hi", 0, "hi\n",
     [VOLUME, CREATE, START, REMOVE, ("remove", "volume")], False),
    ("run-false", [], {}, "docker run --name c1 busybox false", 1, "", [CREATE, START], True),
    ("run-exit", [], {}, "docker run --name c1 busybox sh -c 'exit 7'", 7, "", [CREATE, START], True),
    ("run-missing-program", [], {}, "docker run --name c1 busybox nosuch", 127, "", [CREATE], True),
    ("run-missing-user", [], {}, "docker run --name c1 -u nosuch busybox true", 125, "", [CREATE], True),
    ("run-not-executable", [], {}, "docker run --name c1 busybox /etc/passwd", 126, "", [CREATE], True),
    ("run-name-taken", [UP], {}, "docker run --name up busybox true", 125, "", [], True),
    ("run-port-taken", ["docker run -d --init --name up -p 8081:80 busybox sleep 1000"], {},
     "docker run -d --name c1 -p 8081:81 busybox sleep 9", 125, None, [CREATE], True),  # its ID, before it starts
    ("run-bad-mount", [], {}, "docker run --mount type=bind,src=/nope,dst=/x busybox", 125, "", [], True),
    ("run-small-memory", [], {}, "docker run -m 1m busybox true", 125, "", [], True),
    ("run-no-network", [], {}, "docker run --name c1 --network nosuch busybox true", 125, "", [CREATE], True),
    ("run-never", [], {}, "docker run --pull never nosuch:1", 125, "", [], True),
    ("run-image-volume", [], {}, "docker run -d --name c1 -v named:/n web:1.0 sleep 1000", 0, None,
     [VOLUME, VOLUME, CREATE, START], False),
    ("create", [], {}, "docker create --name c1 busybox", 0, None, [CREATE], False),
    ("exec", [UP], {}, "docker exec up sh -c 'echo hi; exit 3'", 3, "hi\n", [], True),
    ("exec-missing", [UP], {}, "docker exec up nosuch", 126, None, [], True),
    ("exec-stopped", ["docker create --name c1 busybox"], {}, "docker exec c1 true", 1, "", [], True),
    ("start-attached", ["docker create --name c1 busybox sh -c 'echo hi; exit 4'"], {}, "docker start -a c1", 4, "hi\n",
     [START], True),
    ("attach-stopped", ["docker create --name c1 busybox"], {}, "docker attach c1", 1, "", [], True),
    ("logs", ["docker run --name c1 busybox sh -c 'echo a; echo b'"], {}, "docker logs -n 1 c1", 0, "b\n", [], False),
    ("commit", ["docker create --name c1 busybox"], {}, "docker commit c1 mine:1", 0, None,
     [("commit", "image")], False),
    ("build", [], {"Dockerfile": "FROM busybox\nCOPY a /a\n", "a": "A"}, "docker build -q -t app .", 0, None,
     [("build", "image")], False),
    ("build-missing-source", [], {"Dockerfile": "FROM busybox\nCOPY nosuch /a\n"}, "docker build -t app .", 1, None,
     [], True),
    ("build-bad", [], {"Dockerfile": "FROM busybox\nNOPE\n"}, "docker build -t app .", 1, None, [], True),
    ("build-cached", ["docker build -q -t old ."], {"Dockerfile": "FROM busybox\nENV A=1\nCOPY a /a\n", "a": "A"},
     "docker build -q -t app .", 0, None, [("tag", "image")], False),
    ("build-buildkit", [], {"Dockerfile": "FROM busybox\nRUN --mount=type=cache,target=/x true\n"},
     "docker build .", 1, "", [], True),
    ("save", [], {}, "docker save -o out.tar busybox", 0, "", [("create", "file")], False),
    ("save-missing", [], {}, "docker save -o out.tar nosuch", 1, "", [], True),
    ("load", ["docker tag busybox x:1", "docker save -o x.tar x:1", "docker rmi x:1"], {}, "docker load -i x.tar", 0,
     "Loaded image: x:1\n", [("tag", "image")], False),
    ("cp-in", [UP], {"a": "A"}, "docker cp a up:/tmp/b", 0, "", [("copy", "container")], False),
    ("cp-ro-mount", ["docker create -v v1:/d:ro --name a1 busybox"], {"a": "A"},
     "docker cp a a1:/d/b", 1, "", [], True),
    ("cp-ro-root", ["docker create --read-only --name a1 busybox"], {"a": "A"},
     "docker cp a a1:/tmp/b", 1, "", [], True),
    ("cp-missing", [UP], {}, "docker cp up:/nope .", 1, "", [], True),
]  # fmt: skip


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.mark.parametrize(
    ("setup", "files", "line", "code", "output", "effects", "fails"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_does_what_the_preview_says(
    clean_engine, store, tmp_path, monkeypatch, setup, files, line, code, output, effects, fails
):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    clean_engine.setup(*setup)
    client = connect(resolve(None, clean_engine.host, {}))
    place = Place(str(tmp_path), dict(os.environ), {}, str(tmp_path / "config"))
    with open(os.devnull, "rb") as stdin, open(tmp_path / "err", "w") as err:
        console = Console(stdin, err, err, False, False, False, 80, False)
        plan = plan_line(line, client, store, place)
        outcome = execute(plan, client, console, store, place, capture=True)
    client.close()
    happened = [(e.action, e.kind) for e in outcome.effects if e.action not in ("exec", "kill")]
    foretold = [(e.action, e.kind) for e in plan.effects if e.action not in ("exec", "kill")]
    assert (outcome.exit_code, foretold, any(p.level == "error" for p in plan.problems)) == (code, effects, fails)
    assert plan.exit_code in (code, None)
    if code == 0 or not fails:
        assert happened == effects
    if output is not None:
        assert outcome.output == output


def test_nothing_of_the_output_is_lost(clean_engine, store, tmp_path):
    """The head of it comes together with the answer's headers: read beneath http's buffer it would be gone."""
    client = connect(resolve(None, clean_engine.host, {}))
    place = Place(str(tmp_path), dict(os.environ), {}, str(tmp_path))
    line = "docker run --rm busybox sh -c 'seq 1 20000'"
    with open(os.devnull, "rb") as stdin, open(tmp_path / "err", "w") as err:
        console = Console(stdin, err, err, False, False, False, 80, False)
        for _ in range(3):
            outcome = execute(plan_line(line, client, store, place), client, console, store, place, capture=True)
            assert outcome.output == "".join(f"{n}\n" for n in range(1, 20001))
    client.close()
