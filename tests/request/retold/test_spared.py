"""What is to stay stays, however that is said, and whatever else is told after it."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
ORDERS = [
    "stop all containers",
    "remove every container",
    "kill everything",
    "delete all images",
    "remove all volumes",
    "pause every container",
    "get rid of all the stopped containers",
]
SPARING = [
    "except",
    "bar",
    "barring",
    "minus",
    "save",
    "save for",
    "less",
    "not",
    ", just not",
    "but never",
    "but hands off",
    "without",
    "without touching",
    "excluding",
    "exclusive of",
    "skipping",
    "ignoring",
    "not counting",
    "not including",
    "leaving out",
    "short of",
    "beyond",
    "beside",
    "outside of",
    "unless it is",
    "that are not",
    "which isn't",
]
AFTER = ["", " on my server", " because reasons"]
NAMES = ["pihole", "db", "my-app"]


@pytest.mark.parametrize("sparing", SPARING)
def test_what_is_spared_stays(sparing):
    wrong = []
    for number, order in enumerate(ORDERS):
        for turn, after in enumerate(AFTER):
            name = NAMES[(number + turn) % len(NAMES)]
            request = f"{order} {sparing} {name}{after}".replace(" ,", ",")
            got = answer(request, STORE)
            first = got.suggestions[0] if got.outcome == "match" else None
            if first is not None and first.risk != "read" and not _leaves(first.command, name):
                wrong.append((request, first.command, first.score))
    assert wrong == []


@pytest.mark.parametrize(
    "request_",
    ["stop all containers yonder web", "remove all containers bleh my-app", "stop everything thays web"],
)
def test_a_word_that_nobody_knows_may_say_that_it_stays(request_):
    """Nothing is done to the one that is named after "all" and a strange word."""
    got = answer(request_, STORE)
    assert got.outcome != "match" or got.suggestions[0].risk == "read"


def _leaves(command, name):
    """Does the line leave out what is called so?"""
    return ("grep -v" in command or "!=" in command) and name in command.rpartition("grep -v")[2]


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        (
            "stop everything that is not db or cache",
            "docker stop $(docker ps --format '{{.Names}}' | grep -vxE 'db|cache')",
        ),
        ("halt every container bar pihole quickly", "docker stop $(docker ps --format '{{.Names}}' | grep -vx pihole)"),
        ("remove all containers that are not running", "docker container prune"),
        ("stop everything that is web", "docker stop web"),
    ],
)
def test_names_of_what_stays(request_, command):
    assert answer(request_, STORE).suggestions[0].command == command
