"""The arguments of a command: which place of its usage line each one takes, and whether there are too few or many."""

import re
from collections.abc import Sequence

from dsh.cmdline.invocation import ArgumentUse, Problem, Span
from dsh.cmdline.syntax import Word
from dsh.knowledge.entries import Argument, Command


def places(command: Command) -> tuple[Argument, ...]:
    """The command's arguments; where its knowledge names none, the placeholders of its usage line."""
    return command.arguments or tuple(_from_usage(command.usage))


def takes_arguments(command: Command) -> bool:
    """Is it a group that does something itself, too? (docker buildx history inspect REF)"""
    return command.group and any(argument.name not in ("COMMAND", "ARG") for argument in places(command))


def _from_usage(usage: str) -> list[Argument]:
    found: list[Argument] = []
    first = usage.replace(" | ", "|").split("\n")[0]
    for text in re.findall(r"\[[^\]]*(?:\[[^\]]*\])?[^\]]*\]|\S+", first):
        optional, repeat = text.startswith("["), "..." in text
        name = re.split(r"[\[\]:@=.]", text.strip("[]"))[0]
        if not name or name in ("OPTIONS", "--"):
            continue
        if found and repeat and name.split()[0] == found[-1].name:
            found[-1] = found[-1]._replace(repeat=True)
        else:
            found.append(Argument(name, "string", "", optional, repeat))
    return found


def place(command: Command, words: Sequence[Word]) -> tuple[ArgumentUse, ...]:
    """Each word at its place. One that repeats takes what the required ones after it leave."""
    known, uses, at = places(command), [], 0
    for n, argument in enumerate(known):
        after = sum(not a.optional for a in known[n + 1 :])
        count = max(len(words) - at - after, 0) if argument.repeat else 1
        if argument.optional and not argument.repeat and len(words) - at <= after:
            count = 0
        uses += [ArgumentUse(argument, w.shown, Span(w.start, w.end), w) for w in words[at : at + count]]
        at += count
    fits = command.most is None and bool(known)
    return (
        *uses,
        *(ArgumentUse(known[-1] if fits else None, w.shown, Span(w.start, w.end), w) for w in words[at:]),
    )


def count_problem(command: Command, spelled: str, words: Sequence[Word], path: Span) -> Problem | None:
    """Too few or too many arguments, in docker's words. Words that the shell may make several of are not counted."""
    least, most, many = command.least, command.most, any(word.many for word in words)
    if command.group or (len(words) >= least and (most is None or len(words) <= most)) or many:
        return None
    if len(words) < least:
        missing = " ".join(a.name for a in places(command) if not a.optional) or command.usage
        says = f"{spelled} needs {_counted(least)}, and here {_are(len(words))}"
        return Problem("too-few-arguments", says, path, f"{spelled} {missing}".strip(), _docker(spelled, command), 1)
    extra = words[most or 0 :]
    allowed = "no arguments" if most == 0 else f"at most {_counted(most or 0)}"
    says = f"{spelled} takes {allowed}, and here {_are(len(words))}"
    span = Span(extra[0].start, extra[-1].end)
    return Problem("too-many-arguments", says, span, None, _docker(spelled, command), 1)


def _are(count: int) -> str:
    return "is none" if not count else "is 1" if count == 1 else f"are {count}"


def _counted(count: int) -> str:
    return f"{count} argument" + "s" * (count != 1)


def _docker(spelled: str, command: Command) -> str:
    """What client 28.2.2 prints."""
    least, most = command.least, command.most
    if most == 0:
        rule = "accepts no arguments"
    elif most == least:
        rule = f"requires {_counted(least)}"
    elif most is None:
        rule = f"requires at least {_counted(least)}"
    elif not least:
        rule = f"requires at most {_counted(most)}"
    else:
        rule = f"requires at least {least} and at most {_counted(most)}"
    return f"docker: '{spelled}' {rule}"
