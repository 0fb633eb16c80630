"""Which change "undo the prune" and "undo the step before" mean."""

import re

import pytest

from dsh.request.earlier.before import Shown
from dsh.run.journal import Entry, to_undo
from dsh.shell.chat import LETTERS, reply
from dsh.shell.earlier import OF_KIND, STEP, WORDS


@pytest.mark.parametrize(
    "text",
    ["undo the step before", "take back the one before that", "undo the previous change", "revert the last but one"],
)
def test_the_one_before(text):
    assert STEP.fullmatch(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("undo the prune", "prune"),
        ("take back the prune", "prune"),
        ("revert my last rename", "rename"),
        ("undo the cleanup please", "prune"),
        ("roll back the removal", "rm"),
        ("roll back service web", None),
        ("undo it", None),
    ],
)
def test_the_kind(text, word):
    match = re.fullmatch(OF_KIND, text)
    assert (WORDS.get(match["what"]) if match else None) == word


def test_what_was_taken_back_is_passed_over():
    effect = [{"action": "stop", "kind": "container", "id": "a", "name": "a", "detail": ""}]
    first, second = (Entry(t, {}, f"docker stop {t}", "change", "done", 0, effect, ["x"], []) for t in ("1", "2"))
    undone = Entry("3", {}, "docker start 2", "change", "done", 0, effect, [], [], "2")
    assert [it.time for it in to_undo([first, second, undone])] == ["1"]


@pytest.mark.parametrize("text", ["what does C mean", "what is the letter A", "what do A and C mean?"])
def test_the_letters_of_diff(text):
    assert reply(text, Shown("docker diff site")) == LETTERS
    assert reply(text, Shown("docker ps")) == ""
