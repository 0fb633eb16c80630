"""Fragments as text for a terminal."""

from dsh.render.fragments import Fragments
from dsh.render.theme import DARK, THEMES, Theme


def paint(fragments: Fragments, color: bool, theme: Theme | str = DARK) -> str:
    """The text with SGR sequences, or bare where colour is not wanted. `theme` or its name, as in Console."""
    if not color:
        return "".join(text for _, text in fragments)
    theme = THEMES[theme] if isinstance(theme, str) else theme
    out = []
    for style, text in fragments:
        codes = ";".join(c for c in (theme.sgr.get(word, "") for word in style.split()) if c)
        out.append(f"\x1b[{codes}m{text}\x1b[0m" if codes else text)
    return "".join(out)
