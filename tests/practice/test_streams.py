"""Attach, exec, logs, events and wait through docker's own client class, over real connections."""

import json
import socket

import pytest
from small_worlds import ask, create, run, small_world, state

from dsh.practice.adapter import practice_api
from dsh.practice.logs import Lines
from dsh.practice.objects import Output
from dsh.practice.streams import detach_keys


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def api(world):
    api = practice_api(world, "1.47", 20, 8)
    yield api
    api.close()


def frames(data):
    """(stream, bytes) of what was sent in frames."""
    while data:
        size = int.from_bytes(data[4:8], "big")
        yield data[0], data[8 : 8 + size]
        data = data[8 + size :]


def everything(response):
    """All that comes through http's own buffer until the other side hangs up."""
    return b"".join(iter(lambda: response.raw._fp.fp.read1(4096), b""))


class Hijacked:
    """A connection taken over by attach or exec."""

    def __init__(self, api, path, body=None, **params):
        self.response = api.request(
            "POST",
            f"{api.base_url}/v1.47{path}",
            params=params,
            data=None if body is None else json.dumps(body),
            headers={"Connection": "Upgrade", "Upgrade": "tcp", "Content-Type": "application/json"},
            stream=True,
        )
        assert self.response.status_code == 101, self.response.content
        self.socket = self.response.raw._connection.sock

    def send(self, data):
        self.socket.sendall(data)

    def end(self):
        socket.socket.shutdown(self.socket, socket.SHUT_WR)

    def read(self):
        return self.response.raw._fp.fp.read1(4096)

    def rest(self):
        with self.response:
            return everything(self.response)


def test_attach_before_the_start_sees_all(world, api):
    create(world, "a1", cmd=["sh", "-c", "echo out; echo err >&2; exit 3"])
    attached = Hijacked(api, "/containers/a1/attach", stream=1, stdout=1, stderr=1)
    api.start("a1")
    assert list(frames(attached.rest())) == [(1, b"out\n"), (2, b"err\n")]
    assert api.wait("a1") == {"StatusCode": 3}


def test_what_is_typed_arrives_and_its_end_too(world, api):
    create(world, "a1", cmd=["cat"], OpenStdin=True, StdinOnce=True)
    attached = Hijacked(api, "/containers/a1/attach", stream=1, stdin=1, stdout=1)
    attached.send(b"early\n")
    api.start("a1")
    assert b"early" in attached.read()
    attached.send(b"late\n")
    assert b"late" in attached.read()
    attached.end()
    assert attached.rest() == b""
    assert api.wait("a1") == {"StatusCode": 0}


def test_detaching_leaves_it_running(world, api):
    create(world, "a1", cmd=["sh"], OpenStdin=True, Tty=True)
    attached = Hijacked(api, "/containers/a1/attach", stream=1, stdin=1, stdout=1)
    api.start("a1")
    attached.send(b"echo 4\x102\n")  # half of the keys is no detaching
    while b"42" not in attached.read().replace(b"\x10", b""):
        pass
    attached.send(b"\x10\x11")
    attached.rest()
    assert state(world, "a1")["Running"]


def test_exec(world, api):
    run(world, "a1")
    identity = api.exec_create("a1", ["sh", "-c", "read x; echo got $x; exit 7"], stdin=True)["Id"]
    stream = Hijacked(api, f"/exec/{identity}/start", {"Tty": False})
    stream.send(b"this\n")
    assert list(frames(stream.rest())) == [(1, b"got this\n")]
    found = api.exec_inspect(identity)
    assert (found["Running"], found["ExitCode"], found["ProcessConfig"]["entrypoint"]) == (False, 7, "sh")


def test_exec_of_what_is_not_there_says_so_on_the_stream(world, api):
    run(world, "a1")
    identity = api.exec_create("a1", ["nope"])["Id"]
    stream = Hijacked(api, f"/exec/{identity}/start", {})
    said = b"OCI runtime exec failed: exec failed: unable to start container process: "
    said += b'exec: "nope": executable file not found in $PATH: unknown\r\n'
    assert list(frames(stream.rest())) == [(1, said)]
    assert api.exec_inspect(identity)["ExitCode"] == 126


def test_an_exec_ends_with_its_container(world, api):
    run(world, "a1")
    identity = api.exec_create("a1", ["sleep", "1000"])["Id"]
    api.exec_start(identity, detach=True)
    assert api.exec_inspect(identity)["Running"]
    assert [row[-1] for row in api.top("a1")["Processes"]] == ["sleep 1000", "sleep 1000"]
    api.kill("a1")
    assert api.exec_inspect(identity)["ExitCode"] == 137


def test_logs_are_followed_to_the_end(world, api):
    run(world, "a1", cmd=["sh", "-c", "echo one; sleep 0.2; echo two"])
    assert b"".join(api.logs("a1", stream=True, follow=True)) == b"one\ntwo\n"


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"tail": "1"}, [(1, b"c\n")]),
        ({"tail": "0"}, []),
        ({"stderr": 0}, [(1, b"a\n"), (1, b"c\n")]),
        ({"stdout": 0}, [(2, b"b\n")]),
        ({"since": "9999999999"}, []),
        ({"until": "1"}, []),
        ({"tail": "all", "since": "0"}, [(1, b"a\n"), (2, b"b\n"), (1, b"c\n")]),
    ],
    ids=str,
)
def test_logs(world, params, said):
    run(world, "a1", cmd=["sh", "-c", "echo a; echo b >&2; echo c"])
    whole = {"stdout": 1, "stderr": 1, **params}
    assert list(frames(ask(world, "GET", "/containers/a1/logs", whole))) == said


def test_lines_are_put_together():
    output = Output([(1, 1, b"ab"), (2, 2, b"x\ny"), (3, 1, b"c\nd")])
    lines = Lines(output)
    assert lines.new(False) == [(2, 2, b"x\n"), (1, 1, b"abc\n")]
    output.chunks.append((4, 1, b"e\n"))
    assert lines.new(True) == [(3, 1, b"de\n"), (2, 2, b"y")]
    assert lines.new(True) == []


def test_wait_says_so_when_it_comes(world, api):
    create(world, "a1", cmd=["sh", "-c", "exit 4"])
    url = f"{api.base_url}/v1.47/containers/a1/wait"
    waiting = {how: api.post(url, params={"condition": how}, stream=True) for how in ("next-exit", "removed")}
    api.start("a1")
    assert waiting["next-exit"].json() == {"StatusCode": 4}
    api.remove_container("a1")
    assert waiting["removed"].json() == {"StatusCode": 4}


def test_events_come_as_they_happen(world, api):
    stream = api.events(decode=True, filters={"type": "container"})
    seen = iter(stream)
    run(world, "a1", cmd=["sh", "-c", "exit 3"])
    ask(world, "DELETE", "/containers/a1")
    found = [next(seen) for _ in range(4)]
    assert [event["Action"] for event in found] == ["create", "start", "die", "destroy"]
    assert found[2]["Actor"]["Attributes"] == {"exitCode": "3", "image": "busybox", "name": "a1"}
    stream.close()


def test_events_of_the_past(world):
    run(world, "a1")
    create(world, "w1", "web:1.0")

    def seen(**filters):
        params = {"since": "1", "until": str(world.now() / 1e9), "filters": json.dumps(filters)}
        lines = ask(world, "GET", "/events", params).splitlines()
        return [f"{e['Type']} {e['Action']}" for e in map(json.loads, lines)]

    assert seen(type=["container"]) == ["container create", "container start", "container create"]
    assert seen(container=["a1"], event=["start"]) == ["container start"]
    assert seen(image=["web"]) == ["container create"]
    assert seen(type=["network"]) == ["network connect"]
    assert seen(label=["role=web"]) == ["container create"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", b"\x10\x11"),
        ("ctrl-p,ctrl-q", b"\x10\x11"),
        ("ctrl-x,a", b"\x18a"),
        ("ctrl-@", b"\x00"),
        ("foo", b"\x10\x11"),
    ],
)
def test_detach_keys(text, keys):
    assert detach_keys(text) == keys


def test_stats(world, api):
    run(world, "a1", host={"Memory": 64 << 20})
    found = api.stats("a1", stream=False)
    assert found["memory_stats"]["limit"] == 64 << 20
    assert 0 < found["memory_stats"]["usage"] < 64 << 20
    api.kill("a1")
    assert api.stats("a1", stream=False)["memory_stats"] == {}


@pytest.mark.parametrize("path", ["/swarm", "/nodes", "/services", "/secrets/x", "/configs", "/tasks"])
def test_it_is_in_no_swarm(api, path):
    answer = api.get(f"{api.base_url}/v1.47{path}")
    assert answer.status_code == 503
    assert answer.json()["message"].startswith("This node is not a swarm manager.")
