"""The life of containers, and what an engine says where something stands against it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_worlds import ask, create, later, reply, run, small_world, state

from dsh.practice.routes import Refused


@pytest.fixture
def world():
    return small_world()


def act(world, action, name, **params):
    return ask(world, "POST", f"/containers/{name}/{action}", params)


def refusal(world, method, path, params=None, body=None):
    with pytest.raises(Refused) as found:
        ask(world, method, path, params, body)
    return found.value.status, found.value.message


def test_a_container_runs_and_ends(world):
    identity = create(world, "a1", cmd=["sh", "-c", "echo hi; exit 3"])
    assert state(world, "a1")["Status"] == "created"
    act(world, "start", "a1")
    assert (state(world, "a1")["Status"], state(world, "a1")["ExitCode"]) == ("exited", 3)
    assert act(world, "wait", identity[:12]) == b'{"StatusCode": 3}\n'
    assert ask(world, "GET", "/containers/a1/logs", {"stdout": 1}) == b"\x01\0\0\0\0\0\0\x03hi\n"


@pytest.mark.parametrize(
    ("actions", "status"),
    [
        ([], "created"),
        (["start"], "running"),
        (["start", "pause"], "paused"),
        (["start", "pause", "unpause"], "running"),
        (["start", "stop"], "exited"),
        (["start", "pause", "stop"], "exited"),
        (["start", "kill"], "exited"),
        (["start", "pause", "kill"], "exited"),
        (["restart"], "running"),
        (["start", "restart"], "running"),
        (["start", "stop", "start"], "running"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_states(world, actions, status):
    create(world, "a1")
    for action in actions:
        act(world, action, "a1", **({"t": 0} if action in ("stop", "restart") else {}))
    found = state(world, "a1")
    assert found["Status"] == status
    assert found["Running"] == (status in ("running", "paused"))
    assert (found["Pid"] > 0) == found["Running"]


@pytest.mark.parametrize(
    ("host", "action", "code", "ends"),
    [
        ({}, {"signal": "TERM"}, 0, False),  # process 1 without a handler
        ({"Init": True}, {"signal": "TERM"}, 143, True),
        ({"Init": True}, {"signal": "SIGINT"}, 130, True),
        ({"Init": True}, {"signal": "WINCH"}, 0, False),
        ({}, {}, 137, True),
    ],
)
def test_kill(world, host, action, code, ends):
    run(world, "a1", host=host)
    act(world, "kill", "a1", **action)
    found = state(world, "a1")
    assert (found["ExitCode"], found["Running"]) == (code, not ends)


SAID = [  # what was done before; the request; status and message
    ([], "POST", "/containers/a1/kill", {}, 409, "Cannot kill container: a1: Container ID is not running"),
    (["start"], "POST", "/containers/a1/kill", {"signal": "FOO"}, 400, "Invalid signal: FOO"),
    ([], "POST", "/containers/a1/pause", {}, 409, "Container ID is not running"),
    (["start", "pause"], "POST", "/containers/a1/pause", {}, 409, "Container ID is already paused"),
    (["start"], "POST", "/containers/a1/unpause", {}, 500, "Container ID is not paused"),
    (
        ["start", "pause"],
        "POST",
        "/containers/a1/start",
        {},
        409,
        "cannot start a paused container, try unpause instead",
    ),
    (
        ["start"],
        "DELETE",
        "/containers/a1",
        {},
        409,
        "You cannot remove a running container ID. Stop the container before attempting removal or force remove",
    ),
    ([], "POST", "/containers/nope/start", {}, 404, "No such container: nope"),
    ([], "POST", "/containers/nope/kill", {}, 404, "Cannot kill container: nope: No such container: nope"),
    (
        [],
        "POST",
        "/containers/a1/rename",
        {"name": "a1"},
        400,
        "Renaming a container with the same name as its current name",
    ),
    ([], "GET", "/containers/a1/top", {}, 409, "Container ID is not running"),
    ([], "POST", "/containers/a1/resize", {"h": 1, "w": 1}, 409, "Container ID is not running"),
    ([], "GET", "/containers/json", {"filters": '{"foo":["x"]}'}, 400, "Invalid filter 'foo'"),
    ([], "GET", "/containers/json", {"filters": '{"status":["x"]}'}, 400, "Invalid filter 'status=x'"),
    ([], "GET", "/containers/a1/logs", {}, 400, "Bad parameters: you must choose at least one stream"),
]


@pytest.mark.parametrize(("before", "method", "path", "params", "status", "message"), SAID)
def test_refusals(world, before, method, path, params, status, message):
    identity = create(world, "a1")
    for action in before:
        act(world, action, "a1")
    assert refusal(world, method, path, params) == (status, message.replace("ID", identity))


NOT_CREATED = [
    ({"Image": "nope"}, 404, "No such image: nope:latest"),
    ({"WorkingDir": "rel"}, 400, "the working directory 'rel' is invalid, it needs to be an absolute path"),
    ({"StopSignal": "FOO"}, 400, "Invalid signal: FOO"),
    ({"Healthcheck": {"Interval": 1000}}, 400, "Interval in Healthcheck cannot be less than 1ms"),
    ({"HostConfig": {"Memory": 1 << 20}}, 400, "Minimum memory limit allowed is 6MB"),
    ({"HostConfig": {"RestartPolicy": {"Name": "foo"}}}, 400, "invalid restart policy 'foo'"),
    ({"HostConfig": {"CapAdd": ["FOO"]}}, 400, 'invalid CapAdd: unknown capability: "CAP_FOO"'),
    ({"HostConfig": {"Binds": ["x1:/a", "x2:/a"]}}, 400, "Duplicate mount point: /a"),
    ({"HostConfig": {"Binds": ["x1:/a:foo"]}}, 400, "invalid mode: foo"),
    (
        {"HostConfig": {"Binds": ["x1:a"]}},
        400,
        "invalid volume specification: 'x1:a': invalid mount config for type \"volume\": invalid mount path: 'a' mount "
        "path must be absolute",
    ),
    (
        {"HostConfig": {"Mounts": [{"Type": "bind", "Source": "/no/where", "Target": "/a"}]}},
        400,
        'invalid mount config for type "bind": bind source path does not exist: /no/where',
    ),
    ({"HostConfig": {"VolumesFrom": ["nope"]}}, 400, "No such container: nope"),
    ({"HostConfig": {"Links": ["nope"]}}, 400, "could not get container for nope: No such container: nope"),
    ({"HostConfig": {"Runtime": "foo"}}, 400, "Unknown runtime specified foo"),
]


@pytest.mark.parametrize(("body", "status", "message"), NOT_CREATED)
def test_what_is_not_created(world, body, status, message):
    whole = {"Image": "busybox", **body}
    assert refusal(world, "POST", "/containers/create", {"name": "a1"}, whole) == (status, message)
    assert not world.containers
    assert not world.names


def test_names(world):
    identity = create(world, "taken")
    says = (
        f'Conflict. The container name "/taken" is already in use by container "{identity}". You have to remove (or '
        "rename) that container to be able to reuse that name."
    )
    assert refusal(world, "POST", "/containers/create", {"name": "taken"}, {"Image": "busybox"}) == (409, says)
    ask(world, "POST", "/containers/taken/rename", {"name": "free"})
    create(world, "taken")
    assert len(create(world, "")) == 64
    assert len({c.name for c in world.containers.values()}) == 3


FAILS = [
    (("nope",), {}, {}, 127, 'exec: "nope": executable file not found in $PATH'),
    (("/nope",), {}, {}, 127, 'exec: "/nope": stat /nope: no such file or directory'),
    (("true",), {"User": "zz"}, {}, 128, "unable to find user zz: no matching entries in passwd file"),
    (("true",), {}, {"NetworkMode": "nope"}, 128, "network nope not found"),
    (("true",), {}, {"NetworkMode": "container:nope"}, 128, "No such container: nope"),
    (("true",), {}, {"IpcMode": "foo"}, 128, "Invalid IPC mode: foo"),
    (("true",), {}, {"DeviceRequests": [{"Capabilities": [["gpu"]]}]}, 128, "could not select device driver"),
]


@pytest.mark.parametrize(("cmd", "config", "host", "code", "message"), FAILS)
def test_what_does_not_start_stays_created(world, cmd, config, host, code, message):
    create(world, "a1", cmd=cmd, host=host, **config)
    assert message in refusal(world, "POST", "/containers/a1/start")[1]
    found = state(world, "a1")
    assert (found["Status"], found["ExitCode"]) == ("created", code)
    assert message in found["Error"]
    assert not any(e.address for c in world.containers.values() for e in c.networks.values())


def test_one_that_removes_itself_goes_even_where_it_does_not_start(world):
    create(world, "a1", cmd=["nope"], host={"AutoRemove": True, "Binds": ["kept:/k"]}, Volumes={"/anon": {}})
    assert len(world.volumes) == 2
    assert refusal(world, "POST", "/containers/a1/start")[0] == 400
    assert not world.containers
    assert set(world.volumes) == {"kept"}


@pytest.mark.parametrize(
    ("policy", "code", "runs", "status"),
    [
        ({"Name": "no"}, 1, 1, "exited"),
        ({"Name": "on-failure", "MaximumRetryCount": 2}, 1, 3, "exited"),
        ({"Name": "on-failure"}, 0, 1, "exited"),
        ({"Name": "always"}, 0, 4, "restarting"),
        ({"Name": "unless-stopped"}, 1, 4, "restarting"),
    ],
)
def test_restart_policies(world, policy, code, runs, status):
    """The waits are 0.1 s at first, doubled each time."""
    run(world, "a1", cmd=["sh", "-c", f"exit {code}"], host={"RestartPolicy": policy})
    container = world.containers[world.names["a1"]]
    later(world, 1.0)
    assert (container.exits, container.state) == (runs, status)
    act(world, "stop", "a1")
    assert container.state == "exited"


def test_a_stop_by_hand_is_no_reason_to_restart(world):
    run(world, "a1", host={"RestartPolicy": {"Name": "always"}})
    act(world, "stop", "a1", t=0)
    assert state(world, "a1")["Status"] == "exited"
    act(world, "start", "a1")
    act(world, "kill", "a1")
    assert state(world, "a1")["Status"] == "exited"


def test_ports_belong_to_one_container_at_a_time(world):
    ports = {"PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}}
    run(world, "a1", host=ports)
    other = create(world, "b1", host=ports)
    says = (
        f"driver failed programming external connectivity on endpoint b1 ({other}): "
        "Bind for 0.0.0.0:8080 failed: port is already allocated"
    )
    assert refusal(world, "POST", "/containers/b1/start") == (500, says)
    act(world, "stop", "a1", t=0)
    act(world, "start", "b1")
    shown = [{"HostIp": "0.0.0.0", "HostPort": "8080"}, {"HostIp": "::", "HostPort": "8080"}]
    assert ask(world, "GET", "/containers/b1/json")["NetworkSettings"]["Ports"] == {"80/tcp": shown}


def test_published_ports_are_chosen_one_after_the_other(world):
    run(world, "a1", "web:1.0", host={"PublishAllPorts": True})
    run(world, "b1", "web:1.0", host={"PublishAllPorts": True})
    found = [c.ports for c in world.containers.values()]
    assert found == [
        {"80/tcp": [("", 32768)], "53/udp": [("", 32768)]},
        {"80/tcp": [("", 32769)], "53/udp": [("", 32769)]},
    ]


def test_update(world):
    create(world, "a1")
    body = {"Memory": 64 << 20, "MemorySwap": 128 << 20, "RestartPolicy": {"Name": "always"}, "CpuShares": 0}
    ask(world, "POST", "/containers/a1/update", body=body)
    host = ask(world, "GET", "/containers/a1/json")["HostConfig"]
    assert (host["Memory"], host["MemorySwap"], host["CpuShares"]) == (64 << 20, 128 << 20, 0)
    assert host["RestartPolicy"] == {"Name": "always", "MaximumRetryCount": 0}
    says = refusal(world, "POST", "/containers/a1/update", body={"Memory": 512 << 20})
    assert says[0] == 409
    assert "Memory limit should be smaller than already set memoryswap limit" in says[1]


def test_removing_takes_anonymous_volumes_only_where_asked(world):
    for name in ("a1", "b1"):
        create(world, name, "web:1.0")
    assert len(world.volumes) == 2
    ask(world, "DELETE", "/containers/a1")
    assert len(world.volumes) == 2
    ask(world, "DELETE", "/containers/b1", {"v": 1})
    assert len(world.volumes) == 1


def test_links_give_names_and_go_with_their_container(world):
    run(world, "db")
    run(world, "web", host={"Links": ["db:base"]})
    names = [c["Names"] for c in ask(world, "GET", "/containers/json")]
    assert names == [["/web"], ["/web/base", "/db"]]
    act(world, "stop", "db", t=0)
    act(world, "stop", "web", t=0)
    assert "Cannot link to a non running container: /db AS /web/base" in refusal(world, "POST", "/containers/web/start")
    ask(world, "DELETE", "/containers/web/base", {"link": 1})
    assert not world.links


FILTERS = [
    ({}, ["b1"]),
    ({"status": ["exited"]}, ["x1"]),
    ({"status": ["created", "exited"]}, ["w1", "x1"]),
    ({"exited": ["3"]}, ["x1"]),
    ({"name": ["^/x"]}, ["x1"]),
    ({"label": ["role=web"]}, ["w1"]),
    ({"ancestor": ["web:1.0"]}, ["w1"]),
    ({"volume": ["/data"]}, ["w1"]),
    ({"network": ["bridge"]}, ["w1", "x1", "b1"]),
    ({"before": ["x1"]}, ["b1"]),
    ({"since": ["x1"]}, ["w1"]),
    ({"health": ["none"]}, ["w1", "x1", "b1"]),
    ({"publish": ["8080"]}, ["b1"]),
    ({"expose": ["80/tcp"]}, ["b1"]),
]


@pytest.mark.parametrize(("filters", "names"), FILTERS, ids=lambda value: str(value))
def test_filters(world, filters, names):
    run(world, "b1", host={"PortBindings": {"80/tcp": [{"HostPort": "8080"}]}})
    run(world, "x1", cmd=["sh", "-c", "exit 3"])
    create(world, "w1", "web:1.0")
    params = {"filters": json.dumps(filters), **({"all": 1} if filters else {})}
    assert [c["Names"][0].lstrip("/") for c in ask(world, "GET", "/containers/json", params)] == names


def test_what_it_does_not_do_it_says(world):
    found = reply(world, "POST", "/containers/a1/checkpoints")
    assert (found.status, found.body["message"]) == (
        501,
        "the practice engine does not do POST /containers/a1/checkpoints",
    )


def test_one_that_takes_more_memory_than_it_may_is_ended(world):
    run(world, "a1", cmd=["sh", "-c", "sleep 1000", "mysqld"], host={"Memory": 64 << 20})
    assert state(world, "a1")["Running"]
    later(world, 1)
    found = state(world, "a1")
    assert (found["OOMKilled"], found["ExitCode"], found["Status"]) == (True, 137, "exited")
    assert [e["Action"] for e in world.events if e["Type"] == "container"][-2:] == ["oom", "die"]


def test_health(world):
    check = {"Test": ["CMD-SHELL", "test -e /tmp/well"], "Interval": 1_000_000_000, "Retries": 2}
    run(world, "a1", Healthcheck=check)
    seen = [state(world, "a1")["Health"]["Status"]]
    later(world, 2.5)
    seen.append(state(world, "a1")["Health"]["Status"])
    made = ask(world, "POST", "/containers/a1/exec", body={"Cmd": ["touch", "/tmp/well"]})["Id"]
    ask(world, "POST", f"/exec/{made}/start", body={"Detach": True})
    later(world, 1)
    seen.append(state(world, "a1")["Health"]["Status"])
    assert seen == ["starting", "unhealthy", "healthy"]
    assert [entry["ExitCode"] for entry in state(world, "a1")["Health"]["Log"]] == [1, 1, 0]


def test_what_ends_while_nobody_looks_has_ended_at_its_time(world):
    for name in map(str, range(100, 150)):  # the length of a float's second is luck
        run(world, name, cmd=["sleep", "5"])
    later(world, 60)
    for found in world.containers.values():
        assert found.state == "exited"
        assert 4.9 < (found.finished - found.started) / 1e9 < 6


def test_many_threads_may_ask_at_once():
    """In a process of its own, where no module has been imported yet."""
    code = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from small_worlds import reply, small_world\n"
        "world = small_world()\n"
        "paths = ['/info', '/networks', '/volumes', '/containers/json', '/swarm', '/containers/x/stats'] * 4\n"
        "with ThreadPoolExecutor(24) as pool:\n"
        "    print(*pool.map(lambda path: reply(world, 'GET', path).status, paths))\n"
    )
    place = str(Path(__file__).parent)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([place, *sys.path])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.split() == ["200", "200", "200", "200", "503", "404"] * 4


@pytest.mark.parametrize("name", ["json", "create", "prune"])
def test_a_container_may_be_called_like_a_call(name):
    """What a path ends with tells which module answers, but not where a thing of that name is removed."""
    code = (
        "from small_worlds import ask, create, small_world\n"
        f"world = small_world(); create(world, {name!r}); print(ask(world, 'DELETE', '/containers/{name}'))"
    )
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert not found.returncode, found.stderr
