"""Containers that go with what they have, or leave a network: what is named is what there is."""

import pytest
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

STORE = open_store()
NAMELESS = "0" * 64
LIVE = Live(
    (
        LiveContainer("blog", "web:1.0", networks=("bridge", "inner")),
        LiveContainer("db", "busybox", networks=("inner",), mounts=(("dbdata", "/data"),)),
        LiveContainer("old", "busybox", "exited", networks=("bridge",), mounts=(("spare", "/data"),)),
        LiveContainer("shop", "busybox", "exited"),
        LiveContainer("mixed", "busybox", "exited", mounts=((NAMELESS, "/a"), ("dbdata", "/b"), ("", "/c"))),
        LiveContainer("both", "busybox", networks=("inner", "outer")),
    ),
    ("web:1.0", "busybox:latest"),
    ("dbdata", "spare", NAMELESS),
    ("bridge", "host", "none", "inner", "outer"),
)
GOES = ("docker stop db && docker rm db && docker volume rm dbdata", "docker rm -f db && docker volume rm dbdata")
OFF = ("docker network disconnect inner db",)


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("remove db and its volume", GOES),
        ("remove db with its volume", GOES),
        ("delete the container db together with all its volumes", GOES),
        ("get rid of db and its data please", GOES),
        ("remove old and its volume", ("docker rm old && docker volume rm spare",)),
        ("remove shop with its volumes", ("docker rm -v shop",)),
        ("rm mixed and its volumes", ("docker rm -v mixed && docker volume rm dbdata",)),
        ("remove db and its network", ("docker stop db && docker rm db && docker network rm inner",)),
        ("remove the volume of db", ("docker volume rm dbdata",)),
        ("take db off the network again", OFF),
        ("disconnect db", OFF),
        ("remove db from the network", OFF),
        ("db should leave the network", OFF),
        ("make db leave its network", OFF),
        ("db should no longer be on the network", OFF),
        ("take old off the network", ("docker network disconnect bridge old",)),
        ("take blog out of the network", ("docker network disconnect inner blog",)),
        ("disconnect both", ("docker network disconnect inner both", "docker network disconnect outer both")),
    ],
)
def test_what_there_is(text, commands):
    found = answer(text, STORE, LIVE)
    assert (found.outcome, tuple(it.command for it in found.suggestions)) == (
        "ambiguous" if len(commands) > 1 else "match",
        commands,
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("remove mixed and its volume", "db has it too"),
        ("remove shop and its volume", "no volume with a name"),
        ("delete the volume of db", "db has it"),
    ],
)
def test_what_is_said_with_it(text, says):
    assert says in (answer(text, STORE, LIVE).suggestions[0].warning or "")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("remove the volume dbdata", "docker volume rm dbdata"),
        ("disconnect blog from the network inner", "docker network disconnect inner blog"),
        ("remove shop", "docker rm shop"),
    ],
)
def test_what_is_left_to_others(text, command):
    assert answer(text, STORE, LIVE).suggestions[0].command == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("remove db and its volume", "docker rm -v db"),
        ("remove old with its data", "docker rm -v old"),
        ("take db off the network again", "docker network disconnect NETWORK db"),
        ("db should leave the network", "docker network disconnect NETWORK db"),
        ("db should no longer be on the network", "docker network disconnect NETWORK db"),
    ],
)
def test_without_an_engine(text, command):
    first = answer(text, STORE).suggestions[0]
    assert right(first.command, [command], STORE)
    assert first.missing == (("NETWORK",) if "NETWORK" in command else ())
