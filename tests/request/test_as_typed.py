"""What was told anew is not always told better: the line to the words as typed stands beside one that is not sure."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer


@pytest.fixture(scope="module")
def store():
    return open_store()


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("compose up again, but the project shall be called kiosk", "docker compose -p kiosk up"),
        (
            "run caddy stripped of every capability but NET_BIND_SERVICE",
            "docker run --cap-drop ALL --cap-add NET_BIND_SERVICE caddy",
        ),
    ],
)
def test_the_line_to_the_words_as_typed_is_among_the_first(request_, line, store):
    assert line in [it.command for it in answer(request_, store).suggestions[:3]]


@pytest.mark.parametrize("request_", ["leave web be, but remove what else there is", "stop all, but not db, never db"])
def test_nothing_is_destroyed_by_it(request_, store):
    assert all(it.risk != "destroy" or "grep" in it.command for it in answer(request_, store).suggestions)
