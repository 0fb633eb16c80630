import io
import json
import os
import subprocess
import sys

import pytest

from dsh.cli import split
from dsh.console import system_console
from dsh.errors import Declined
from dsh.knowledge.store import open_store
from dsh.options import VERBS
from dsh.parser import build_parser
from dsh.verbs.confirm import fitted
from dsh.verbs.learn import find
from dsh.verbs.understand import question
from dsh.verbs.words import line_asked_of


@pytest.mark.parametrize(
    ("argv", "own", "words"),
    [
        (["explain", "docker", "run", "-it", "nginx"], ["explain"], ["docker", "run", "-it", "nginx"]),
        (["explain", "--json", "docker", "ps", "--json"], ["explain", "--json"], ["docker", "ps", "--json"]),
        (["--json", "explain", "docker ps"], ["--json", "explain"], ["docker ps"]),
        (["run", "docker ps -a", "--yes"], ["run", "--yes"], ["docker ps -a"]),
        (["run", "--yes", "--", "docker ps"], ["run", "--yes"], ["docker ps"]),
        (["ask", "remove", "all", "--json"], ["ask", "--json"], ["remove", "all"]),
        (["explain", "-f", "Dockerfile", "--json"], ["explain", "-f", "Dockerfile", "--json"], []),
        (["--context", "run", "doctor"], ["--context", "run", "doctor"], []),
        (["doctor", "--json"], ["doctor", "--json"], []),
        (["why", "-"], ["why"], ["-"]),
        ([], [], []),
    ],
)
def test_own_options_and_words_of_the_command_are_told_apart(argv, own, words):
    assert split(argv) == (own, words)


def test_parser_of_one_verb_is_the_whole_parsers():
    needed = {"completion": ["bash"], "plugin": ["install"]}
    for verb in VERBS:
        words = [verb, *needed.get(verb, [])]
        assert vars(build_parser(verb).parse_args(words)) == vars(build_parser().parse_args(words))


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (["nonsense"], 2, "nonsense"),
        (["run"], 2, "needs a request or a docker command"),
        (["--nonsense"], 2, "--nonsense"),
        (["run", "tell me a joke about cats"], 3, "no docker command"),
        (["explain", "-f", "/nowhere/Dockerfile"], 1, "cannot read /nowhere/Dockerfile"),
        (["explain", "--as", "run", "-f", "/nowhere/compose.yaml"], 1, "cannot read /nowhere/compose.yaml"),
        (["explain", "--as", "run"], 2, "--as run needs the compose file"),
        (["explain", "--as", "compose"], 2, "--as compose needs the docker run line"),
        (["run", " "], 2, "needs a request or a docker command"),
        (["rnu", "docker", "ps"], 2, "dsh run docker ps"),
        (["remove", "all", "containers"], 2, "  dsh ask remove all containers, or"),
        (["clean", "up"], 2, "  dsh ask clean up, or"),
        (["logs", "web"], 2, "dsh log web, or dsh ask logs web"),
        (["docker", "ps", "-a"], 2, "dsh run docker ps -a"),
        (["remove all containers"], 2, "dsh ask 'remove all containers'"),
        (["why"], 2, "no error message"),
        (["learn", "quantum-physics"], 3, "no topic"),
        (["--context", "nosuch", "preview", "docker ps"], 4, 'context "nosuch" not found'),
        (["--host", "tcp://no-such-host.invalid:2375", "preview", "docker ps"], 4, "no-such-host.invalid:2375"),
        (["--context", "a", "--host", "b", "preview", "docker ps"], 2, "--host"),
    ],
)
def test_wrong_use_is_a_sentence_and_an_exit_code(argv, code, says):
    done = subprocess.run(
        [sys.executable, "-m", "dsh", *argv], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error():
    line = f"{sys.executable} -m dsh learn | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr) == (0, "")


COMPOSE = "services:\n  web:\n    image: nginx\n    ports: ['8080:80']\n"


def said(*argv, text=None):
    done = subprocess.run([sys.executable, "-m", "dsh", *argv], input=text, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_compose_file_from_standard_input_becomes_a_run_line():
    assert said("explain", "--as", "run", "-f", "-", text=COMPOSE) == "docker run -d --name web -p 8080:80 nginx\n"
    it = json.loads(said("explain", "--json", "--as", "run", "-f", "-", text=COMPOSE))
    assert it == {"text": "docker run -d --name web -p 8080:80 nginx\n", "kind": "command"}


@pytest.mark.parametrize("topic", ["volume", "volumes", "Bind mounts", "named volume", "what is an image"])
def test_topics_are_found_by_what_people_call_them(topic):
    assert said("learn", topic)


def test_all_titles_and_phrases_of_the_topics_find_their_own():
    store = open_store()
    for it in store.concepts().values():
        assert find(it.id, store) == it
        assert find(it.title, store) == it


@pytest.mark.parametrize("code", ["0", "1", "2", "125", "126", "127", "137", "139", "143"])
def test_exit_codes_are_known(code):
    assert said("why", code).strip().startswith(f"{code}:")


def test_a_question_is_broken_between_its_sentences_only():
    long = "  Lost for good on default (unix:///var/run/docker.sock): type yes to run it, q to leave: "
    assert fitted(long, 100) == long
    assert fitted(long, 80) == (
        "  Lost for good on default (unix:///var/run/docker.sock):\n  type yes to run it, q to leave: "
    )


@pytest.mark.parametrize(("typed", "word"), [(b"web\n", "web"), (b"\n", ""), (b" yes \n", "yes")])
def test_an_answer_is_one_line(typed, word):
    assert question(console(typed), "? ") == word


def test_the_end_of_the_input_is_no_enter():
    with pytest.raises(Declined):
        question(console(b""), "Run it? [Y/n] ")


def console(typed):
    return system_console()._replace(stdin=io.BytesIO(typed), err=io.StringIO())


def test_an_error_on_a_terminal_breaks_between_words():
    import pexpect

    words = ["-m", "dsh", "run", "--yes", "qwertz uiop asdf"]
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    child = pexpect.spawn(sys.executable, words, dimensions=(24, 40), timeout=60, env=env)
    child.expect(pexpect.EOF)
    lines = child.before.decode().replace("\r", "").strip("\n").splitlines()
    child.close()
    assert lines[0].startswith("dsh: ")
    assert all(line.startswith(("dsh: ", "     ")) and len(line) <= 40 for line in lines)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("what does docker rm -f web do?", "docker rm -f web"),
        ("explain docker rm -f web", "docker rm -f web"),
        ("can you explain `docker system prune -a --volumes` to me", "docker system prune -a --volumes"),
        ("meaning of docker run -d -p 8080:80 nginx", "docker run -d -p 8080:80 nginx"),
        ("what will docker compose down -v do", "docker compose down -v"),
        ("explain docker run", ""),
        ("what is docker compose", ""),
        ("what does docker do", ""),
        ("explain docker networking to me", ""),
        ("docker rm -f web", ""),
        ("what is docker doing with my disk", ""),
    ],
)
def test_a_docker_line_that_is_asked_about(text, line):
    assert line_asked_of(text, open_store()) == line


def test_a_docker_line_that_is_asked_about_is_explained():
    argv = ["ask", "what does docker rm -f web do?"]
    done = subprocess.run([sys.executable, "-m", "dsh", *argv], capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "docker rm -f web"
