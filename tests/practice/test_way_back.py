"""What a preview promises of removed images, and what a prune without a terminal shows."""

import subprocess
import sys

import pytest
from practised import Practised

from dsh.knowledge.store import open_store
from dsh.plan.line import plan_line


@pytest.fixture
def engine():
    it = Practised("1.47")
    yield it
    it.close()


@pytest.mark.parametrize(
    ("lines", "command", "way"),
    [
        ([], "docker rmi web:1.0", "build web:1.0 again: no registry is known to have it"),
        (["docker tag web:1.0 shop:2"], "docker rmi shop:2", "docker tag {id} shop:2"),
        (
            ["docker tag web:1.0 shop:2"],
            "docker rmi shop:2 web:1.0",
            "build web:1.0 again: no registry is known to have it",
        ),
        (["docker pull nginx:1.25"], "docker rmi nginx:1.25", "docker pull nginx:1.25"),
    ],
)
def test_the_way_back_of_images(engine, lines, command, way):
    engine.setup(*lines)
    identity = engine.api.inspect_image("web:1.0")["Id"].removeprefix("sha256:")[:12]
    assert plan_line(command, engine.client, open_store()).way_back == way.format(id=identity)


@pytest.mark.parametrize(
    ("command", "way"),
    [
        ("docker stop web", "docker start web"),
        ("docker stop probe web", "docker start web"),
        ("docker stop probe", None),
    ],
)
def test_what_goes_when_it_ends_is_not_started_again(engine, command, way):
    engine.setup("docker run -d --rm --name probe web:1.0", "- docker run -d --name web web:1.0")
    assert plan_line(command, engine.client, open_store()).way_back == way


@pytest.mark.parametrize(
    ("command", "fix"),
    [
        ("docker exec -t box bash -c 'echo $HOME'", "docker exec -t box sh -c 'echo $HOME'"),
        ("docker exec box nosuch", None),
    ],
)
def test_a_shell_that_is_missing_is_answered_with_sh(engine, command, fix):
    engine.setup("docker run -d --name box web:1.0")
    problems = plan_line(command, engine.client, open_store()).problems
    assert [(it.id, it.fix) for it in problems] == [("no-such-program", fix)]


def test_a_prune_without_a_terminal_lists_what_it_is_about():
    line = [sys.executable, "-m", "dsh", "--practice", "preview", "docker", "container", "prune"]
    text = subprocess.run(line, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL).stdout
    assert "remove container report" in text
    assert "nothing is removed" in " ".join(text.split())
