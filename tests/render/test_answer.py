from dsh.render.answer import alternatives, choices, reading
from dsh.render.fragments import plain
from dsh.request.suggestion import Answer, Suggestion

RUN = Suggestion(
    "docker run -e DB_PASSWORD=hunter2 web", "Start a container", "change", 0.9, reading=("run", "env X_TOKEN=abc")
)
DETACHED = RUN._replace(command="docker run -d web")
LIST = Suggestion("docker ps", "List the containers", "read", 0.2)
LONG = LIST._replace(summary="List the containers that there are, running or not, with names and ports and states")


def test_alternatives_are_numbered_and_say_what_is_new():
    found = Answer("x", "match", (RUN, DETACHED, LIST, LONG))
    assert plain(alternatives(found, 80)) == (
        "\n"
        "  or did you mean:\n"
        "  2  docker run -d web\n"
        "  3  docker ps  List the containers\n"
        "  4  docker ps\n"
        "     List the containers that there are, running or not, with names and ports\n"
        "     and states\n"
    )


def test_no_password_is_shown_again():
    assert plain(reading(RUN, 80)) == "  read as: run · env X_TOKEN=*****\n"
    assert "hunter2" not in plain(choices(Answer("x", "ambiguous", (RUN, LIST), "Which?"), 80))
    assert "hunter2" not in plain(alternatives(Answer("x", "match", (LIST, RUN)), 80))


def test_a_password_that_was_told_in_words_is_not_repeated():
    login = Suggestion("docker login -u joe -p hunter2", "Log in", "change", 0.9, (), None, ("login", "joe", "hunter2"))
    assert plain(reading(login, 80)) == "  read as: login · joe · *****\n"
