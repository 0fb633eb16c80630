"""Lists that are asked for by what is said of their objects, whatever words stand around it."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
CONTAINERS, BY_IMAGE = "docker ps --format '{{.Names}}'", "docker ps --format '{{.Names}} {{.Image}}'"
LISTED = [
    # without the one or the ones that are told
    ("list everything running apart from mail", f"{CONTAINERS} | grep -vx mail"),
    ("what is running besides grafana?", f"{CONTAINERS} | grep -vx grafana"),
    ("what else is running here, not counting traefik?", f"{CONTAINERS} | grep -vx traefik"),
    ("i'd like a list of whatever is up, minus the relay container", f"{CONTAINERS} | grep -vx relay"),
    ("which containers run except the postgres ones", f"{BY_IMAGE} | grep -vw postgres"),
    ("list every volume but pgdata", "docker volume ls --format '{{.Name}}' | grep -vx pgdata"),
    ("all unused volumes but media, just show them", "docker volume ls -f dangling=true -q | grep -vx media"),
    ("list images apart from the nginx ones", "docker images --format '{{.Repository}}:{{.Tag}}' | grep -v nginx"),
    # how old, in whatever state, in order, how many
    ("which images are older than 3 days?", "docker images -f until=72h"),
    ("any images left that i built over half a year ago?", "docker images -f until=4380h"),
    ("how many containers do i have, counting the stopped ones", "docker ps -aq | wc -l"),
    ("containers labelled env=test, on or off", "docker ps -a -f label=env=test"),
    ("an alphabetical list of container names, running ones only", f"{CONTAINERS} | sort"),
    ("all my images whose repository starts with lena/", "docker images 'lena/*'"),
    ("list the images that have the word legacy in their name", "docker images '*legacy*'"),
    # what is to be done with them later is no part of it
    ("list all containers except db, i want to stop them later", f"{CONTAINERS.replace('ps', 'ps -a')} | grep -vx db"),
    ("show me the dangling images, i'll remove them by hand", "docker images -f dangling=true"),
    ("show everything that is paused, i'd unpause it myself then", "docker ps -f status=paused"),
    ("what have I put on hold?", "docker ps -f status=paused"),
]
CHANGED = [
    ("kill whatever runs the image crawler", "docker kill $(docker ps -q -f ancestor=crawler)"),
    ("wake up whatever i paused", "docker unpause $(docker ps -q -f status=paused)"),
    # the ones with a name in common are more than the one that is called just so
    ("kill all containers except the mail ones", f"docker kill $({CONTAINERS} | grep -v mail)"),
    (
        "stop all containers except the redis ones",
        "docker stop $(docker ps --format '{{.ID}} {{.Image}}' | grep -vw redis | cut -d' ' -f1)",
    ),
    (
        "delete all volumes but the postgres ones",
        "docker volume rm $(docker volume ls --format '{{.Name}}' | grep -v postgres)",
    ),
    ("stop all containers except the redis container", f"docker stop $({CONTAINERS} | grep -vx redis)"),
]


@pytest.mark.parametrize(("request_", "line"), LISTED)
def test_what_is_listed(request_, line):
    got = answer(request_, STORE)
    assert got.outcome == "match"
    assert got.suggestions[0].risk == "read"
    assert right(got.suggestions[0].command, [line], STORE), got.suggestions[0].command


@pytest.mark.parametrize(("request_", "line"), CHANGED)
def test_what_is_done_to_whatever_is_told(request_, line):
    assert right(answer(request_, STORE).suggestions[0].command, [line], STORE)


def test_count_and_mount_deny_nothing():
    assert answer("count the images", STORE).suggestions[0].command == "docker images -q | wc -l"
    assert "docker.sock" in answer("containers that mount the docker socket", STORE).suggestions[0].command


def test_what_is_left_out_is_not_what_is_shown():
    for request in ("list dangling images except alpine", "which images, other than alpine, are unused"):
        assert all(
            "alpine" not in it.command or "grep -v" in it.command for it in answer(request, STORE).suggestions[:1]
        )
