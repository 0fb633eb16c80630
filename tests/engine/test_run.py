"""Running a plan does what the plan says: nothing that came after it, and a true account of what had gone."""

import io

import pytest
from truth import changes, foretold, preview, settled, state

from dsh.console import Console
from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.knowledge.store import open_store
from dsh.run.execute import execute

UP = "docker run -d --init --name up busybox sleep 1000"
CREATED = "docker create --name a1 busybox sleep 1000"


def run(host, plan):
    console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
    client = connect(resolve(None, host, {}))
    try:
        return execute(plan, client, console, open_store(), capture=True), console.err.getvalue()
    finally:
        client.close()


CASES = [
    ("rm-all", [UP, CREATED], "docker rm -f $(docker ps -aq)"),
    ("rm-some", [UP, CREATED], "docker rm nosuch a1 up"),
    ("stop", [UP, CREATED], "docker stop -t 1 up a1"),
    (
        "prune",
        [UP, CREATED, "docker network create n1", "docker volume create v1"],
        "docker system prune -af --volumes",
    ),
    ("chain", [UP], "docker stop -t 1 up && docker rm up; docker volume create v1"),
    ("or", [UP], "docker rm up || docker rm -f up"),
    ("placeholder", [], "docker network create n1 && docker network rm n1"),
    ("substitution", [], "docker volume rm $(docker volume create)"),
    ("xargs", [UP, CREATED], "docker ps -aq | xargs docker rm -f"),
    ("rmi", [], "docker rmi web:1.0 nosuch"),
    ("tag", [], "docker tag busybox x:1; docker rmi x:1"),
]


@pytest.mark.parametrize(("setup", "line"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_runs_as_docker_does(clean_engine, setup, line):
    clean_engine.setup(*setup)
    before = state(clean_engine.api)
    plan = preview(clean_engine.host, line)
    outcome, _ = run(clean_engine.host, plan)
    assert changes(before, settled(clean_engine.api)) <= foretold(plan, before)
    clean_engine.reset()
    clean_engine.setup(*setup)
    done = clean_engine.sh(line)
    assert outcome.exit_code == done.returncode
    assert shape(outcome.output) == shape(done.stdout.decode())


def shape(text):
    """The output without IDs, which differ from run to run."""
    import re

    return sorted(re.sub(r"\b[0-9a-f]{12,64}\b", "ID", line) for line in text.splitlines())


def test_what_is_made_after_the_preview_survives(clean_engine):
    clean_engine.setup(UP, CREATED)
    plan = preview(clean_engine.host, "docker rm -f $(docker ps -aq)")
    clean_engine.setup("docker create --name late busybox")
    outcome, _ = run(clean_engine.host, plan)
    assert [c["Names"] for c in clean_engine.api.containers(all=True)] == [["/late"]]
    assert (outcome.outcome, outcome.exit_code) == ("done", 0)


def test_prune_leaves_what_stopped_after_the_preview(clean_engine):
    clean_engine.setup(UP, CREATED)
    plan = preview(clean_engine.host, "docker container prune -f")
    clean_engine.setup("docker stop -t 1 up")
    run(clean_engine.host, plan)
    assert [c["Names"] for c in clean_engine.api.containers(all=True)] == [["/up"]]


def test_what_has_gone_meanwhile_is_told_and_the_rest_goes_on(clean_engine):
    clean_engine.setup(UP, CREATED)
    plan = preview(clean_engine.host, "docker rm -f a1 up")
    clean_engine.setup("docker rm a1")
    outcome, err = run(clean_engine.host, plan)
    assert (outcome.outcome, outcome.exit_code, outcome.output) == ("partly", 1, "up\n")
    assert "gone" in [p.id for p in outcome.problems]
    assert "No such container" in err


def test_another_image_under_the_name_is_left_alone(clean_engine):
    plan = preview(clean_engine.host, "docker rmi web:1.0")
    clean_engine.setup("docker tag busybox web:1.0")
    outcome, _ = run(clean_engine.host, plan)
    assert outcome.exit_code == 1
    assert "web:1.0" in state(clean_engine.api)["tag"]


def test_what_follows_a_surprise_is_not_run(clean_engine):
    clean_engine.setup(CREATED)
    plan = preview(clean_engine.host, "docker rm a1; docker rmi web:1.0")
    clean_engine.setup("docker rm a1")
    outcome, _ = run(clean_engine.host, plan)
    assert "deviation" in [p.id for p in outcome.problems]
    assert "web:1.0" in state(clean_engine.api)["tag"]


def test_other_programs_are_not_run(clean_engine, tmp_path):
    plan = preview(clean_engine.host, f"docker ps; touch {tmp_path}/x")
    outcome, _ = run(clean_engine.host, plan)
    assert (plan.flow, outcome.outcome) == (None, "failed")
    assert not (tmp_path / "x").exists()


def test_another_engine_named_in_the_line_is_not_this_one(clean_engine):
    clean_engine.setup(CREATED)
    plan = preview(clean_engine.host, "docker -H tcp://127.0.0.1:1 rm a1")
    assert (plan.flow, [p.id for p in plan.problems]) == (None, ["other-engine"])


def test_the_account_of_images_names_their_parents(clean_engine):
    clean_engine.setup("printf 'FROM busybox\\nENV A=1\\nENV B=2\\n' | docker build -q -t t:1 -")
    for line in ("docker rmi t:1", "docker image prune -af"):
        before = state(clean_engine.api)
        plan = preview(clean_engine.host, line)
        outcome, _ = run(clean_engine.host, plan)
        happened = {(e.action, e.kind, e.name if e.action == "untag" else e.id) for e in outcome.effects}
        assert happened == set(changes(before, state(clean_engine.api))) == set(foretold(plan, before))


def test_what_has_ended_meanwhile_is_no_longer_said_to_run(clean_engine):
    clean_engine.setup(UP)
    plan = preview(clean_engine.host, "docker rm up")
    assert "running" in plan.problems[0].message
    clean_engine.setup("docker kill up")
    outcome, said = run(clean_engine.host, plan)
    assert (outcome.exit_code, "exited now" in said, "cannot remove" in said) == (1, True, False)
    assert [c["Names"] for c in clean_engine.api.containers(all=True)] == [["/up"]]


def test_what_the_line_makes_has_a_name_and_no_number(clean_engine):
    plan = preview(clean_engine.host, "docker run -d --name c9 busybox sleep 1000; docker rm c9")
    assert [p.message for p in plan.problems if "running container c9" in p.message]
    plan = preview(clean_engine.host, "docker run --rm busybox sleep 1; docker run busybox echo $(date)")
    assert [p.id for p in plan.problems] == ["too-early"]


PUSHED = {  # after the push of an image that is new to the registry: what comes of the line, and the effects of its end
    "docker rmi {0} && docker pull -q {0}": ["pull"],
    "docker pull -q {0}": [],
    "docker rmi {0} && docker run --rm {0} true": ["pull", "create", "start", "remove"],
}


@pytest.mark.parametrize("line", PUSHED)
def test_what_the_line_pushes_can_be_pulled(clean_engine, line, tmp_path):
    name = f"{clean_engine.registry}/new{tmp_path.name.replace('_', '')}:7"
    clean_engine.setup(f"printf 'FROM busybox\\nENV NEW={line[:11]!r}\\n' | docker build -q -t {name} -")
    plan = preview(clean_engine.host, f"docker push -q {name} && {line.format(name)}")
    effects = [effect.action for effect in plan.effects]
    assert effects[effects.index("push") + 1 :][-len(PUSHED[line]) or len(effects) :] == PUSHED[line]
    assert not [problem for problem in plan.problems if problem.id == "pull-fails"]
    outcome, _ = run(clean_engine.host, plan)
    assert (outcome.exit_code, outcome.outcome) == (0, "done")
