"""Finds the traps of a command that a line walks into."""

from collections.abc import Iterator

from dsh.cmdline.invocation import Invocation, Span
from dsh.knowledge.entries import Trap
from dsh.patterns import regex
from dsh.typed import Any


def sprung(invocation: Invocation, led: frozenset[str] = frozenset()) -> Iterator[tuple[Trap, Span]]:
    """The traps of the command whose conditions the invocation meets, each with the place it is about.

    `led`: which of input and output are led elsewhere than to the terminal.
    """
    for trap in invocation.command.traps:
        span = None if trap.when.get("terminal") in led else place(trap.when, invocation)
        if span is not None:
            yield trap, span


def named(fix: str | None, it: Invocation) -> str | None:
    """What helps, with the names that the line gives in the place of CONTAINER, VOLUME ..."""
    for name in dict.fromkeys(a.argument.name for a in it.arguments if a.argument is not None):
        values = it.named(name)
        plain = all(regex(r"[\w][\w./:@-]*").fullmatch(value) and not value.isupper() for value in values)
        if fix is None or name not in fix or not plain:
            continue
        whole = regex(rf"(?<![\w:/-]){name}(?![\w:/.-])")
        inside = regex(rf"(?<![\w-]){name}(?![\w-])")
        fix = whole.sub(" ".join(values), fix) if not inside.search(whole.sub("", fix)) else fix
        fix = inside.sub(values[0], fix) if len(values) == 1 else fix
    return fix


def place(when: dict[str, Any], it: Invocation) -> Span | None:
    """Where all conditions of a trap are met; None where one is not."""
    at = it.path_span
    if any(not it.on(name) if _switch(it, name) else not it.has(name) for name in _listed(when, "with")):
        return None
    if any(it.on(name) if _switch(it, name) else it.has(name) for name in _listed(when, "without")):
        return None
    for name in _listed(when, "with"):
        at = next((use.span for use in it.flags if use.flag.name == name), at)
    for name, pattern in when.get("flags", {}).items():
        use = next((u for u in it.flags if u.flag.name == name and regex(pattern).search(u.value)), None)
        if use is None:
            return None
        at = use.value_span or use.span
    for name, pattern in when.get("arguments", {}).items():
        uses = (a for a in it.arguments if a.argument is not None and a.argument.name == name)
        found = next((a for a in uses if regex(pattern).search(a.value)), None)
        if found is None:
            return None
        at = found.span
    if "fewer" in when and len(it.arguments) >= when["fewer"]:
        return None
    if "more" in when and len(it.arguments) <= when["more"]:
        return None
    return at


def _switch(it: Invocation, name: str) -> bool:
    flag = it.command.flags.get(name)
    return flag is not None and flag.type == "bool"


def _listed(when: dict[str, Any], key: str) -> list[str]:
    value = when.get(key, ())
    return [value] if isinstance(value, str) else list(value)
