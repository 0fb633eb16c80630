"""A secret is hidden; the word "secret" in a sentence of dsh's own is none."""

import pytest

from dsh.explain.command import explain_line
from dsh.explain.masked import masked, reading_without_secrets
from dsh.knowledge.store import open_store


@pytest.mark.parametrize("value", ["secret", "password", "hunter2"])
def test_sentences_stay_whole(value):
    it = masked(explain_line(f"docker run -e PASS={value} -e DB_PASSWORD={value}9x redis", open_store()))
    said = " ".join([*(f"{part.meaning} {part.more}" for part in it.parts), *(w.message for w in it.warnings)])
    assert "a *****" not in said
    assert f"={value}" not in said
    assert f"{value}9x" not in said
    assert value not in it.text


@pytest.mark.parametrize(
    ("reading", "command", "shown"),
    [
        (("env PASS=secret",), "docker run -e PASS=secret x", ("env PASS=*****",)),
        (("password hunter2",), "docker login --password hunter2", ("password *****",)),
        (("container run", "secret"), "docker run -e PASS=secret x", ("container run", "*****")),
        (("list", "all"), "docker ps -a", ("list", "all")),
    ],
)
def test_how_it_was_read_tells_no_secret(reading, command, shown):
    assert reading_without_secrets(reading, command) == shown
