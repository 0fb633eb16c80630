import pytest

from dsh.shell.pager import height, pager_for


@pytest.mark.parametrize(
    ("text", "rows"),
    [("", 0), ("a\nb\n", 2), ("x" * 41, 2), ("\x1b[1;36m" + "x" * 40 + "\x1b[0m\n", 1), ("名" * 21, 2), ("\n\n", 2)],
)
def test_height(text, rows):
    assert height(text, 40) == rows


@pytest.mark.parametrize(
    ("setting", "environment", "words"),
    [
        ("auto", {"PAGER": "cat -u"}, ["cat", "-u"]),
        ("auto", {"PAGER": ""}, []),
        ("cat", {"PAGER": "less"}, ["cat"]),
        ("never", {"PAGER": "cat"}, []),
        ("auto", {"PAGER": "nosuchpager"}, []),
    ],
)
def test_which_pager(setting, environment, words):
    assert pager_for(setting, environment) == words
