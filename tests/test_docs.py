"""What the program has stands in the README."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dsh.cli import OPTIONS, SHARED, VERBS
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


def test_the_first_example_is_what_dsh_answers():
    asked, shown = re.search(r'dsh ask "([^"]+)"\n```\n\n```text\n(.*?)\n```', README, re.DOTALL).groups()
    env = os.environ | {"COLUMNS": "80"}
    done = subprocess.run([sys.executable, "-m", "dsh", "ask", asked], env=env, capture_output=True, text=True)
    assert done.stdout.startswith(shown)
