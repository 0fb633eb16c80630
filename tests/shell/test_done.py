"""What dsh has done is asked for in many words; questions about containers are something else."""

import pytest

from dsh.errors import NoCommandFound
from dsh.request.earlier.before import Shown
from dsh.shell.done import asks_for_log, asks_what_undo_does, undo_told, without_dsh

LOG = """
log
journal
dsh log
what has dsh done
what did you do
What did I change?
show what I have done
show me what you did today
what did i do so far
which commands have you run
everything you have done
what has been changed
show my changes
the journal of dsh
show the record of changes you made
how can I see what dsh did
"""
UNDO = """
what can I undo
what can I take back
what can be undone?
what could we still revert
what would undo do
which changes can I take back now
what is there to undo
show me what I can undo
can I undo anything
"""
NEITHER = """
logs
log web
undo
undo it
what did web do
what has changed in web
what can I do
what did it print
what can be done
show the log of web
history
show all
show the changes in web
"""


def lines(text):
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(LOG))
def test_the_journal_is_meant(text):
    assert asks_for_log(text)
    assert not asks_what_undo_does(text)


@pytest.mark.parametrize("text", lines(UNDO))
def test_what_undo_would_do_is_meant(text):
    assert asks_what_undo_does(text)
    assert not asks_for_log(text)


@pytest.mark.parametrize("text", lines(NEITHER))
def test_neither_is_meant(text):
    assert not asks_for_log(text)
    assert not asks_what_undo_does(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("dsh log", "log"),
        ("dsh undo", "undo"),
        ("dsh explain docker ps -a", "explain docker ps -a"),
        ("dsh run docker ps", "docker ps"),
        ("dsh ask list all containers", "list all containers"),
        ("dsh log --json", "dsh log --json"),
        ("dsh stats", "dsh stats"),
        ("stop dsh", "stop dsh"),
    ],
)
def test_words_of_dsh_with_dsh_in_front(text, line):
    assert without_dsh(text) == line


def test_what_undo_is_about():
    told = undo_told(Shown("docker stop web", "container", ("web",), "docker start web"))
    assert told[:2] == ("the last change was: docker stop web", "undo would run: docker start web (it asks first)")
    assert "cannot come back: the volume data" in undo_told(Shown("docker volume rm data", lost=("the volume data",)))
    with pytest.raises(NoCommandFound):
        undo_told(Shown("docker ps"))
