"""Data that is told to stay in whatever words keeps its volumes; where it is told to go, they go."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
DOWN = "take down the compose project"


@pytest.mark.parametrize(
    "said",
    [
        "but secure the data", "but let me the data", "and save the data", "the data is holy", "with the data intact",
        "nothing of the data may go", "the data have to be still there", "but store the data", "but the data is needed",
    ],
)  # fmt: skip
def test_stays(said: str) -> None:
    for text in (f"{DOWN}, {said}", f"Stop the compose project, remove the containers and networks, {said}"):
        lines = [it.command for it in answer(text, STORE).suggestions]
        assert not any(" -v" in line or "--volumes" in line for line in lines), (text, lines)


@pytest.mark.parametrize(
    "text",
    [
        "take down the compose project with the data", "take down compose, data too",
        "remove the compose project but the data too please", "compose down, the data can go as well",
    ],
)  # fmt: skip
def test_goes(text: str) -> None:
    assert answer(text, STORE).suggestions[0].command == "docker compose down -v"


def test_words_of_keeping() -> None:
    for word in ("conserve", "retain", "protect", "maintain"):
        got = answer(f"remove stopped containers and unused networks but {word} the volumes", STORE)
        assert not any("volume" in it.command for it in got.suggestions), word
