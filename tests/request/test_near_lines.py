"""Requests that are near to examples: what is offered beside the line of the phrases, and when it goes before it."""

import subprocess
import sys

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.nearest import nearest
from dsh.request.phrasebook import index_of
from dsh.request.reading import read_request

STORE = open_store()
INDEX = index_of(STORE)


def lines(request: str, live: Live | None = None) -> list[str]:
    return [it.command for it in answer(request, STORE, live).suggestions]


def near(request: str) -> list[str]:
    return [it.line for it in nearest(read_request(request, INDEX.lexicon, INDEX.data), INDEX.data)]


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("docker compose restart single service", "docker compose restart SERVICE"),
        ("copying directory from host into a container that runs", "docker cp PATH CONTAINER:PATH"),
        ("list of all my volumes", "docker volume ls"),
        ("which signal do i send to make it reload, how to signal a container", "docker kill -s HUP CONTAINER"),
    ],
)
def test_the_line_of_the_nearest_is_found(request_: str, line: str) -> None:
    assert line in near(request_)[:6]


def test_shares_are_of_one_whole() -> None:
    found = nearest(read_request("how do i see the logs", INDEX.lexicon, INDEX.data), INDEX.data)
    assert sum(it.share for it in found) + found[0].others == pytest.approx(1)
    assert all(0 < it.nearness <= 1.001 for it in found)
    assert [it.share for it in found] == sorted((it.share for it in found), reverse=True)


def test_what_has_no_word_of_the_examples_is_near_to_nothing() -> None:
    assert near("xyzzyx") == []


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("is this image for arm or intel", "docker inspect -f '{{.Architecture}}' IMAGE"),
        ("is my container healthy", "docker inspect -f '{{.State.Health.Status}}' CONTAINER"),
    ],
)
def test_a_look_goes_before_an_idea_and_a_question(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", line)
    assert got.suggestions[0].missing


def test_a_wish_goes_before_an_idea() -> None:
    assert lines("see output of RUN commands during docker build with buildkit")[0] == "docker build --progress plain ."


@pytest.mark.parametrize(
    "request_", ["what are layers", "how do image layers work", "is it healthy?", "does it exist already?"]
)
def test_an_idea_and_a_question_stay(request_: str) -> None:
    assert answer(request_, STORE).outcome in ("concept", "ambiguous")


@pytest.mark.parametrize(
    "request_",
    [
        "get rid of everything that is not running",
        "stop front and back, don't stop mail",
        "remove unused containers and keep volumes",
        "every container that must be killed",
        "clean up everything docker isn't using",
        "restart everything that's broken",
    ],
)
def test_nothing_is_destroyed_by_nearness_nor_done_to_many(request_: str) -> None:
    offered = [it for it in answer(request_, STORE).suggestions if it.score == 0.3]
    assert not [
        it.command for it in offered if it.risk == "destroy" or "$(docker ps" in it.command or " mail" in it.command
    ]


@pytest.mark.parametrize(
    ("request_", "first"),
    [
        ("container ids uncut", "docker ps -aq --no-trunc"),  # the longer line of one command
        ("which containers did not end with zero", "docker ps -a -f status=exited | grep -v 'Exited (0)'"),  # denies
        ("what happened in the last ten minutes", "docker events --since 10m"),  # a value
        ("who is attached to network backend", "docker ps -f network=backend"),  # a name
    ],
)
def test_a_line_that_knows_more_stays_first(request_: str, first: str) -> None:
    assert lines(request_)[0] == first


@pytest.mark.parametrize(
    ("request_", "line", "word"),
    [
        ("how do I see what my program printed", "docker logs CONTAINER", "program"),
    ],
)
def test_a_word_that_stands_in_what_is_near_is_no_name(request_: str, line: str, word: str) -> None:
    assert lines(request_)[0] == line
    live = Live(containers=(LiveContainer(word),))
    assert f" {word}" in lines(request_, live)[0]


@pytest.mark.parametrize(
    ("request_", "first"),
    [
        ("names and restart counts of all my containers", "docker inspect -f '{{.Name}} {{.RestartCount}}'"),  # as near
        ("which buildx version is installed", "docker buildx version"),  # a word of docker's
        ("launch a throwaway container", "docker run --rm IMAGE"),  # compose is not spoken of
        ("security options of the engine", "docker info -f '{{.SecurityOptions}}'"),  # the same, in another way
        ("what would compose down take away here? only list the project's containers", "docker compose ps"),  # looks
        ("build only the test stage of the dockerfile", "docker build --target test ."),  # knows what that leaves open
    ],
)
def test_a_line_stays_before_one_that_is_no_better(request_: str, first: str) -> None:
    assert lines(request_)[0].startswith(first)


def test_what_is_there_is_not_left_open() -> None:
    live = Live(containers=(LiveContainer("db"),), networks=("inner",))
    assert not any("CONTAINER" in line for line in lines("take db off the network again", live))


@pytest.mark.parametrize(
    "request_",
    [
        "remove all containers",
        "run nginx in the background on port 8080",
        "my container keeps dying, how do I see its output",
    ],
)
def test_what_is_sure_needs_no_comparing(request_: str) -> None:
    """It is loaded by none of the requests whose start is measured (tests/test_startup.py)."""
    script = (
        "import sys; from dsh.knowledge.store import open_store; from dsh.request.answer import answer; "
        f"answer({request_!r}, open_store()); assert 'dsh.request.near_lines' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
