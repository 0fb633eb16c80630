"""Questions about the containers and volumes there are, answered with what is known of them."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.facts import ADDRESSES
from dsh.request.live.objects import Live, LiveContainer

LIVE = Live(
    (
        LiveContainer("shop", "web:1.0", "running", ((8090, 80),), ("bridge", "n1")),
        LiveContainer("store", "web:1.0", "running", (), ("bridge",), (("data", "/data"),)),
        LiveContainer("old", "web:1.0", "exited", ((9000, 80),), ("bridge",)),
    ),
    ("web:1.0", "busybox:latest"),
    ("data", "spare"),
    ("bridge", "n1"),
)
STATS, ONE = "docker stats --no-stream shop", "'{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}'"
EACH = f"docker inspect -f '{ADDRESSES}' shop"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("is shop answering", "docker port shop"),
        ("open shop", "docker exec -it shop sh"),
        ("what happened in the last ten minutes", "docker events --since 10m --until 0s"),
        ("events of the last two hours", "docker events --since 2h --until 0s"),
        ("what is in store", "docker exec store ls -la"),
        ("show the files in /data of store", "docker exec store ls /data"),
        ("Does shop answer?", "docker port shop"),
        ("does the web server of shop work on port 8090", "docker port shop"),
        ("check whether shop responds", "docker port shop"),
        ("how can I reach shop from my browser?", "docker port shop"),
        ("open http://localhost:8090", "docker ps -f publish=8090"),
        ("what is in the volume data", "docker exec store ls -la /data"),
        ("show me the files in the volume spare", "docker run --rm -v spare:/data busybox ls -la /data"),
        ("is the volume data still there?", "docker volume ls -f name=data"),
        ("is shop running and healthy?", "docker ps -a -f name=shop"),
        ("is old healthy and running", "docker ps -a -f name=old"),
        ("how much memory does shop use", STATS),
        ("memory use of shop", STATS),
        ("watch the memory of shop live", "docker stats shop"),
        ("what ip does shop have", EACH),
        ("what ip does store have", f"docker inspect -f {ONE} store"),
        ("ip address, memory use and ports of shop", f"{EACH} && {STATS} && docker port shop"),
        ("what are the ports and the memory use of shop?", f"docker port shop && {STATS}"),
    ],
)
def test_what_is_meant(text, command):
    got = answer(text, open_store(), LIVE)
    assert got.outcome == "match"
    assert got.suggestions[0].command == command
    assert command not in [it.command for it in got.suggestions[1:]]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("does shop answer", "http://localhost:8090"),
        ("does old answer", "old is not running"),
        ("does store answer", "store publishes no port"),
        ("open localhost:8090", "!curl http://localhost:8090"),
        ("is shop running and healthy", "health check"),
    ],
)
def test_what_is_said_with_it(text, says):
    assert says in answer(text, open_store(), LIVE).suggestions[0].warning


@pytest.mark.parametrize(
    "text",
    [
        "list running containers called shop",
        "docker stats",
        "the ip and the network of nothing",
        "bread and butter of shop",
    ],
)
def test_what_is_left_to_others(text):
    got = answer(text, open_store(), LIVE)
    assert all(" && " not in it.command for it in got.suggestions)


def test_a_volume_that_is_not_there_is_told():
    assert answer("what is in the volume gone", open_store(), LIVE).hint == "there is no volume gone on this engine"
