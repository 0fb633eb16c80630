"""Practising in the shell, in a real terminal: the bar says where one is, and a lesson goes from task to task."""

import os

import pytest
from terminal import DSH, Terminal


@pytest.fixture
def shell(tmp_path):
    """Opens a shell with these words of the command line; there is no real engine."""
    opened = []

    def start(*words, lines=30):
        env = {**os.environ, "TERM": "xterm-256color", "PAGER": "cat", "DOCKER_HOST": f"unix://{tmp_path}/none.sock"}
        it = Terminal([*DSH, *words], env, 100, lines, cwd=tmp_path, patience=60)
        opened.append(it)
        return it

    yield start
    for it in opened:
        it.close()


def agree(it):
    """Wait for the question, and say yes."""
    asked = "Run it on the practice engine (nothing real is touched): Enter runs it, n leaves it [Y/n]"
    it.wait(lambda t: t.lines[t.screen.cursor.y].endswith(asked), "the question")
    it.send("\r")


def test_practice_on_and_off(shell):
    it = shell().prompt()
    it.line("practice on")
    it.see("this shell talks to the practice engine")
    it.see("practice engine: nothing real is touched", "2/4 running")  # the bar
    it.line("stop web")
    agree(it)
    it.see("1/4 running")
    it.line("practice off")
    it.see("this shell talks to the real engine", "no Docker engine is running here")
    it.line("exit")
    it.ended()


def test_a_lesson(shell):
    it = shell("learn", "--try", "stop")
    it.see("Step 1 of 4", "Stop web.", "practice engine: nothing real is touched")
    it.line("pause web")
    agree(it)
    it.see("web is frozen by docker pause")
    it.line("answer")
    it.see("docker stop web")
    it.line("stop web")
    agree(it)
    it.see("Step 2 of 4")
    it.line("skip")
    it.see("Step 3 of 4")
    it.line("exit")
    it.ended()
