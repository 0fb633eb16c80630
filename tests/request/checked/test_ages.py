"""Only what is of the age that is told goes: no prune takes what is younger, none takes all where an age is told."""

import time

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    "request_",
    [
        "remove all unused images that are under 20 days old",
        "prune images younger than 36 hours",
        "delete stopped containers less than two hours old",
        "remove the containers created today",
        "remove images which are not older than 5 days",
        "prune containers from the last two hours",
        "delete images created in the last month",
        "clean the build cache of the last 3 days",
        "delete containers that exited yesterday",
        "remove volumes not used for a year",
        "prune images built last week",
        "stop all containers started today",
    ],
)
def test_of_what_is_younger_nothing_goes(request_: str) -> None:
    got = answer(request_, STORE)
    assert got.outcome == "ambiguous"
    assert got.suggestions
    assert all(it.risk == "read" for it in got.suggestions)


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        (
            "delete all unused images, not just dangling ones, that are over 12 days old, no questions asked",
            "docker image prune -a --filter until=288h -f",
        ),
        (
            "delete images not only dangling but all unused ones, if they are over a week old",
            "docker image prune -a --filter until=168h",
        ),
        ("remove all unused images, except those younger than 3 days", "docker image prune -a --filter until=72h"),
        ("remove all unused images that nobody used in the last 5 days", "docker image prune -a --filter until=120h"),
        ("prune stopped containers over 3 days old", "docker container prune --filter until=72h"),
        ("stop all containers within a minute", "docker stop -t 60 $(docker ps -q)"),
        ("remove all unused images, not only dangling ones", "docker image prune -a"),
    ],
)
def test_the_age_stays_in_the_line(request_: str, command: str) -> None:
    assert answer(request_, STORE).suggestions[0].command == command


def test_many_digits_are_read_at_once() -> None:
    started = time.process_time()
    answer("prune images older than 1234567890123456789012345678901234567890x", STORE)
    assert time.process_time() - started < 20  # a pattern that tried each way to part them took hours
