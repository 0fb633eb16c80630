"""What the engine decides while a line runs is not guessed: a line that hangs on it is refused before it begins."""

import pytest
from truth import preview, warned_of_removal

UP = "docker run -d --init --name up busybox sleep 100"
REFUSED = [
    (UP, "docker stop -t 0 up; docker rename up \"x$(docker inspect -f '{{.State.ExitCode}}' up)\""),
    (UP, "docker stop -t 0 up; if [ \"$(docker inspect -f '{{.State.ExitCode}}' up)\" = 137 ]; then docker rm up; fi"),
    (
        UP,
        "docker stop -t 0 up; for s in $(docker ps -a --format '{{.Status}}'); do docker pull $s; done",
    ),
    (None, "docker create busybox; docker rm $(docker ps -a --format '{{.Names}}')"),
    (None, "docker volume create vol; docker run -v \"$(docker volume inspect -f '{{.Mountpoint}}' vol)\":/d busybox"),
    (None, 'docker run -d --name net -p 80 busybox sleep 9; docker run -e "AT=$(docker port net 80)" busybox env'),
    (UP, "docker exec up true; docker rm -f $(docker exec up hostname)"),
    (UP, 'echo x > "$(docker exec up hostname)"'),
    (UP, "N=$(docker exec up nproc); echo $((N + 1))"),
    (UP, "N=$(docker exec up nproc); echo ${N:-none}"),
    (UP, "N=$(docker exec up nproc); cd $N"),
    (UP, "docker exec up hostname | xargs docker rm -f"),
]


@pytest.mark.parametrize(("setup", "line"), REFUSED)
def test_nothing_is_run_on_a_guess(clean_engine, setup, line):
    if setup:
        clean_engine.setup(setup)
    before = clean_engine.listing()
    plan = preview(clean_engine.host, line)
    assert plan.flow is None
    assert "not known before" in plan.problems[0].message
    assert clean_engine.listing() == before


def test_an_engine_that_may_remove_what_it_restarts_is_warned_of(clean_engine):
    """Before 23.0 it is a race whether a container of --rm starts again or goes (moby/moby#43751)."""
    clean_engine.setup(UP, UP.replace("--name up", "--rm --name rm"))
    plan = preview(clean_engine.host, "docker restart -t 0 up rm")
    older = float(clean_engine.api.version()["ApiVersion"]) < 1.42
    assert warned_of_removal(plan) == older
    assert (plan.risk, plan.exit_code) == (("destroy", None) if older else ("change", 0))
    assert any("settings" in kept for kept in plan.keeps) != older  # they may go with it
    assert not warned_of_removal(preview(clean_engine.host, "docker restart -t 0 up"))
