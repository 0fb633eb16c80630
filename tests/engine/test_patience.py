"""An engine that is slow, that is restarted between preview and run, and a user who interrupts at any step."""

import io
import json
import os
import signal
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest
from faulty_proxy import FaultyProxy
from truth import changes, preview, settled, told

from dsh.console import Console
from dsh.engine.address import resolve
from dsh.engine.client import connect
from dsh.knowledge.store import open_store
from dsh.run.execute import execute
from dsh.run.signs import Sign

UP = "docker run -d --init --name up busybox sleep 1000"
STEPS = "docker volume create v1 && docker create --name c1 -v v1:/v busybox && docker rename c1 c2 && docker rm c2"


class SlowProxy(FaultyProxy):
    """Every answer comes `delay` seconds late."""

    def _pass_on(self, client, head, rest, struck):
        self._ends.wait(self._delay)
        super()._pass_on(client, head, rest, struck)


def dsh(host, *words):
    return [sys.executable, "-m", "dsh", "--host", host, *words]


def test_a_slow_engine_is_waited_for_and_the_run_is_right(clean_engine, tmp_path):
    clean_engine.setup(UP)
    before = settled(clean_engine.api)
    with SlowProxy(clean_engine.host, tmp_path, delay=1.0) as proxy:
        done = subprocess.run(dsh(proxy.host, "run", "--json", "--yes", "docker rm -f up"), capture_output=True)
    document = json.loads(done.stdout)
    effects = [SimpleNamespace(**effect) for effect in document["effects"]]
    assert (done.returncode, document["outcome"]) == (0, "done"), done.stderr
    assert told(effects, before) == changes(before, settled(clean_engine.api))


def test_an_engine_restarted_after_the_preview(clean_engine, tmp_path):
    """A proxy that closes every connection and comes back is what a client sees of a restart."""
    clean_engine.setup(UP)
    before = settled(clean_engine.api)
    console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
    with FaultyProxy(clean_engine.host, tmp_path) as first:
        plan = preview(first.host, "docker rm -f up")
        client = connect(resolve(None, first.host, {}))
    path = first.host.removeprefix("unix://")
    with FaultyProxy(clean_engine.host, tmp_path) as second:
        os.rename(second.host.removeprefix("unix://"), path)
        try:
            outcome = execute(plan, client, console, open_store(), capture=True)
        finally:
            client.close()
            os.rename(path, second.host.removeprefix("unix://"))
    assert outcome.exit_code == 0, outcome.problems
    assert told(outcome.effects, before) == changes(before, settled(clean_engine.api))


@pytest.mark.parametrize("at", range(4))
def test_ctrl_c_at_any_step_leaves_a_true_account(clean_engine, tmp_path, monkeypatch, at):
    before = settled(clean_engine.api)
    with FaultyProxy(clean_engine.host, tmp_path) as proxy:
        plan = preview(proxy.host, STEPS)
        changing = [n for n, step in enumerate(plan.steps) if step.effects]
        client = connect(resolve(None, proxy.host, {}))
        console = Console(io.BytesIO(), io.StringIO(), io.StringIO(), False, False, False, 80, False)
        reached = threading.Event()

        def watch(sign, step, done, total, wanted=plan.steps[changing[at]]):
            if step is wanted:
                reached.set()
                os.kill(os.getpid(), signal.SIGINT)

        monkeypatch.setattr(Sign, "stepped", watch)

        try:
            outcome = execute(plan, client, console, open_store(), capture=True)
        finally:
            client.close()
    after = settled(clean_engine.api)
    assert reached.is_set()
    assert outcome.exit_code == 130 or at == len(changing) - 1
    assert told(outcome.effects, before) == changes(before, after)
