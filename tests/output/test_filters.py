"""Filters on a state that no engine holds."""

from types import SimpleNamespace

import pytest

from dsh.engine.objects import read_container, read_image, read_network, read_volume
from dsh.engine.place import Place
from dsh.engine.refusal import EngineRefused
from dsh.engine.state import State
from dsh.output.filters import containers, images, networks, volumes


def container(name, state="running", image="sha256:1", **more):
    status = {"running": "Up 3 minutes", "exited": f"Exited ({more.pop('code', 0)}) 1 second ago"}.get(state, state)
    raw = {"Id": name * 8, "Names": [f"/{name}"], "State": state, "Status": status, "ImageID": image, **more}
    return read_container(raw)


CONTAINERS = [
    container(
        "web", Labels={"app": "web", "tier": "1"}, Ports=[{"PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"}]
    ),
    container("db", "exited", "sha256:2", code=3, Mounts=[{"Type": "volume", "Name": "data", "Destination": "/var"}]),
    container("webtest", "created", NetworkSettings={"Networks": {"net1": {"NetworkID": "n1"}}}),
    container("sick", Status="Up 3 minutes (unhealthy)"),
]
IMAGES = [
    read_image({"Id": "sha256:2", "ParentId": "sha256:1", "RepoTags": ["app:1", "team/app:2"], "Created": 20}),
    read_image({"Id": "sha256:1", "RepoTags": ["base:latest"], "Created": 10, "Labels": {"k": "v"}}),
    read_image({"Id": "sha256:3", "ParentId": "sha256:1", "RepoTags": None, "Created": 15}),
    read_image({"Id": "sha256:4", "RepoTags": None, "Created": 5}),
    read_image({"Id": "sha256:5", "ParentId": "sha256:4", "RepoTags": ["kid:1"], "Created": 6}),
]
NETWORKS = [
    read_network({"Id": "n0", "Name": "bridge", "Driver": "bridge", "Scope": "local"}),
    read_network({"Id": "n1", "Name": "net1", "Driver": "bridge", "Scope": "local", "Labels": {"a": "b"}}),
]
VOLUMES = [read_volume({"Name": "data", "Driver": "local"}), read_volume({"Name": "spare", "Driver": "local"})]
STATE = State(
    source=SimpleNamespace(client=SimpleNamespace(podman=False)),
    place=Place("/", {}, {}, "/"),
    changed={
        "container": {c.id: c for c in CONTAINERS},
        "image": {i.id: i for i in IMAGES},
        "network": {n.id: n for n in NETWORKS},
        "volume": {v.name: v for v in VOLUMES},
    },
)


@pytest.mark.parametrize(
    ("chosen", "everything", "names"),
    [
        ({}, False, "web sick"),
        ({}, True, "web db webtest sick"),
        ({"name": ["web"]}, True, "web webtest"),
        ({"name": ["^web$"]}, True, "web"),
        ({"id": ["^dbdb"]}, True, "db"),
        ({"status": ["exited"]}, False, "db"),
        ({"status": ["exited", "created"]}, False, "db webtest"),
        ({"exited": ["3"]}, True, "db"),
        ({"exited": ["0"]}, True, ""),
        ({"label": ["app"]}, True, "web"),
        ({"label": ["app=web", "tier=2"]}, True, ""),
        ({"ancestor": ["base"]}, True, "web db webtest sick"),
        ({"ancestor": ["app:1"]}, True, "db"),
        ({"ancestor": ["nosuch"]}, True, ""),
        ({"before": ["db"]}, True, "webtest sick"),
        ({"since": ["webtest"]}, True, "web db"),
        ({"volume": ["data"]}, True, "db"),
        ({"volume": ["/var"]}, True, "db"),
        ({"network": ["net1"]}, True, "webtest"),
        ({"publish": ["8080"]}, True, "web"),
        ({"publish": ["8000-8100/tcp"]}, True, "web"),
        ({"expose": ["80/udp"]}, True, ""),
        ({"health": ["unhealthy"]}, True, "sick"),
        ({"is-task": ["true"]}, True, ""),
    ],
)
def test_containers(chosen, everything, names):
    assert " ".join(c.name for c in containers.matching(STATE, chosen, everything)) == names


@pytest.mark.parametrize(
    ("chosen", "everything", "identities"),
    [
        ({}, False, "2 3 1 5"),
        ({}, True, "2 3 1 5 4"),
        ({"dangling": ["true"]}, False, "3"),
        ({"dangling": ["false"]}, False, "2 1 5"),
        ({"label": ["k=v"]}, False, "1"),
        ({"before": ["app:1"]}, False, "3 1 5"),
        ({"since": ["base"]}, False, "2 3"),
        ({"reference": ["app"]}, False, "2"),
        ({"reference": ["team/*"]}, False, "2"),
        ({"reference": ["*:latest"]}, False, "1"),
        ({"reference": ["nosuch"]}, False, ""),
    ],
)
def test_images(chosen, everything, identities):
    found = images.matching(STATE, chosen, everything)
    assert " ".join(image["Id"].removeprefix("sha256:") for image in found) == identities


def test_images_listed_by_reference_keep_the_names_that_fit():
    assert [i["RepoTags"] for i in images.matching(STATE, {"reference": ["team/app"]}, False)] == [["team/app:2"]]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, "bridge net1"),
        ({"type": ["custom"]}, "net1"),
        ({"dangling": ["true"]}, "net1"),
        ({"label": ["a"]}, "net1"),
        ({"driver": ["overlay"]}, ""),
        ({"name": ["net"]}, "net1"),
        ({"id": ["n0"]}, "bridge"),
    ],
)
def test_networks(chosen, names):
    assert " ".join(n.name for n in networks.matching(STATE, chosen)) == names


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, "data spare"),
        ({"dangling": ["true"]}, "spare"),
        ({"dangling": ["0"]}, "data"),
        ({"name": ["^sp"]}, "spare"),
    ],
)
def test_volumes(chosen, names):
    assert " ".join(v.name for v in volumes.matching(STATE, chosen)) == names


@pytest.mark.parametrize(
    ("run", "message"),
    [
        (lambda: containers.matching(STATE, {"nosuch": ["1"]}, True), "Invalid filter 'nosuch'"),
        (lambda: containers.matching(STATE, {"status": ["x"]}, True), "Invalid filter 'status=x'"),
        (lambda: containers.matching(STATE, {"before": ["x"]}, True), "no such container x"),
        (lambda: images.matching(STATE, {"until": ["1h"]}, True), "Invalid filter 'until'"),
        (lambda: networks.matching(STATE, {"type": ["x"]}), "invalid filter: 'type'='x'"),
        (lambda: volumes.matching(STATE, {"dangling": ["x"]}), "Invalid filter 'dangling=[x]'"),
    ],
)
def test_bad_filters(run, message):
    with pytest.raises(EngineRefused) as error:
        run()
    assert error.value.message == message
