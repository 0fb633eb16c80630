"""`dsh why MESSAGE`: a docker error message or exit code, its cause and the way out."""

from dsh.console import Console
from dsh.errors import UsageError
from dsh.explain.error import Diagnosis, diagnose
from dsh.knowledge.store import open_store
from dsh.options import Options
from dsh.render.ansi import paint
from dsh.render.fragments import Fragments
from dsh.render.marks import note


def main(options: Options, console: Console) -> int:
    store = open_store()
    words = options.words or (["-"] if not console.stdin_tty else [])
    if not words:
        raise UsageError("dsh why needs an error message or an exit code", hint="docker run ... 2>&1 | dsh why")
    text = console.stdin.read().decode(errors="replace") if words == ["-"] else " ".join(words)
    if not text.strip():
        raise UsageError("there is no error message to look at", hint="docker run ... 2>&1 | dsh why")
    found = diagnose(text, store)
    culprit = _look(found[0], options) if found else None
    if options.json:
        from dsh.render import json

        console.out.write(json.line({"text": text, "errors": [json.diagnosis(it) for it in found], "culprit": culprit}))
    else:
        console.out.write(paint(_shown(found, text, culprit, console.width), console.color, console.theme))
    return 0 if found else 3


def _shown(found: tuple[Diagnosis, ...], text: str, culprit: str | None, columns: int) -> Fragments:
    from dsh.render.diagnosis import diagnosis

    if not found:
        hint = "Give the whole message, as docker printed it: docker ... 2>&1 | dsh why"
        return note("error", "I do not know this message.", columns) + note("dim", hint, columns)
    return diagnosis(found[0], columns, culprit)


def _look(it: Diagnosis, options: Options) -> str | None:
    """What the engine in front of us adds: which container holds the port, who has the name. None without an engine."""
    if it.look is None:
        return None
    from dsh.verbs.culprit import culprit

    return culprit(it, options)
