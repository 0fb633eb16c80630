"""Short ways from text to docker commands.

invocations(text, store, assume_docker=False) -> tuple[Invocation, ...]   all of them, in order of the text
first_invocation(text, store) -> Invocation                               the first, `docker` left out or not
quote(words) -> str                                                       an argument list as shell text
"""

from collections.abc import Sequence

from dsh.cmdline.find import adds_arguments, docker_commands
from dsh.cmdline.invocation import Invocation
from dsh.cmdline.parse import read
from dsh.cmdline.shell import parse, simples
from dsh.errors import UsageError
from dsh.knowledge.store import Store

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


def invocations(text: str, store: Store, assume_docker: bool = False) -> tuple[Invocation, ...]:
    """Every docker command of a shell text. `assume_docker`: where there is none, the first command is one."""
    tree = parse(text).tree
    found = tuple(
        read(command.words[at:], store, more=adds_arguments(command.words, at))
        for command, at in docker_commands(tree, store)
    )
    if not found and assume_docker:
        found = tuple(read(command.words, store) for command in simples(tree) if command.words)[:1]
    return found


def first_invocation(text: str, store: Store) -> Invocation:
    """The first docker command of a text; `docker` in front may be left out. Raises UsageError for an empty text."""
    found = invocations(text, store, assume_docker=True)
    if not found:
        raise UsageError("there is no docker command", hint="docker ps -a")
    return found[0]


def quote(words: Sequence[str]) -> str:
    """An argument list as shell text that gives the same list again."""
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    if word and PLAIN.issuperset(word):
        return word
    return "'" + word.replace("'", "'\"'\"'") + "'"
