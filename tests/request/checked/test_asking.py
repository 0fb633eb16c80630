"""Who asks is answered by a look."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()


@pytest.mark.parametrize(
    "text",
    [
        "i typed stop for kiosk, did that go through",
        "i want to tidy up. which containers are not needed any more",
        "is there anything i forgot to remove, like volumes without a container",
        "suppose i rename kiosk, does till still find it",
        "memory limit of kiosk? i don't want to update it",
    ],
)
def test_nothing_is_changed(text):
    got = answer(text, STORE)
    assert not (got.outcome == "match" and got.suggestions[0].risk != "read")


@pytest.mark.parametrize(
    "text",
    [
        "can you stop kiosk, it is in the way",
        "run nginx on port 8080, it has to come back after a reboot",
        "so many stopped containers, is there one command that removes them all",
    ],
)
def test_an_order_is_one(text):
    got = answer(text, STORE)
    assert (got.outcome, got.suggestions[0].risk != "read") == ("match", True)


@pytest.mark.parametrize(
    "text",
    [
        "remove all containers, keep only this one",
        "delete all images, leave only that one",
        "stop every container but not this one",
        "prune all the volumes, keep that one",
    ],
)
def test_who_stays_is_asked(text):
    got = answer(text, STORE)
    assert got.outcome != "match"


def test_who_is_named_is_not_asked_for():
    got = answer("remove all containers, keep only kiosk", STORE)
    assert (got.outcome, "grep -v" in got.suggestions[0].command) == ("match", True)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("remove the grafana container, the image i still need", "docker rm grafana"),
        ("remove kiosk, the volume we still use", "docker rm kiosk"),
        ("get shot of the kiosk container, i still need its image", "docker rm kiosk"),
        ("build this folder as kiosk:2 but dont start it", "docker build -t kiosk:2 ."),
    ],
)
def test_what_is_needed_stays(text, command):
    got = answer(text, STORE)
    assert (got.outcome, got.suggestions[0].command) == ("match", command)


def test_what_could_go_is_only_measured() -> None:
    for request in ("size of the build cache i could throw away", "the amount of old images that we can delete"):
        assert answer(request, STORE).suggestions[0].command == "docker system df"
