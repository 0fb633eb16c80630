"""The values of flags and arguments, held against their types."""

from collections.abc import Iterable, Iterator

from dsh.cmdline.invocation import ArgumentUse, FlagUse, Problem, Span
from dsh.cmdline.syntax import Word
from dsh.cmdline.types.go_number import go_quoted
from dsh.errors import KnowledgeError
from dsh.knowledge.entries import Command

BOOLEANS = frozenset(("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"))
STARTS = frozenset(("docker container run", "docker container create"))
CHECKED_HERE = STARTS | {
    "docker image pull",
    "docker image push",
}  # look at the image's name before they ask the engine


def bad_values(uses: Iterable[FlagUse], command: Command) -> Iterator[Problem]:
    """A problem for each flag value that docker would refuse. What the shell decides is not looked at."""
    for use in uses:
        if not _known(use.word):
            continue
        if use.flag.type != "bool":
            yield from _bad_value(use, command)
        elif use.value not in BOOLEANS:
            message = f"{use.spelled} is a switch: it takes true or false, not {use.value!r}"
            said = f'strconv.ParseBool: parsing "{use.value}": invalid syntax'
            yield Problem("bad-value", message, use.value_span or use.span, use.spelled, _invalid(use, said), 125)


def bad_arguments(uses: Iterable[ArgumentUse], command: Command) -> Iterator[Problem]:
    """A problem for an image's name that cannot be one."""
    for use in uses:
        named = use.argument is not None and use.argument.type == "image"
        if named and _known(use.word) and command.path in CHECKED_HERE:
            error = _refused("image", use.value)
            if error is not None:
                said, code = _said(error[1], command.path == "docker container run")
                yield Problem("bad-value", error[0], use.span, None, said, code)


def _known(word: Word | None) -> bool:
    """Is the value settled, and no placeholder of a usage line?"""
    return word is not None and word.value is not None and not (word.text.startswith("<") and word.text.endswith(">"))


def _bad_value(use: FlagUse, command: Command) -> Iterator[Problem]:
    error = _refused(use.flag.type, use.value)
    if error is None:
        return
    message, docker, checked, fix = error
    if use.flag.name in ("cap-drop", "cpuset-mems"):
        docker = docker.replace("CapAdd", "CapDrop").replace("cpuset cpus", "cpuset mems")
    span: Span = use.value_span or use.span
    if use.flag.name == "tag" and command.path == "docker image build":
        checked = "flag"  # the one place where a name is looked at while the line is read
    if checked == "start":
        yield Problem("fails-at-start", message, span, fix, f"Error response from daemon: {docker}", 125)
    elif checked == "flag":
        yield Problem("bad-value", message, span, fix, _invalid(use, docker), 125)
    elif checked == "client" and use.flag.type == "platform" and command.path in STARTS:
        run = command.path == "docker container run"
        docker = f"docker: {docker}\n\nRun 'docker run --help' for more information" if run else docker
        yield Problem("bad-value", message, span, fix, docker, 125 if run else 1)
    elif checked == "client":
        yield Problem("bad-value", message, span, fix, *_said(docker, command.path in STARTS))
    else:
        docker = f"Error response from daemon: {docker}"
        yield Problem("bad-value", message, span, fix, *_said(docker, command.path == "docker container run"))


def _said(docker: str, prefixed: bool) -> tuple[str, int]:
    """docker's line and exit code: of a container that cannot be made, with docker's own name in front and 125."""
    return (f"docker: {docker}", 125) if prefixed else (docker, 1)


def _refused(kind: str, value: str) -> tuple[str, str, str, str | None] | None:
    """Our message, docker's own, when docker looks, and what to write instead."""
    from dsh.cmdline.types.all_types import value_type
    from dsh.cmdline.types.value_type import BadValue

    try:
        value_type(kind).parse(value)
    except BadValue as error:
        return error.message, error.docker, error.checked, error.hint
    except KnowledgeError:  # a type that has no rules
        return None
    return None


def _invalid(use: FlagUse, docker: str) -> str:
    short = use.flag.short if use.flag.name != "help" else ""  # -h is going out of use, and docker does not speak of it
    names = f"-{short}, --{use.flag.name}" if short else f"--{use.flag.name}"
    return f'invalid argument {go_quoted(use.value)} for "{names}" flag: {docker}'
