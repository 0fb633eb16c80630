"""What a compose command would do, from its file and the labels of what is there. No engine: all lists are given."""

from types import SimpleNamespace

import pytest

from dsh.cmdline.parse import read
from dsh.cmdline.syntax import Piece, Word
from dsh.engine.address import Address
from dsh.engine.objects import read_container, read_image, read_network, read_volume
from dsh.engine.place import Place
from dsh.engine.snapshot import Snapshot
from dsh.engine.state import State
from dsh.knowledge.store import open_store
from dsh.plan.compose_file import found_files, read_files
from dsh.plan.planners import planner

FILE = """\
name: shop
services:
  web:
    build: .
    ports: ["8080:80"]
    depends_on: [db]
    networks: [front, default]
  db:
    image: postgres:${TAG:-16}
    volumes: [data:/var/lib/postgresql/data]
    scale: 2
  tool:
    image: busybox
    profiles: [debug]
    network_mode: none
  out:
    image: busybox
    profiles: [out]
    networks: [other]
networks:
  front: {}
  other: {external: true}
volumes:
  data: {}
  named: {name: plain}
"""


def container(service, number=1, state="running", project="shop", name=None):
    name = name or f"{project}-{service}-{number}"
    labels = {"project": project, "service": service, "container-number": str(number), "oneoff": "False"}
    raw = {"Id": name.ljust(64, "0"), "Names": [f"/{name}"], "Image": "busybox", "ImageID": "sha256:1", "State": state}
    raw |= {"Labels": {f"com.docker.compose.{key}": value for key, value in labels.items()}, "Created": 1}
    return read_container({**raw, "Mounts": [], "NetworkSettings": {"Networks": {}}, "HostConfig": {}})


def network(name):
    return read_network({"Id": name.ljust(64, "1"), "Name": name, "Driver": "bridge", "Scope": "local", "Labels": {}})


def volume(name):
    return read_volume({"Name": name, "Driver": "local", "Labels": {}})


BUSYBOX = read_image({"Id": "sha256:1", "RepoTags": ["busybox:latest"], "RepoDigests": [], "Labels": {}})
BUILT = read_image({"Id": "sha256:2", "RepoTags": ["shop-web:latest"], "RepoDigests": [], "Labels": {}})
THERE = [network("other"), network("shop_default"), network("shop_front"), volume("shop_data"), volume("plain"), BUILT]
RUNNING = [container("web"), container("db"), container("db", 2)]


def state_of(folder, objects=(), env=()):
    here = Address("default", "unix:///x.sock")
    snapshot = Snapshot(SimpleNamespace(address=here, at_least=lambda version: True, podman=False))
    kinds = {"container": "Container", "image": "Image", "network": "Network", "volume": "Volume"}
    for kind, name in kinds.items():
        snapshot._kept[kind] = {one.id: one for one in (*objects, BUSYBOX) if type(one).__name__ == name}
    for one in snapshot._kept["container"].values():
        snapshot._kept["inspect", "container", one.id] = {"HostConfig": {}}
    return State(snapshot, Place(str(folder), {"PATH": "/nowhere", **dict(env)}, {}, str(folder)))


def planned(folder, line, objects=(), env=()):
    words = [Word(t, 0, 0, (Piece("text", t, 0, 0, True),), t) for t in line.split()]
    invocation = read(words, open_store())
    assert invocation.problems == ()
    return planner(invocation.command.path)(invocation, state_of(folder, objects, env))


def effects(plan):
    return [f"{e.action} {e.kind} {e.name}" for step in plan.steps for e in step.effects]


MADE = [
    "pull image postgres:16",
    "build image shop-web:latest",
    "create network shop_front",
    "create network shop_default",
    "create volume shop_data",
]
DB = ["create container shop-db-1", "start container shop-db-1", "create container shop-db-2"]
DB += ["start container shop-db-2"]
WEB = ["create container shop-web-1", "start container shop-web-1"]
GONE = ["stop container shop-db-1", "remove container shop-db-1", "stop container shop-db-2"]
GONE += ["remove container shop-db-2", "stop container shop-web-1", "remove container shop-web-1"]
CASES = [
    ("up", "up -d", [], [*MADE, *DB, *WEB]),
    ("up-service", "up -d db", THERE, ["pull image postgres:16", *DB]),
    ("up-no-deps", "up --no-deps web", THERE, WEB),
    ("up-profile", "--profile debug up tool", THERE, ["create container shop-tool-1", "start container shop-tool-1"]),
    ("up-build", "up --build --no-deps web", THERE, ["build image shop-web:latest", *WEB]),
    ("up-scale", "up --no-deps --scale web=0 web", THERE, []),
    ("up-again", "up --no-deps web", [*THERE, *RUNNING], ["update container shop-web-1"]),
    ("up-stopped", "up --no-deps web", [*THERE, container("web", 1, "exited")], ["start container shop-web-1"]),
    ("up-keep", "up --no-deps --no-recreate web", [*THERE, *RUNNING], []),
    ("up-force", "up --no-deps --force-recreate web", [*THERE, *RUNNING], [*GONE[4:], *WEB]),
    ("create", "create web", THERE, ["pull image postgres:16", DB[0], DB[2], WEB[0]]),
    ("down", "down", [*THERE, *RUNNING], [*GONE, "remove network shop_default", "remove network shop_front"]),
    (
        "down-volumes",
        "down -v",
        THERE,
        [
            "remove network shop_default",
            "remove network shop_front",
            "remove volume shop_data",
            "remove volume plain",
        ],
    ),
    ("down-images", "down --rmi local web", THERE, ["untag image shop-web:latest", "remove image shop-web:latest"]),
    ("stop", "stop db", [*THERE, *RUNNING], ["stop container shop-db-1", "stop container shop-db-2"]),
    ("start", "start", [container("web", 1, "exited")], ["start container shop-web-1"]),
    ("kill-others-not", "kill", [container("web", 1, "running", "other")], []),
    ("rm", "rm -f", [container("web", 1, "exited"), container("db")], ["remove container shop-web-1"]),
    ("rm-stop", "rm -fs db", [container("db")], GONE[:2]),
    ("pull", "pull", [], ["pull image postgres:16"]),
    ("dry", "--dry-run down", RUNNING, []),
    ("ps", "ps", RUNNING, []),
]


@pytest.mark.parametrize(("line", "objects", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_effects(tmp_path, line, objects, expected):
    (tmp_path / "compose.yaml").write_text(FILE)
    plan = planned(tmp_path, f"docker compose {line}", objects)
    assert effects(plan) == expected
    assert plan.problems[0].id == "no-client"  # PATH leads nowhere here
    assert plan.exit_code == 1


def test_unsure_is_said(tmp_path):
    (tmp_path / "compose.yaml").write_text(FILE)
    plan = planned(tmp_path, "docker compose up --no-deps web", [*THERE, *RUNNING])
    assert plan.steps[0].effects[0].detail == "recreate if its configuration changed"


@pytest.mark.parametrize(
    ("line", "objects", "id"),
    [
        ("up out", [], "no-such-network"),
        ("up nosuch", THERE, "no-such-service"),
        ("-f nope.yaml up", THERE, "no-file"),
        ("up web", [*THERE, container("old")], "orphans"),
    ],
)
def test_problems(tmp_path, line, objects, id):
    (tmp_path / "compose.yaml").write_text(FILE)
    assert id in [problem.id for problem in planned(tmp_path, f"docker compose {line}", objects).problems]


def test_the_installed_plugin_gets_the_words_as_a_list(tmp_path):
    for path in ("bin/docker", "cli-plugins/docker-compose"):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text("#!/bin/sh\n")
        (tmp_path / path).chmod(0o755)
    (tmp_path / "compose.yaml").write_text(FILE)
    plan = planned(tmp_path, "docker compose up -d web", THERE, {"PATH": str(tmp_path / "bin")}.items())
    program = str(tmp_path / "bin/docker")
    assert plan.steps[0].args == {"argv": [program, "--host", "unix:///x.sock", "compose", "up", "-d", "web"]}
    assert plan.problems[0].message.startswith("docker's own client runs this")
    assert plan.exit_code is None


def test_the_project_has_a_name(tmp_path):
    folder = tmp_path / "My App_1"
    folder.mkdir()
    (folder / "docker-compose.yml").write_text("services: {a: {image: 'x:$TAG'}}\n")
    (folder / ".env").write_text("TAG=7\n")
    state = state_of(folder)
    assert found_files(state) == [str(folder / "docker-compose.yml")]
    project = read_files(found_files(state), state)
    assert project.name == "myapp_1"
    assert project.services["a"].image == "x:7"
    assert project.networks == {"default": ("myapp_1_default", True)}
