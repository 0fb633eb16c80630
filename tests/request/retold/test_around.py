"""What is put around a wish changes nothing of the answer, and what only looks like it stays."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.phrasebook import index_of
from dsh.request.retold.around import without

STORE = open_store()
WISHES = {
    "stop web": "docker stop web",
    "remove all stopped containers": "docker container prune",
    "run nginx in the background on port 8080": "docker run -d -p 8080:80 nginx",
    "follow the logs of api": "docker logs -f api",
    "copy app.log out of web to here": "docker cp web:app.log .",
    "build the image from this folder and tag it shop:2": "docker build -t shop:2 .",
    "start my compose project in the background": "docker compose up -d",
    "remove the image ubuntu:18.04": "docker rmi ubuntu:18.04",
    "halt every container bar pihole": "docker stop $(docker ps --format '{{.Names}}' | grep -vx pihole)",
}
OPENINGS = [
    "hi all, ",
    "hey, ",
    "quick question: ",
    "remind me how to ",
    "i always forget how to ",
    "any idea how to ",
    "what's the fastest way to ",
    "is there an easy way to ",
    "how the heck do i ",
    "does anyone know how to ",
    "tell docker to ",
    "be so kind and ",
    "trying to ",
    "i'm new to docker, ",
    "docker: ",
    "please ",
]
ENDINGS = [
    " using the cli",
    " from the terminal",
    " (docker)",
    " if you can",
    " if possible",
    " when you get a chance",
    " real quick",
    " asap",
    " - thx in advance",
    ", thanks a lot!",
    " , would be great",
    " lol",
    " mate",
    ", ok?",
    ", i'm in a hurry",
    ", what's the command?",
    ", how do i do that?",
    ", how?",
    ", no idea how",
]


@pytest.mark.parametrize("around", [*OPENINGS, *ENDINGS])
def test_the_answer_is_the_same(around):
    given = {
        wish: answer(around + wish if around in OPENINGS else wish + around, STORE).suggestions[0].command
        for wish in WISHES
    }
    assert given == WISHES


@pytest.mark.parametrize(
    "request_",
    [
        "stop the container mate",
        "show the logs of team",
        "restart mate",
        "name it docker",
        "tag it as ok",
        "what is docker",
        "how is docker different",
        "open a terminal",
    ],
)
def test_what_only_looks_like_it_stays(request_):
    assert without(request_, index_of(STORE).data, None) == request_


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ("yeet every image that no container uses", "docker image prune -a"),
        ("please do away with the network lab", "docker network rm lab"),
        ("uninstall the plugin rexray/ebs", "docker plugin rm rexray/ebs"),
        ("kick just the web service of the compose project", "docker compose restart web"),
        ("cease everything that's running", "docker stop $(docker ps -q)"),
        ("observe what web is writing", "docker logs -f web"),
        ("turn off and remove web", "docker stop web && docker rm web"),
        ("acquire the newest nginx:alpine", "docker pull nginx:alpine"),
    ],
)
def test_an_action_by_another_name(request_, command):
    assert answer(request_, STORE).suggestions[0].command == command
