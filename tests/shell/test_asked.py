"""The one question before a run: what it takes, how to agree, how to leave; and the risk in words that hold."""

import pytest

from dsh.plan.plan import Effect, Engine, Plan, Problem, Step
from dsh.render.fragments import plain
from dsh.render.plan import preview, risk_of
from dsh.verbs.confirm import wanted

ENGINE = Engine("default", "unix:///d.sock", "28.2.2")
ON = "on default (unix:///d.sock)"


def plan(command, risk, rows, **more):
    effects = tuple(Effect(action, kind, identity, name) for action, kind, identity, name in rows)
    return Plan(command, ENGINE, risk, (Step("x", {}, effects),), flow="something", **more)


TWO = [("stop", "container", "a", "one"), ("remove", "container", "a", "one"), ("remove", "container", "b", "two")]
IMAGE = [("untag", "image", "i", "x:1"), ("untag", "image", "i", "x:2"), ("remove", "image", "i", "x:1")]


@pytest.mark.parametrize(
    ("it", "asks", "agrees"),
    [
        (plan("docker stop a", "change", TWO[:1]), f"Run it {ON}: Enter runs it, n leaves it [Y/n]", "y"),
        (plan("docker rm a", "destroy", TWO[1:2]), f"Lost for good {ON}: type yes to run it, q to leave:", "yes"),
        (
            plan("docker rm a b", "destroy", TWO, everything=True),
            f"Takes all 2 containers {ON}: type 2 to run it, q to leave:",
            "2",
        ),
        (
            plan("docker system prune -a", "destroy", [*TWO, *IMAGE], everything=True),
            f"Takes 2 containers and 1 image at once (one, two, x:1) {ON}: type 3 to run it, q to leave:",
            "3",
        ),
        (
            plan("docker stop a", "change", TWO[:1], problems=(Problem("x", "error", "no"),)),
            f"It would fail {ON}: y runs it all the same, Enter leaves it [y/N]",
            "y",
        ),
    ],
)
def test_the_question(it, asks, agrees):
    text, right = wanted(it)
    assert text.strip() == asks
    assert agrees in right


@pytest.mark.parametrize(
    ("it", "says"),
    [
        (plan("docker stop a", "change", TWO[:1]), "changes something that can be taken back"),
        (plan("docker push x", "change", [("push", "registry", None, "x")]), "only the registry can take away again"),
        (plan("docker exec a ls", "change", [("exec", "container", "a", "one")]), "runs a program"),
        (plan("docker cp a b", "change", [("copy", "file", None, "b")]), "no docker command takes it back"),
        (plan("docker rm a", "destroy", TWO), "removes something that cannot come back"),
    ],
)
def test_the_risk_in_words(it, says):
    assert says in risk_of(it)


def test_what_is_lost_has_no_way_back():
    it = plan("docker network rm n", "destroy", [("remove", "network", "n", "n")], way_back="docker network create n")
    text = plain(preview(it, 80))
    assert "to have it again: docker network create n" in text
    assert "way back" not in text
