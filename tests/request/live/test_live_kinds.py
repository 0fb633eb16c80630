"""A name is of a kind: readings that take it for another lose."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.kinds import misfits
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.phrasebook import index_of

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("kiosk", "desk:2", "running", (), ("bridge", "yard")),
        LiveContainer("till", "busybox", "running", (), ("bridge",), (("ledger", "/books"),)),
    ),
    ("desk:2", "busybox:latest", "oven:latest"),
    ("ledger", "attic"),
    ("bridge", "host", "none", "yard"),
    here=("bakery/", "poem.md"),
)
MISFITS = [
    ("docker exec attic ls", [("attic", "container")]),
    ("docker cp attic:a.md .", [("attic", "container")]),
    ("docker run yard", [("yard", "image")]),
    ("docker run -v kiosk:/www oven", [("kiosk", "volume")]),
    ("docker network connect ledger kiosk", [("ledger", "network")]),
    ("docker run -v attic:/data --network yard oven", []),
    ("docker run nobody", []),
]


@pytest.mark.parametrize(("line", "found"), [pytest.param(c, w, id=c) for c, w in MISFITS])
def test_misfits(line, found):
    assert misfits(line, STORE, LIVE, index_of(STORE)) == found


CASES = [
    ("list the files in attic", "docker run --rm -v attic:/data busybox ls -la /data"),
    ("ls attic", "docker run --rm -v attic:/data busybox ls -la /data"),
    ("what is in attic", "docker run --rm -v attic:/data busybox ls -la /data"),
    ("print page.md of ledger", "docker run --rm -v ledger:/data busybox cat /data/page.md"),
    ("is attic in use", "docker ps -a -f volume=attic"),
    ("does any container use ledger", "docker ps -a -f volume=ledger"),
    ("which containers use oven", "docker ps -a -f ancestor=oven"),
    ("remove attic if nobody uses it", "docker volume rm attic"),
    ("delete page.md in ledger", "docker run --rm -v ledger:/data busybox rm /data/page.md"),
    ("throw away everything in attic", "docker run --rm -v attic:/data busybox find /data -mindepth 1 -delete"),
    ("call oven also oven:9", "docker tag oven oven:9"),
    ("name desk:2 desk:3 too", "docker tag desk:2 desk:3"),
    ("till out of yard please", "docker network disconnect yard till"),
    ("put till on the same network as kiosk", "docker network connect yard till"),
    ("start a new busybox scale in yard", "docker run --name scale --network yard busybox"),
    (
        "create a network lane and put kiosk and a new busybox container called cart on it",
        "docker network create lane && docker network connect lane kiosk && "
        "docker run -d --name cart --network lane busybox sleep infinity",
    ),
    (
        "make me a network so that till and kiosk can talk",
        "docker network create till-net && docker network connect till-net till && "
        "docker network connect till-net kiosk",
    ),
    ("get http://kiosk from till", "docker exec till wget -qO- http://kiosk"),
    ("build oven from bakery", "docker build -t oven ./bakery"),
    ("show me till", "docker ps -a -f name=till"),
]


@pytest.mark.parametrize(("said", "line"), [pytest.param(s, w, id=s) for s, w in CASES])
def test_by_kind(said, line):
    found = answer(said, STORE, LIVE)
    assert (found.outcome, found.suggestions[0].command) == ("match", line)


def test_renamed_volume():
    found = answer("rename attic to loft", STORE, LIVE)
    assert found.suggestions[0].command.startswith("docker volume create loft && ")


NOBODY = [("who uses the volume attic", True), ("who uses ledger", False), ("is oven in use", True)]


@pytest.mark.parametrize(("said", "alone"), [pytest.param(s, w, id=s) for s, w in NOBODY])
def test_nobody_uses_it(said, alone):
    assert ("nobody uses" in (answer(said, STORE, LIVE).suggestions[0].warning or "")) == alone


def test_a_folder_for_a_container_that_is_there():
    found = answer("mount bakery into kiosk as /www read only", STORE, LIVE)
    again = "docker rm -f kiosk && docker run -d --name kiosk -v ./bakery:/www:ro desk:2"
    assert [it.command for it in found.suggestions] == [again]


@pytest.mark.parametrize("said", ["restart yard", "enter attic"])
def test_what_no_reading_fits(said):
    found = answer(said, STORE, LIVE)
    assert (found.outcome, found.suggestions) == ("none", ())
    assert "is a " in (found.hint or "")


@pytest.mark.parametrize("name", ["app", "front", "back", "test", "pool"])
def test_a_word_of_other_meanings_is_the_name_of_what_is_here(name):
    live = Live((LiveContainer(name, "desk:2", "exited"), LiveContainer("kiosk", "desk:2", "running")), ("desk:2",))
    assert [s.command for s in answer(f"remove {name}", STORE, live).suggestions][:1] == [f"docker rm {name}"]
    assert [s.command for s in answer(f"start {name}", STORE, live).suggestions][:1] == [f"docker start {name}"]
