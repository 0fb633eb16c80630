"""Volumes, and what a clean-up takes."""

import json

import pytest
from small_worlds import ask, create, later, run, small_world, state

from dsh.practice.objects import CacheRecord, Image
from dsh.practice.routes import Refused


@pytest.fixture
def world():
    return small_world()


def prune(world, kind, api="1.47", **filters):
    params = {"filters": json.dumps({key: [value] for key, value in filters.items()})}
    return ask(world, "POST", f"/v{api}/{kind}/prune", params)


def test_containers_that_do_not_run_go(world):
    run(world, "up")
    gone = [create(world, "made"), run(world, "over", cmd=["true"])]
    run(world, "held")
    ask(world, "POST", "/containers/held/pause")
    assert sorted(prune(world, "containers")["ContainersDeleted"]) == sorted(gone)
    assert prune(world, "containers") == {"ContainersDeleted": None, "SpaceReclaimed": 0}


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"label": "a"}, ["old", "young"]),
        ({"label": "a=1"}, ["old"]),
        ({"label!": "a"}, ["bare"]),
        ({"until": "1h"}, ["old"]),
        ({"until": "1m"}, ["old", "young"]),
    ],
    ids=str,
)
def test_filters(world, filters, names):
    create(world, "old", Labels={"a": "1"})
    later(world, 3600)
    create(world, "young", Labels={"a": "2"})
    later(world, 120)
    create(world, "bare")
    there = {c.id: c.name for c in world.containers.values()}
    assert sorted(there[i] for i in prune(world, "containers", **filters)["ContainersDeleted"]) == names


def test_a_filter_that_is_none(world):
    with pytest.raises(Refused, match="Invalid filter 'foo'"):
        prune(world, "containers", foo="x")


@pytest.mark.parametrize(
    ("api", "filters", "left"),
    [("1.47", {}, {"named", "used"}), ("1.47", {"all": "true"}, {"used"}), ("1.41", {}, {"used"})],
)
def test_volumes(world, api, filters, left):
    for name in ("named", "used", ""):
        ask(world, "POST", "/volumes/create", body={"Name": name})
    create(world, "a1", host={"Binds": ["used:/data"]})
    prune(world, "volumes", api, **filters)
    assert set(world.volumes) == left


def test_networks_that_nobody_uses_go(world):
    for name in ("free", "held", "used"):
        ask(world, "POST", "/networks/create", body={"Name": name})
    run(world, "a1", host={"NetworkMode": "used"})
    create(world, "b1", host={"NetworkMode": "held"})  # does not run, and holds nothing
    assert sorted(prune(world, "networks")["NetworksDeleted"]) == ["free", "held"]


def test_images(world):
    busybox = world.images[world.tags["busybox:latest"]]
    loose = Image("sha256:" + "1" * 64, {}, busybox.layers, world.now(), parent=busybox.id)
    world.images[loose.id] = loose
    assert prune(world, "images")["ImagesDeleted"] == [{"Deleted": loose.id}]
    run(world, "a1")
    gone = prune(world, "images", dangling="false")["ImagesDeleted"]
    assert [next(iter(record)) for record in gone] == ["Untagged", "Deleted"]
    assert list(world.tags) == ["busybox:latest"]


def test_cache(world):
    for number, (shared, used) in enumerate([(False, False), (True, False), (False, True)]):
        record = CacheRecord(f"c{number}", "regular", 10, 1, 1, in_use=used, shared=shared)
        world.cache[record.id] = record
    assert ask(world, "POST", "/build/prune") == {"CachesDeleted": ["c0"], "SpaceReclaimed": 10}
    assert ask(world, "POST", "/build/prune", {"all": 1})["CachesDeleted"] == ["c1"]


def test_a_volume_in_use_stays(world):
    identity = create(world, "a1", host={"Binds": ["data:/data"]})
    with pytest.raises(Refused) as found:
        ask(world, "DELETE", "/volumes/data")
    assert found.value.message == f"remove data: volume is in use - [{identity}]"
    ask(world, "DELETE", "/containers/a1")
    ask(world, "DELETE", "/volumes/data")
    with pytest.raises(Refused, match="get data: no such volume"):
        ask(world, "GET", "/volumes/data")
    ask(world, "DELETE", "/volumes/data", {"force": 1})


def test_a_volume_outlives_its_containers(world):
    words = ["sh", "-c", "echo kept >> /data/log; cat /data/log"]
    for name in ("a1", "b1"):
        run(world, name, cmd=words, host={"Binds": ["data:/data"], "AutoRemove": name == "a1"})
    assert state(world, "b1")["ExitCode"] == 0
    assert ask(world, "GET", "/containers/b1/logs", {"stdout": 1}).count(b"kept") == 2


def test_df(world):
    run(world, "a1", host={"Binds": ["data:/data"]})
    create(world, "w1", "web:1.0")
    found = ask(world, "GET", "/system/df")
    assert [i["Containers"] for i in found["Images"]] == [1, 1]
    assert found["LayersSize"] == found["Images"][0]["Size"] == found["Images"][1]["SharedSize"]
    assert {v["Name"]: v["UsageData"]["RefCount"] for v in found["Volumes"]}["data"] == 1
    assert len(found["Containers"]) == 2
    assert ask(world, "GET", "/system/df", {"type": "volume"})["Images"] is None
