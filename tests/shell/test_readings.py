"""Several readings of a line: only sensible ones, told apart, in lines that fit."""

import pytest

from dsh.knowledge.store import open_store
from dsh.render.fragments import plain, width
from dsh.shell.guess import guesses
from dsh.shell.readings import described, numbers, readings

STORE = open_store()
LONG = (
    "start a web server from the image web:1.0 in the background, reachable on port 8090 of this machine, called shop"
)


@pytest.mark.parametrize("text", [LONG, "remove all containers", "stop web", "run nginx on port 8080 with 512 MB"])
def test_each_differs_in_what_is_said(text):
    found = guesses(text, STORE)
    said = [(described(guess, found, STORE)) for guess in found]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("columns", [40, 80])
def test_lines_fit_and_break_between_words(columns):
    lines = plain(readings(guesses(LONG, STORE), STORE, columns)).splitlines()
    assert all(width(line) <= columns for line in lines)
    assert "web:1.0" in {word for line in lines for word in line.split()}


def test_no_reading_takes_the_sentence_for_names():
    assert not [guess.command for guess in guesses(LONG, STORE) if "server" in guess.command]
    assert "docker stop web db" in [guess.command for guess in guesses("stop web db", STORE)]


def test_a_list_of_one_is_no_range():
    assert numbers(1) == "1 and Enter takes it"
    assert numbers(3) == "1-3 and Enter takes one"
