"""What goes on until it is stopped says how."""

import pytest

from dsh.knowledge.store import open_store
from dsh.plan.plan import Effect, Plan, Problem, Step
from dsh.run.outcome import Outcome
from dsh.verbs.endless import how_to_stop, stopped


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("docker stats", "Ctrl-C ends the watching, nothing else"),
        ("docker stats --no-stream", ""),
        ("docker logs -f web", "Ctrl-C ends the watching, nothing else"),
        ("docker logs web", ""),
        ("docker events", "Ctrl-C ends the watching, nothing else"),
        ("docker events --until 5m", ""),
        ("docker run nginx", "Ctrl-C stops the program; the third one leads back here in any case"),
        ("docker run --sig-proxy=false nginx", "Ctrl-C three times leaves it running"),
        ("docker run -d nginx", ""),
        ("docker run -t busybox sh", ""),
        (
            "docker run -it busybox sh",
            "exit or Ctrl-D leaves a shell, and the container stops; Ctrl-P Ctrl-Q leaves it running",
        ),
        (
            "docker run -it --rm busybox",
            "exit or Ctrl-D leaves a shell, and the container is removed; Ctrl-P Ctrl-Q leaves it running",
        ),
        (
            "docker run -it --restart always busybox sh",
            "exit or Ctrl-D leaves a shell, and the container starts anew; Ctrl-P Ctrl-Q leaves it running",
        ),
        ("docker run -it python python", "when its program ends, the container stops; Ctrl-P Ctrl-Q leaves it running"),
        ("docker exec -it web /bin/bash", "exit or Ctrl-D leaves the shell; web goes on"),
        ("docker exec -it web ls", ""),
        ("docker exec -it web sh -c ls", ""),
        ("docker exec -d web sh", ""),
        ("docker compose exec web sh", "exit or Ctrl-D leaves the shell; web goes on"),
        ("docker ps", ""),
    ],
)
def test_how_to_stop(command, says):
    assert how_to_stop(Plan(command, None, "change", ()), open_store()) == says


def test_the_keys_are_those_of_the_configuration():
    line = "docker run -it busybox sh"
    assert how_to_stop(Plan(line, None, "change", ()), open_store(), "ctrl-x").endswith("; Ctrl-X leaves it running")
    line = "docker run -it --detach-keys ctrl-y busybox sh"
    assert how_to_stop(Plan(line, None, "change", ()), open_store(), "ctrl-x").endswith("; Ctrl-Y leaves it running")


@pytest.mark.parametrize(
    ("line", "tty", "proxy", "says"),
    [
        ("docker attach web", True, False, "Ctrl-P Ctrl-Q leaves it running; exit or Ctrl-D ends its shell"),
        ("docker attach --detach-keys ctrl-x,q web", True, False, "Ctrl-X Q leaves it running"),
        ("docker attach web", False, True, "Ctrl-C goes to its program, which ends as a rule; the third one"),
        ("docker attach --sig-proxy=false web", False, False, "Ctrl-C three times leaves it running"),
        ("docker start -ai web", True, False, "Ctrl-P Ctrl-Q leaves it running"),
    ],
)
def test_the_keys_that_leave_a_container_are_those_that_do(line, tty, proxy, says):
    args = {"tty": tty, "attach": {"Stdin": tty}, "sig_proxy": proxy}
    step = Step("container.attach", args) if "attach" in line else Step("container.run", args | {"verb": "start"})
    assert how_to_stop(Plan(line, None, "read", (step,)), open_store()).startswith(says)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("docker logs -f web", "stopped following; web goes on as before"),
        ("docker stats", "stopped watching; nothing was changed"),
        ("docker events", "stopped watching; nothing was changed"),
        ("docker attach web", "no longer attached; docker ps shows whether it still runs"),
        ("docker pull nginx", "interrupted"),
        ("docker run web", "interrupted"),
    ],
)
def test_what_is_said_after_ctrl_c(command, says):
    assert stopped(interrupted(command), open_store()) == says


def interrupted(command, effects=(), problems=()):
    return Outcome(Plan(command, None, "change", ()), "partly", effects, problems, "", 130)


def test_what_had_been_done_is_named_once():
    effects = (Effect("stop", "container", "a" * 64, "shop"), Effect("stop", "container", "b" * 64, "store"))
    it = interrupted("docker stop shop store", effects)
    assert stopped(it, open_store()) == "interrupted; done by then: stop shop, stop store"
    told = interrupted("docker stop shop store", effects, (Problem("unknown", "error", "x; done: stop shop"),))
    assert stopped(told, open_store()) == "interrupted"
    left = interrupted("docker run busybox", effects, (Problem("left", "warning", "the container x still runs"),))
    assert stopped(left, open_store()) == "interrupted"
