"""`dsh config`: the settings of the shell, where they stand and what each may be."""

from dsh.console import Console
from dsh.options import Options
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments, rows
from dsh.render.marks import note


def main(options: Options, console: Console) -> int:
    from dsh.shell.config import SETTINGS, load, path

    config, place = load(), path()
    if options.json:
        from dsh.render import json

        console.out.write(json.line({"path": str(place), "values": config.values, "problems": list(config.problems)}))
        return 1 if config.problems else 0
    out: Fragments = [("title", f"{place}\n" if place.exists() else f"{place} (not there yet)\n")]
    pairs: list[tuple[Fragments, str]] = []
    for key, setting in SETTINGS.items():
        value = config.values[key]
        shown = str(value).lower() if isinstance(value, bool) else f'"{value}"'
        choices = f" ({', '.join(setting.allowed)})" if setting.allowed else ""
        pairs.append(([("flag", key), ("", " = "), ("value", shown)], setting.meaning + choices))
    out += rows(pairs, console.width)
    for problem in config.problems:
        out += note("error", problem, console.width)
    console.out.write(paint(out, console.color, console.theme))
    return 1 if config.problems else 0
