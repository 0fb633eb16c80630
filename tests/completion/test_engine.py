"""The one fast call for live names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from shells import Lister

import dsh.completion.call
from dsh.completion.engine import answer
from dsh.completion.man import page
from dsh.verbs.help import verb_help

CALL = [sys.executable, "-I", "-S", dsh.completion.call.__file__]
WEB = ("web", "nginx:alpine, up 3 hours, 8080->80")
OLD = ("web1", "nginx:alpine, exited (0) 2 days ago")


@pytest.fixture
def lister(tmp_path):
    made = Lister(tmp_path / "engine.sock", 2)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("container", [WEB, OLD]),
        ("running", [WEB]),
        ("stopped", [OLD]),
        ("paused", []),
        ("image", [("nginx:alpine", "44 MB")]),
        ("network", [("my net", "bridge network"), ("front", "bridge network")]),
        ("volume", [("data", "local volume")]),
        ("service", []),
        ("nonsense", []),
    ],
)
def test_kinds(lister, kind, lines):
    assert answer(kind, None, None, {"DOCKER_HOST": lister.host}) == lines


@pytest.mark.parametrize("host", ["unix:///nowhere.sock", "tcp://127.0.0.1:1", "ssh://", "nonsense://", "tcp://x:y"])
def test_no_engine_is_no_word(host):
    found = subprocess.run([*CALL, "container"], env={"DOCKER_HOST": host}, capture_output=True, text=True, check=True)
    assert (found.stdout, found.stderr) == ("", "")


def test_context_and_host_are_obeyed(lister):
    assert answer("running", None, lister.host, {"DOCKER_HOST": "unix:///nowhere"}) == [WEB]
    assert answer("running", "nope", None, {"DOCKER_HOST": lister.host, "HOME": "/nowhere"}) == []


def test_loads_next_to_nothing(lister):
    code = (
        f"import sys; sys.path.insert(0, {str(Path(dsh.__path__[0]).parent)!r}); from dsh.completion.call import main\n"
    )
    code += "main(['container']); print(*sys.modules, file=sys.stderr)"
    env = {"DOCKER_HOST": lister.host}
    found = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert not {"re", "json", "typing", "socket", "http", "argparse", "docker"} & set(found.stderr.split())


def test_a_real_engine(clean_engine):
    clean_engine.sh("docker create --name here busybox")
    env = {**os.environ, "DOCKER_HOST": clean_engine.host}
    found = subprocess.run([*CALL, "stopped"], env=env, capture_output=True, text=True, check=True)
    assert found.stdout == "here\tbusybox, created\n"


def test_manual_and_help_name_all():
    assert "\\fB\\-\\-uninstall\\fR" in page()
    assert "usage: dsh completion" in verb_help("completion")
