import os
from pathlib import Path

import pytest

from dsh.console import configured_theme
from dsh.folders import config_path
from dsh.render.ansi import paint
from dsh.shell.config import DEFAULTS, SETTINGS, parse


def test_a_good_file_is_taken():
    found = parse('theme = "light"\nmode = "vi"\nmenu = false\n', "config.toml")
    assert not found.problems
    assert (found.text("theme"), found.text("mode"), found.on("menu")) == ("light", "vi", False)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('# mine\nthem = "dark"\n', "config.toml, line 2: there is no setting them, did you mean theme?"),
        ('theme = "pink"', "config.toml, line 1: theme is one of auto, dark, light, none, not 'pink'"),
        ('menu = "no"', "config.toml, line 1: menu is true or false, not 'no'"),
        ("\n\npager = 3", "config.toml, line 3: pager is a text in quotes, not 3"),
        ("theme = \n", "config.toml: Invalid value (at line 1"),
    ],
)
def test_a_bad_setting_is_named_and_its_default_taken(text, says):
    found = parse(text + '\nmode = "vi"' if "= \n" not in text else text, "config.toml")
    assert found.problems[0].startswith(says)
    assert found.values["theme"] == DEFAULTS["theme"]
    assert found.text("mode") == ("vi" if "= \n" not in text else "emacs")


def test_every_default_is_allowed():
    assert all(not s.allowed or s.default in s.allowed for s in SETTINGS.values())


@pytest.mark.parametrize(
    ("text", "background", "theme"),
    [
        ('mode = "vi"\ntheme = "light" # mine\n', "", "light"),
        ("theme = 'none'", "15;0", "none"),
        ('theme = "auto"', "0;15", "light"),
        ('theme = "pink"', "15;0", "dark"),
        (None, "", "dark"),
    ],
)
def test_what_is_printed_outside_the_shell_has_the_theme_too(monkeypatch, text, background, theme):
    if text is not None:
        os.makedirs(os.path.dirname(config_path()))
        Path(config_path()).write_text(text)
    monkeypatch.setenv("COLORFGBG", background)
    assert configured_theme() == theme
    assert (
        paint([("command", "run")], True, theme)
        == {
            "dark": "\x1b[1;36mrun\x1b[0m",
            "light": "\x1b[1;34mrun\x1b[0m",
            "none": "run",
        }[theme]
    )
