"""Another port for a container there is, however that is said; and what only sounds like it."""

import pytest

from dsh.request.live.objects import Live, LiveContainer
from dsh.request.live.wishes import wish

LIVE = Live((LiveContainer("shop", "web:1.0", "running", ((8090, 80),), only_here=True), LiveContainer("store", "x")))
AGAIN = "docker rm -f shop && docker run -d --name shop -p 127.0.0.1:8100:80{} web:1.0"


@pytest.mark.parametrize(
    "text",
    [
        "put shop on another port 8100",
        "give shop a different port, 8100",
        "move shop to 8100",
        "I want shop on 8100 instead",
        "use port 8100 for shop instead of 8090",
        "switch shop from port 8090 to 8100",
        "I typed the wrong port, shop has to be on 8100",
        "oops, port 8100 for shop",
        "the port of shop was wrong, it should be 8100",
        "shop on 8100 please",
        "shop should be on port 8100",
    ],
)
def test_it_is_made_again(text):
    assert [it.command for it in wish(text, LIVE).suggestions] == [AGAIN.format("")]


@pytest.mark.parametrize(
    "text",
    [
        "shop shall be reachable at 8100, and it shall start again after a restart of my machine",
        "shop was meant to be on 8100 and to come back when the machine boots",
        "sorry, I made a mistake: shop should use port 8100 and come back after each reboot of this computer",
    ],
)
def test_with_a_restart_policy(text):
    assert [it.command for it in wish(text, LIVE).suggestions] == [AGAIN.format(" --restart always")]


@pytest.mark.parametrize(
    "text",
    [
        "run shop on port 8100",
        "start shop on port 8100",
        "is shop on port 8100",
        "put shop on 10.0.0.5",
        "move shop to 8100/udp",
        "move nobody to 8100",
        "put shop on the network 8100",
        "stop shop on port 8090",
    ],
)
def test_what_is_something_else(text):
    found = wish(text, LIVE)
    assert found is None or not any(" rm -f " in it.command for it in found.suggestions)


@pytest.mark.parametrize("text", ["move store to 8100", "move shop to 8100 and call it kiosk"])
def test_what_cannot_be_filled_in_is_said(text):
    assert wish(text, LIVE).hint.startswith("a container's ports are fixed when it is made")


HERE, ALL = ["docker rm -f shop && docker run -d --name shop -p ", "8100:80 web:1.0"]
WIDE = Live((LiveContainer("shop", "web:1.0", "running", ((8090, 80),)), LiveContainer("store", "x")))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("change the port of shop to 8100 and only for me on this computer", "127.0.0.1:"),
        ("move shop to 8100, only here", "127.0.0.1:"),
        ("change shop to port 8100, reachable only on my machine", "127.0.0.1:"),
        ("move shop to port 8100 for everybody", ""),
        ("shop on port 8100 for all", ""),
        ("shop on port 8100, reachable for others too", ""),
        ("move shop to port 8100 and open it to all", ""),
    ],
)
def test_who_may_reach_it(text, address):
    for live in (LIVE, WIDE):
        assert [it.command for it in wish(text, live).suggestions] == [address.join((HERE, ALL))]


@pytest.mark.parametrize(
    "text",
    [
        "make shop reachable only from this computer",
        "nobody else in the network may reach shop",
        "shop should only be reachable from localhost",
        "let only this machine reach shop",
        "hide shop from the network",
        "bind shop to localhost",
        "only my computer may see shop",
    ],
)
def test_only_this_machine_may_reach_it(text):
    line = "docker rm -f shop && docker run -d --name shop -p 127.0.0.1:8090:80 web:1.0"
    assert [it.command for it in wish(text, WIDE).suggestions] == [line]
    assert [it.command for it in wish(text, LIVE).suggestions] == ["docker port shop"]


def test_everybody_may_reach_it():
    line = "docker rm -f shop && docker run -d --name shop -p 8090:80 web:1.0"
    assert [it.command for it in wish("open shop for everybody", LIVE).suggestions] == [line]


def test_the_hint_is_a_line_that_is_understood():
    hint = wish("move shop to port 8100, MODE=prod", LIVE).hint
    assert [it.command for it in wish(hint.rpartition(": ")[2], LIVE).suggestions] == [AGAIN.format("")]
    hint = wish("move store to port 8100", LIVE).hint
    line = "docker rm -f store && docker run -d --name store -p 8100:80 x"
    assert [it.command for it in wish(hint.rpartition(": ")[2], LIVE).suggestions] == [line]
