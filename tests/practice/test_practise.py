"""--practice on every verb: what is said, what stays apart, and that nothing real is within reach."""

import argparse
import json
import os
import subprocess
import sys

import pytest

from dsh.cli import split
from dsh.errors import UsageError
from dsh.options import VERBS
from dsh.verbs.practise import begin, enter, leave

SAYS = "the practice engine (nothing real is touched)"


def dsh(*words, stdin="", **more):
    env = {**os.environ, "COLUMNS": "100", **more}
    command = [sys.executable, "-m", "dsh", *words]
    return subprocess.run(command, input=stdin, env=env, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_takes_it(verb):
    assert "--practice" in dsh(verb, "--help").stdout


@pytest.mark.parametrize(
    ("argv", "own", "words"),
    [
        (["--practice", "ask", "stop", "web"], ["--practice", "ask"], ["stop", "web"]),
        (["run", "--practice=mine", "docker", "ps"], ["run", "--practice=mine"], ["docker", "ps"]),
        (["run", "docker ps -a", "--practice"], ["run", "--practice"], ["docker ps -a"]),
        (["run", "stop", "web", "--practice"], ["run", "--practice"], ["stop", "web"]),
        (["run", "docker", "ps", "--practice"], ["run"], ["docker", "ps", "--practice"]),
    ],
)
def test_it_takes_no_word_of_the_request(argv, own, words):
    assert split(argv) == (own, words)


@pytest.mark.parametrize(
    ("words", "stream"),
    [
        (["preview", "stop web"], "stdout"),
        (["ask", "stop web"], "stdout"),
        (["run", "docker ps"], "stderr"),
        (["run", "--yes", "stop web"], "stderr"),
        (["run", "stop web"], "stderr"),
        (["doctor"], "stdout"),
    ],
    ids=" ".join,
)
def test_every_screen_says_so(words, stream):
    assert SAYS in " ".join(getattr(dsh("--practice", *words), stream).split())


def test_json_names_it():
    for words in (["preview", "stop web"], ["ask", "stop web"], ["run", "--yes", "stop web"]):
        [line] = dsh("--practice", "--json", *words).stdout.splitlines()
        assert json.loads(line)["engine"]["context"] == "practice"


def test_the_journal_keeps_practice_apart():
    dsh("--practice", "run", "--yes", "stop web")
    assert "docker stop web" in dsh("--practice", "log").stdout
    assert "nothing has been run yet" in dsh("log").stderr
    assert "nothing to undo" in dsh("undo").stderr
    dsh("--practice", "undo", "--yes")
    assert dsh("--practice", "run", "docker ps -qf name=web").stdout.strip()


def test_docker_itself_finds_no_real_engine(monkeypatch):
    monkeypatch.setenv("DOCKER_HOST", "unix:///real.sock")
    monkeypatch.setenv("DOCKER_CONTEXT", "real")
    options = argparse.Namespace(context=None, host=None, practice="mine")
    begin(options)
    assert options.host == os.environ["DOCKER_HOST"] == "practice://mine"
    assert "practice/mine" in os.environ["DOCKER_CONFIG"]
    assert "DOCKER_CONTEXT" not in os.environ
    enter("other", options)
    assert os.environ["DOCKER_HOST"] == "practice://other"
    leave(options)
    assert (options.host, os.environ["DOCKER_HOST"], os.environ["DOCKER_CONTEXT"]) == (
        None,
        "unix:///real.sock",
        "real",
    )


@pytest.mark.parametrize("name", ["", "../x", "a b", ".", "-x", "x/y", "x" * 61])
def test_not_every_word_is_a_name(name):
    with pytest.raises(UsageError):
        enter(name, argparse.Namespace(context=None, host=None, practice=None))


@pytest.mark.parametrize("option", [["--context", "x"], ["--host", "unix:///x"]])
def test_two_engines_at_once(option):
    done = dsh("--practice", *option, "preview", "docker ps")
    assert (done.returncode, "name two engines" in done.stderr) == (2, True)


@pytest.mark.parametrize("line", ["docker compose up -d", "docker buildx ls", "docker -H unix:///x rm -f web"])
def test_what_would_reach_a_real_engine_is_refused(line):
    done = dsh("--practice", "run", "--yes", line)
    assert done.returncode
    assert "practice engine" in done.stderr or "another engine" in done.stderr


def test_no_engine_mentions_it():
    for words in (["preview", "docker ps"], ["doctor"]):
        done = dsh(*words, DOCKER_HOST="unix:///nowhere.sock")
        assert "--practice" in done.stdout + done.stderr


def test_the_shell_goes_there_and_back():
    lines = "practice on\nstop web\npractice off\nps\nexit\n"
    done = dsh(stdin=lines, DSH_PLAIN="1", DOCKER_HOST="unix:///nowhere.sock")
    said = " ".join(done.stderr.split())
    assert f"this shell talks to {SAYS}; practice off leaves it" in said
    assert "practice off: this shell talks to the real engine" in said
    assert said.index("stop container web") < said.index("practice off:") < said.index("nowhere.sock")


def test_a_lesson_is_done_in_the_shell(monkeypatch):
    """Without a terminal it goes step by step; the words of a lesson are the shell's."""
    first = dsh("learn", "--try", "run")
    assert "Step 1 of 5" in first.stdout
    assert "dsh run --yes --practice=lesson-run" in " ".join(first.stdout.split())
    dsh("run", "--yes", "--practice=lesson-run", "run hello-world")
    again = dsh("learn", "--try", "run", "--json")
    assert json.loads(again.stdout)["done"] == [0]
    assert "1 of 5 steps done" in dsh("learn", "--try").stdout
    assert (
        "nearest" in dsh("learn", "--try", "rnu").stderr or "dsh learn --try run" in dsh("learn", "--try", "rnu").stderr
    )
