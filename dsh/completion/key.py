"""What the key does with the line in front of the user.

The answer's first character says what: `=` and the new line (with a note below it where one is due), or `?` and a text
to show under the line, which stays as it is. Nothing for an empty line.
"""

import os

from dsh.console import configured_theme, system_console
from dsh.errors import DshError
from dsh.knowledge.store import Store, open_store
from dsh.render.fragments import Fragments
from dsh.verbs.words import is_command, with_docker


def answer(line: str, color: bool) -> str:
    if not line.strip():
        return ""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    color, width = color and not plain, system_console().width
    try:
        store = open_store()
        if is_command(line, store):
            return "?\n" + _painted(_explained(with_docker(line), store, width), color)
        return _request(line, store, width, color)
    except DshError as error:
        return f"?\n{error.message}\n{error.hint or ''}".rstrip()


def _explained(line: str, store: Store, width: int) -> Fragments:
    from dsh.explain.command import explain_line
    from dsh.explain.masked import masked
    from dsh.render.explanation import explanation

    return explanation(masked(explain_line(line, store)), width)


def _request(line: str, store: Store, width: int, color: bool) -> str:
    from dsh.render import answer as views
    from dsh.request.answer import answer as answered

    found = answered(line, store)
    if found.outcome == "match":
        best = found.suggestions[0]
        notes = [f"put your own word for {', '.join(best.missing)}"] if best.missing else []
        notes += [best.warning] if best.warning else []
        return "\n".join(["=\n" + best.command, *notes])
    if found.outcome == "concept":
        return "?\n" + _painted(views.concept(found, width), color)
    if found.suggestions:
        return "?\n" + _painted(views.choices(found, width), color)
    return "?\n" + _painted(views.nothing(found, width), color)


def _painted(shown: Fragments, color: bool) -> str:
    from dsh.render.ansi import paint

    return paint(shown, color, configured_theme()).rstrip()
