"""ssh keys for a build: default, or NAME=SOCKET|KEY[,KEY]."""

from dsh.cmdline.types.value_type import Candidate, Piece, fills_in, offer
from dsh.knowledge.entries import Flag

name = "ssh"


def parse(text: str, /) -> tuple[str, tuple[str, ...]]:
    """The name that the build uses, and the sockets or key files."""
    key, equals, paths = text.partition("=")
    return key, tuple(paths.split(",")) if equals else ()


def explain(text: str, flag: Flag | None = None, /) -> str:
    if not text:
        return "the name is missing"
    key, paths = parse(text)
    if not paths or paths == ("",):
        return f"the keys of your ssh agent, for steps of the build that ask for {key}"
    if fills_in(text):
        return f"the ssh agent or key that the shell fills in, for steps of the build that ask for {key}"
    return f"the ssh agent or key at {' and '.join(paths)}, for steps of the build that ask for {key}"


def pieces(text: str, flag: Flag | None = None, /) -> tuple[Piece, ...]:
    key, equals, paths = text.partition("=")
    if not key or not equals or not paths:
        return ()
    return (
        Piece(0, len(key), "the name under which the build asks for it"),
        Piece(len(key) + 1, len(text), "the agent's socket or the key file"),
    )


def complete(prefix: str, flag: Flag | None = None, /) -> tuple[Candidate, ...]:
    return offer({"default": "the keys of your ssh agent"}, prefix)
