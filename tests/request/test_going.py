"""How what is started is kept going, and a value told before its variable, in the ways people say it."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("run nginx in the background named front and restart it by itself after a crash", ["--restart on-failure"]),
        ("start redis detached, it comes back on its own when it dies", ["--restart always", "-d"]),
        ("run redis named kv and bring it up again when it falls over", ["--restart on-failure", "--name kv"]),
        ("run postgres:16 named pg, docker shall bring it back whenever it goes down", ["--restart always"]),
        ("run nginx that gets up again by itself if it breaks", ["--restart on-failure"]),
        ("run nginx and should it crash start it again", ["--restart on-failure"]),
        ("run nginx, when it dies bring it back", ["--restart always"]),
        ("run nginx, restart it if it fails at most 4 times", ["--restart on-failure:4"]),
        ("run nginx named front, colour green in COLOR, restart it if it dies", ["-e COLOR=green", "--restart always"]),
        ("run web:1.0 with level debug in LOG_LEVEL and mode test as MODE", ["-e LOG_LEVEL=debug", "-e MODE=test"]),
    ],
)
def test_no_wish_is_dropped(text, flags):
    first = answer(text, open_store()).suggestions[0]
    assert first.command.startswith("docker run ")
    assert [flag for flag in flags if f" {flag} " not in f" {first.command} "] == []


@pytest.mark.parametrize("text", ["stop web and start it again", "why does web die", "run nginx and show its log"])
def test_nothing_is_kept_going_unasked(text):
    assert all("--restart" not in it.command for it in answer(text, open_store()).suggestions[:1])
