"""What the program has stands in the README."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from dsh.options import OPTIONS, SHARED, VERBS
from dsh.shell.config import SETTINGS
from dsh.shell.keys import KEYS, WORDS

README = (Path(__file__).parent.parent / "README.md").read_text()
FLAGS = sorted({name for options in [SHARED, *OPTIONS.values()] for names, _ in options for name in names})


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb(verb):
    assert f"`dsh {verb}" in README


@pytest.mark.parametrize("flag", [*FLAGS, "--help", "--version"])
def test_every_flag(flag):
    assert f"`{flag}" in README or f" {flag}`" in README


@pytest.mark.parametrize("key", [*KEYS, *WORDS, *SETTINGS])
def test_every_key_word_and_setting_of_the_shell(key):
    assert f"`{key}`" in README


@pytest.mark.parametrize("text", [line for line in README.splitlines() if line.startswith("python3 -m venv")])
def test_the_two_commands_are_single_lines(text):
    assert text.count("\n") == 0
    assert not text.endswith("\\")


IDS = re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{12}\b")


def test_the_first_command_is_explained_previewed_confirmed_and_run():
    asked, shown = re.search(
        r'dsh --practice run "([^"]+)"\n```\n\n.*?\n\n```text\n(.*?)\n```', README, re.DOTALL
    ).groups()
    env = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    words = ["-m", "dsh", "--practice", "run", asked]
    child = pexpect.spawn(sys.executable, words, env=env, dimensions=(60, 80), timeout=60, encoding="utf-8")
    child.expect_exact("[Y/n] ")
    said = child.before + child.after
    child.sendline("y")
    child.expect(pexpect.EOF)
    said = (said + child.before).replace("\r\n", "\n").rstrip()
    assert IDS.sub("<id>", said) == IDS.sub("<id>", shown)
    child.close()
    assert child.exitstatus == 0


def practised():
    """The commands of the chapter on practising, each with what README says that it shows."""
    chapter = README.partition("## No engine? Practise")[2].partition("\n## ")[0]
    for block in re.findall(r"```console\n(.*?)```", chapter, re.DOTALL):
        yield from (re.match(r"(.*)\n((?:.*\n)*)", one).groups() for one in block.split("$ ")[1:])


def test_what_is_practised_shows_what_the_readme_says():
    env = os.environ | {"COLUMNS": "80"}
    for command, shown in practised():
        words = [sys.executable, "-m", *shlex.split(command)]
        done = subprocess.run(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
        assert IDS.sub("<id>", done.stdout) == IDS.sub("<id>", shown), command
