"""Tab where the engine is away, and where it holds two thousand containers; and what a Tab asks of it at all."""

import shutil
import sys
from pathlib import Path

import pytest
from shells import PROMPT, Lister, cleared, environment, install, start

from dsh.completion.script import script
from dsh.knowledge.store import open_store

DSH = Path(sys.executable).with_name("dsh")
SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(params=SHELLS)
def opened(request, tmp_path):
    """A function (host) -> the shell in a terminal."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    made = []

    def open_shell(host):
        env = environment(tmp_path, host)
        install(request.param, env)
        made.append(start(request.param, env, tmp_path))
        return made[-1]

    yield open_shell
    for terminal in made:
        terminal.close()


def test_engine_away(opened, tmp_path):
    terminal = opened(f"unix://{tmp_path}/nobody.sock")
    terminal.send("docker rm \t").send("x").see("docker rm x")
    assert "rror" not in terminal.text
    cleared(terminal).send("docker run --network ho\t").see("docker run --network host")


def test_two_thousand_containers(opened, tmp_path):
    engine = Lister(tmp_path / "engine.sock", 2000)
    terminal = opened(engine.host)
    terminal.send("docker rm web199\t").see("web1990", "web1998", "nginx:alpine, up 3 hours")
    engine.close()


@pytest.mark.parametrize("how", [". {file}", 'eval "$(cat {file})"', ". <(cat {file})"], ids=["file", "eval", "pipe"])
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_sourced_by_hand(tmp_path, shell, how):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    plugin = tmp_path / "plugin"
    plugin.write_text(script(shell, str(DSH), "^Xd", open_store()))
    begin = {"bash": f"PS1='{PROMPT} '\n", "zsh": f"PROMPT='{PROMPT} '\nautoload -Uz compinit\ncompinit -u\n"}[shell]
    text = begin + how.format(file=plugin) + "\nafter=reached\n"
    terminal = start(shell, environment(tmp_path, "unix:///nowhere.sock"), tmp_path, text=text)
    terminal.send("docker renam\t").see("docker rename")
    cleared(terminal).send("echo $after\r").see("reached")
    terminal.send("docker ps -a").send("\x18d").see("Also those that do not run")
    terminal.close()


def test_commands_flags_and_fixed_values_ask_nobody(opened, tmp_path):
    engine = Lister(tmp_path / "engine.sock", 4)
    terminal = opened(engine.host)
    for typed, there in (("docker renam", "docker rename"), ("docker run --restart=un", "unless-stopped")):
        cleared(terminal).send(typed + "\t").see(there)
    cleared(terminal).send("docker rm web\t").see("web1")
    engine.close()
    assert engine.asked == ["/containers/json?all=1"]
