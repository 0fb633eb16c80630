"""A service is told its memory, its restarts, its folders and volumes as a container is."""

import pytest

from dsh.knowledge.store import open_store
from dsh.request.answer import answer

STORE = open_store()
CREATE = "docker service create"
MOUNT = "--mount type=bind,source="
DATA = "--mount type=volume,source=dbdata,target=/var/lib/postgresql/data"
CREATED = [
    (
        "acme/exporter has to run once on every swarm node, service name exp, with / of the host read-only at /host",
        f"{MOUNT}/,target=/host,readonly --name exp --mode global acme/exporter",
    ),
    (
        "service create of acme/log, name log, global, host folder /var/log mounted read-only at /logs",
        f"{MOUNT}/var/log,target=/logs,readonly --name log --mode global acme/log",
    ),
    (
        "create a swarm service web from nginx:1.27 with ./site mounted at /srv/site read only",
        f"{MOUNT}$PWD/site,target=/srv/site,readonly --name web nginx:1.27",
    ),
    ("create service db from postgres:16 with the volume dbdata for its data", f"{DATA} --name db postgres:16"),
    (
        "service db with postgres:16 only on nodes labelled d=ssd, POSTGRES_PASSWORD=pw1, volume dbdata for its data",
        f"{DATA} -e POSTGRES_PASSWORD=pw1 --constraint node.labels.d==ssd --name db postgres:16",
    ),
    (
        "crate a swarm servise job from acme/job:1 with memmory limit 128m, restrat only on failure, max 4 attempts",
        "--restart-max-attempts 4 --restart-condition on-failure --limit-memory 128m --name job acme/job:1",
    ),
    ("create service job from busybox, never restart", "--restart-condition none --name job busybox"),
    (
        "create service x from acme/x with restart condition any and max 4 restarts",
        "--restart-max-attempts 4 --restart-condition any --name x acme/x",
    ),
    ("create service x from acme/x with 2 cpus and 512m memory", "--limit-cpu 2 --limit-memory 512m --name x acme/x"),
    ("create service web from nginx:1.27, workdir /srv, read-only", "-w /srv --read-only --name web nginx:1.27"),
    ("create service x from acme/x, stop timeout 30s", "--stop-grace-period 30s --name x acme/x"),
    ("create service x from acme/x with tmpfs at /tmp", "--mount type=tmpfs,target=/tmp --name x acme/x"),
]
OTHERS = [
    ("update service web, never restart", "docker service update --restart-condition none web"),
    (
        "update service web: memory limit 1g, restart only on failure",
        "docker service update --restart-condition on-failure --limit-memory 1g web",
    ),
    ("force restart the swarm service web", "docker service update --force web"),
    ("run nginx, never restart", "docker run --restart no nginx"),
    ("never pull, run acme/x as x", "docker run --name x --pull never acme/x"),
    (
        "initialise a swarm advertised on 10.1.0.4 with 10.20.0.0/16 as address pool",
        "docker swarm init --default-addr-pool 10.20.0.0/16 --advertise-addr 10.1.0.4",
    ),
    ("start a swarm, address pool 10.40.0.0/16", "docker swarm init --default-addr-pool 10.40.0.0/16"),
    ("create network lan with 10.0.5.0/24", "docker network create --subnet 10.0.5.0/24 lan"),
    ("in the swarm I need 6 shop and 10 worker tasks", "docker service scale shop=6 worker=10"),
    ("swarm: 5 copies of shop, 3 of web", "docker service scale shop=5 web=3"),
    ("in compose i need 3 web and 2 shop", "docker compose up -d --scale web=3 --scale shop=2"),
]


@pytest.mark.parametrize(("request_", "rest"), CREATED)
def test_a_service_is_told_as_a_container_is(request_, rest):
    assert answer(request_, STORE).suggestions[0].command == f"{CREATE} {rest}"


@pytest.mark.parametrize(("request_", "command"), OTHERS)
def test_what_is_told_beside_it(request_, command):
    assert answer(request_, STORE).suggestions[0].command == command


def test_machines_of_a_swarm_are_no_tasks():
    got = answer("the swarm has 2 managers and 3 workers", STORE)
    assert not any(" scale " in it.command for it in got.suggestions)
