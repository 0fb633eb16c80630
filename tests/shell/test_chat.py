"""What is said to the shell and is no wish."""

import pytest

from dsh.request.follow import Shown
from dsh.shell.chat import NOT_ASKED, NOTHING_WAITS, UNDO, WELCOME, asks_for_help, asks_for_history, reply


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("never mind", NOTHING_WAITS),
        ("Forget it.", NOTHING_WAITS),
        ("no, thanks", NOTHING_WAITS),
        ("thanks!", WELCOME),
        ("yes", NOT_ASKED),
        ("stop it", ""),
        ("stop it please", ""),
        ("no, the other", ""),
        ("run it", ""),
    ],
)
def test_replies(text, says):
    assert reply(text, None) == says


def test_a_yes_to_what_was_offered_is_one():
    assert reply("yes", Shown("docker ps", proposed="docker stop web")) == ""


def test_what_has_been_run_is_not_denied():
    said = reply("never mind", Shown("docker stop web", undo="docker start web"))
    assert said == f"{NOTHING_WAITS}; {UNDO}"


def test_help():
    assert asks_for_help("What can I do?")
    assert not asks_for_help("what can I do with volumes")
    assert asks_for_history("What did I type?")
