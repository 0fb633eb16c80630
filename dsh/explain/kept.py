"""What a line does not touch: what its command keeps, as far as the flags of the line leave it alone."""

from dsh.cmdline.invocation import Invocation
from dsh.explain.traps import place


def kept(it: Invocation) -> tuple[str, ...]:
    return tuple(keep.says for keep in it.command.keeps if place(keep.when, it) is not None)
