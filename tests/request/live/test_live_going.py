"""Containers that are to be removed and run: both ways are offered."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

LIVE = Live((LiveContainer("store"), LiveContainer("db"), LiveContainer("blog", state="exited")))


@pytest.mark.parametrize(
    ("text", "ways", "question"),
    [
        (
            "delete store",
            ("docker stop store && docker rm store", "docker rm -f store"),
            "store is running. Which way?",
        ),
        (
            "delete store and db and blog",
            ("docker stop store db && docker rm store db blog", "docker rm -f store db blog"),
            "store and db are running. Which way?",
        ),
        (
            "delete store with its volumes",
            ("docker stop store && docker rm -v store", "docker rm -f -v store"),
            "store is running. Which way?",
        ),
    ],
)
def test_both_ways(text, ways, question):
    found = answer(text, open_store(), LIVE)
    assert (tuple(it.command for it in found.suggestions), found.question) == (ways, question)
    assert {it.risk for it in found.suggestions} == {"destroy"}


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("delete blog", "docker rm blog"),
        ("force remove store", "docker rm -f store"),
        ("stop store and remove it", "docker stop store && docker rm store"),
        ("delete the container nobody", "docker rm nobody"),
    ],
)
def test_one_way(text, command):
    assert answer(text, open_store(), LIVE).suggestions[0].command == command
