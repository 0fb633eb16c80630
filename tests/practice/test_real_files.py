"""Files of this machine are real, whatever engine wrote them: dsh does not call them practice."""

import pytest

from dsh.plan.plan import Effect, Engine, Plan, Problem, Step

PRACTICE = Engine("practice", "practice://default", "27")
REAL = Engine("default", "unix:///run/docker.sock", "27")
MADE = (Problem("file-written", "warning", "the file /w/a.log is made"),)


@pytest.mark.parametrize(
    ("engine", "problems", "place"),
    [
        (PRACTICE, (), "the practice engine (nothing real is touched)"),
        (PRACTICE, MADE, "the practice engine (only the file is real)"),
        (REAL, MADE, "default (unix:///run/docker.sock)"),
        (None, MADE, ""),
    ],
)
def test_a_file_that_is_written_is_real(engine, problems, place):
    assert Plan("docker logs web > a.log", engine, "change", (), problems).place == place


def test_so_is_one_that_is_copied_out():
    copied = Step("container.copy", {}, (Effect("copy", "file", None, "/w/x.txt", "from web:/x.txt"),))
    plan = Plan("docker cp web:/x.txt .", PRACTICE, "change", (copied,))
    assert plan.place == "the practice engine (only the file is real)"
