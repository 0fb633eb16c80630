"""The values of flags, held against their types."""

from collections.abc import Iterable, Iterator

from dsh.cmdline.invocation import FlagUse, Problem
from dsh.errors import KnowledgeError

BOOLEANS = frozenset(("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"))
LATE = frozenset(("publish", "pull-policy"))  # looked at after the flags have been read, so docker's text is another


def bad_values(uses: Iterable[FlagUse]) -> Iterator[Problem]:
    """A problem for each value that docker would refuse. What the shell decides is not looked at."""
    for use in uses:
        if use.word is None or use.word.value is None:
            continue
        problem = _bad_switch(use) if use.flag.type == "bool" else _bad_value(use)
        if problem is not None:
            yield problem


def _bad_switch(use: FlagUse) -> Problem | None:
    if use.value in BOOLEANS:
        return None
    message = f"{use.spelled} is a switch: it takes true or false, not {use.value!r}"
    return _problem(use, message, f'strconv.ParseBool: parsing "{use.value}": invalid syntax', use.spelled)


def _bad_value(use: FlagUse) -> Problem | None:
    from dsh.cmdline.types.all_types import value_type
    from dsh.cmdline.types.value_type import BadValue

    if use.value.startswith("<") and use.value.endswith(">"):  # a placeholder of a usage line
        return None
    try:
        value_type(use.flag.type).parse(use.value)
    except BadValue as error:
        return _problem(use, error.message, error.docker or "", error.hint)
    except KnowledgeError:  # a type that has no rules
        return None
    return None


def _problem(use: FlagUse, message: str, docker: str, fix: str | None) -> Problem:
    names = f"-{use.flag.short}, --{use.flag.name}" if use.flag.short else f"--{use.flag.name}"
    late = use.flag.type in LATE
    said = f"docker: {docker}" if late else f'invalid argument "{use.value}" for "{names}" flag: {docker}'
    return Problem("bad-value", message, use.value_span or use.span, fix, said, 125)
