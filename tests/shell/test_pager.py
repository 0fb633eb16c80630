import contextlib
import os
import shutil
import sys

import pytest
from terminal import Terminal

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


PAGED = """
from dsh.console import system_console
from dsh.shell.pager import paged
for lines in (200_000, 100):
    paged("".join(f"{n} of {lines}\\n" for n in range(lines)), system_console(), "less", 24)
    print("back from", lines, flush=True)
print("heard", input())
"""


def leave(it, key, back):
    """The key once more where it came while the pager still read: it then ends the reading alone."""
    patience, it.patience = it.patience, it.patience / 5
    for _ in range(4):
        it.send(key)
        with contextlib.suppress(AssertionError):
            it.see(back)
            break
    it.patience = patience
    it.see(back)


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not here")
@pytest.mark.parametrize("key", ["\x03", "q"])
def test_leaving_the_pager_leads_back(key):
    """Also where it has not read all of the text."""
    environment = {name: value for name, value in os.environ.items() if name not in ("LESS", "LESSOPEN")}
    it = Terminal([sys.executable, "-c", PAGED], environment)
    leave(it.see("20 of 200000", "Space goes on"), key, "20 of 100\n")
    leave(it.see("20 of 100\n", "Space goes on"), key, "back from 100")
    it.send("me\r")
    it.see("heard me")
    assert it.ended() == 0


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not here")
def test_what_is_typed_into_the_pager_writes_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environment = {name: value for name, value in os.environ.items() if name not in ("LESS", "LESSOPEN", "LESSSECURE")}
    it = Terminal([sys.executable, "-c", PAGED], environment)
    it.see("Space goes on").send("stop it\rq")
    it.see("20 of 100\n", "Space goes on").send("q")
    it.see("back from 100").send("me\r")
    it.see("heard me")
    assert it.ended() == 0
    assert list(tmp_path.iterdir()) == []
