"""`dsh explain COMMAND`: every word explained; -f FILE a Dockerfile or compose file."""

from dsh.console import Console
from dsh.errors import DshError, UsageError
from dsh.explain.explanation import Explanation
from dsh.knowledge.store import Store, open_store
from dsh.options import Options
from dsh.render.ansi import paint
from dsh.verbs.words import is_command, text_of, with_docker


def main(options: Options, console: Console) -> int:
    store = open_store()
    if options.convert:
        return _convert(options, console, store)
    if options.file:
        return _show(explain_file(options.file, store, console), options, console)
    if options.words == ["-"]:
        return _stdin(options, console, store)
    text = text_of(options.words, "explain", console)
    if not text.strip():
        raise UsageError("there is nothing to explain", hint="dsh explain docker ps -a")
    return _show(explain_text(text, store, console), options, console)


def _stdin(options: Options, console: Console, store: Store) -> int:
    text = console.stdin.read().decode(errors="replace")
    if not options.json:
        return _show(_explained(text, store), options, console)
    from dsh.explain.command import logical_lines

    for line in logical_lines(text):
        _show(_explained(line, store), options, console)
    return 0


def _explained(text: str, store: Store) -> Explanation:
    """No password of the line is shown again."""
    from dsh.explain.command import explain_line
    from dsh.explain.masked import masked

    found = explain_line(text, store)
    if any(warning.id in ("unknown-flag", "unknown-command") for warning in found.warnings):
        from dsh.explain.installed import with_installed

        found = with_installed(found, store)
    return masked(found)


def explain_text(text: str, store: Store, console: Console) -> Explanation:
    """A command line is explained as it stands; a plain request is matched first, and the reading is shown."""
    if is_command(text, store):
        return _explained(with_docker(text), store)
    from dsh.cmdline.secrets import mask
    from dsh.explain.masked import reading_without_secrets
    from dsh.request.answer import answer

    found = answer(text, store)
    if found.outcome in ("match", "ambiguous") and found.suggestions:
        best = found.suggestions[0]
        said = " · ".join(reading_without_secrets(best.reading, best.command)) or mask(best.command)
        console.err.write(f"dsh: read as: {said}\n")
        return _explained(best.command, store)
    return _explained(text, store)


def explained_line(line: str, options: Options, console: Console) -> int:
    """Show every word of a docker line."""
    return _show(_explained(line, open_store()), options, console)


def explain_file(path: str, store: Store, console: Console) -> Explanation:
    """A Dockerfile or a compose file, told apart by name and content. Raises DshError where it cannot be read."""
    from dsh.explain.files import explain_file_text

    return explain_file_text(path, _content(path, console), store)


def _content(path: str, console: Console) -> str:
    """The text of a file; `-` is standard input."""
    if path == "-":
        return console.stdin.read().decode(errors="replace")
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError as error:
        raise DshError(f"cannot read {path}: {error.strerror}", hint="dsh explain -f Dockerfile") from error


def _show(it: Explanation, options: Options, console: Console) -> int:
    if options.json:
        from dsh.render import json

        console.out.write(json.line(json.explanation(it)))
    else:
        from dsh.render.explanation import explanation

        console.out.write(paint(explanation(it, console.width), console.color, console.theme))
    console.out.flush()
    return 0


def _convert(options: Options, console: Console, store: Store) -> int:
    from dsh.explain.convert import as_compose, as_run

    if options.convert == "run":
        if not options.file:
            raise UsageError("--as run needs the compose file", hint="dsh explain --as run -f compose.yaml")
        text = as_run(_content(options.file, console), store)
    elif not options.words:
        hint = 'dsh explain --as compose "docker run -p 8080:80 nginx"'
        raise UsageError("--as compose needs the docker run line", hint=hint)
    else:
        text = as_compose(text_of(options.words, "explain", console), store)
    if options.json:
        from dsh.render import json

        text = json.line({"text": text, "kind": "command" if options.convert == "run" else "compose"})
    console.out.write(text)
    return 0
