import pytest

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
