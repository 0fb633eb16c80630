"""The terminal, or what stands in for it: streams, width and colour as one object that is handed in."""

import os
import sys

from dsh.named import NamedTuple
from dsh.typed import BinaryIO, TextIO


class Console(NamedTuple):
    """Where a verb reads and writes. Results go to `out`, everything else to `err`."""

    stdin: BinaryIO
    out: TextIO
    err: TextIO
    stdin_tty: bool
    out_tty: bool
    err_tty: bool
    width: int  # columns of the terminal; 80 where there is none
    color: bool  # may styles be shown at all
    theme: str = "dark"  # dark, light or none, as the user's settings or the terminal say
    screen: bool = False  # a screen that people look at and nothing else: tables may be made to fit it

    @property
    def interactive(self) -> bool:
        """Can a question be asked and answered?"""
        return self.stdin_tty and self.err_tty


def system_console(no_color: bool = False) -> Console:
    """The console of this process. Honours NO_COLOR, CLICOLOR=0 and TERM=dumb."""
    plain = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("CLICOLOR") == "0"
    out_tty, err_tty = sys.stdout.isatty(), sys.stderr.isatty()
    color = not plain and os.environ.get("TERM") != "dumb" and out_tty
    theme = configured_theme() if color else "none"
    color = color and theme != "none"
    return Console(
        sys.stdin.buffer, sys.stdout, sys.stderr, sys.stdin.isatty(), out_tty, err_tty, columns(), color, theme
    )


def configured_theme() -> str:
    """dark, light or none: as the user's settings say."""
    return theme_for(_setting("theme") or "auto")


def theme_for(setting: str) -> str:
    """auto is what the terminal says of its background, else dark."""
    if setting in ("dark", "light", "none"):
        return setting
    return "light" if os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else "dark"


def _setting(key: str) -> str | None:
    """One text of the shell's settings, read without a TOML parser; the shell itself tells of a bad file."""
    from dsh.folders import config_path

    try:
        with open(config_path(), encoding="utf-8", errors="replace") as file:
            for line in file:
                name, equals, value = line.partition("=")
                if equals and name.strip() == key:
                    return value.split("#")[0].strip().strip("\"'")
    except OSError:
        pass
    return None


def columns() -> int:
    """COLUMNS, or the terminal's own width, or 80. (shutil has this too, at 2 ms.)"""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            return os.get_terminal_size(stream.fileno()).columns or 80 if stream else 80
        except (OSError, ValueError):
            continue
    return 80
