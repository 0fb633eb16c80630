"""What shall become of containers, said as of one who has it done; and what only looks like that."""

import pytest

from dsh.request.live.causes import caused
from dsh.request.live.objects import Live, LiveContainer

LIVE = Live(
    (
        LiveContainer("store"),
        LiveContainer("db"),
        LiveContainer("sick", state="exited"),
        LiveContainer("p", "", "paused"),
    )
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("make store stop", "docker stop store"),
        ("make sick run again", "docker start sick"),
        ("have the container store restarted", "docker restart store"),
        ("get sick running again please", "docker start sick"),
        ("let store and db sleep", "docker pause store db"),
        ("tell db to stop", "docker stop db"),
        ("bring sick back up", "docker start sick"),
        ("put db to sleep", "docker pause db"),
        ("wake p up", "docker unpause p"),
        ("make p go on", "docker unpause p"),
        ("wake sick up", "docker start sick"),
        ("I want store to be stopped now", "docker stop store"),
        ("i'd like db restarted", "docker restart db"),
        ("make db disappear", "docker rm db"),
        ("can you get db to stop", "docker stop db"),
    ],
)
def test_what_one_has_done(text, command):
    found = caused(text, LIVE)
    assert found is not None
    assert (found.command, found.risk) == (command, "destroy" if " rm " in command else "change")


@pytest.mark.parametrize(
    "text",
    [
        "make shop stop",
        "make store listen on port 80",
        "let store and shop sleep",
        "make sure store stops",
        "get store",
        "i want to stop store",
        "have store stopped coming back",
        "tell me when store stops",
    ],
)
def test_what_is_said_otherwise(text):
    assert caused(text, LIVE) is None
