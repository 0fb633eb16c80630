"""Ctrl-C leaves a pipe at once, whatever the engine has still to say."""

import os
import signal
import subprocess
import sys
import time

QUIET = "docker run -d --init --name quiet busybox sh -c 'echo begun; sleep 60'"


def test_a_silent_log_keeps_nobody(clean_engine):
    clean_engine.setup(QUIET)
    line = "docker logs -f quiet 2>&1 | grep begun"
    env = {**os.environ, "DOCKER_HOST": clean_engine.host}
    child = subprocess.Popen([sys.executable, "-m", "dsh", "run", line], env=env, stdout=subprocess.PIPE)
    assert child.stdout is not None
    time.sleep(4)
    sent = time.monotonic()
    child.send_signal(signal.SIGINT)
    child.wait(timeout=30)
    took = time.monotonic() - sent
    child.stdout.close()
    assert child.returncode == 130
    assert took < 15  # the container says nothing for a minute
