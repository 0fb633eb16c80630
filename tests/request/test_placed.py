"""Common words that are names where they stand."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("stop the migration container", "docker stop migration"),
        ("what exit code did the migration container return", "docker inspect -f '{{.State.ExitCode}}' migration"),
        ("what did the notification container print", "docker logs notification"),
        ("logs of migration", "docker logs migration"),
        ("restart the broken container", "docker restart CONTAINER"),
    ],
)
def test_a_common_noun_before_its_kind_is_a_name(said: str, line: str) -> None:
    assert answer(said, STORE).suggestions[0].command == line
