"""Questions about one object there is, answered by what is known of it."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer

LIVE = Live(
    (
        LiveContainer("site", "web:1.0", "running", ((8071, 80),)),
        LiveContainer("worker", "busybox", "running", mounts=(("", "/data"),)),
        LiveContainer("db", "postgres:16", "running", ((5432, 5432),), only_here=True),
    ),
    ("web:1.0", "busybox:latest", "tool:latest"),
    ("notes",),
)
LIMITS = "docker inspect -f '{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}' worker"
MOUNTS = "docker inspect -f '{{json .Mounts}}' worker"
VARIABLE = "docker inspect -f '{{range .Config.Env}}{{println .}}{{end}}' site | grep '^MODE='"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("what are the limits of worker", LIMITS),
        ("how much memory and cpu may worker use", LIMITS),
        ("is worker limited", LIMITS),
        ("what is the memory limit of worker", "docker inspect -f '{{.HostConfig.Memory}}' worker"),
        ("is /data read only in worker", MOUNTS),
        ("can worker write to /data", MOUNTS),
        ("check whether worker can write into /data", MOUNTS),
        ("what differs in site from the image", "docker diff site"),
        ("how does site differ from its image", "docker diff site"),
        ("how big is tool", "docker images tool"),
        ("how was tool made", "docker history tool"),
        ("is MODE set in site", VARIABLE),
        ("what is the value of MODE in site", VARIABLE),
        ("does site have the variable MODE", VARIABLE),
    ],
)
def test_a_look(text, command):
    found = answer(text, open_store(), LIVE)
    assert (found.outcome, found.suggestions[0].command, found.suggestions[0].risk) == ("match", command, "read")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("can site be reached from other computers", "whoever can reach this computer can reach port 8071"),
        ("can my phone open site", "whoever can reach this computer"),
        ("who can reach db", "port 5432 is open to this computer alone"),
        ("is worker visible from outside", "worker publishes no port"),
    ],
)
def test_who_reaches_it(text, says):
    assert says in (answer(text, open_store(), LIVE).suggestions[0].warning or "")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("set MODE to prod in site", "variables are fixed when it is made"),
        ("change COLOR in site to red", "-e COLOR=red"),
        ("close port 8071 of site", "ports are fixed when it is made"),
        ("unpublish the ports of site", "ports are fixed when it is made"),
        ("close port 99 of site", "site does not publish port 99"),
        ("bring back the volume old with what was in it", "what was in a removed volume is gone"),
    ],
)
def test_what_cannot_be(text, says):
    found = answer(text, open_store(), LIVE)
    assert found.outcome == "none"
    assert says in (found.hint or "")


@pytest.mark.parametrize(
    "text", ["how big is nothing", "close all containers", "what does site do", "is mode set in site"]
)
def test_left_to_others(text):
    from dsh.request.live.questions import questioned

    assert questioned(text, LIVE) is None
