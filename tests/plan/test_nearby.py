"""A file that lies in a folder of this one is told where it is."""

import pytest

from dsh.plan.nearby import nearby


@pytest.mark.parametrize(
    ("files", "named", "found"),
    [
        (["project/notes.txt"], "notes.txt", "project/notes.txt"),
        (["a/notes.txt", "b/notes.txt"], "notes.txt", None),
        (["project/deep/notes.txt"], "notes.txt", None),
        ([".git/notes.txt"], "notes.txt", None),
        (["project/notes.txt"], "project/notes.txt", None),
        (["notes.txt"], "notes.txt", None),
        ([], "", None),
    ],
)
def test_one_folder_down(tmp_path, files, named, found):
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert nearby(named, str(tmp_path)) == found


def test_a_folder_that_is_not_there(tmp_path):
    assert nearby("notes.txt", str(tmp_path / "none")) is None
