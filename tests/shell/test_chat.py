"""What is said to the shell and is no wish."""

import pytest

from dsh.request.follow import Shown
from dsh.shell.chat import NOT_ASKED, NOTHING_RUN, WELCOME, asks_for_help, asks_for_history, reply


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("never mind", NOTHING_RUN),
        ("Forget it.", NOTHING_RUN),
        ("no, thanks", NOTHING_RUN),
        ("thanks!", WELCOME),
        ("yes", NOT_ASKED),
        ("stop it", ""),
        ("no, the other", ""),
        ("run it", ""),
    ],
)
def test_replies(text, says):
    assert reply(text, None) == says


def test_a_yes_to_what_was_offered_is_one():
    assert reply("yes", Shown("docker ps", proposed="docker stop web")) == ""


def test_help():
    assert asks_for_help("What can I do?")
    assert not asks_for_help("what can I do with volumes")
    assert asks_for_history("what did i do today?")
