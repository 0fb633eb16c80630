"""Sentences that begin with what they are about, or end with what they ask."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.live.turned import turned
from dsh.request.phrasebook import index_of

STORE = open_store()
DATA = index_of(STORE).data
LIVE = Live(
    (
        LiveContainer("kiosk", "nginx:1.25", "running", ((8085, 80),), ("yard",)),
        LiveContainer("till", "acme/till:2", "running", (), ("yard",)),
        LiveContainer("lamp-1", "acme/lamp:1", "exited"),
    ),
    ("nginx:1.25", "acme/till:2"),
    ("ledger",),
    ("bridge", "host", "none", "yard"),
)
TOLD = [
    ("ledger, which files are in that volume", "which files are in the volume ledger"),
    ("kiosk - is it up", "is kiosk up"),
    ("till sees which folders of my laptop", "which folders of my laptop does till see"),
    ("kiosk has which ports", "which ports does kiosk have"),
    ("kiosk and till look tired, bounce them", "bounce kiosk and till"),
    ("everything except till should stop", "stop everything except till"),
    ("PORT in till is set to what", "what is the variable PORT of till"),
    ("hop in kiosk", "hop into kiosk"),
    ("upgrade till to 2.1, it must keep its data", "update till to image acme/till:2.1"),
]
STAYS = [
    "kiosk and till are fine, don't bounce them",
    "kiosk, stop it",
    "nobody, which files are in that volume",
    "kiosk has a port",
    "hop in the car",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_it_is_turned(text, told):
    assert turned(text, LIVE, DATA) == told


@pytest.mark.parametrize("text", STAYS)
def test_it_stays(text):
    assert turned(text, LIVE, DATA) == text


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("forbid kiosk to restart by itself, i do that", "docker update --restart no kiosk"),
        ("till must never again start on its own after a reboot", "docker update --restart no till"),
        (
            "restart policy of kiosk and till, show me",
            "docker inspect -f '{{.Name}} {{.HostConfig.RestartPolicy.Name}}' kiosk till",
        ),
        ("docker events, but just those of kiosk and till", "docker events -f container=kiosk -f container=till"),
        ("whatever answers on 8085, stop it", "docker stop kiosk"),
        ("kiosk is in a restart loop, what is wrong with it", "docker logs -n 50 kiosk"),
        ("where does till keep its data", "docker inspect -f '{{json .Mounts}}' till"),
        ("with what arguments was till started", "docker inspect -f '{{.Path}} {{.Args}}' till"),
        ("till shall reload its config without a restart", "docker kill -s HUP till"),
        ("re-run lamp-1 and let me see its output", "docker start -a lamp-1"),
        ("can kiosk reach till? try it", "docker exec kiosk ping -c 1 till"),
        ("did somebody delete ledger", "docker volume ls -f name=ledger"),
        ("everybody connected to yard", "docker network inspect -f '{{range .Containers}}{{.Name}} {{end}}' yard"),
        ("what does nvidia-smi say in till", "docker exec till nvidia-smi"),
        ("nginx -t, in kiosk", "docker exec kiosk nginx -t"),
        ("dig a.conf out of kiosk, it's in /etc/nginx", "docker cp kiosk:/etc/nginx/a.conf ."),
        ("logo.svg -> /srv/www of kiosk", "docker cp logo.svg kiosk:/srv/www"),
        ("who would be affected if ledger got removed", "docker ps -a -f volume=ledger"),
        ("lamp-1 crashed, how come", "docker logs -n 50 lamp-1"),
        ("lamp-1 should have the name lantern", "docker rename lamp-1 lantern"),
        ("is till set to come back after a reboot", "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' till"),
        ("kiosk is on which port again", "docker port kiosk"),
        ("300 mb for till and not more", "docker update -m 300m till"),
        ("till may use three cpus", "docker update --cpus 3 till"),
        ("which python does till have", "docker exec till python --version"),
    ],
)
def test_the_line(text, command):
    got = answer(text, STORE, LIVE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)


def test_what_would_be_lost_is_shown():
    got = answer("what would be gone for good if we removed till", STORE, LIVE)
    assert got.suggestions[0].command == "docker inspect -f '{{json .Mounts}}' till"


@pytest.mark.parametrize("text", ["kiosk in italian is what", "kiosk or till, what looks nicer"])
def test_it_is_of_another_world(text):
    assert answer(text, STORE, LIVE).outcome == "none"
