"""What dsh itself has done is told from its journal, never by a line that looks for dead containers."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.phrasebook import index_of
from dsh.run.journal import Entry
from dsh.shell.of_dsh import NOTHING, asked, told

INDEX = index_of(open_store()).data


def entry(command, *effects, undo=(), lost=()):
    gone = [{"action": action, "kind": kind, "id": "a" * 64, "name": name} for action, kind, name in effects]
    return Entry("1", {}, command, "destroy", "done", 0, gone, list(undo), list(lost))


FOUND = [
    entry("docker rm kv", ("remove", "container", "kv"), undo=("docker create --name kv busybox",)),
    entry("docker stop gate", ("stop", "container", "gate")),
]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("what was removed just now?", ("removed", "")),
        ("show me which containers were deleted", ("removed", "")),
        ("what did you throw away", ("removed", "")),
        ("has that deleted all the stopped ones", ("removed", "")),
        ("what did i do with gate", ("with", "gate")),
        ("what was changed on kv so far", ("with", "kv")),
        ("show everything that was run in dsh", ("log", "")),
        ("take the last change back", ("undo", "")),
        ("please revert what i just did", ("undo", "")),
        ("what was removed from the image", ("", "")),
        ("what did i do with it", ("", "")),
        ("remove what was stopped", ("", "")),
        ("take the last container back to the start", ("", "")),
    ],
)
def test_asked(text, tells):
    assert asked(text, INDEX) == tells


def test_what_the_last_removal_took():
    assert told("removed", "", FOUND) == (
        "docker rm kv removed:",
        "  container kv",
        "way back: docker create --name kv busybox",
    )
    assert told("removed", "", FOUND[1:]) == (NOTHING,)


def test_what_was_done_with_one():
    assert told("with", "gate", FOUND) == ("docker stop gate (done)",)
    assert told("with", "box", FOUND) == ("dsh has done nothing with box on this engine",)
