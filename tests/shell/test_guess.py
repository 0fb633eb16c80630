"""Which reading comes first."""

import pytest

from dsh.knowledge.store import open_store
from dsh.shell.guess import guesses, idea
from dsh.shell.known import NOBODY

STORE = open_store()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("run web:1.0 in the background called shop with -p 8090:80", "docker run -d --name shop -p 8090:80 web:1.0"),
        ("run -d nginx", "docker run -d nginx"),
        ("exec web sh -c 'echo the end of it'", "docker exec web sh -c 'echo the end of it'"),
        ("docker run -d web in the end", "docker run -d web in the end"),
        ("ps -a", "docker ps -a"),
    ],
)
def test_the_first_reading(text, command):
    assert guesses(text, STORE)[0].command == command


@pytest.mark.parametrize(
    "said",
    ["bake me a sourdough bread", "kill the lights in the kitchen", "build a birdhouse out of wood", "top of the pops"],
)
def test_a_sentence_of_which_nothing_is_understood_is_no_docker_line(said):
    assert [(it.kind, it.command) for it in guesses(said, STORE)] == [("nothing", "")]


def test_a_line_for_the_shell_itself_is_told_how_to_be_run():
    found = guesses("curl http://localhost:8090", STORE)[0]
    assert found.kind == "nothing"
    assert found.summary.startswith("!curl http://localhost:8090 runs it in your own shell")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("what is a volume", ""),
        ("what is a volume", "Said before"),
        ("since when are they running", "Said before"),  # a command by itself: an idea only with names in it
    ],
)
def test_an_idea_has_words(text, says):
    found = idea(text, says, STORE, NOBODY)
    assert found.outcome == "concept"
    assert found.answer == says or found.concept
    assert found.answer


def test_what_writes_a_file_does_not_only_look():
    assert guesses("save the logs of web to a file web.log", open_store())[0].risk == "change"
    assert guesses("show the logs of web", open_store())[0].risk == "read"
