"""What is counted in a log, or looked for in it: never another word than the one that is said."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.spans import parted

LIVE = Live((LiveContainer("gate", "web:1.0"), LiveContainer("worker", "busybox")), ("web:1.0", "busybox:latest"))


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("how many GET are in the log of gate since an hour", "--since 1h gate 2>&1 | grep -c GET"),
        ("number of log lines of gate with the word PUT, last day only", "--since 24h gate 2>&1 | grep -c PUT"),
        ("how often did somebody POST something to worker", "worker 2>&1 | grep -c POST"),
        ("count lines with HEAD in the log of gate in the last two hours", "--since 2h gate 2>&1 | grep -c HEAD"),
        ("gate log last hour, only lines with GET", "--since 1h gate 2>&1 | grep GET"),
        ("count the lines of gates log of the last hour which hold GET", "--since 1h gate 2>&1 | grep -c GET"),
        ("log of worker without PING lines", "worker 2>&1 | grep -v PING"),
        ("log of worker, hide everything except lines with PING", "worker 2>&1 | grep PING"),
        ("follow the log of worker, leave out everything that is already there", "-f -n 0 worker"),
        ("follow worker's log, hiding the existing lines, with timestamps", "-f -n 0 -t worker"),
        ("how many times stands 503 in the log of gate", "gate 2>&1 | grep -c 503"),
        ("how many lines of the gate log contain GET in the past 3 hours", "--since 3h gate 2>&1 | grep -c GET"),
        ("grep GET in the log of worker and count", "worker 2>&1 | grep -c GET"),
        (
            'show the rows of worker\'s log that mention "no room", last 5 minutes',
            "--since 5m worker 2>&1 | grep 'no room'",
        ),
        ("how many errors has worker since yesterday", "--since 24h worker 2>&1 | grep -ci error"),
        ("how often did worker print ready in the last 20 minutes", "--since 20m worker 2>&1 | grep -c ready"),
    ],
)
def test_the_text_and_the_span_are_those_said(text, command):
    found = answer(text, open_store(), LIVE)
    assert (found.request, found.outcome, found.suggestions[0].command) == (text, "match", f"docker logs {command}")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("how many requests had gate in the last hour", "error"),
        ("how many things are in the log of gate since an hour", "error"),
        ("how often was something taken from worker", "RestartCount"),
    ],
)
def test_nothing_else_is_counted(text, part):
    assert all(part not in it.command for it in answer(text, open_store(), LIVE).suggestions)


@pytest.mark.parametrize(
    ("text", "rest", "since"),
    [
        ("GET in the log of a since an hour", "GET in the log of a", "1h"),
        ("GET, last 10 minutes only", "GET", "10m"),
        ("lines of the last two days that say x", "lines that say x", "48h"),
        ("what came today", "what came", "24h"),
        ("show the last 10 lines", "show the last 10 lines", ""),
        ("the last line", "the last line", ""),
    ],
)
def test_a_span_stands_apart(text, rest, since):
    assert parted(text) == (rest, since)
