"""A bare number, a time or JSON is said once more in words."""

import json

import pytest

from dsh.knowledge.store import open_store
from dsh.plan.plan import Plan
from dsh.run.outcome import Outcome
from dsh.shell.in_words import said_in_words

MOUNTS = json.dumps(
    [
        {"Type": "volume", "Name": "dbdata", "Source": "/var/x", "Destination": "/data", "RW": True},
        {"Type": "bind", "Source": "/srv", "Destination": "/www", "RW": False},
    ]
)


FRAME = b"\x02\0\0\0\0\0\0\x24cannot open /etc/moody.conf: missing\n"
WHY = "docker logs -n 20 moody && docker inspect -f 'exit code {{.State.ExitCode}}' moody"


class Container:
    """Answers as the engine does for one container."""

    def __init__(self, **state):
        self.state = state

    def get(self, path):
        return {"State": self.state}

    def stream(self, method, path, params):
        return iter([FRAME])


STOPPED = Container(Running=False, ExitCode=3, FinishedAt="2024-05-01T11:00:00Z")


@pytest.mark.parametrize(
    ("template", "printed", "client", "says"),
    [
        ("{{json .Mounts}}", MOUNTS, None, ["volume dbdata appears as /data", "/srv of the engine's machine appears"]),
        ("{{json .Mounts}}", "[]", None, ["nothing is mounted into db"]),
        ("{{.HostConfig.Memory}}", "67108864", None, ["db may use 64 MiB (67,108,864 bytes) of memory"]),
        ("{{.HostConfig.Memory}}", "0", None, ["no limit"]),
        ("{{.HostConfig.NanoCpus}}", "1500000000", None, ["1.5 processors"]),
        ("{{.State.StartedAt}}", "2024-05-01T10:00:00.123456789Z", STOPPED, ["does not run now: it ended"]),
        ("{{.State.StartedAt}}", "2024-05-01T10:00:00Z", STOPPED, ["with exit code 3"]),
        ("{{.State.StartedAt}}", "2024-05-01T10:00:00Z", Container(Running=True), ["ago and runs"]),
        ("{{.State.StartedAt}}", "0001-01-01T00:00:00Z", Container(Running=False), ["never been started"]),
        ("{{.HostConfig.RestartPolicy.Name}}", "no", None, ["no: when its program ends, the container stays stopped"]),
        ("{{.HostConfig.RestartPolicy.Name}}", "always", None, ["even if you had stopped it"]),
        ("{{.Name}}", "/db", None, []),
    ],
)
def test_what_it_means(template, printed, client, says):
    command = f"docker inspect -f '{template}' db"
    outcome = Outcome(Plan(command, None, "read", (), (), (), None, False), "done", (), (), printed + "\n", 0)
    told = "\n".join(said_in_words(outcome, client, open_store()))
    assert all(text in told for text in says)
    assert bool(told) is bool(says)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ({"ExitCode": 3}, "moody ended with exit code 3; the last it said: cannot open /etc/moody.conf: missing"),
        ({"ExitCode": 3, "Restarting": True, "Running": True}, "moody ends with exit code 3; the last it said: "),
        ({"ExitCode": 137, "OOMKilled": True}, "moody ended because its memory ran out; the last it said: "),
        ({"ExitCode": 0, "Running": True}, ""),
    ],
)
def test_why_a_container_ended_is_said_in_one_sentence(state, says):
    outcome = Outcome(Plan(WHY, None, "read", (), (), (), None, False), "done", (), (), "", 0)
    told = "\n".join(said_in_words(outcome, Container(**state), open_store()))
    assert told.startswith(says)
    assert bool(told) is bool(says)
