"""What the styles look like. A style is a word such as "command"; a theme gives each its look."""

from dsh.named import NamedTuple


class Theme(NamedTuple):
    """For each style prompt_toolkit's description of it, and the numbers of the SGR sequence that does the same."""

    name: str
    sgr: dict[str, str]


DARK = Theme(
    "dark",
    {
        "program": "1",
        "command": "1;36",
        "flag": "33",
        "value": "32",
        "argument": "35",
        "inner-command": "34",
        "shell": "2",
        "comment": "2",
        "instruction": "1;36",
        "dim": "2",
        "title": "1",
        "error": "1;31",
        "warning": "33",
        "good": "32",
        "destroy": "1;31",
        "change": "33",
        "read": "32",
        "name": "1",
        "unknown": "4;31",
    },
)
LIGHT = Theme("light", DARK.sgr | {"command": "1;34", "flag": "35", "value": "32", "warning": "31", "change": "35"})
NONE = Theme("none", {})
THEMES = {theme.name: theme for theme in (DARK, LIGHT, NONE)}
