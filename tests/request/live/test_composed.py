"""Services of the compose file that are read, built, counted and run by their names."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("fair-front-1", "fair-front", "running", ((8080, 80),)),
        LiveContainer("fair-stock-1", "fair-stock", "running"),
        LiveContainer("fair-picker-1", "fair-picker", "running"),
        LiveContainer("fair-picker-2", "fair-picker", "exited"),
    ),
    ("fair-front:latest", "fair-stock:latest", "fair-picker:latest"),
    ("fair_data",),
    ("bridge", "host", "none", "fair_default"),
    ("front", "stock", "picker"),
)
CASES = [
    ("tail front and stock together", "docker compose logs -f front stock"),
    ("logs of front and picker please", "docker compose logs front picker"),
    ("rebuild only stock and start it", "docker compose up -d --build stock"),
    ("we changed the code of front, build it again and run it", "docker compose up -d --build front"),
    ("run npm test in a fresh stock container", "docker compose run --rm stock npm test"),
    ("i would like five instances of picker", "docker compose up -d --scale picker=5"),
    ("three picker workers instead of two", "docker compose up -d --scale picker=3"),
    ("bring the whole thing up", "docker compose up -d"),
    ("take the whole thing down", "docker compose down"),
    ("tear everything of the fair down but keep the data", "docker compose down"),
    ("tear it all down, volumes included", "docker compose down -v"),
]


@pytest.mark.parametrize(("text", "command"), CASES)
def test_the_line(text, command):
    got = answer(text, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)


@pytest.mark.parametrize(
    "text",
    [
        "don't tear it all down",
        "take the whole thing down if front is idle",
        "how many instances of picker are running",
    ],
)
def test_nothing_is_taken_down(text):
    got = answer(text, STORE, LIVE)
    assert got.outcome != "match" or " down" not in got.suggestions[0].command
