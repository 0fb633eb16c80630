"""What a line comes to, in words, as an engine has it: a look is no change, and what helps is a whole line."""

import pytest
from practised import Practised

from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line
from dsh.render.fragments import plain
from dsh.render.plan import LOOKS, risk_of, verdict
from dsh.request.suggestion import Suggestion
from dsh.run.outcome import Outcome
from dsh.shell.foot import foot
from dsh.shell.help_after import help_after
from dsh.shell.shown import as_line
from dsh.verbs.proposed import proposed


@pytest.fixture(scope="module")
def engine():
    it = Practised("1.47")
    it.setup(
        "docker volume create notes",
        "docker run -d --name worker -m 48m -v notes:/data:ro busybox sleep 1000",
    )
    yield it
    it.close()


def planned(engine, line):
    return plan_line(line, engine.client, open_store())


@pytest.mark.parametrize(
    ("line", "looks"),
    [
        ("docker run --rm -v notes:/data busybox ls -la /data", True),
        ("docker run --rm -v notes:/data busybox cat /data/list.txt", True),
        ("docker run --rm -v notes:/data busybox find /data -name '*.txt'", True),
        ("docker run --rm -v notes:/data busybox find /data -delete", False),
        ("docker run --rm -v notes:/data busybox rm -r /data", False),
        ("docker run --rm -v other:/data busybox ls /data", False),  # it makes the volume
        ("docker run -v notes:/data busybox ls /data", False),  # it stays
        ("docker run --rm --entrypoint rm -v notes:/data busybox ls /data", False),
        ("docker run --rm busybox ls && docker run -d busybox sleep 100", False),
    ],
)
def test_a_look_into_a_volume_changes_nothing_of_yours(engine, line, looks):
    it = planned(engine, line)
    assert (risk_of(it) == LOOKS) is looks
    assert (verdict(it)[1] == LOOKS) is looks
    assert not looks or "kept:" not in plain(foot(it, 80, kept=True))


def test_more_memory_than_the_swap_allows_has_a_whole_line_that_helps(engine):
    it = planned(engine, "docker update -m 100m worker")
    fix = it.problems[0].fix
    assert fix == "docker update -m 100m --memory-swap 200m worker"
    assert as_line(fix) == fix
    assert not planned(engine, fix).problems


def test_do_it_takes_the_line_that_helps(engine):
    wish = Suggestion("docker update -m 100m worker", "Change limits", "change", 0.9)
    it = proposed(wish.command, wish, "give worker 100 mb memory instead", engine.client, open_store(), confirmed=True)
    assert it.hopeless
    helps = help_after(Outcome(it.plan, "failed", (), it.plan.problems, "", 1), engine.client, open_store())
    assert helps.line == "docker update -m 100m --memory-swap 200m worker"


def test_what_can_only_be_read_is_not_written(engine):
    keeps = planned(engine, "docker exec worker touch /data/x").keeps
    assert not [it for it in keeps if "what it writes below /data" in it]
