"""Files of this computer are not docker's."""

import pytest

from dsh.completion.live import Live, LiveContainer
from dsh.shell.known import NOBODY, Known
from dsh.shell.own_folders import own_folder


@pytest.mark.parametrize(
    "text",
    ["which files are in app", "what is in the folder app?", "list the files of app", "show me the contents of app/"],
)
def test_a_folder_here(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert own_folder(text, NOBODY) == ""
    (tmp_path / "app").mkdir()
    assert own_folder(text, NOBODY) == "app is a folder of this computer, not docker's: !ls app shows it"
    assert own_folder(text, Known(Live((LiveContainer("app", "a", "web:1.0", "running", "Up"),)))) == ""
