"""What is called how: the container beside its volume, and what is built beside the folder that it is built from."""

# ruff: noqa: E501

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
CALLED = [
    ("run busybox with the command sleep 100000 in the background as db with a volume for /data, PASS=secret, at most 64 MB",
     "docker run -d --name db -v db-data:/data -e PASS=secret -m 64m busybox sleep 100000"),
    ("run redis called cache with a volume for /data", "docker run -v cache-data:/data --name cache redis"),
    ("run redis named cache with the volume stuff for /data", "docker run -v stuff:/data --name cache redis"),
    ("run redis as cache with a volume called stuff at /data", "docker run -v stuff:/data --name cache redis"),
    ("run redis, name it cache, with a volume for /data in the network lab",
     "docker run -v cache-data:/data --name cache --network lab redis"),
    ("run postgres, call it db, volume for /data", "docker run -v db-data:/data --name db postgres"),
    ("run nginx as web in network front with a volume for /srv", "docker run -v web-data:/srv --network front --name web nginx"),
    ("run nginx as web with user bob", "docker run --name web -u bob nginx"),
    ("run nginx as web with user bob and a volume for /srv", "docker run -v web-data:/srv --name web -u bob nginx"),
    ("run nginx as web with ./site at /srv", "docker run -v ./site:/srv --name web nginx"),
    ("build app as hello", "docker build -t hello app"),
    ("build app again as hello", "docker build -t hello app"),
    ("build the image hello from app", "docker build -t hello app"),
    ("build the Dockerfile in the folder app and call it hello", "docker build -t hello app"),
    ("build an image from the Dockerfile in the folder app and call it hello", "docker build -t hello app"),
    ("build the directory app, call the image hello", "docker build -t hello app"),
    ("build an image called hello from the app folder", "docker build -t hello app"),
    ("build app and name it hello", "docker build -t hello app"),
    ("build the image in app and tag it hello", "docker build -t hello app"),
    ("build hello using the Dockerfile in app", "docker build -t hello app"),
    ("build the folder app with the name hello", "docker build -t hello app"),
    ("rebuild app as hello without cache", "docker build --no-cache -t hello app"),
    ("build ./app as hello:1", "docker build -t hello:1 ./app"),
    ("build the app folder", "docker build app"),
    ("build it again as hello", "docker build -t hello ."),
    ("build the Dockerfile here as hello", "docker build -t hello ."),
    ("build image hello", "docker build -t hello ."),
]  # fmt: skip


@pytest.mark.parametrize(("request_text", "wanted"), CALLED)
def test_called(request_text: str, wanted: str) -> None:
    found = answer(request_text, STORE)
    assert found.outcome == "match"
    assert right(found.suggestions[0].command, [wanted], STORE), found.suggestions[0].command
