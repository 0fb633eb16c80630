"""A docker command line, read as docker's own client reads it.

    read(words, store) -> Invocation      words of a simple command, from the program on (or from after it)

`words` are those of dsh.cmdline.shell; dsh.cmdline.lines has the short ways from text. Raises nothing: what docker
would refuse is in `problems`, in docker's order, with docker's text and exit code.
"""

from collections.abc import Sequence

from dsh.cmdline.arguments import count_problem, place, takes_arguments
from dsh.cmdline.flags import HELP, FlagSet, Parsed, flag_set, parse_flags
from dsh.cmdline.invocation import FlagUse, Invocation, Problem, Span
from dsh.cmdline.nearest import nearest
from dsh.cmdline.syntax import Word
from dsh.cmdline.values import bad_arguments, bad_values
from dsh.knowledge.entries import Command
from dsh.knowledge.store import Store
from dsh.named import NamedTuple

COMPOSE = frozenset(("docker-compose", "podman-compose"))
PROGRAM_FOLDERS = ("bin", "sbin", "libexec")
PROGRAMS = frozenset(("docker", "podman", "docker.exe", *COMPOSE))
OUTSIDE = "desktop"  # a plugin that we know by name only: it reads its words itself
USAGE = frozenset(
    ("[options]", "[options...]", "[flags]", "<options>", "<flags>")
)  # pasted from a usage line: no word of the command
COMMAND_PLACE = frozenset(("COMMAND", "[COMMAND]", "<command>", "SUBCOMMAND"))  # of a usage line as well
BY_ENGINE = ("docker network create", "docker network connect")  # their values are the engine's to refuse, but labels


def program_name(word: Word) -> str:
    """The program a word names, without its folder: docker for /usr/bin/docker, but not passwd for /etc/passwd."""
    folder, slash, name = word.shown.rpartition("/")
    elsewhere = folder.startswith("/") and folder.rpartition("/")[2] not in PROGRAM_FOLDERS
    return word.shown if slash and (elsewhere or not folder) else name


class _Path(NamedTuple):
    """The command words read so far."""

    command: Command
    spelled: str  # as docker would print it: "docker rm", "docker container rm"
    parents: tuple[Command, ...]
    at: int  # the index after the last command word
    last: Word | None
    uses: tuple[FlagUse, ...]  # flags given on the way
    problems: tuple[Problem, ...]
    help: bool = False


def read(words: Sequence[Word], store: Store, more: bool = False) -> Invocation:
    """Read one docker command. Where the first word is no docker program, the program was left out.

    `more`: further arguments come when it is run, as xargs adds them, so that too few is no problem.
    """
    words = [word for word in words if word.text.lower() not in USAGE]
    named = bool(words) and program_name(words[0]) in PROGRAMS
    program = program_name(words[0]) if named else ""
    path = _path(words, 1 if named else 0, _root(program, store), store)
    command = path.command
    known = flag_set(command, _parents(path, store))
    parsed = Parsed((), tuple(words[path.at :]), (), len(words))
    if command.plugin != OUTSIDE:
        parsed = parse_flags(
            words,
            path.at,
            known,
            not command.stops_at_first_argument and (not command.group or takes_arguments(command)),
        )
    arguments = (*parsed.arguments, *words[parsed.rest :])
    problems = [
        *(_early(p, words, path, known) for p in path.problems),
        *parsed.problems,
        *(problem._replace(group="docker") for problem in bad_values(path.uses, command)),
        *bad_values(parsed.uses, command),
    ]
    problems.sort(key=lambda problem: problem.span.start)
    span = Span(words[0].start, words[-1].end) if words else Span(0, 0)
    path_span = Span(span.start, path.last.end if path.last else words[0].end if named else span.start)
    helped = path.help or any(use.flag is HELP and use.value == "true" for use in (*path.uses, *parsed.uses))
    if (
        all(_of_a_value(problem, command) for problem in problems)
        and not helped
        and not (more and len(arguments) < command.least)
    ):
        count = count_problem(command, path.spelled, arguments, path_span)
        problems = [*([count] if count else []), *problems]
    flags = parsed.uses if not path.help else (FlagUse(HELP, "help", "true", path_span, None), *parsed.uses)
    values = tuple(word.shown for word in words)
    uses = place(command, arguments)
    problems += bad_arguments(uses, command)
    return Invocation(program, command, values, path_span, path.uses, flags, uses, tuple(problems), span)


def _of_a_value(problem: Problem, command: Command) -> bool:
    """Is it a value that docker looks at only after it has counted the arguments?"""
    at_once = (problem.docker or "").startswith("invalid argument")
    if command.path in BY_ENGINE:
        at_once = at_once and 'for "--label"' in (problem.docker or "")
    return problem.id == "bad-value" and not at_once


def _early(problem: Problem, words: Sequence[Word], path: _Path, known: FlagSet) -> Problem:
    """A flag in front of the command that it belongs to: docker -it run."""
    word = next((w for w in words if w.start <= problem.span.start < w.end), None)
    if problem.id != "unknown-flag" or word is None or path.last is None or word.start > path.last.start:
        return problem
    name = word.shown.split("=")[0]
    if name[2:] in known.long if name.startswith("--") else all(letter in known.short for letter in name[1:]):
        says = f"{word.shown} belongs to {path.spelled}: it stands after that"
        return problem._replace(message=says, fix=f"{path.spelled} {word.shown}", span=Span(word.start, word.end))
    return problem


def _root(program: str, store: Store) -> Command:
    name = "docker compose" if program in COMPOSE else "docker"
    return store.command(name) or Command(name, "", group=True, stops_at_first_argument=True)


def _parents(path: _Path, store: Store) -> tuple[Command, ...]:
    """`docker build` is buildx's, and knows the flags of its root."""
    buildx = store.command("docker buildx") if path.command.path == "docker image build" else None
    return (*path.parents, buildx) if buildx else path.parents


def _path(words: Sequence[Word], at: int, root: Command, store: Store) -> _Path:
    """Follow command words down from the root, past the flags that stand between them."""
    docker = _root("docker", store)
    path = _Path(root, root.path, (docker,) if root.path != "docker" else (), at, None, (), ())
    while path.command.group:
        parsed = parse_flags(words, path.at, flag_set(path.command, path.parents), interspersed=False)
        found = tuple(problem._replace(group=path.spelled) for problem in parsed.problems)
        path = path._replace(uses=path.uses + parsed.uses, problems=path.problems + found, at=parsed.rest)
        if parsed.rest >= len(words):
            return path
        word = words[parsed.rest]
        if word.shown == "help" and path.command.path in ("docker", "docker compose"):
            path = path._replace(at=parsed.rest + 1, last=word, help=True)
            continue
        step = _step(path, word, store)
        if step is None and (word.text in COMMAND_PLACE or takes_arguments(path.command)):
            return path._replace(at=parsed.rest)
        if step is None:
            flags = parse_flags(words, parsed.rest, flag_set(path.command, path.parents), interspersed=True)
            wrong = next((p.docker for p in flags.problems if p.id == "unknown-flag"), None)
            problem = () if path.problems else (_unknown(path, word, store, wrong),)
            return path._replace(at=parsed.rest, problems=path.problems + problem)
        path = step
    return path


def _step(path: _Path, word: Word, store: Store) -> _Path | None:
    name = word.shown
    found = store.command(f"{path.command.path} {name}") if word.value is not None and name.strip() == name else None
    if found is None or " " in name or not name or name.startswith("."):
        return None
    top = path.command.path == "docker" and f"docker {name}" in found.aliases
    spelled = f"docker {name}" if top else found.path
    return _Path(found, spelled, (*path.parents, path.command), path.at + 1, word, path.uses, path.problems, path.help)


def _unknown(path: _Path, word: Word, store: Store, wrong_flag: str | None) -> Problem:
    """`wrong_flag`: docker's words for a flag behind the unknown command, which it looks at first."""
    known = set(path.command.subcommands)
    if path.command.path == "docker":
        for name, (_, _, aliases, _, _) in store.commands().items():
            known.update(spelled[len("docker ") :] for spelled in (name, *aliases) if spelled.count(" ") == 1)
    near = nearest(word.shown, known)
    spelled = f"{path.command.path} {word.shown}"
    says = f"{path.command.path} has no command {word.shown}"
    fix = f"{path.command.path} {near}" if near else None
    if path.command.plugin == "compose":
        said, code = f'unknown docker command: "{spelled.removeprefix("docker ")}"', 16
    elif path.help:
        said, code = f"unknown help topic: {word.shown}", 1
    elif path.command.path == "docker" and wrong_flag:
        said, code = wrong_flag, 125
    else:
        said, code = f"docker: unknown command: {spelled}", 1
    return Problem("unknown-command", says, Span(word.start, word.end), fix, said, code)
