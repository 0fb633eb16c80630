"""From the text a user gave to the one command line to preview or run, asking where a question can be asked."""

from dsh.console import Console
from dsh.errors import Declined, NoCommandFound
from dsh.escape import quoted
from dsh.knowledge.store import Store
from dsh.named import NamedTuple
from dsh.options import Options
from dsh.render.ansi import paint
from dsh.request.suggestion import Answer, Suggestion
from dsh.verbs.words import is_command, with_docker


class Reading(NamedTuple):
    """The command line, and how a request was read; no `suggestion` where the text was a command already."""

    command: str
    suggestion: Suggestion | None = None
    said: str = ""  # the request


def understand(text: str, store: Store, console: Console, options: Options) -> Reading:
    """Raises NoCommandFound where no single complete command comes out of it. `options` say which engine to look at."""
    if is_command(text, store):
        return Reading(with_docker(text))
    from dsh.request.answer import answer
    from dsh.verbs.named import named

    found = named(answer(text, store), store, options)
    if found.outcome == "ambiguous" and found.suggestions:
        from dsh.verbs.existing import narrowed

        found = narrowed(found, options)
    if found.outcome == "match":
        best = found.suggestions[0]
    elif found.outcome == "ambiguous" and found.suggestions:
        best = _choose(found, console)
    else:
        hint = found.hint or "say it in other words, or give the docker command itself"
        if found.outcome == "concept":
            hint = f"that is a question about an idea: dsh ask {text!r}"
        raise NoCommandFound(f"I know no docker command for {quoted(text)}", hint=hint)
    return Reading(_fill(best, console, store, options), best, text)


def _choose(found: Answer, console: Console) -> Suggestion:
    from dsh.render.answer import choices

    if not console.interactive:
        commands = "; ".join(choice.command for choice in found.suggestions)
        raise NoCommandFound(found.question or "that can mean several things", hint=f"one of: {commands}")
    console.err.write(paint(choices(found, console.width), console.color, console.theme))
    picked = question(console, f"  1-{len(found.suggestions)}, or Enter for none: ")
    if not picked.isdigit() or not 1 <= int(picked) <= len(found.suggestions):
        raise Declined("nothing was run")
    return found.suggestions[int(picked) - 1]


def _fill(suggestion: Suggestion, console: Console, store: Store, options: Options) -> str:
    """The command with its placeholders filled in by the user."""
    command = suggestion.command
    for name in suggestion.missing:
        if not console.interactive:
            raise NoCommandFound(f"the request does not say which {name}", hint=f"put it in: {suggestion.command}")
        command = _filled(command, name, console, store, options)
    return command


def _filled(command: str, name: str, console: Console, store: Store, options: Options) -> str:
    """With what the user puts in the place of one placeholder."""
    from dsh.render.missing import choices
    from dsh.verbs import missing
    from dsh.verbs.existing import names

    kind = missing.kind_of(name, command, store)
    offered = tuple(names(name, options)) if kind else ()
    rows = tuple((it, "") for it in offered)
    says = missing.asked(name, missing.purpose(name, command, store))
    shown = choices(missing.plainly(command), says, rows, console.width)
    console.err.write(paint(shown, console.color and console.err_tty, console.theme))
    word = question(console, missing.question(name, len(offered)))
    if not word:
        raise Declined("nothing was run")
    filled = missing.put(word, name, command, offered, kind)
    if filled is None:
        raise Declined(f"nothing was run: {word!r} is no {kind or name}")
    return filled


def question(console: Console, text: str) -> str:
    """One line from the user, asked on standard error. Raises Declined at the end of the input: Ctrl-D is no Enter."""
    console.err.write(text)
    console.err.flush()
    raw = console.stdin.readline()
    if not raw:
        console.err.write("\n")
        raise Declined("nothing was run")
    return raw.decode(errors="replace").strip()
