"""Misspelt words that say nothing by themselves are no names; names of the user's own stay as they are."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.plain import plain

STORE = open_store()
MENDED = [
    ("containers tat have exited", "docker ps -a -f status=exited"),
    ("wich contaners tat are stoped do i hae", "docker ps -a -f status=exited"),
    ("show containers tat are runing", "docker ps"),
    ("images wth full ids", "docker images --no-trunc"),
    ("jst image ids", "docker images -q"),
    ("run busybox sleep 200 nameed snoozer", "docker run --name snoozer busybox sleep 200"),
    ("shpw networks", "docker network ls"),
    ("which images do i hae", "docker images"),
    ("which containers hae the volume pgdata mounted?", "docker ps -a -f volume=pgdata"),
    ("sop all running containers", "docker stop $(docker ps -q)"),
    ("containers wih label env=staging", "docker ps -f label=env=staging"),
    ("remove all the exitted containers", "docker container prune"),
    ("build an image taged cv:1.0 from ./site", "docker build -t cv:1.0 ./site"),
    ("build straight frm https://github.com/acme/demo.git", "docker build https://github.com/acme/demo.git"),
    ("containers carying the label team=payments", "docker ps -f label=team=payments"),
    ("update the service api, one task at a tiem", "docker service update --update-parallelism 1 api"),
    ("images soretd by size", "docker images --format '{{.Size}}\\t{{.Repository}}:{{.Tag}}' | sort -hr"),
]
NAMES = [  # as near to such words, and names by their places
    ("stop jut", "docker stop jut"),
    ("start hae", "docker start hae"),
    ("stop wih and web", "docker stop wih web"),
    ("logs of frm", "docker logs frm"),
    ("rename frm to web", "docker rename frm web"),
    ("stop the jst container", "docker stop jst"),
    ("restart frm and jst", "docker restart frm jst"),
    ("remove volume hae", "docker volume rm hae"),
    ("start thn", "docker start thn"),
]


@pytest.mark.parametrize(("request_", "line"), [*MENDED, *NAMES])
def test_first(request_, line):
    assert right(answer(request_, STORE).suggestions[0].command, [line], STORE)


@pytest.mark.parametrize("request_", ["stop Hae", "run a container named wih", 'stop "jut" now', "rename Frm to web"])
def test_what_is_told_as_a_name_stays(request_):
    assert plain(request_, STORE) == request_


def test_each_place_has_its_words():
    from dsh.request.little_words import PLACES
    from dsh.request.phrasebook import index_of

    assert {place.name for place in PLACES} == set(index_of(STORE).data["little"])
