"""A swarm of one node: what dsh sends is what docker's client sends, and what it foretells is what happens."""

import io
import re

import pytest
from faulty_proxy import FaultyProxy
from truth import changes, preview, settled, state, told

from dsh.console import Console
from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.engine.place import this_place
from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line
from dsh.run.execute import execute

ID = re.compile(r"\b[0-9a-z]{25}\b")
ALL = (
    "--replicas 0 --publish mode=host,target=80,published=81 -p 9000-9001:90-91/udp -p 82 --env-file vars --env A=1 "
    "--env A=2 --host a:1.2.3.4 --dns 1.1.1.1 --dns-option o --dns-search s --health-cmd true --health-interval 3s "
    "--user app --workdir /w --group g --hostname h --init --log-driver json-file --log-opt max-size=1m --tty "
    "--stop-signal INT --read-only --ulimit nofile=1:2 --sysctl net.core.somaxconn=9 --cap-add NET_ADMIN "
    "--cap-drop all --limit-pids 5 --limit-cpu .5 --reserve-memory 10m --placement-pref spread=node.labels.x "
    "--replicas-max-per-node 3 --label x=y --container-label z --entrypoint 'sh -c' --generic-resource gpu=1 "
    "--update-parallelism 2 --rollback-order start-first --restart-delay 1s --stop-grace-period 1m "
    "--constraint node.role==manager --mount type=bind,source=/tmp,target=/t,readonly "
    "--mount type=tmpfs,target=/tm,tmpfs-size=1m --secret source=s1,target=/x,uid=3,mode=0400 --config c1 "
    "--network name=n1,alias=q"
)
CREATES = [
    ("all", f"{ALL} busybox 'a b'"),
    ("plain", "--replicas 0 --stop-signal nope busybox"),
    ("no-healthcheck", "--replicas 0 --no-healthcheck --no-resolve-image --update-max-failure-ratio .3 busybox true"),
    ("endpoint", "--replicas 0 --endpoint-mode dnsrr --cap-add SYS_TIME --cap-drop SYS_TIME busybox"),
]
UPDATES = [
    (
        "much",
        "--image busybox:latest --args \"a 'b c'\" --force --label-add q=1 --label-rm x --env-add E=2 --env-rm A "
        "--mount-rm /t --mount-add type=volume,source=v,target=/v --publish-rm 80 --publish-add 92:93 --dns-rm 1.1.1.1 "
        "--constraint-rm node.role==manager --group-rm g --host-rm a --limit-cpu 1 --health-timeout 9s "
        "--update-delay 4s --rollback-delay 3s --cap-add SYS_TIME --cap-drop NET_ADMIN --ulimit-rm nofile "
        "--sysctl-rm net.core.somaxconn --init=false --generic-resource-rm gpu --secret-rm s1 --config-rm c1 "
        "--restart-condition any --log-driver none --entrypoint '' --container-label-rm z --network-rm n1",
    ),
    ("little", "--publish-rm 5:82 --constraint-rm nope --no-healthcheck --host-add q:1.1.1.1 --secret-add s1"),
    ("rollback", "--rollback"),
]
REFUSED = [
    "docker swarm init --advertise-addr 127.0.0.1",
    "docker swarm leave",
    "docker swarm join-token boss",
    "docker swarm unlock-key",
    "docker swarm unlock",
    "docker secret create s1 vars",
    "docker secret create s2 nope",
    "docker secret create s2",
    "docker secret create 'a b' vars",
    "docker config create c2 nope",
    "docker secret rm s1 nope",
    "docker config rm c1",
    "docker node demote $(docker node ls -q)",
    "docker node promote nope",
    "docker node update --label-rm nope $(docker node ls -q)",
    "docker node rm $(docker node ls -q)",
    "docker service create -d --name held busybox",
    "docker service create -d --name 'a b' busybox",
    "docker service create -d -p 8080:81 busybox",
    "docker service create -d --secret nope busybox",
    "docker service create -d --network nope busybox",
    "docker service create -d --mode global --replicas 2 busybox",
    "docker service create -d --mode foo busybox",
    "docker service create -d --host x busybox",
    "docker service create -d --credential-spec x busybox",
    "docker service create -d --env-file nope busybox",
    "docker service update -d --image BAD held",
    "docker service update -d --replicas 2 nope",
    "docker service update -d --rollback --force held",
    "docker service update -d --no-healthcheck --health-cmd x held",
    "docker service rollback -d held",
    "docker service scale held",
    "docker service scale held=x",
    "docker service scale -d nope=2",
    "docker service rm nope",
    "docker service logs nope",
    "docker stack rm nope",
]
OUTSIDE = [
    "docker swarm leave",
    "docker swarm unlock",
    "docker swarm unlock-key",
    "docker swarm join-token worker",
    "docker node rm x",
    "docker secret create s1 vars",
    "docker service create -d busybox",
    "docker service rm x",
    "docker stack rm x",
]


@pytest.fixture(scope="module")
def swarm(engine, tmp_path_factory):
    """The engine with a swarm that holds a secret, a config, a network and a service that uses them."""
    folder = tmp_path_factory.mktemp("swarm")
    (folder / "vars").write_text("X=1\nhi\n")
    engine.reset()
    try:
        engine.setup(
            "docker swarm init --advertise-addr 127.0.0.1",
            "docker secret create s1 vars",
            "docker config create c1 vars",
            "docker network create -d overlay n1",
            "docker service create -d --name held --replicas 0 -p 8080:80 --secret s1 --config c1 busybox",
            cwd=folder,
        )
        yield engine, folder
    finally:
        engine.reset()


def planned(engine, folder, line):
    client = connect(resolve(None, engine.host, {}))
    place = this_place()._replace(cwd=str(folder), env=engine.environment())
    return plan_line(line, client, open_store(), place), client, place


def run(engine, folder, line):
    """Exit code, standard output and error of `dsh run`, and the plan."""
    plan, client, place = planned(engine, folder, line)
    console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
    try:
        outcome = execute(plan, client, console, open_store(), place, capture=True)
    finally:
        client.close()
    return outcome, console.err.getvalue(), plan


def spec(engine, name):
    found = engine.api.inspect_service(name)["Spec"]
    found["TaskTemplate"]["ContainerSpec"].get("Env", []).sort()  # docker's client sends both in any order
    found["EndpointSpec"].get("Ports", []).sort(key=lambda port: (port["Protocol"], port["TargetPort"]))
    return {key: value for key, value in found.items() if key != "Name"}


def ported(found):
    """With one published port for all: two services cannot have the same."""
    for port in found["EndpointSpec"].get("Ports") or []:
        port["PublishedPort"] = bool(port.get("PublishedPort"))
    return found


def plain(text):
    rows = [row for row in ID.sub("<id>", text).splitlines() if not row.startswith(("Run '", "See 'docker"))]
    return "\n".join(rows).strip()


@pytest.mark.parametrize("flags", [case[1] for case in CREATES], ids=[case[0] for case in CREATES])
def test_a_service_is_created_as_docker_creates_it(swarm, flags):
    engine, folder = swarm
    try:
        theirs = engine.sh(f"docker service create -d --name one {flags}", folder)
        wanted = spec(engine, "one")
        engine.setup("docker service rm one")
        outcome, err, plan = run(engine, folder, f"docker service create -d --name one {flags}")
        assert outcome.exit_code == 0 == theirs.returncode, err
        assert spec(engine, "one") == wanted
        assert plain(err) == plain(theirs.stderr.decode())
        assert [(e.action, e.kind, e.name) for e in plan.effects] == [("create", "service", "one")]
    finally:
        engine.sh("docker service rm one")


def test_a_service_is_updated_as_docker_updates_it(swarm):
    engine, folder = swarm
    try:
        for name, ports in (("one", "9000-9001"), ("two", "9002-9003")):
            flags = ALL.replace("9000-9001", ports)
            engine.setup(f"docker service create -d --name {name} {flags} busybox", cwd=folder)
        for id, flags in UPDATES:
            engine.setup(f"docker service update -d {flags} one", cwd=folder)
            outcome, err, plan = run(engine, folder, f"docker service update -d {flags.replace('92:93', '94:93')} two")
            assert outcome.exit_code == 0, (id, err)
            assert ported(spec(engine, "two")) == ported(spec(engine, "one")), id
            assert [(e.action, e.kind, e.name) for e in plan.effects] == [("update", "service", "two")], id
    finally:
        engine.sh("docker service rm one two")


@pytest.mark.parametrize("line", REFUSED)
def test_a_refusal_is_foretold_in_dockers_words(swarm, line):
    engine, folder = swarm
    theirs = engine.sh(line, folder)
    outcome, err, plan = run(engine, folder, line)
    assert (outcome.exit_code, plain(err)) == (theirs.returncode, plain(theirs.stderr.decode()))
    assert plain(outcome.output) == plain(theirs.stdout.decode())
    assert any(problem.level == "error" for problem in plan.problems) == (theirs.returncode != 0)
    assert plan.effects == ()


def test_a_chain_is_planned_on_what_it_makes_itself(swarm):
    engine, folder = swarm
    line = (
        "docker secret create s9 vars && docker service create -d --name nine --replicas 0 --secret s9 busybox && "
        "docker secret rm s9; docker service scale -d nine=0 && docker service rm nine && docker secret rm s9"
    )
    before = [secret["ID"] for secret in engine.api.secrets()]
    outcome, err, plan = run(engine, folder, line)
    assert "in use by the following service: nine" in err
    assert outcome.exit_code == 0
    kinds = [(effect.action, effect.kind) for effect in plan.effects]
    assert kinds == [
        ("create", "secret"),
        ("create", "service"),
        ("update", "service"),
        ("remove", "service"),
        ("remove", "secret"),
    ]
    assert [secret["ID"] for secret in engine.api.secrets()] == before


def test_without_detach_it_waits_for_the_tasks(swarm):
    engine, folder = swarm
    try:
        said = "docker service create --name web --update-monitor 10ms --stop-grace-period 1s busybox sleep 1000"
        outcome, err, plan = run(engine, folder, said)
        assert outcome.exit_code == 0, err
        assert "overall progress: 1 out of 1 tasks" in outcome.output
        assert "converged" in outcome.output
        running = engine.api.containers(filters={"label": "com.docker.swarm.service.name=web"})
        assert len(running) == [effect.kind for effect in plan.effects if effect.action == "create"].count("container")
        _, _, removal = run(engine, folder, "docker service rm web")
        assert [(e.kind, e.id) for e in removal.effects if e.kind == "container"] == [("container", running[0]["Id"])]
    finally:
        engine.sh("docker service rm web")


def test_leaving_names_all_that_goes(swarm):
    engine, folder = swarm
    plan, client, _ = planned(engine, folder, "docker swarm leave --force")
    client.close()
    gone = {(effect.kind, effect.name) for effect in plan.effects if effect.action == "remove"}
    assert {("secret", "s1"), ("config", "c1"), ("service", "held"), ("network", "n1"), ("swarm", "default")} <= gone
    assert plan.risk == "destroy"
    assert plan.problems == ()


@pytest.mark.parametrize("fault", ["500", "close"])
def test_what_is_done_is_told_though_nobody_can_look_at_it(swarm, tmp_path, fault):
    """The connection breaks, or the engine stumbles, when the token that has been made anew is to be shown."""
    engine, _ = swarm
    before = engine.api.inspect_swarm()["JoinTokens"]["Worker"]
    with FaultyProxy(engine.host, tmp_path) as proxy:
        client = connect(resolve(None, proxy.host, {}))
        plan = plan_line("docker swarm join-token --rotate worker", client, open_store())
        proxy.fault, proxy.at = fault, len(proxy.calls) + 2  # after the look at the swarm and its update
        console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
        outcome = execute(plan, client, console, open_store(), capture=True)
        client.close()
        assert proxy.struck.is_set()
    assert engine.api.inspect_swarm()["JoinTokens"]["Worker"] != before
    assert outcome.exit_code == 1
    assert outcome.effects == plan.effects
    assert outcome.problems[0].id == ("lost" if fault == "close" else "not-shown")


@pytest.fixture(scope="module")
def alone(swarm):
    """The same engine after its swarm has ended. Runs last in this module."""
    engine, folder = swarm
    engine.api.leave_swarm(force=True)
    return engine, folder


@pytest.mark.parametrize("line", OUTSIDE)
def test_without_a_swarm(alone, line):
    engine, folder = alone
    theirs = engine.sh(line, folder)
    outcome, err, plan = run(engine, folder, line)
    assert (outcome.exit_code, plain(err)) == (theirs.returncode, plain(theirs.stderr.decode()))
    assert plan.problems
    assert plan.effects == ()


def test_the_networks_of_a_new_swarm_are_told(clean_engine):
    """The engine makes one of them a moment after the swarm; the account waits for it."""
    before = settled(clean_engine.api)
    plan = preview(clean_engine.host, "docker swarm init --advertise-addr 127.0.0.1")
    made = {e.name for e in plan.effects if e.kind == "network"} | set(before["network"].values())
    client = connect(resolve(None, clean_engine.host, {}))
    try:
        outcome = execute(
            plan,
            client,
            Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False),
            open_store(),
            capture=True,
        )
    finally:
        client.close()
    after = state(clean_engine.api)
    clean_engine.api.leave_swarm(force=True)
    assert outcome.exit_code == 0, outcome.problems
    assert set(after["network"].values()) == made
    assert changes(before, after) == told(outcome.effects, before)
