import shutil

import pytest

from dsh.explain.command import explain_line
from dsh.explain.installed import installed_text, with_installed
from dsh.knowledge.store import open_store

STORE = open_store()
needs_docker = pytest.mark.skipif(shutil.which("docker") is None, reason="docker is not installed")


def newer(path: str, word: str) -> str | None:
    return {("docker container run", "--tomorrow"): "Wait a day", ("docker", "teleport"): "Move"}.get((path, word))


@pytest.mark.parametrize(
    ("text", "word", "says"),
    [
        ("docker run --tomorrow nginx", "--tomorrow", "In docker's own words: Wait a day"),
        ("sudo docker teleport", "teleport", "In docker's own words: Move"),
    ],
)
def test_what_is_newer_is_told_in_dockers_words(text, word, says):
    found = with_installed(explain_line(text, STORE), STORE, newer)
    part = next(part for part in found.parts if part.text == word)
    assert (part.meaning, part.known) == (says, True)
    assert [warning.id for warning in found.warnings] == ["newer-docker"]


def test_what_docker_does_not_know_either_stays_a_mistake():
    found = explain_line("docker run --yesterday nginx", STORE)
    assert with_installed(found, STORE, newer) == found


def test_known_lines_ask_nobody():
    def ask(path: str, word: str) -> str | None:
        raise AssertionError(path)

    assert with_installed(explain_line("docker ps -a", STORE), STORE, ask).warnings == ()


@needs_docker
@pytest.mark.parametrize(
    ("path", "word", "known"),
    [
        ("docker", "ps", True),
        ("docker container run", "--rm", True),
        ("docker volume", "prune", True),
        ("docker", "teleport", False),
        ("docker container run", "--yesterday", False),
    ],
)
def test_the_installed_docker_is_asked(path, word, known):
    assert (installed_text(path, word) is not None) == known
