"""A container with one setting more or another one is made again; nothing is removed for what cannot be run."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("api", "site:3", "running", ((8080, 80),), ("back",)),
        LiveContainer("worker", "alpine", "running"),
        LiveContainer("u2", "redis:7", "exited", (), (), (("pgdata", "/data"),)),
    ),
    ("site:3", "alpine:latest", "redis:7"),
    ("pgdata", "media"),
    ("bridge", "host", "none", "back"),
)
API = "docker rm -f api && docker run -d --name api"
SAID = [
    ("api needs one more variable MODE=test and the folder pages as /srv readonly",
     f"{API} -e MODE=test -v ./pages:/srv:ro site:3"),
    ("add MODE=test to api and mount ./pages on /srv read only, keep the name and the port",
     f"{API} -e MODE=test -v ./pages:/srv:ro site:3"),
    ("recreate api with the same settings plus MODE=test", f"{API} -e MODE=test site:3"),
    ("mount pages into api as /srv read only", f"{API} -v ./pages:/srv:ro site:3"),
    ("api must get MODE=test also, and pages folder in /srv but it may not write",
     f"{API} -e MODE=test -v ./pages:/srv:ro site:3"),
    ("i want replace api by one with MODE=test too and with folder pages under /srv (ro)",
     f"{API} -e MODE=test -v ./pages:/srv:ro site:3"),
    ("remove api and start it again with MODE=test, port 8080, pages as /srv read only, always restart",
     f"{API} -e MODE=test -v ./pages:/srv:ro --restart always site:3"),
    ("give api another variable MODE=test and keep the rest", f"{API} -e MODE=test site:3"),
    ("api with volume media at /data please, all else the same", f"{API} -v media:/data site:3"),
    ("add the variable MODE=test to api and a second port 9000", f"{API} -e MODE=test -p 8080:80 -p 9000:80 site:3"),
    ("update the variable MODE in api to test", f"{API} -e MODE=test site:3"),
    ("start api with MODE=test", f"{API} -e MODE=test site:3"),
    ("update api to image site:4", f"{API} site:4"),
    ("change the image of api to site:4", f"{API} site:4"),
    ("swap the image of api for site:4", f"{API} site:4"),
    ("replace api by a new one with the same data", f"{API} site:3"),
    ("replace u2 by a new one with the same data", "docker rm -f u2 && docker run -d --name u2 redis:7"),
    ("change the command of worker to sleep 1000",
     "docker rm -f worker && docker run -d --name worker alpine sleep 1000"),
    ("make worker run sleep 1000 instead", "docker rm -f worker && docker run -d --name worker alpine sleep 1000"),
    ("start worker again with the command sleep 1000",
     "docker rm -f worker && docker run -d --name worker alpine sleep 1000"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "line"), SAID)
def test_it_is_made_again(said: str, line: str) -> None:
    got = answer(said, STORE, LIVE)
    assert (got.outcome, [s.command for s in got.suggestions]) == ("match", [line])
    assert got.suggestions[0].risk == "destroy"
    assert got.suggestions[0].warning


@pytest.mark.parametrize(
    "said",
    [
        "does api have the variable MODE=test",
        "what is the command of worker",
        "which image has api",
        "copy ./a to api at /srv",
        "run a new container from the same image as api",
        "put MODE=test into api and burn the rest",
        "restart api always",
    ],
)
def test_what_is_something_else(said: str) -> None:
    assert not any(" && docker run " in s.command for s in answer(said, STORE, LIVE).suggestions)


def test_taking_a_variable_away_removes_no_container() -> None:
    got = answer("remove MODE=test from api", STORE, LIVE)
    assert (got.outcome, got.suggestions) == ("none", ())
    assert "fixed" in (got.hint or "")


@pytest.mark.parametrize(
    "said", ["remove api and run it again", "remove u2 and run it anew", "delete api, then run api"]
)
def test_nothing_is_removed_for_what_cannot_be_run(said: str) -> None:
    for it in answer(said, STORE, LIVE).suggestions:
        gone, _, made = it.command.partition(" && docker run ")
        assert not made or made.endswith((" site:3", " redis:7")), gone
