"""Containers that are told by what they are, and not by their names."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.described import described
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.phrasebook import index_of

STORE = open_store()
DATA = index_of(STORE).data
LIVE = Live(
    (
        LiveContainer("kiosk", "nginx:1.25", "running", ((8085, 80),)),
        LiveContainer("brave_fermi", "nginx:1.25", "exited"),
        LiveContainer("till", "postgres:16", "running", ((5433, 5432),)),
        LiveContainer("lab_one", "jupyter/scipy-notebook:7", "paused"),
        LiveContainer("sad_gauss", "python:3.12", "exited"),
        LiveContainer("odd_noether", "python:3.12", "exited"),
        LiveContainer("farm-north", "acme/farm:2", "running"),
        LiveContainer("farm-south", "acme/farm:2", "running"),
    ),
    ("nginx:1.25", "postgres:16", "python:3.12"),
)
TOLD = [
    ("stop the nginx that is running", "stop kiosk"),
    ("stop the nginx on port 8085", "stop kiosk"),
    ("start the other nginx, the stopped one", "start brave_fermi"),
    ("whatever sits on 5433, stop it", "till, stop it"),
    ("unfreeze the paused one", "unfreeze lab_one"),
    ("kill the jupyter one", "kill lab_one"),
    ("rm both python leftovers", "rm sad_gauss and odd_noether"),
    ("remove the two python containers", "remove container sad_gauss and odd_noether"),
    ("restart postgres", "restart till"),
    ("stop my nginx", "stop kiosk"),
    ("shell in the database", "shell in till"),
    ("stop the north farm, please", "stop farm-north, please"),
]
STAYS = [
    "run the nginx container on 8085",
    "remove the other stopped containers",
    "remove all stopped containers",
    "the nginx image can go",
    "how do i stop the container",
    "stop both nginx and redis",
    "pull the postgres on 5433",
    "stop kiosk, is it running?",
    "remove the three python containers",
    "show the layers of the nginx",
    "say date in the running container till",
    "stop the running container nobody",
]


@pytest.mark.parametrize(("text", "told"), [pytest.param(*case, id=case[0]) for case in TOLD])
def test_it_is_told_by_its_name(text, told):
    assert described(text, LIVE, DATA) == (told, ())


@pytest.mark.parametrize("text", STAYS)
def test_nothing_else_is(text):
    assert described(text, LIVE, DATA)[0] == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("stop the farm one", ("farm-north", "farm-south")),
        ("remove the stopped one", ("brave_fermi", "sad_gauss", "odd_noether")),
        ("restart nginx", ("kiosk", "brave_fermi")),
    ],
)
def test_of_several_one_is_asked_for(text, names):
    got = answer(text, STORE, LIVE)
    if text == "restart nginx":
        assert got.suggestions[0].command == "docker restart kiosk"  # nobody restarts what has ended
        return
    assert got.outcome == "ambiguous"
    assert [s.command.split()[-1] for s in got.suggestions] == list(names)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("restart north", "docker restart farm-north"),
        ("which files are in /srv of the farm-south one", "docker exec farm-south ls /srv"),
        ("can you restart kiosk pls, my guests see nothing", "docker restart kiosk"),
        ("wake up lab_one", "docker unpause lab_one"),
        ("kiosk off please", "docker stop kiosk"),
        ("bring brave_fermi back up", "docker start brave_fermi"),
        ("brave_fermi is a daft name, make it door", "docker rename brave_fermi door"),
    ],
)
def test_the_line(text, command):
    got = answer(text, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)


def test_nothing_is_lost_by_half_a_request():
    got = answer("remove kiosk, the moon is green cheese and my aunt knits", STORE, LIVE)
    assert got.outcome != "match" or got.suggestions[0].risk != "destroy"


def test_who_is_named_stands_for_no_group():
    got = answer('throw away the "sad_gauss" container, its finished long ago', STORE, LIVE)
    assert got.outcome == "ambiguous" or got.suggestions[0].command == "docker rm sad_gauss"
