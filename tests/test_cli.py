import subprocess
import sys

import pytest

from dsh.cli import VERBS, build_parser, split


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
        (["learn", "quantum-physics"], 3, "no topic"),
        (["--context", "a", "--host", "b", "preview", "docker ps"], 2, "--host"),
    ],
)
def test_wrong_use_is_a_sentence_and_an_exit_code(argv, code, says):
    done = subprocess.run([sys.executable, "-m", "dsh", *argv], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error():
    line = f"{sys.executable} -m dsh learn | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr) == (0, "")
