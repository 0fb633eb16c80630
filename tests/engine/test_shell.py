"""The shell in a real terminal, on a real engine, with bash as its parent where that matters."""

import os
import sys

import pytest
from slow_registry import SlowRegistry
from terminal import DSH, Terminal


@pytest.fixture
def shell(clean_engine, tmp_path):
    """Opens a shell: open(columns, lines, **environment)."""
    opened = []

    def start(columns=80, lines=24, command=DSH, **more):
        env = clean_engine.environment(TERM="xterm-256color", PAGER="cat")
        it = Terminal(command, {**env, **more}, columns, lines, cwd=tmp_path, patience=60)
        opened.append(it)
        return it

    yield start
    for it in opened:
        it.close()


def question(it):
    """Until the question waits for its answer."""
    return it.wait(lambda t: t.lines[t.screen.cursor.y].rstrip().endswith(("]", ":")), "the question")


def says_yes(it, word=""):
    question(it)
    return it.send(word + "\r")


def test_the_story_by_requests_only(shell, clean_engine):
    clean_engine.setup("docker run -d --name web busybox sleep 1000", "docker run --name old busybox true")
    it = shell().prompt()
    it.see("1/2 running")
    it.line("list all containers")
    it.prompt().see("docker ps -a", "Exited (0)", "web")
    it.line("remove container old")
    it.see("removes something that cannot come back", "remove container old")
    says_yes(it)  # Enter is not enough
    it.see("! type yes to run it")
    says_yes(it, "yes")
    it.prompt().see("1/1 running")
    it.line("rename web to site")
    it.see("rename container web", "becomes site")
    says_yes(it)
    it.prompt()
    it.line("undo")
    it.see("rename container site", "becomes web")
    question(it).send("n\r")
    it.prompt()
    it.line("list running containers")
    it.prompt().see("NAMES")
    it.line("pause it")
    it.see("docker pause")
    says_yes(it)
    it.prompt()
    assert clean_engine.api.containers()[0]["State"] == "paused"
    it.line("undo")
    it.see("docker unpause")
    says_yes(it)
    it.prompt()
    assert clean_engine.api.containers()[0]["State"] == "running"
    it.line("remove all containers")
    it.see("removes something that cannot come back", "docker rm -f $(docker ps -aq)")
    question(it).send("q\r")
    it.prompt().see("nothing was run")
    assert len(clean_engine.api.containers(all=True)) == 1
    it.line("exit")
    assert it.ended() == 0


def test_what_was_removed_comes_back_as_far_as_it_can(shell, clean_engine):
    clean_engine.setup("docker run -d --name web -e A=1 busybox sleep 1000", "docker volume create data")
    it = shell().prompt().see("1/1 running")
    it.line("remove the container web")
    it.see("web is running. Which way?", "docker stop web && docker rm web", "q leaves:")
    it.send("q\r").prompt()
    it.line("force it")
    says_yes(it, "yes")
    it.see("✓ done").prompt()
    it.line("undo")
    it.see("cannot come back: the files that container web wrote", "docker run -d --name web -e A=1 busybox sleep 1000")
    says_yes(it)
    it.prompt().see("1/1 running")
    it.line("docker volume rm data")
    says_yes(it, "yes")
    it.prompt()
    it.line("undo")
    it.see("this cannot come back: volume data with the data in it").prompt()
    log = clean_engine.sh(f"{sys.executable} -m dsh log").stdout.decode()
    assert "docker volume rm data" in log
    assert "docker rm -f web" in log


def test_undo_reaches_past_a_ping_and_past_the_session(shell, clean_engine):
    clean_engine.setup("docker run -d --name web busybox sleep 1000")
    it = shell().prompt()
    it.line("docker network create n1 && docker network connect n1 web")
    says_yes(it)
    it.see("✓ done").prompt()
    it.line("docker exec web true")
    says_yes(it)
    it.prompt()
    back = "docker network disconnect n1 web && docker network rm"
    it.line("undo")
    it.see(f"{back} n1")
    question(it).send("q\r")
    it.prompt()
    it.line("q")
    it.see("q once more leaves").prompt()
    it.line("q")
    assert it.ended() == 0
    it = shell().prompt()
    it.line("undo")
    it.see(back)
    says_yes(it, "yes")
    it.see("✓ done").prompt()
    assert "n1" not in [network["Name"] for network in clean_engine.api.networks()]
    it.line("exit")
    assert it.ended() == 0


def test_what_would_go_stays_and_what_was_made_goes(shell, clean_engine):
    clean_engine.setup("docker run --name old busybox true")
    it = shell().prompt()
    it.line("what would be removed if I clean up everything unused")
    it.see("docker system prune", "remove container old").prompt()
    it.line("docker create --name mine busybox")
    says_yes(it)
    it.see("✓ done").prompt()
    it.line("remove everything I made")
    it.see("docker rm -f mine")
    says_yes(it, "yes")
    it.see("✓ done").prompt()
    assert [c["Names"] for c in clean_engine.api.containers(all=True)] == [["/old"]]
    it.line("exit")
    assert it.ended() == 0


def test_a_pasted_block_waits_and_is_no_answer(shell, clean_engine):
    clean_engine.setup("docker run -d --name web busybox sleep 1000")
    it = shell().prompt()
    it.send("\x1b[200~docker ps -q\ndocker rm -f web\ndocker images -q\n\x1b[201~")
    it.see("docker rm -f web", "docker images -q")
    assert "remove container web" not in it.text
    it.send("\r")
    it.see("remove container web", "type yes")
    question(it).send("\x1b[200~yes\n\x1b[201~")
    it.send("\x03")
    it.prompt().see("nothing was run")
    assert clean_engine.api.containers()


@pytest.mark.parametrize("early", ["n", "no", "q"])
def test_an_answer_that_came_too_early_makes_no_enter_a_yes(shell, clean_engine, early):
    clean_engine.setup("docker run -d --name web busybox sleep 1000")
    it = shell().prompt()
    it.line("stop web")
    it.send(early)  # before the question is there
    it.see("docker stop web")
    question(it).send("\r")
    it.see("! y runs it")
    question(it).send("q\r")
    it.prompt().see("nothing was run")
    assert clean_engine.api.containers()


def test_ctrl_c_at_the_question_and_in_logs_comes_back_to_the_prompt(shell, clean_engine):
    clean_engine.setup('docker run -d --name web busybox sh -c "echo hello; sleep 1000"')
    it = shell().prompt()
    it.line("docker rm -f web")
    it.see("type yes")
    question(it).send("\x03")
    it.prompt().see("nothing was run")
    it.line("follow the logs of web")
    it.see("hello")
    it.send("\x03")
    it.prompt().see("stopped following; web goes on as before")
    assert clean_engine.api.containers()


def test_a_shell_that_is_not_there_and_the_line_that_does(shell, clean_engine):
    clean_engine.setup("docker run -d --name web busybox sleep 1000")
    it = shell().prompt()
    it.line("docker exec -it web bash")
    it.see('type "do it" to run docker exec -it web sh').prompt()
    it.line("why")
    it.see("Take sh").prompt()
    assert "docker exec should start bash in the container" in it.all_text
    it.line("do it")
    says_yes(it)
    it.wait(lambda t: t.lines[t.screen.cursor.y].endswith("#"), "the shell in the container")
    it.send("exit\r")
    it.prompt()


def test_a_table_fits_and_what_goes_on_says_how_to_stop(shell, clean_engine):
    clean_engine.setup("docker run -d --name web -p 127.0.0.1::80 busybox sleep 1000")
    it = shell().prompt()
    it.line("docker ps")
    it.see("CONTAINER ID").prompt()
    assert any(line.endswith("  web") and "Up" in line for line in it.lines)
    assert "…" not in it.text.replace("sleep 1000…", "")
    it.line("docker stats")
    it.see("MEM %", "Ctrl-C ends the watching, nothing else")
    it.send("\x03")
    it.see("stopped watching; nothing was changed").prompt()
    assert "is not known" not in it.all_text


def test_a_missing_word_is_asked_for_with_what_there_is(shell, clean_engine):
    clean_engine.setup("docker run -d --name web busybox sleep 1000", "docker create --name old busybox")
    it = shell().prompt().see("1/2 running")
    it.line("show logs")
    it.see("The container whose output you want", "1  ", "2  ", "or Enter to leave:")
    question(it).send("what is an image\r")
    it.see("nothing was run; taken as a new line: what is an image")
    it.prompt()
    it.line("remove old")
    it.see("docker rm old")
    question(it).send("q\r")
    it.prompt()


def test_ctrl_c_in_a_pull_comes_back_to_the_prompt(shell, clean_engine, tmp_path):
    if clean_engine.registry is None:
        pytest.skip("there is no registry to pull from")
    (tmp_path / "file").write_text("a layer that the engine does not have")
    image = f"{clean_engine.registry}/slow:1"
    clean_engine.setup(
        f"tar c file | docker import - {image}", f"docker push {image}", f"docker rmi {image}", cwd=tmp_path
    )
    with SlowRegistry(clean_engine.registry) as slow:
        it = shell().prompt()
        it.line(f"docker pull {slow.address}/slow:1")
        says_yes(it)
        it.wait(lambda _: slow.asked.is_set(), "the engine to ask for the layer")
        it.see("Pulling fs layer").send("\x03")
        it.prompt().see("interrupted")
        it.line("docker ps -q")
        it.prompt()
    assert [tag for found in clean_engine.api.images() for tag in found["RepoTags"] if "slow" in tag] == []


def test_a_sign_of_life_while_a_stop_takes_its_time(shell, clean_engine):
    deaf = "busybox sh -c 'trap : TERM; while :; do sleep 1; done'"
    clean_engine.setup(f"docker run -d --name one {deaf}", f"docker run -d --name two {deaf}")
    it = shell().prompt().see("2/2 running")
    it.line("docker stop -t 2 one")
    says_yes(it)
    it.see("… stop one: its program is given 2 s to end (")
    it.prompt().see("1/2 running")
    assert "… stop one" not in it.text
    it.line("docker stop -t 2 two && docker rm one two")
    says_yes(it, "2")
    it.see("… stop two: its program is given 2 s to end (")
    it.prompt().see("0/0 running")
    assert "… stop two" not in it.text


def test_the_screen_after_enter(shell, clean_engine):
    it = shell().prompt()
    it.line("docker run -d --name web busybox sleep 100")
    it.see("create container web", "e edit", "[Y/n]")
    question(it).send("w\r")
    it.see("Servers and everything else")
    question(it).send("c\r")
    it.see("copied")
    question(it).send("e\r")
    it.see("› docker run -d --name web busybox sleep 100")
    it.send("\x03").prompt()
    assert clean_engine.api.containers(all=True) == []


@pytest.mark.parametrize("columns", [40, 200])
def test_narrow_and_wide(shell, clean_engine, columns):
    clean_engine.setup("docker create --name web busybox")
    it = shell(columns).prompt()
    it.send("remove all con")
    it.see("remove all")
    it.send("tainers\r")
    it.see("e", "docker rm -f")
    question(it)
    assert "remove container web" in it.text
    it.send("q\r")
    it.prompt()


def test_enter_with_an_offer_chosen_takes_it_and_does_not_run(shell):
    it = shell().prompt()
    it.send("docker network c")
    it.see("connect ", "create ")
    it.send("\t")
    it.see("› docker network connect")
    it.send("\r")
    it.send("  --ip")
    it.see("› docker network connect  --ip")


def test_resizing_keeps_the_line(shell):
    it = shell().prompt()
    it.send("docker ps --all")
    it.see("docker ps --all")
    it.resize(50, 20)
    it.send(" -q")
    it.see("docker ps --all -q")


@pytest.mark.parametrize("more", [{"TERM": "dumb"}, {"DSH_PLAIN": "1"}], ids=["dumb", "plain"])
def test_without_drawing(shell, clean_engine, more):
    clean_engine.setup("docker create --name web busybox")
    it = shell(**more)
    it.see("dsh>")
    it.send("remove all containers\r")
    it.see("remove container web", "q quit", "q to leave:")
    it.send("yes please\r")
    it.see("! type yes to run it")
    it.wait(lambda it: it.lines[it.screen.cursor.y].endswith("q to leave:"), "the question again")
    it.send("q\r")
    it.see("nothing was run")
    it.send("docker ps -aq\r")
    it.see(clean_engine.api.containers(all=True)[0]["Id"][:12])
    it.send("exit\r")
    assert it.ended() == 0


def test_no_color(shell):
    it = shell(NO_COLOR="1").prompt()
    it.send("docker ps --nonsense ")
    it.see("--nonsense", "✗")
    colours = {cell.fg for row in it.screen.buffer.values() for cell in row.values()}
    assert colours == {"default"}


def test_no_engine_and_then_one(shell, clean_engine, tmp_path):
    it = shell(DOCKER_HOST=f"unix://{tmp_path}/docker.sock")
    it.see("✗")
    it.line("docker stop web")
    it.see("Stop running containers gently", "no Docker engine is running here")
    os.symlink(clean_engine.host.removeprefix("unix://"), tmp_path / "docker.sock")
    it.see("0/0 running")
    it.line("docker ps -q")
    it.prompt()
    os.unlink(tmp_path / "docker.sock")
    it.line("docker ps -q")
    it.see("no Docker engine is running here")


def test_another_engine_for_this_shell(shell, clean_engine):
    clean_engine.setup(f"docker context create far --docker host={clean_engine.host}")
    it = shell(DOCKER_HOST="unix:///nowhere.sock").prompt()
    it.line("context use nowhere")
    it.prompt().see('context "nowhere" not found')
    it.line("context use far")
    it.see("dsh far ›", "0/0 running")
    it.line("docker ps -q")
    it.prompt()
    it.line("docker create --name one busybox")
    it.see("on far")
    question(it).send("q\r")


def test_long_results_go_through_the_pager(shell, clean_engine):
    it = shell(PAGER="sed -n 's/^REPOSITORY.*/through the pager/p'", lines=8).prompt()
    for n in range(8):
        clean_engine.api.tag("busybox:latest", f"tag{n}")
    it.line("list images")
    it.see("through the pager")
    it.prompt()


def test_it_leaves_the_terminal_to_bash_as_it_was(shell):
    it = shell(command=["bash", "--norc"], PS1="READY ")
    it.see("READY")
    it.send("stty -a | md5sum > before; " + " ".join(DSH) + "\r")
    it.wait(lambda t: any(line.startswith("dsh ›") for line in t.lines), "the prompt")
    it.send("!echo from-$((1+1))-bash\r")
    it.see("from-2-bash").prompt()
    it.send("\x04")
    it.wait(lambda t: t.lines[t.screen.cursor.y].startswith("READY"), "bash")
    it.send("stty -a | md5sum | cmp before - && echo the-same\r")
    it.see("\nthe-same")
