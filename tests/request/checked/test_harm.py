"""Nothing is destroyed that was not told to go: not what is asked, denied, told of or wished back."""

import json
from pathlib import Path

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.checked.harm import EVERYTHING, destroys, typed
from dsh.request.checked.leave import leave
from dsh.request.checked.spared import spared, takes
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.phrasebook import index_of

STORE = open_store()
INDEX = index_of(STORE)
ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data/requests/harm.jsonl").read_text().splitlines()
    if line
]


def test_no_harm_at_first_sight() -> None:
    wrong = []
    for row in ROWS:
        lines = answer(row["request"], STORE).suggestions
        if lines and destroys(lines[0]) and lines[0].command not in row["may"]:
            wrong.append((row["request"], lines[0].command))
        elif row["may"] and (not lines or lines[0].command not in row["may"]):
            wrong.append((row["request"], "not understood"))
    assert not wrong


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("remove web", "yes"),
        ("how is a network removed", "yes"),
        ("I want all stopped containers deleted", "yes"),
        ("can i remove all stopped containers at once?", "yes"),
        ("why don't you delete web", "yes"),
        ("send web a kill signal", "yes"),
        ("docker says it can not delete image x, force it", "yes"),
        ("delete all containers?", "asked"),
        ("rm a used image - works?", "asked"),
        ("can i remove web", "asked"),
        ("is it safe to prune", "asked"),
        ("never remove volumes", "no"),
        ("do not ever prune volumes", "no"),
        ("my colleague deleted db", "no"),
        ("which containers would a prune delete", "no"),
        ("undo docker rm web", "no"),
        ("before I delete web show me its logs", "no"),
        ("i was told to delete all containers but first i want a list", "no"),
        ("clear out the unused volumes later", "no"),
        ("remove the old container tomorrow, today just show me what it wrote", "no"),
        ("remove web as soon as possible", "yes"),
        ("restart prune", "no"),
        ("start web", ""),
    ],
)
def test_told(text: str, told: str) -> None:
    assert leave(typed(text, INDEX), text) == told


@pytest.mark.parametrize(
    ("text", "line", "taken"),
    [
        ("delete web but not its volume", "docker volume rm web", True),
        ("delete web but not its volume", "docker rm web", False),
        ("prune all but the volumes", "docker system prune --volumes", True),
        ("stop all, volumes must stay", "docker compose down -v", True),
        ("remove the stopped ones but keep db", "docker container prune", True),
        ("remove the stopped ones but keep db", "docker rm $(docker ps --format '{{.Names}}' | grep -vx db)", False),
        ("i do not need the container web, remove it", "docker rm web", False),
    ],
)
def test_what_stays(text: str, line: str, taken: bool) -> None:
    assert takes(line, spared(typed(text, INDEX))) == taken


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("remove all containers except those that run", "docker container prune"),
        ("remove all containers except the running ones", "docker container prune"),
        ("remove all containers but don't touch the ones that are up", "docker container prune"),
        ("remove all containers but keep the stopped ones", None),
        (
            "remove all stopped containers but keep the one called run",
            "docker rm $(docker ps -a -f status=exited --format '{{.Names}}' | grep -vx run)",
        ),
        ("remove all containers but not the container of store", None),
        ("remove everything that is not used but not the volume of db", "docker system prune"),
    ],
)
def test_what_is_to_stay_by_its_state_or_owner(text, line):
    destroys = [s.command for s in answer(text, STORE).suggestions if s.risk == "destroy"]
    assert destroys[:1] == ([line] if line else [])


LOOKS_WANTED = [
    "list all containers", "which volumes are not used", "show the logs of web", "ip address of container db",
    "all tags of the myapp image that are on this machine", "containers with label env=staging",
    "what containers do i have, including the stopped ones", "show untagged images", "mountpoint of volume uploads",
    "how large is the build cache", "is drop:1 among my images",
]  # fmt: skip
SAID_WITH_IT = [
    "before i delete anything, {}", "don't remove anything, just {}", "without deleting anything, {}",
    "i don't want to stop or kill anything, {}", "{}, but do not delete anything", "{}, don't kill it",
    "i am afraid to remove the wrong one, so {}", "{} before i remove it", "{} so i can delete the rest later",
    "i want to delete some later, but first {}", "my boss said to wipe it but {} first", "should i prune? {}",
    "what would be removed if i pruned? {}", "how to remove it later, but now {}", "{}, then i decide what to remove",
    "somebody removed something, {}", "the last admin deleted everything, {}", "what can be deleted? {}",
    "{}? wanna rm it", "{}? i am going to delete them",
]  # fmt: skip


@pytest.mark.parametrize("said", SAID_WITH_IT)
def test_talk_of_removing_removes_nothing(said):
    """Whoever wants to look may speak of what was or will be removed."""
    found = [answer(said.format(wish), STORE) for wish in LOOKS_WANTED]
    assert [it.suggestions[0].command for it in found if it.suggestions and it.suggestions[0].risk == "destroy"] == []


@pytest.mark.parametrize("name", ["crasher", "exitus", "runnerd", "pauser", "dangler", "stoppel"])
@pytest.mark.parametrize(
    "said", ["delete {}", "remove the {} please", "kill {} and start it anew", "rm container {} now"]
)
def test_one_name_is_no_misspelt_choice_of_many(said, name):
    """ "delete crasher" is no word on those that crashed."""
    here = Live((LiveContainer(name, "oldapp:0.9", "exited"), LiveContainer("other", "redis", "exited")))
    for live in (None, here):
        found = answer(said.format(name), STORE, live)
        assert [it.command for it in found.suggestions if "$(" in it.command or " prune" in it.command] == []


@pytest.mark.parametrize(
    "said",
    [
        "stop all containers that waste memory",
        "delete all images that i never liked",
        "remove all containers for the old demo",
        "delete all images i started by mistake",
        "stop all containers with high cpu",
        "remove all volumes nobody looks at",
        "remove the containers marked obsolete",
        "remove every one of the containers that my brother made",
        "kill all containers which annoy me",
    ],
)
def test_those_that_were_not_understood_are_not_all(said):
    """What is told of the things that shall go narrows them, whether it is understood or not."""
    found = answer(said, STORE)
    assert not any(EVERYTHING.fullmatch(it.command) for it in found.suggestions)
    assert not any(" prune" in it.command for it in found.suggestions[:1])


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("stop all of the demo containers, their names start with demo", "docker stop $(docker ps -q -f name=^demo)"),
        ("kill all containers, their names begin with job", "docker kill $(docker ps -q -f name=^job)"),
        ("remove all containers, they all use the image job", "docker rm $(docker ps -aq -f ancestor=job)"),
        ("remove all containers, they belong to shop", "docker ps -a"),
        ("stop all containers, their port is 80", "docker ps -a"),
        ("remove all containers, they eat my disk", "docker rm -f $(docker ps -aq)"),
    ],
)
def test_what_is_told_of_them_is_told_of_those_that_go(said, line):
    """ "their names begin with job" names nothing that stays, and those are not all."""
    assert answer(said, STORE).suggestions[0].command == line


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("remove all containers when they are not used", "docker container prune"),
        ("delete all containers if they are not used", "docker container prune"),
        ("remove unused containers and keep volumes", "docker container prune"),
    ],
)
def test_no_other_kind_goes(request_: str, line: str) -> None:
    got = answer(request_, STORE)
    assert [it.command for it in got.suggestions] == [line]
