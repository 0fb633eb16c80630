"""docker cp's table of paths, from its reference: file or folder to file, folder, or nothing."""

import pytest

from dsh.plan.copy_paths import Arrival, CannotCopy, End, arrival, cleaned, renamed, split_container, unfound

FILE, FOLDER, CONTENT = End("/s/a", True, False), End("/s/d", True, True), End("/s/d/.", True, True)

CASES = [
    (FILE, End("/t/new", False, False), Arrival("/t", "a", "new")),
    (FILE, End("/t/old", True, False), Arrival("/t", "a", "old")),
    (FILE, End("/t", True, True), Arrival("/t", "a", "a")),
    (FOLDER, End("/t/new", False, False), Arrival("/t", "d", "new")),
    (FOLDER, End("/t", True, True), Arrival("/t", "d", "d")),
    (CONTENT, End("/t/new", False, False), Arrival("/t", ".", "new")),
    (CONTENT, End("/t", True, True), Arrival("/t", ".", ".")),
]


@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_arrives(source, target, expected):
    assert arrival(source, target) == expected


REFUSED = [
    (FILE, End("/t/new/", False, False), "no such directory"),
    (FOLDER, End("/t/old", True, False), "cannot copy directory"),
]


@pytest.mark.parametrize(("source", "target", "message"), REFUSED)
def test_refuses(source, target, message):
    with pytest.raises(CannotCopy) as refused:
        arrival(source, target)
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("entry", "old", "new", "expected"),
    [
        ("d/x", "d", "new", "new/x"),
        ("d", "d", "new", "new"),
        ("d/", "d", "new", "new/"),
        ("./x", ".", "new", "new/x"),
        (".", ".", "new", "new"),
        ("dx/y", "d", "new", "dx/y"),
        ("a", "a", "a", "a"),
    ],
)
def test_renames_entries(entry, old, new, expected):
    assert renamed(entry, old, new) == expected


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("c:/x", ("c", "/x")),
        ("./c:/x", ("", "./c:/x")),
        ("/c:/x", ("", "/c:/x")),
        ("plain", ("", "plain")),
        ("c:", ("c", "")),
    ],
)
def test_tells_containers_from_files(argument, expected):
    assert split_container(argument) == expected


@pytest.mark.parametrize(
    ("path", "original", "expected"),
    [("/a/b/", "b/", "/a/b/"), ("/a/b/.", "b/.", "/a/b/."), ("/a/../b", "b", "/b"), ("/a/.", ".", "/a/.")],
)
def test_keeps_the_ending(path, original, expected):
    assert cleaned(path, original) == expected


@pytest.mark.parametrize(
    ("source", "follow", "expected"),
    [
        ("nope", False, "lstat {}/nope: gone"),
        ("no/such", False, "lstat {}/no: gone"),
        ("link/nope", False, "lstat {}/real/nope: gone"),
        ("dead", True, "lstat {}/nowhere: gone"),
        ("dead/.", False, "lstat {}/nowhere: gone"),
        ("file/x", False, "not a directory"),
    ],
)
def test_says_where_docker_stops(tmp_path, source, follow, expected):
    (tmp_path / "real").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dead").symlink_to("nowhere")
    assert unfound(f"{tmp_path}/{source}", follow, "gone") == expected.format(tmp_path)


def test_stops_below_the_root():
    assert unfound("/no-such-file-here", False, "gone") == "lstat //no-such-file-here: gone"
