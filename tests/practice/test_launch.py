"""Programs of a kept engine go on where they were, and say nothing twice."""

import json

import pytest
from small_worlds import ask, later, run, small_world, state

from dsh.practice import registry, stored
from dsh.practice.resume import resume


@pytest.fixture
def world():
    return small_world()


def kept(world, seconds=0):
    """The world from a file, so many seconds later."""
    again = stored.loaded(json.loads(json.dumps(stored.dumped(world))), "test")
    clock = world.clock
    again.clock = lambda: clock() + seconds * 1_000_000_000
    resume(again)
    again.settle()
    return again


def log(world, name):
    return ask(world, "GET", f"/containers/{name}/logs", {"stdout": 1, "stderr": 1})


@pytest.mark.parametrize(("seconds", "status"), [(5, "running"), (15, "exited")])
def test_a_sleep_ends_when_it_should(world, seconds, status):
    run(world, "a1", cmd=["sh", "-c", "echo begun; sleep 10; exit 3"])
    again = kept(world, seconds)
    assert state(again, "a1")["Status"] == status
    later(again, 20)
    assert (state(again, "a1")["ExitCode"], log(again, "a1").count(b"begun")) == (3, 1)


def test_a_server_still_answers_and_logs_on(world):
    registry.put(world, "nginx")
    run(world, "web", image="nginx", cmd=[])
    before = log(world, "web")
    again = kept(world, 3600)
    assert log(again, "web") == before
    made = ask(again, "POST", "/containers/web/exec", {}, {"Cmd": ["curl", "-sf", "localhost"]})["Id"]
    ask(again, "POST", f"/exec/{made}/start", {}, {"Detach": True})
    assert ask(again, "GET", f"/exec/{made}/json")["ExitCode"] == 0
    assert log(again, "web").startswith(before)
    ask(again, "POST", "/containers/web/stop")
    assert state(again, "web")["ExitCode"] == 0


def test_what_was_written_stays_and_is_not_written_twice(world):
    run(world, "a1", cmd=["sh", "-c", "echo one >> /f; sleep 10; echo two >> /f; sleep 99"])
    again = kept(world, 5)
    later(again, 20)
    assert again.containers[again.names["a1"]].tree["/f"].content == b"one\ntwo\n"


def test_layers_of_the_catalogue_are_kept_by_name(world):
    registry.put(world, "postgres")
    text = json.dumps(stored.dumped(world))
    assert len(text) < 20_000
    again = stored.loaded(json.loads(text), "test")
    image = again.images[again.tags["postgres:latest"]]
    assert image.layers[1].tree["/usr/local/bin/psql"].kind == "file"


def test_shells_of_other_systems_are_kept_as_they_are(world):
    run(world, "a1", cmd=["sh", "-c", "mkdir /d; ln -s /d /l; rm /bin/tac; sleep 99"])
    again = kept(world)
    assert ask(again, "GET", "/containers/a1/changes") == ask(world, "GET", "/containers/a1/changes")
