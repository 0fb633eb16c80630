import pytest

from dsh.shell.picked import agrees, chosen, is_sentence, is_wish

COMMANDS = ("docker stop web", "docker kill web", "docker rm -f web")


@pytest.mark.parametrize(
    ("answer", "which"),
    [
        ("1", 0),
        (" 3 ", 2),
        ("4", None),
        ("0", None),
        ("", None),
        ("q", None),
        ("the second one", 1),
        ("last", 2),
        ("fourth", None),
        ("docker kill web", 1),
        ("rm -f web", 2),
        ("build it again as hello", None),
    ],
)
def test_which_one(answer, which):
    assert chosen(answer, COMMANDS) == which


@pytest.mark.parametrize(
    ("answer", "wish"),
    [
        ("build it again as hello", True),
        ("docker ps", True),
        ("help", True),
        ("q", False),
        ("No.", False),
        ("none of these", False),
        ("", False),
        ("12", False),
        ("x", False),
        ("yes", False),
        ("OK.", False),
        ("? ?", False),
    ],
)
def test_a_wish_of_its_own(answer, wish):
    assert is_wish(answer) is wish


@pytest.mark.parametrize(("answer", "yes"), [("yes", True), (" Ok. ", True), ("1", False), ("yes, remove all", False)])
def test_a_yes_is_no_number(answer, yes):
    assert agrees(answer) is yes


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("show the logs of blog", True),
        ("docker ps -a", True),
        ("yes remove all", False),
        ("run it now", False),
        ("no not that", False),
        ("all containers", False),
        ("2", False),
    ],
)
def test_a_sentence_at_a_question_for_a_word(answer, sentence):
    assert is_sentence(answer) is sentence
