"""With an engine at hand: what an order is about is what it acts on, whatever else is said; what is to stay, stays."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
LIVE = Live(
    (
        LiveContainer("pihole", "pihole/pihole:latest", "running", (), ("bridge",)),
        LiveContainer("web", "nginx:latest", "running", (), ("bridge",)),
        LiveContainer("db", "postgres:16", "exited", (), ("lan7",)),
    ),
    ("pihole/pihole:latest", "nginx:latest", "postgres:16"),
    ("somedata",),
    ("bridge", "host", "none", "lan7"),
)
ORDERS = ["stop", "remove", "erase", "kill", "pause", "get rid of"]
ONES = ["pihole", "the container pihole", "the stopped pihole", "stopped container pihole", "my pihole"]
AFTER = [
    "",
    " together with its anonymous volumes",
    " on my server",
    " because reasons",
    ", it is stopped",
    " so that web can start",
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_one_is_acted_on(order):
    wrong = []
    for one in ONES:
        for after in AFTER:
            for it in answer(f"{order} {one}{after}", STORE, LIVE).suggestions[:1]:
                other = "$(" in it.command or " prune" in it.command or "pihole" not in it.command
                if it.risk != "read" and other:
                    wrong.append((one + after, it.command))
    assert wrong == []


@pytest.mark.parametrize(
    "sparing", ["except", "but not", "bar", "minus", "not", "but leave", "without touching", "yonder"]
)
def test_the_one_stays(sparing):
    wrong = []
    for order in ("stop all containers", "remove every container", "kill everything", "remove all stopped containers"):
        for after in ("", " on my server", ", quickly"):
            got = answer(f"{order} {sparing} pihole{after}", STORE, LIVE)
            for it in got.suggestions[:1] if got.outcome == "match" else ():
                leaves = "pihole" not in it.command and "$(" not in it.command and " prune" not in it.command
                if it.risk != "read" and not leaves and "pihole" not in it.command.rpartition("grep -v")[2]:
                    wrong.append((order, after, it.command))
                if it.risk != "read" and "pihole" in it.command and "grep -v" not in it.command:
                    wrong.append((order, after, it.command))
    assert wrong == []


@pytest.mark.parametrize(
    "request_",
    [
        "what command was the container web started with",
        "which image was web made of, and with which command",
        "is web started with the same command as pihole",
        "show the variable PATH=... of web",
        "is my container web set to restart by itself?",
    ],
)
def test_who_asks_changes_nothing(request_):
    assert all(it.risk == "read" for it in answer(request_, STORE, LIVE).suggestions[:1])


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        ("run npm test inside the web container as user node", "docker exec -u node web npm test"),
        ("run npm test inside the web container", "docker exec web npm test"),
        ("with DEBUG=1 set, execute ./check.sh in web", "docker exec -e DEBUG=1 web ./check.sh"),
        ("php artisan migrate, inside the web container", "docker exec web php artisan migrate"),
        ("make web run nginx:1.27 instead", "docker rm -f web && docker run -d --name web nginx:1.27"),
        ("keep what I set up in web as an image web:configured", "docker commit web web:configured"),
    ],
)
def test_what_runs_inside(request_, command):
    assert answer(request_, STORE, LIVE).suggestions[0].command == command
