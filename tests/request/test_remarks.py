"""A remark in a sentence of its own is no part of the line."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("client demo in five minutes!! bring the whole stack up but rebuild the images first",
         "docker compose up --build"),
        ("the css did not change. compose up with new build", "docker compose up --build"),
        ("i made a network called backend. list containers", "docker ps -f network=backend"),
        ("no node on my mac. npm install with node:20, this folder mounted on /app and as working dir, gone after",
         "docker run -v $(pwd):/app -w /app --rm node:20 npm install"),
    ],
)  # fmt: skip
def test_the_wish_behind_a_remark(said: str, line: str) -> None:
    assert answer(said, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("the db must survive. remove all volumes", "docker volume rm $(docker volume ls -q)"),
        ("don't touch db. stop all containers", "docker stop $(docker ps -q)"),
        ("db must go on! restart everything that runs", "docker restart $(docker ps -q)"),
    ],
)
def test_what_destroys_or_is_done_to_many_is_not_told_by_less_than_was_said(said: str, never: str) -> None:
    got = answer(said, STORE)
    assert not got.suggestions or got.suggestions[0].command != never


@pytest.mark.parametrize("word", ["not", "it"])
def test_a_word_of_a_sentence_is_no_name(word: str) -> None:
    got = answer(f"my api does {word} get healthy, what says the healthcheck?", STORE)
    assert all(not it.command.endswith(f" {word}") for it in got.suggestions)


@pytest.mark.parametrize(
    "said",
    [
        "grafana is gone after every reboot. start it (grafana/grafana, port 3000) so that it comes back on its own",
        "run redis so that it comes back after a reboot, gone when i stop it",
    ],
)
def test_no_line_both_comes_back_and_goes(said: str) -> None:
    lines = [it.command for it in answer(said, STORE).suggestions]
    assert lines
    assert not any("--rm" in line.split() and "--restart" in line.split() for line in lines)
