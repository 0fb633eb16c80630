"""The command to run inside a container, as it stands in the text."""

from typing import Any

from dsh.request.names import Name
from dsh.request.reading import Reading

INTO = ("in", "inside", "within", "on", "into", "against")
LEADS = ("the", "command", "commands", "a", "script", "program", "one-off", "please", "interactive", "just")


def command_inside(
    reading: Reading, free: list[Name], index: dict[str, Any], taken: set[int]
) -> tuple[str, tuple[int, ...]]:
    """The command and its words: quoted, after the word command, or between run and in; "" where none is."""
    quoted = [v for v in reading.values.values() if v.kind == "quoted"]
    if quoted:
        return quoted[0].text, (quoted[0].first,)
    words = reading.words
    start = next((n for n, w in enumerate(words) if w.sense in ("v.run", "v.exec") or w.low == "command"), None)
    if start is None:
        return "", ()
    first = start + 1
    while first < len(words) and (
        words[first].low in LEADS
        or first in taken
        or (first + 1 in taken and words[first].sense[:1] in ("p", "f"))
        or (first + 2 in taken and words[first].low == "in")
    ):
        first += 1
    for end in range(first + 1, len(words)):
        if words[end].low in INTO:
            inner = words[first:end]
            while len(inner) > 1 and inner[-1].low in (
                "shell",
                "client",
                "prompt",
                "console",
                "session",
                "cli",
                "repl",
            ):
                inner = inner[:-1]
            program = f" {inner[0].low} " in index["programs"]
            if not program and all(
                w.sense[:1] in ("n", "f", "s") and w.sense not in ("n.bash", "n.shell") for w in inner
            ):
                return "", ()
            if any(n.first > end for n in free):
                return reading.text[inner[0].start : inner[-1].end], tuple(range(first, end))
            return "", ()
    last = next((n for n, w in enumerate(words) if w.low in ("command", "cmd") and n + 1 < len(words)), None)
    if last is not None and f" {words[last + 1].low} " in index["programs"]:
        return reading.text[words[last + 1].start :].strip(), tuple(range(last, len(words)))
    return "", ()


def opens_prompt(command: str, index: dict[str, Any]) -> bool:
    """Is it a program that one types into, as psql or python without a script?"""
    return f" {command} " in index["prompts"]
