import pytest

from dsh.shell.picked import agrees, chosen, is_wish

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
