import pytest

from dsh.explain.command import explain_line
from dsh.explain.explanation import Explanation, Part, Warning
from dsh.knowledge.store import open_store
from dsh.render.explanation import explanation
from dsh.render.fragments import plain, width

COMMON = [
    "docker ps -a",
    "docker run -it --rm ubuntu bash",
    "docker run -d -p 8080:80 -v /srv:/data --name web nginx",
    "docker run -d --name db -v pgdata:/var/lib/postgresql/data --restart unless-stopped postgres:16",
    "docker exec -it web sh",
    "docker logs -f --tail 100 web",
    "docker build -t app:1.0 .",
    "docker rm -f $(docker ps -aq)",
    "docker system prune -a --volumes",
    "docker cp web:/etc/passwd .",
    "docker network create mynet",
    "docker compose up -d",
]


def part(text, start, role, meaning, **more):
    return Part(text, start, start + len(text), role, meaning, **more)


def test_a_command_as_a_whole():
    it = Explanation(
        "docker run --nmae x i",
        "command",
        "change",
        "Start one",
        (
            part("docker", 0, "program", "The client"),
            part("run", 7, "command", "Start one"),
            part("--nmae", 11, "flag", "There is no flag --nmae", known=False),
            part("x", 18, "value", "The value of --nmae"),
            part("i", 20, "argument", "The image\nfrom here"),
        ),
        (Warning("unknown-flag", "There is no flag --nmae.", 11, 17, "--name"), Warning("w", "The image", 20, 21)),
        keeps=("the image",),
        way_back="docker rm x",
    )
    assert plain(explanation(it, 80)) == (
        "docker run --nmae x i\n"
        "\n"
        "  docker run  Start one\n"
        "  --nmae x    There is no flag --nmae\n"
        "  i           The image\n"
        "              from here\n"
        "  ! There is no flag --nmae → --name\n"
        "\n"
        "  changes something that can be taken back\n"
        "  · It does not touch: the image\n"
        "  · The way back: docker rm x\n"
    )
    assert ("unknown", "--nmae") in explanation(it, 80)


@pytest.mark.parametrize("line", COMMON)
def test_a_common_line_fits_a_small_terminal(line):
    assert plain(explanation(explain_line(line, open_store()), 80)).count("\n") <= 24


@pytest.mark.parametrize("line", COMMON)
@pytest.mark.parametrize("columns", [30, 40, 80, 100])
def test_no_row_is_wider_than_the_window(line, columns):
    it = explain_line(line, open_store())
    rest = plain(explanation(it, columns)).removeprefix(it.text).splitlines()
    words = [word for word in it.text.split() if width(word) > columns - 12]
    assert [row for row in rest if width(row) > columns and not any(word in row for word in words)] == []


def test_a_long_explanation_is_shown_in_short_and_unfolds():
    it = explain_line("docker run -d -p 8080:80 -e A=1 -v data:/data -m 1g --rm --init --name web nginx", open_store())
    short, whole = plain(explanation(it, 80)), plain(explanation(it, 80, unfold=True))
    assert "Port 8080 of this machine leads to port 80" in " ".join(short.split())
    assert "Open a port of this machine" not in short
    assert "Open a port of this machine" in whole


def test_what_ends_lines_is_said_once():
    it = explain_line("docker run \\\n  -d \\\n  --rm \\\n  nginx", open_store())
    assert plain(explanation(it, 80)).count("goes on in the next line") == 1
    assert it.text in plain(explanation(it, 80))


def test_two_options_in_one_word_are_two_sentences():
    it = explain_line("docker exec web ls -la /data", open_store())
    said = next(part.meaning for part in it.parts if part.text == "-la")
    assert said == "With rights, owner, size and date. Also hidden ones"
