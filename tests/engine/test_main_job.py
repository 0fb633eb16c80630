"""The main job, seen from a terminal: said, shown, asked once, done; and nothing else."""

import json
import re
import subprocess
import sys

import pexpect
import pytest

DSH = [sys.executable, "-m", "dsh"]


def dsh(engine, *words, stdin=None, **more):
    return subprocess.run(
        [*DSH, *words],
        env=engine.environment(**more),
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def terminal(clean_engine):
    """Starts dsh in a terminal of 100 x 50; what it shows is without colours."""
    started = []

    def start(*words, **more):
        env = clean_engine.environment(NO_COLOR="1", TERM="xterm", **more)
        child = pexpect.spawn(DSH[0], [*DSH[1:], *words], env=env, encoding="utf-8", timeout=60, dimensions=(50, 100))
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def end(child):
    child.expect(pexpect.EOF)
    child.wait()
    return child.exitstatus


THREE_RUNNING_FOUR_STOPPED = [
    *(f"docker run -d --init --name up{n} busybox sleep 1000" for n in (1, 2, 3)),
    "docker run --name done busybox true",
    "- docker run --name broken busybox false",
    *(f"docker create --name new{n} busybox" for n in (1, 2)),
]
NAMES = ["up1", "up2", "up3", "done", "broken", "new1", "new2"]


def names(engine):
    return sorted(c["Names"][0][1:] for c in engine.api.containers(all=True))


def test_remove_all_containers_shows_seven_asks_once_removes_seven(clean_engine, terminal):
    clean_engine.setup(*THREE_RUNNING_FOUR_STOPPED)
    child = terminal("run", "remove all containers")
    child.expect(r"type 7 to run it, q to leave: ")
    shown = child.before + child.after
    for name, state in zip(NAMES, ["running"] * 3 + ["exited"] * 2 + ["created"] * 2, strict=True):
        assert re.search(rf"remove container {name} .*{state}", shown), (name, state, shown)
    assert clean_engine.host in shown
    assert names(clean_engine) == sorted(NAMES)
    child.sendline("7")
    assert end(child) == 0
    assert names(clean_engine) == []


def test_what_came_and_went_after_the_preview(clean_engine, terminal):
    clean_engine.setup(*THREE_RUNNING_FOUR_STOPPED)
    child = terminal("run", "remove all containers")
    child.expect("to leave: ")
    clean_engine.setup("docker create --name late busybox", "docker rm new1")
    child.sendline("7")
    end(child)
    assert names(clean_engine) == ["late"]


def test_anything_but_the_number_declines(clean_engine, terminal):
    clean_engine.setup(*THREE_RUNNING_FOUR_STOPPED)
    for answer in ("", "n", "yes", "y", "6"):
        child = terminal("run", "remove all containers")
        child.expect("to leave: ")
        child.sendline(answer)
        assert (end(child), names(clean_engine)) == (5, sorted(NAMES)), answer


def test_without_a_terminal_it_refuses(clean_engine):
    clean_engine.setup(*THREE_RUNNING_FOUR_STOPPED)
    before = clean_engine.listing()
    done = dsh(clean_engine, "run", "remove all containers")
    assert (done.returncode, clean_engine.listing()) == (5, before)
    assert "--yes" in done.stderr


def test_yes_is_for_scripts(clean_engine):
    clean_engine.setup(*THREE_RUNNING_FOUR_STOPPED)
    assert dsh(clean_engine, "run", "--yes", "remove all containers").returncode == 0
    assert names(clean_engine) == []


def test_piped_xargs_is_the_same(clean_engine):
    clean_engine.setup(*THREE_RUNNING_FOUR_STOPPED)
    done = dsh(clean_engine, "run", "--yes", "docker ps -aq | xargs docker rm -f")
    assert (done.returncode, names(clean_engine)) == (0, [])


def test_preview_as_json_keeps_the_contract(clean_engine):
    clean_engine.setup(*THREE_RUNNING_FOUR_STOPPED)
    done = dsh(clean_engine, "preview", "--json", "docker rm -f $(docker ps -aq)")
    it = json.loads(done.stdout)
    assert {"command", "engine", "risk", "effects", "problems", "keeps", "way_back"} <= it.keys()
    assert {"context", "host", "version"} <= it["engine"].keys()
    assert (it["risk"], it["problems"]) == ("destroy", [])
    removed = {(e["kind"], e["name"]) for e in it["effects"] if e["action"] == "remove"}
    assert removed == {("container", name) for name in NAMES}
    assert all(len(e["id"]) == 64 for e in it["effects"])


PREVIEWED = [
    "docker rm -f $(docker ps -aq)",
    "docker system prune -a -f --volumes",
    "docker run -d -v data:/d --name n busybox",
    "docker stop up1 && docker rm up1",
    "docker rmi -f busybox",
    "docker pull nosuch",
    "remove all images",
    "docker build -t x .",
    "docker volume create v",
    "docker exec up1 touch /x",
]


@pytest.mark.parametrize("command", PREVIEWED)
def test_preview_changes_nothing(clean_engine, command, tmp_path):
    clean_engine.setup("docker run -d --init --name up1 busybox sleep 1000", "docker create --name new1 busybox")
    before = clean_engine.listing(), clean_engine.sh("docker diff up1").stdout
    assert dsh(clean_engine, "preview", "--json", command).returncode in (0, 1)
    assert (clean_engine.listing(), clean_engine.sh("docker diff up1").stdout) == before


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"DOCKER_HOST": "unix:///nowhere/docker.sock"}, "dsh: "),
        ({"DOCKER_HOST": "tcp://127.0.0.1:1"}, "dsh: "),
        ({"DOCKER_HOST": "", "DOCKER_CONTEXT": "nosuch"}, 'context "nosuch"'),
    ],
    ids=["no socket", "nobody listens", "unknown context"],
)
def test_an_engine_that_is_not_there(clean_engine, more, says):
    for verb in ("preview", "run"):
        done = dsh(clean_engine, verb, "docker rm x", **more)
        assert done.returncode in (1, 4) if "DOCKER_CONTEXT" in more else done.returncode == 4
        assert says in done.stderr
        assert "Traceback" not in done.stderr
    assert dsh(clean_engine, "ask", "remove all containers", **more).returncode == 0
    assert dsh(clean_engine, "explain", "docker ps", **more).returncode == 0


def test_names_from_the_engine_cannot_drive_the_terminal(clean_engine, terminal):
    clean_engine.setup("docker create --name c1 --label 'evil=\x1b]0;owned\x07\x1b[31m' busybox")
    child = terminal("run", "docker ps -a --format '{{.Names}} {{.Labels}}'")
    assert end(child) == 0
    assert "\x1b]0;" not in child.before
    assert "\x07" not in child.before


def test_passwords_are_masked(clean_engine):
    done = dsh(clean_engine, "preview", "docker run -d -e DB_PASSWORD=hunter2 busybox")
    assert "hunter2" not in done.stdout + done.stderr


def test_the_end_of_the_input_is_no_consent(clean_engine, terminal):
    clean_engine.setup("docker create --name web busybox")
    child = terminal("run", "docker start web")
    child.expect(r"\[Y/n\] ")
    child.sendeof()
    assert end(child) == 5
    assert clean_engine.api.inspect_container("web")["State"]["Status"] == "created"


def test_a_name_of_one_thing_alone_needs_no_question(clean_engine):
    clean_engine.setup("docker create --name web busybox", "docker volume create data", "docker network create lan")
    for request, command in [
        ("remove web", "docker rm web"),
        ("remove data", "docker volume rm data"),
        ("remove lan", "docker network rm lan"),
    ]:
        assert json.loads(dsh(clean_engine, "preview", "--json", request).stdout)["command"] == command
    assert dsh(clean_engine, "preview", "remove nothing-of-that-name").returncode == 3
    clean_engine.setup("docker create --name zen_hopper busybox")
    assert dsh(clean_engine, "preview", "remove zen_hoper").returncode == 3  # misspelt: it is asked about
    clean_engine.setup("docker volume create web")
    assert dsh(clean_engine, "preview", "remove web").returncode == 3


def test_what_a_request_leaves_out_is_asked_with_the_names_there_are(clean_engine, terminal):
    clean_engine.setup("docker create --name web busybox", "docker create --name db busybox")
    child = terminal("run", "stop a container")
    child.expect("The running container to stop")
    child.expect(r"1  (db|web)\s+2  (db|web)\s")
    child.expect("1-2, another container, or Enter to leave: ")
    child.sendline("")
    assert end(child) == 5


def test_a_run_that_fails_tells_programs_why(clean_engine):
    clean_engine.setup("docker run -d --init --name web busybox sleep 1000")
    it = json.loads(dsh(clean_engine, "run", "--json", "docker rm web").stdout)
    assert (it["outcome"], it["exit_code"]) == ("failed", 1)
    assert [problem["level"] for problem in it["problems"]] == ["error"]


def test_what_a_later_command_takes_is_not_said_to_be_kept(clean_engine):
    clean_engine.setup("docker run -d --init --name web busybox sleep 1000")
    alone = json.loads(dsh(clean_engine, "preview", "--json", "docker rm -f web").stdout)
    chain = json.loads(dsh(clean_engine, "preview", "--json", "docker stop web && docker rm web").stdout)
    assert (chain["risk"], chain["keeps"]) == ("destroy", alone["keeps"])
    assert "docker start web" not in (chain["way_back"] or "")


@pytest.mark.parametrize(
    ("command", "way_back"),
    [
        ("docker run --rm -v /x busybox true", None),
        ("docker run -d --rm --name box busybox sleep 9", "docker rm -f box"),
        ("docker run --name box busybox true", "docker rm -f box"),
    ],
)
def test_what_removes_itself_needs_no_way_back(clean_engine, command, way_back):
    assert json.loads(dsh(clean_engine, "preview", "--json", command).stdout)["way_back"] == way_back
