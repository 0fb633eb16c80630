"""The lines of the examples as frames: what of a line is kept, and what tells the frames of one command apart."""

import pytest

from dsh.knowledge.frames import Frame, by_line, count, frame_of, framed
from dsh.knowledge.store import open_store
from dsh.request.phrasebook import index_of


@pytest.fixture(scope="module")
def commands():
    return {leaf[0]: leaf for leaf in index_of(open_store()).data["commands"]}


SPELLINGS = {
    "docker run": "docker container run",
    "docker ps": "docker container ls",
    "docker exec": "docker container exec",
    "docker build": "docker image build",
    "docker cp": "docker container cp",
    "docker rm": "docker container rm",
}


@pytest.mark.parametrize(
    ("line", "template"),
    [
        ("docker run -d --name NAME -p PORT:PORT IMAGE", "docker run -d"),
        ("docker run -d --restart always IMAGE", "docker run -d --restart always"),
        ("docker run --rm IMAGE COMMAND", "docker run --rm {IMAGE} {COMMAND}"),
        ("docker run -it IMAGE sh", "docker run -it {IMAGE} sh"),
        ("docker ps -a -f ancestor=IMAGE", "docker ps -a -f ancestor={IMAGE}"),
        ("docker ps --format '{{.ID}} {{.Names}}'", "docker ps --format '{{.ID}} {{.Names}}'"),
        ("docker ps -q | wc -l", "docker ps -q | wc -l"),
        ("docker build --progress=plain .", "docker build --progress plain"),
        ("docker rm $(docker ps -aq -f status=exited)", "docker rm $(docker ps -aq -f status=exited)"),
        ("docker run -d --cap-drop ALL IMAGE", "docker run -d --cap-drop ALL"),
        ("docker cp CONTAINER:PATH PATH", None),  # read by a module of its own
        ("docker rm CONTAINER && docker ps", None),
        ("docker run --frozen IMAGE", None),
        ("docker run -d --opt", None),
    ],
)
def test_keeps_switches_and_settled_values(line, template, commands):
    found = frame_of(line, commands, SPELLINGS)
    assert (found and found.template) == template


def test_the_order_of_flags_makes_no_other_frame(commands):
    data = {"a": {"docker run -it --rm IMAGE": ["x"], "docker run --rm -it IMAGE": ["y"]}}
    assert framed(data, by_line(data, list(commands.values()), SPELLINGS)) == {
        Frame("docker container run", "docker run -it --rm"): ["x", "y"]
    }


def test_counts_each_frame_beside_the_others_of_its_command():
    all_of_them, some = Frame("docker container ls", "docker ps -a"), Frame("docker container ls", "docker ps")
    examples = {all_of_them: ["every one", "every last one"], some: ["one that runs", "what runs"]}
    got = count(examples, {all_of_them: 7, some: 8}, str.split)
    assert got.frames["docker container ls"][::3] == [7, 8]
    assert got.features["every"].startswith(";docker container ls=0:")
    assert ",1:" in got.features["one"]  # what all say tells nothing apart
    assert "last" not in got.features  # said once
