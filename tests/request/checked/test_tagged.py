"""The tag that is told with an image is in the line, and no other image is run in its place."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ("run the mqtt broker eclipse-mosquitto:2 on 1883", "docker run -p 1883:1883 eclipse-mosquitto:2"),
        (
            "start tensorflow/tensorflow:2.15.0-gpu with all gpus",
            "docker run --gpus all tensorflow/tensorflow:2.15.0-gpu",
        ),
        (
            "start api on network backplane, image acme/api:3.1",
            "docker run --name api --network backplane acme/api:3.1",
        ),
        ("start valheim on udp 2456 thru 2458", "docker run -p 2456-2458:2456-2458/udp valheim"),
        ("let web and api go on", "docker unpause web api"),
        ("turn of my redis", "docker stop redis"),
        ("how much ram is each server using", "docker stats"),
        ("bring up ci/compose.yml under project pr-482", "docker compose -p pr-482 -f ci/compose.yml up"),
    ],
)
def test_the_line(request_, command):
    assert answer(request_, STORE).suggestions[0].command == command


def test_no_other_image_runs():
    got = answer("start tensorflow/tensorflow:2.15.0-gpu with all gpus and interactive python", STORE)
    assert "tensorflow/tensorflow:2.15.0-gpu" in got.suggestions[0].command
