"""Containers with a terminal, in a real terminal."""

import sys

import pexpect
import pytest

DSH = [sys.executable, "-m", "dsh", "run", "--yes", "--"]


@pytest.fixture
def shell(clean_engine):
    """A bash in a terminal of 30 x 90 whose prompt is `READY `."""
    env = clean_engine.environment(PS1="READY ", TERM="xterm")
    child = pexpect.spawn("bash", ["--norc"], env=env, encoding="utf-8", timeout=60, dimensions=(30, 90))
    child.expect("READY ")
    yield child
    child.close(force=True)


def run(child, line):
    child.sendline(" ".join(DSH) + " " + line)


def settings(child):
    child.sendline("stty -a | md5sum")
    child.expect(r"([0-9a-f]{32})")
    found = child.match[1]
    child.expect("READY ")
    return found


def exit_code(child):
    child.sendline("echo code=$?")
    child.expect(r"code=(\d+)")
    code = int(child.match[1])
    child.expect("READY ")
    return code


def test_run_it_has_a_terminal_of_this_size_and_passes_on_the_exit_code(shell):
    before = settings(shell)
    run(shell, "'docker run -it --rm busybox sh'")
    shell.expect("# ")
    shell.sendline("stty size; tty")
    shell.expect("30 90")
    shell.expect("/dev/pts/0")
    shell.setwinsize(40, 100)
    shell.sendline("until stty size | grep '40 100'; do sleep 0.1; done")
    shell.expect("\n40 100")
    shell.sendline("exit 7")
    shell.expect("READY ")
    assert exit_code(shell) == 7
    shell.setwinsize(30, 90)
    assert settings(shell) == before


def test_detach_keys_leave_it_running(shell, clean_engine):
    before = settings(shell)
    run(shell, "'docker run -it --name c1 busybox sh'")
    shell.expect("# ")
    shell.send("\x10\x11")
    shell.expect("READY ")
    assert clean_engine.api.inspect_container("c1")["State"]["Running"]
    assert settings(shell) == before
    run(shell, "'docker exec -it c1 sh'")
    shell.expect("# ")
    shell.sendline("exit 4")
    shell.expect("READY ")
    assert exit_code(shell) == 4
    clean_engine.setup("docker kill c1")
    run(shell, "'docker start -ai c1'")
    shell.expect("# ")
    shell.sendline("exit 5")
    shell.expect("READY ")
    assert exit_code(shell) == 5
    assert settings(shell) == before


def test_ctrl_c_reaches_the_program_and_the_terminal_is_restored(shell):
    before = settings(shell)
    run(shell, '\'docker run -it --rm busybox sh -c "trap \\"echo got; exit 9\\" INT; echo on; sleep 100 & wait"\'')
    shell.expect("on\r")
    shell.send("\x03")
    shell.expect("got")
    shell.expect("READY ")
    assert exit_code(shell) == 9
    assert settings(shell) == before


def test_the_third_ctrl_c_leaves_and_says_whether_the_container_runs(shell, clean_engine):
    run(shell, '\'docker run --name c1 busybox sh -c "trap \\"echo got\\" INT; echo on; while :; do sleep 0.1; done"\'')
    shell.expect("on\r")
    for _ in range(2):
        shell.send("\x03")
        shell.expect("got\r")
    shell.send("\x03")
    shell.expect("the container c1 still runs → docker stop c1")
    shell.expect("READY ")
    assert exit_code(shell) == 130
    assert clean_engine.api.inspect_container("c1")["State"]["Running"]


def test_a_killed_container_gives_the_terminal_back(shell, clean_engine):
    before = settings(shell)
    run(shell, "'docker run -it --name c1 busybox sh'")
    shell.expect("# ")
    clean_engine.setup("docker kill c1")
    shell.expect("READY ")
    assert exit_code(shell) == 137
    assert settings(shell) == before


def test_ctrl_c_while_the_engine_works_says_what_is_not_known(shell, clean_engine):
    for name in ("c1", "c2"):  # without a handler: docker waits ten seconds before it kills them
        clean_engine.setup(f"docker run -d --name {name} busybox sleep 1000")
    run(shell, "'docker stop c1 c2'")
    shell.expect("is given 10 s")
    shell.send("\x03")
    shell.expect("stop c1, stop c2: interrupted; whether the engine went on with it is not known")
    shell.expect("READY ")
    assert exit_code(shell) == 130
