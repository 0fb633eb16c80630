"""Tab and the key in real shells."""

import shutil

import pytest
from shells import STARTS, Lister, cleared, environment, install, start

BASH = ("bash", "bash-completion")
WEB = "nginx:alpine, up 3 hours, 8080->80"
LISTED = [  # after one Tab these stand on the screen, and those do not
    ("command", "docker re", ["rename", "Give a container another name", "restart"], ["docker re ", "a file"]),
    ("subcommand", "docker container pr", ["docker container prune"], []),
    ("compose", "docker compose -f x.yml up --no-", ["--no-deps", "--no-start"], []),
    ("docker-compose", "docker-compose up --no-", ["--no-deps", "--no-start"], []),
    ("flag", "docker run --memory", ["--memory-swap", "Memory and swap space together"], []),
    ("value", "docker run --restart ", ["unless-stopped", "on-failure", "docker starts it again"], []),
    ("value-after-equals", "docker run --restart=un", ["docker run --restart=unless-stopped"], []),
    ("filter", "docker ps -f status=ex", ["docker ps -f status=exited"], []),
    ("container", "docker rm web", ["web1", WEB, "exited (0) 2 days ago"], ["a file"]),
    ("running", "docker stop web", ["web2", WEB], ["web1", "web3"]),
    ("given", "docker rm web1 web2 web", ["web3", WEB], ["2 days ago)  web1"]),
    ("image", "docker rmi ng", ["docker rmi nginx:alpine"], []),
    ("image-to-run", "docker run busy", ["busybox"], []),
    ("network", "docker network inspect fr", ["docker network inspect front"], []),
    ("odd-name", "docker network inspect m", ["docker network inspect my\\ net"], []),
    ("odd-name-in-quotes", "docker network inspect 'm", ["docker network inspect 'my net'"], []),
    ("odd-name-after-equals", "docker run --network=m", ["docker run --network=my\\ net"], []),
    ("field", "docker run --mount type=", ["a folder in memory", "kept by docker"], ["what is mounted"]),
    ("field-after-comma", "docker run --mount type=volume,tar", ["docker run --mount type=volume,target="], []),
    ("field-of-another-type", "docker run --mount type=bind,bind-", ["bind-propagation="], ["volume-nocopy"]),
    ("field-given", "docker run --mount type=bind,target=/x,t", ["type=bind,target=/x,t"], ["target=  ", "type="]),
    ("field-file", "docker run --mount type=bind,src=s", ["docker run --mount type=bind,src=src/"], ["data"]),
    ("field-volume", "docker run --mount=type=volume,src=d", ["docker run --mount=type=volume,src=data"], ["src/"]),
    ("field-of-a-cache", "docker build --cache-from type=local,sr", ["--cache-from type=local,src="], []),
    ("field-bare", "docker build --platform linux/amd64,linux/arm6", ["linux/amd64,linux/arm64"], []),
    ("second-filter", "docker ps -f status=exited -f name=web", ["web3", "exited (0) 2 days ago"], []),
    ("log-option", "docker run --log-opt max-size=10m --log-opt max-f", ["--log-opt max-file="], []),
    ("copy-from-here", "docker cp a\\ file f", ["docker cp a\\ file f"], ["src"]),
    ("copy-to-a-container", "docker cp src/ web3", ["docker cp src/ web3:"], []),
    ("copy-to-here", "docker cp web:/x s", ["docker cp web:/x src/"], ["stopped"]),
    ("not-ascii", "docker run --name b\u00fcro --restart=un", ["b\u00fcro --restart=unless-stopped"], []),
    ("volume", "docker run -v da", ["docker run -v data:"], []),
    ("free-text", "docker run --name=", ["docker run --name="], ["src", "a file", "web"]),
    ("cluster", "docker run -it", ["docker run -it"], ["--"]),
    ("file", "docker load -i a", ["docker load -i a\\ file"], []),
    ("folder", "docker build s", ["docker build src/"], []),
    ("after-the-image", "docker run nginx ", ["docker run nginx"], ["--", "a file", "src", "web"]),
    ("own-verb", "dsh exp", ["dsh explain"], []),
    ("own-flag", "dsh explain --fi", ["dsh explain --file"], []),
    ("own-line", "dsh preview docker rm --vol", ["dsh preview docker rm --volumes"], []),
]


@pytest.fixture(scope="module", params=list(STARTS))
def shell(request, tmp_path_factory):
    name = request.param
    if not shutil.which(name.split("-")[0]):
        pytest.skip(f"{name} is not installed")
    home = tmp_path_factory.mktemp("shell")
    engine = Lister(home / "engine.sock", 4)
    env = environment(home, engine.host)
    install(name, env)
    folder = home / "work"
    (folder / "src").mkdir(parents=True)
    (home / "bin").mkdir()
    (home / "bin" / "sudo").write_text('#!/bin/sh\nexec "$@"\n')
    (home / "bin" / "sudo").chmod(0o755)
    env["PATH"] = f"{home}/bin:{env['PATH']}"
    (folder / "a file").write_text("")
    terminal = start(name, env, folder)
    terminal.name, terminal.engine = name, engine
    yield terminal
    terminal.close()
    engine.close()


@pytest.fixture
def at(shell):
    return cleared(shell)


@pytest.mark.parametrize(("typed", "there", "absent"), [row[1:] for row in LISTED], ids=[row[0] for row in LISTED])
def test_tab(at, typed, there, absent):
    at.send(typed + "\t").see(*there)
    at.send("\x05!")  # what comes after the Tab's work is shown after it
    at.wait(lambda it: "!" in it.text)
    rest = at.text.replace(typed, "")
    assert [text for text in absent if text in rest] == []


def test_within_a_line_that_is_not_ascii(at):
    at.send("docker run --hostname b\u00fccher --restart=un nginx").see("un nginx")
    at.send("\x02" * 6 + "\t").wait(
        lambda it: "b\u00fccher --restart=unless-stopped nginx" in " ".join(it.text.split())
    )


def test_behind_sudo(shell, at):
    if shell.name == "bash":
        pytest.skip("without bash-completion, bash knows nothing of sudo")
    at.send("sudo docker rm web\t").see("web1", "exited (0) 2 days ago")


def test_a_whole_word_gets_its_blank(at):
    at.send("docker run -it\t").send("-").see("-it -")


def test_the_key_makes_a_command_of_a_request(at):
    at.send("remove all containers").see("all containers")
    at.send("\x18d").see("ready> docker rm -f $(docker ps -aq)")


def test_the_key_explains_a_command_and_leaves_it(at):
    at.send("docker ps -a").see("docker ps -a")
    at.send("\x18d").see("List the containers", "Also those that do not run")
    at.send(" -q").see("ready> docker ps -a -q")


def test_the_key_does_nothing_on_an_empty_line(at):
    at.send("\x18d").send("echo on").see("echo on")
    assert at.text.split() == ["ready>", "echo", "on"]
