"""Makes the README's pictures from the real screen: python tests/shell/screenshots.py [DOCKER_HOST]

Needs an engine that it may fill (DSH_TEST_DOCKER_HOST, or one of its own). Writes tests/data/screens/*.svg.
"""

import os
import sys
import tempfile
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from terminal import Terminal  # noqa: E402
from throwaway import Daemon, Engine  # noqa: E402

FOLDER = HERE.parent / "data" / "screens"
WIDE, HIGH, SIZE = 8.43, 18, 14  # of a character, in pixels
DARK = {"background": "#1b1f27", "default": "#d8dee9", "black": "#2b303b", "red": "#ff6b6b", "green": "#7bd88f",
        "brown": "#f2c063", "blue": "#6fb3ff", "magenta": "#d59bf6", "cyan": "#5ad4e6", "white": "#c5cbd8",
        "brightblack": "#8b93a5"}  # fmt: skip
LIGHT = {"background": "#fbfbf9", "default": "#24292f", "black": "#24292f", "red": "#b3261e", "green": "#1a7f37",
         "brown": "#8a6100", "blue": "#0550ae", "magenta": "#8250df", "cyan": "#0a6c74", "white": "#d7dadf",
         "brightblack": "#6e7781"}  # fmt: skip
PALETTES = {"dark": DARK, "light": LIGHT}


def svg(screen, palette, host):
    """The screen as a picture: a rectangle for each background, a text for each run of one style."""
    rows = screen.display
    last = max((n for n, row in enumerate(rows) if row.strip()), default=0) + 1
    width, height = screen.columns * WIDE + 24, last * HIGH + 24
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="{SIZE}">',
        f'<rect width="100%" height="100%" rx="8" fill="{palette["background"]}"/>',
    ]
    for y in range(last):
        for x, text, cell in runs(screen.buffer[y], screen.columns):
            out += drawn(x, y, text, cell, palette, host)
    return "\n".join([*out, "</svg>", ""])


def runs(row, columns):
    """Neighbouring cells of one look: where, what, and the first cell."""
    x = 0
    while x < columns:
        first, begin = row[x], x
        look = first._replace(data="")
        text = ""
        while x < columns and row[x]._replace(data="") == look:
            text += row[x].data
            x += 1
        yield begin, text, first


def drawn(x, y, text, cell, palette, host):
    front, back = palette.get(cell.fg, palette["default"]), palette.get(cell.bg) if cell.bg != "default" else None
    if cell.reverse:
        front, back = back or palette["background"], front
    left, top = 12 + x * WIDE, 12 + y * HIGH
    if back:
        yield f'<rect x="{left:.1f}" y="{top}" width="{len(text) * WIDE:.1f}" height="{HIGH}" fill="{back}"/>'
    words = text.strip().replace(host, "unix:///var/run/docker.sock")  # that of most engines
    if words:
        left += (len(text) - len(text.lstrip())) * WIDE
        bold = ' font-weight="bold"' if cell.bold else ""
        line = ' text-decoration="underline"' if cell.underscore else ""
        yield (
            f'<text x="{left:.1f}" y="{top + 13.5:.1f}" fill="{front}"{bold}{line} xml:space="preserve" '
            f'textLength="{len(words) * WIDE:.1f}">{escape(words)}</text>'
        )


def shots(engine, theme):
    """The screens worth seeing, by name."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "dsh").mkdir()
        (Path(home) / "dsh" / "config.toml").write_text(f'theme = "{theme}"\n')
        env = engine.environment(HOME=home, XDG_CONFIG_HOME=home, XDG_STATE_HOME=home)
        env |= {"TERM": "xterm-256color", "DOCKER_CONFIG": home}
        it = Terminal(env=env, columns=88, lines=24).prompt().see("2/3 running")
        it.send("docker stop ")
        it.see("running", "web ").pump(0.5)
        yield "complete", svg(it.screen, PALETTES[theme], engine.host)
        it.send("\x03").prompt()
        it.send("docker run --detatch -p 8080:80 nginx")
        it.see("→ --detach").pump(0.5)
        yield "mistake", svg(it.screen, PALETTES[theme], engine.host)
        it.send("\x03").prompt()
        it.line("remove all containers")
        it.see("to run it, q to leave").pump(0.5)
        yield "ask", svg(it.screen, PALETTES[theme], engine.host)
        it.close()


def main():
    host = os.environ.get("DSH_TEST_DOCKER_HOST")
    daemon = None if host else Daemon()
    engine = Engine(host or daemon.host, None)
    try:
        engine.setup(
            "docker run -d --name web busybox sleep 1000",
            "docker run -d --name db busybox sleep 1000",
            "docker run --name old busybox true",
        )
        FOLDER.mkdir(parents=True, exist_ok=True)
        for theme in PALETTES:
            for name, picture in shots(engine, theme):
                (FOLDER / f"{name}-{theme}.svg").write_text(picture, encoding="utf-8")
                print(FOLDER / f"{name}-{theme}.svg")
    finally:
        engine.reset()
        engine.api.close()
        if daemon:
            daemon.stop()


if __name__ == "__main__":
    main()
