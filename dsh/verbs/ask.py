"""`dsh ask REQUEST`: the command for a request, explained, with alternatives."""

import os

from dsh.console import Console
from dsh.errors import DshError, NoCommandFound, UsageError
from dsh.knowledge.store import Store, open_store
from dsh.options import Options
from dsh.request.suggestion import Answer
from dsh.verbs.words import is_command, line_asked_of, text_of, with_docker

MOVED = ("another port", "different port", "new port", "other port")  # of a container there is
CODES = {"match": 0, "concept": 0, "ambiguous": 3, "none": 3}


def main(options: Options, console: Console) -> int:
    store = open_store()
    if options.words == ["-"]:
        return _lines(options, console, store)
    text = text_of(options.words, "ask", console)
    if not text.strip():
        raise UsageError("there is no request", hint='dsh ask "remove all containers"')
    if options.why_not:
        return _why_not(text, console, store)
    line = "" if options.json or options.bare else line_asked_of(text, store)
    if line:
        from dsh.verbs.explain import explained_line

        return explained_line(line, options, console)
    return _one(text, options, console, store)


def _lines(options: Options, console: Console, store: Store) -> int:
    """One request a line, one answer a line."""
    from dsh.render import json

    code = 0
    for raw in console.stdin:
        text = raw.decode(errors="replace").strip("\r\n")
        answer = answer_to(text, store)
        code = max(code, CODES[answer.outcome])
        if options.json:
            console.out.write(json.line(json.answer(answer, practice(options))))
        else:
            console.out.write((answer.suggestions[0].command if answer.suggestions else "") + "\n")
        console.out.flush()
    return code


def answer_to(text: str, store: Store) -> Answer:
    """The answer to a request. A docker command line is answered with itself."""
    from dsh.request.answer import answer
    from dsh.request.suggestion import Suggestion

    if not is_command(text, store):
        return answer(text, store)
    from dsh.explain.command import explain_line

    line = with_docker(text)
    it = explain_line(line, store)
    given = Suggestion(line, it.summary, it.risk, 1.0, reading=("a docker command as it stands",))
    return Answer(text, "match", (given,))


def _one(text: str, options: Options, console: Console, store: Store) -> int:
    answer = answer_to(text, store)
    if (answer.outcome == "none" or any(words in text for words in MOVED)) and _at_hand(options):
        from dsh.verbs.named import named_whole  # what is understood needs no engine

        answer = named_whole(answer, store, options)
    if options.bare:
        if answer.outcome != "match":
            raise NoCommandFound(f"no single docker command for {text!r}", hint=f"dsh ask {text!r}")
        console.out.write(answer.suggestions[0].command + "\n")
    elif options.json:
        from dsh.render import json

        console.out.write(json.line(json.answer(answer, practice(options))))
    else:
        from dsh.render.ansi import paint

        shown = _shown(answer, console, store)
        if getattr(options, "practice", None):
            from dsh.plan.plan import PRACTICE_PLACE

            shown += [("dim", f"  on {PRACTICE_PLACE}: dsh --practice run {answer.request!r}\n")]
        console.out.write(paint(shown, console.color, console.theme))
    return CODES[answer.outcome]


def _at_hand(options: Options) -> bool:
    """Is the engine on this machine, so that asking it takes no time and no password?"""
    from dsh.engine.address import resolve

    try:
        host = resolve(options.context, options.host, dict(os.environ)).host
    except DshError:
        return False
    return host.startswith(("unix:", "npipe:", "practice:"))


def practice(options: Options) -> dict[str, str] | None:
    """The engine in the JSON of a request: only where it is one to practise on, since no other is asked."""
    return {"context": "practice", "host": options.host or ""} if options.practice else None


def _shown(answer: Answer, console: Console, store: Store) -> list[tuple[str, str]]:
    from dsh.render import answer as views

    if answer.outcome == "concept":
        return views.concept(answer, console.width)
    if answer.outcome == "ambiguous":
        return views.choices(answer, console.width)
    if not answer.suggestions:
        return views.nothing(answer, console.width)
    from dsh.explain.command import explain_line
    from dsh.explain.masked import masked
    from dsh.render.explanation import explanation
    from dsh.render.marks import note

    best = answer.suggestions[0]
    out = explanation(masked(explain_line(best.command, store)), console.width)
    if best.missing:
        out += note("warning", f"put your own word for {', '.join(best.missing)}", console.width)
    if best.warning:
        out += note("warning", best.warning, console.width)
    return out + views.reading(best, console.width) + views.alternatives(answer, console.width)


def _why_not(text: str, console: Console, store: Store) -> int:
    from dsh.render.trace import trace as shown
    from dsh.request.trace import trace

    console.out.write("".join(part for _, part in shown(trace(text, store), console.width)))
    return 0
