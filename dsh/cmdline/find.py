"""Where in a script docker is called: plainly, or through sudo, xargs, time, env, ssh and the like."""

from collections.abc import Iterator, Sequence

from dsh.cmdline.flat import is_assignment
from dsh.cmdline.parse import PROGRAMS, program_name
from dsh.cmdline.shell import simples
from dsh.cmdline.syntax import Node, Simple, Word
from dsh.knowledge.store import Store

# programs that run the command in their arguments, with the number of arguments of their own before it
WRAPPERS = {
    "sudo": 0, "doas": 0, "xargs": 0, "time": 0, "watch": 0, "env": 0, "nohup": 0, "ssh": 1, "exec": 0, "command": 0,
    "timeout": 1, "nice": 0, "winpty": 0, "parallel": 0, "builtin": 0, "setsid": 0, "stdbuf": 0, "eval": 0,
    "gtimeout": 1, "gxargs": 0, "strace": 0, "unbuffer": 0, "systemd-run": 0, "newgrp": 1, "chronic": 0, "ionice": 0,
}  # fmt: skip


def docker_at(words: Sequence[Word], store: Store) -> int | None:
    """The index of the word that names docker as the program to run, or None."""
    at = 0
    while at < len(words):
        name = program_name(words[at])
        if name in PROGRAMS:
            return at
        if name not in WRAPPERS:
            return None
        at = wrapped_at(words, at, store)
    return None


def wrapped_at(words: Sequence[Word], at: int, store: Store) -> int:
    """The index of the command that the wrapper at `at` runs; len(words) where there is none."""
    name = program_name(words[at])
    own, known = WRAPPERS.get(name, 0), store.program(name)
    at += 1
    while at < len(words):
        text = words[at].shown
        if text == "--":
            at += 1
        elif text.startswith("-") and text != "-":
            at += 2 if _takes_value(text, words, at, known.takes_value if known else None) else 1
        elif is_assignment(text):
            at += 1
        elif own:
            own, at = own - 1, at + 1
        else:
            return at
    return at


def _takes_value(text: str, words: Sequence[Word], at: int, known: tuple[str, ...] | None) -> bool:
    if known is not None:
        return text in known
    # without knowledge of the wrapper: -n 1 docker rm, -u root docker ps
    after = [program_name(word) for word in words[at + 1 : at + 3]]
    return len(after) == 2 and after[0] not in PROGRAMS and (after[1] in PROGRAMS or after[0].isdigit())


def adds_arguments(words: Sequence[Word], at: int) -> bool:
    """Does something before the docker word at `at` add arguments at the end, as xargs does?"""
    return any(program_name(word) in ("xargs", "gxargs", "parallel") for word in words[:at])


def docker_commands(node: Node, store: Store) -> Iterator[tuple[Simple, int]]:
    """Every simple command that runs docker, with the index of the docker word in its words."""
    for command in simples(node):
        at = docker_at(command.words, store)
        if at is not None:
            yield command, at
