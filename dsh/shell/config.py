"""The settings of the shell: ~/.config/dsh/config.toml. A bad setting is named and its default taken."""

from pathlib import Path

from dsh.named import NamedTuple
from dsh.typed import Any


class Setting(NamedTuple):
    """One key of the file. Without `allowed` it takes any text, or what its default is."""

    default: str | bool
    meaning: str
    allowed: tuple[str, ...] = ()


SETTINGS = {
    "theme": Setting("auto", "colours for a dark or a light background", ("auto", "dark", "light", "none")),
    "mode": Setting("emacs", "which keys edit the line", ("emacs", "vi")),
    "pager": Setting("auto", "what shows results longer than the screen: auto (PAGER or less), never, or a command"),
    "menu": Setting(True, "offer completions while you type; false: on Tab only"),
    "suggest": Setting(True, "suggest the rest of the line from the history"),
    "bar": Setting(True, "show how the line is read, the engine and the keys below it"),
    "history": Setting(True, "remember lines between sessions, passwords masked"),
    "tips": Setting(True, "show a tip now and then, each once"),
    "plain": Setting(False, "no menus, no redrawing, numbered choices (as DSH_PLAIN=1)"),
}


class Config(NamedTuple):
    values: dict[str, str | bool]
    problems: tuple[str, ...] = ()

    def on(self, key: str) -> bool:
        return self.values[key] is True

    def text(self, key: str) -> str:
        return str(self.values[key])


DEFAULTS = {key: setting.default for key, setting in SETTINGS.items()}


def path() -> Path:
    from dsh.folders import config_path

    return Path(config_path())


def load() -> Config:
    """The user's settings. Never fails: what is wrong stands in `problems`."""
    try:
        place = path()
        text = place.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config(dict(DEFAULTS))
    except (OSError, UnicodeDecodeError) as error:
        return Config(dict(DEFAULTS), (f"{place} cannot be read: {error}",))
    return parse(text, str(place))


def parse(text: str, place: str) -> Config:
    """The settings in a text; problems name file, line and key."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Config(dict(DEFAULTS), (f"{place}: {error}; the defaults are used",))
    values, problems = dict(DEFAULTS), []
    for key, value in data.items():
        wrong = _wrong(key, value)
        if wrong:
            problems.append(f"{place}, line {_line(key, text)}: {wrong}")
        else:
            values[key] = value
    return Config(values, tuple(problems))


def _wrong(key: str, value: Any) -> str | None:
    setting = SETTINGS.get(key)
    if setting is None:
        from dsh.cmdline.nearest import nearest

        near = nearest(key, SETTINGS)
        return f"there is no setting {key}" + (f", did you mean {near}?" if near else f": {', '.join(SETTINGS)}")
    if isinstance(setting.default, bool) and not isinstance(value, bool):
        return f"{key} is true or false, not {value!r}; {str(setting.default).lower()} is used"
    if isinstance(setting.default, str) and not isinstance(value, str):
        return f"{key} is a text in quotes, not {value!r}; {setting.default!r} is used"
    if setting.allowed and value not in setting.allowed:
        return f"{key} is one of {', '.join(setting.allowed)}, not {value!r}; {setting.default!r} is used"
    return None


def _line(key: str, text: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("=")[0].strip(" \t\"'[]") == key:
            return number
    return 1
