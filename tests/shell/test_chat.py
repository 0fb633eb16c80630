"""What is said to the shell and is no wish."""

import pytest

from dsh.request.earlier.before import Shown
from dsh.shell.chat import (
    NOT_ASKED,
    NOTHING_WAITS,
    UNDO,
    WELCOME,
    asks_for_help,
    asks_for_history,
    asks_how_it_went,
    asks_to_clear,
    how_it_went,
    reply,
)


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


@pytest.mark.parametrize("text", ["clear", "cls", "Clear the screen!"])
def test_clear_is_the_screen_as_in_every_shell(text):
    assert asks_to_clear(text)
    assert not asks_to_clear("clear the build cache")


@pytest.mark.parametrize(
    ("command", "code", "foreseen", "says"),
    [
        ("", 0, False, "nothing was run"),
        ("docker update -m 64m web", 1, True, "no: nothing was run"),
        ("docker start web", 1, False, "no: docker start web ended with exit code 1"),
        ("docker start web", 0, False, "yes: docker did what docker start web says"),
    ],
)
def test_did_it_work_is_about_the_line_before(command, code, foreseen, says):
    assert asks_how_it_went("did it work?")
    assert how_it_went(command, code, foreseen).startswith(says)
