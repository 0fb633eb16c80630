"""The themes as prompt_toolkit's style, from the same table that the one-shots print with."""

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.styles import Style

from dsh.render.fragments import Fragments
from dsh.render.theme import DARK, NONE, Theme

COLORS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "gray")
MARKS = {"1": "bold", "2": "dim", "3": "italic", "4": "underline", "7": "reverse"}
GROUPS = {"command": "command", "flag": "flag", "value": "value", "request": "title", "path": "dim"}


def described(sgr: str) -> str:
    """prompt_toolkit's words for the numbers of an SGR sequence."""
    out = []
    for code in sgr.split(";"):
        if code in MARKS:
            out.append(MARKS[code])
        elif code[:1] == "3" and len(code) == 2 and code[1] in "01234567":
            out.append(f"ansi{COLORS[int(code[1])]}")
        elif code[:1] == "9" and len(code) == 2 and code[1] in "01234567":
            bright = COLORS[int(code[1])]
            out.append("ansiwhite" if bright == "gray" else f"ansibright{bright}")
    return " ".join(out)


def style_of(theme: Theme) -> Style:
    """Each of our styles as a class, and prompt_toolkit's own parts dressed to match."""
    look = {name: described(sgr) for name, sgr in theme.sgr.items()}
    plain = theme is NONE
    rules = {
        **look,
        "live": "bold",
        "auto-suggestion": "dim" if not plain else "",
        "bottom-toolbar": "noreverse",
        "bottom-toolbar.text": "",
        "bar": "reverse",
        "completion-menu": "reverse"
        if plain
        else "bg:ansiblack ansigray"
        if theme is DARK
        else "bg:ansigray ansiblack",
        "completion-menu.completion": "",
        "completion-menu.completion.current": "noreverse bold" if plain else "reverse bold",
        "completion-menu.meta.completion": "" if plain else "dim" if theme is DARK else "",
        "completion-menu.meta.completion.current": "noreverse" if plain else "reverse",
        "scrollbar.background": "",
        "scrollbar.button": "reverse",
    }
    for group, name in GROUPS.items():
        rules[f"offer.{group}"] = look.get(name, "")
    return Style.from_dict(rules)


def classed(fragments: Fragments) -> StyleAndTextTuples:
    """Our fragments as prompt_toolkit takes them: style names become classes."""
    return [(" ".join(f"class:{word}" for word in style.split()), text) for style, text in fragments]
