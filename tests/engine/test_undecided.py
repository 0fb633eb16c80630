"""What the engine decides while a line runs is not guessed: a line that hangs on it is refused before it begins."""

import pytest
from truth import preview

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
