"""What can be typed at the cursor: the core of completion, for the REPL and for the shells' plugins.

    candidates(text, cursor, store, live) -> list[Candidate]      best first, grouped

Pure but for paths, which are looked up in the current folder. Imports neither docker nor prompt_toolkit.
"""

from collections.abc import Iterable, Iterator

from dsh.cmdline.arguments import takes_arguments
from dsh.cmdline.find import docker_at
from dsh.cmdline.flags import HELP, FlagSet, flag_set
from dsh.cmdline.invocation import FlagUse, Invocation
from dsh.cmdline.parse import read
from dsh.cmdline.syntax import Word
from dsh.cmdline.types.cp_path import parse as parse_side
from dsh.completion.cursor import Spot, spot, word
from dsh.completion.live import NOTHING, Live
from dsh.completion.match import best
from dsh.completion.paths import paths
from dsh.completion.requests import names, requests
from dsh.completion.values import Value, values
from dsh.knowledge.entries import Argument, Command, Flag
from dsh.knowledge.store import Store
from dsh.named import NamedTuple

SENTINEL = "x"  # stands for a word that is still to be typed
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-~")


class Candidate(NamedTuple):
    """Replace the text from `start` to the cursor by `text`. `ends`: a blank may follow."""

    text: str
    start: int
    group: str  # command flag value container image network volume path request
    meaning: str
    ends: bool = True


def candidates(
    text: str, cursor: int, store: Store, live: Live = NOTHING, assume_docker: bool = True
) -> list[Candidate]:
    """All that fits. `assume_docker`: `docker` may be left out, and the text may be a request (as in the REPL)."""
    here = spot(text, cursor)
    if here.file:
        return [_path(path, meaning, here) for path, meaning in paths(here.prefix)]
    at = docker_at(here.words, store)
    if at is not None:
        return _docker(here, here.words[at:], store, live)
    if not assume_docker:
        return _programs(here) if not here.words else []
    found: list[Candidate] = []
    if not here.words and text[: here.start].strip():
        found = _programs(here)
    elif not here.words:
        found = [*_commands(here, _root(store), store), *_programs(here)]
    elif store.command(f"docker {here.words[0].shown}") is not None:
        found = _docker(here, here.words, store, live)
    options = [it for it in found if it.group == "flag" and not here.prefix]  # plain words go on without them
    found = [it for it in found if it not in options]
    if "\n" not in text[:cursor].strip():
        found += _requests(text[:cursor], here, store, live, bool(found or options))
    return found + options


def _root(store: Store) -> Command:
    return store.command("docker") or Command("docker", "", group=True)


def _programs(here: Spot) -> list[Candidate]:
    return [
        Candidate("docker", here.start, "command", "docker's own commands") for _ in best(here.prefix, ["docker"], str)
    ]


def _requests(typed: str, here: Spot, store: Store, live: Live, is_command: bool) -> list[Candidate]:
    begin = len(typed) - len(typed.lstrip())
    wanted = typed[begin:]
    if not wanted or here.prefix.startswith("-"):
        return []
    out = [Candidate(text, begin, "request", meaning) for text, meaning in requests(wanted, store, live)]
    if here.words and not is_command:
        out += [Candidate(_quoted(n, ""), here.start, group, says) for n, group, says in names(here.prefix, live)]
    return out


def _docker(here: Spot, words: tuple[Word, ...], store: Store, live: Live) -> list[Candidate]:
    """Read the line with a word at the cursor, and see as what docker would take it."""
    typed = here.prefix or SENTINEL
    typed = SENTINEL if typed == "-" or typed == "--" else typed
    now = word(typed, typed, here.start, here.start + len(typed))
    found = read((*words, now), store)
    use = next((u for u in (*found.global_flags, *found.flags) if u.word is now), None)
    if use is not None:
        return _flag_value(use, now, here, found, store, live)
    if here.prefix.startswith("-"):
        flags = _flags_here(words, store)
        return _flag_names(here, flags, read(words, store)) if flags else []
    argument = next((a for a in found.arguments if a.word is now), None)
    if found.command.group and (argument is None or not takes_arguments(found.command)):
        lost = any(p.id == "unknown-command" and p.span.start < now.start for p in found.problems)
        return [] if lost else _commands(here, found.command, store)
    if argument is None or argument.argument is None:
        return [] if here.prefix else _flag_list(here, words, found, store)
    return _arguments(here, words, argument.argument, found, store, live)


def _arguments(
    here: Spot, words: tuple[Word, ...], argument: Argument, found: Invocation, store: Store, live: Live
) -> list[Candidate]:
    given = {a.value for a in found.arguments if a.argument is argument} if argument.repeat else set()
    offered = values(argument.type, here.prefix, None, found.command, store, live)
    if argument.type == "cp-path" and len(found.arguments) > 1 and found.command.plugin == "core":
        offered = _other_side(found.arguments[0].value, offered)
    out = [_value(it, here) for it in offered if it.text not in given or it.text == here.prefix]
    before = argument.name not in ("COMMAND", "ARG")
    return out if here.prefix or not before else out + _flag_list(here, words, found, store)


def _other_side(source: str, offered: list[Value]) -> list[Value]:
    """docker cp has one side in a container, and the other on this machine."""
    here = not parse_side(source).container
    return [it for it in offered if (it.group == "container") == here]


def _flag_list(here: Spot, words: tuple[Word, ...], found: Invocation, store: Store) -> list[Candidate]:
    flags = _flags_here(words, store)
    return _flag_names(here, flags, found) if flags else []


def _flags_here(words: tuple[Word, ...], store: Store) -> FlagSet | None:
    """The flags that may stand here; None after the image, where they would be the program's own, and after --."""
    before = read(words, store)
    stopped = before.command.stops_at_first_argument and before.arguments
    if stopped or any(w.shown == "--" for w in words):
        return None
    return flag_set(before.command, ())


def _flag_names(here: Spot, flags: FlagSet, found: Invocation) -> list[Candidate]:
    given = {use.flag.name for use in found.flags}
    known = [
        f
        for f in {id(f): f for f in flags.long.values()}.values()
        if not f.hidden and not f.deprecated and (f.repeat or f.name not in given)
    ]
    known.sort(key=lambda f: (f is HELP, f.short is None))  # those with a letter are the everyday ones
    wanted = here.prefix.lstrip("-")
    if len(wanted) > 1 and not here.prefix.startswith("--") and wanted[0] in flags.short:
        return []  # a cluster such as -it
    if here.prefix.startswith("-") and not here.prefix.startswith("--"):
        short = [f for f in known if f.short and (not wanted or f.short == wanted)]
        long = [f for f in best(wanted, known, lambda f: f.name) if f not in short]
        return [_flag(f, f"-{f.short}", here) for f in short] + [_flag(f, f"--{f.name}", here) for f in long]
    return [_flag(f, f"--{f.name}", here) for f in best(wanted, known, lambda f: f.name)]


def _flag(flag: Flag, spelled: str, here: Spot) -> Candidate:
    return Candidate(spelled, here.start, "flag", flag.meaning)


def _flag_value(use: FlagUse, now: Word, here: Spot, found: Invocation, store: Store, live: Live) -> list[Candidate]:
    offset = (use.value_span.start if use.value_span else now.start) - now.start
    if use.flag.type == "bool" or not (use.value_span and use.word is now):
        return []
    prefix = here.prefix[offset:]
    place = here._replace(start=here.start + offset + len(here.quote), quote=here.quote, prefix=prefix)
    place = place if offset else here
    return [_value(it, place) for it in values(use.flag.type, prefix, use.flag, found.command, store, live)]


def _commands(here: Spot, group: Command, store: Store) -> list[Candidate]:
    """The commands below a group; of docker itself the short spellings too (ps for container ls)."""
    known = dict(_subcommands(group, store))
    return [Candidate(name, here.start, "command", known[name]) for name in best(here.prefix, known, str)]


def _subcommands(group: Command, store: Store) -> Iterator[tuple[str, str]]:
    short: list[tuple[str, str]] = []
    depth = group.path.count(" ") + 1
    for path, (summary, _, aliases, _, _) in store.commands().items():
        for spelled in (path, *aliases):
            if spelled.startswith(group.path + " ") and spelled.count(" ") == depth:
                short.append((spelled.rsplit(" ", 1)[1], summary))
    yield from everyday_first(short)


EVERYDAY = ("ps", "run", "images", "exec", "logs", "stop", "start", "rm", "rmi", "build", "pull", "ls", "compose")


def everyday_first(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Commands and their summaries, with what is needed every day before what is not."""
    order = {name: n for n, name in enumerate(EVERYDAY)}
    return sorted(found, key=lambda pair: (order.get(pair[0], len(order)), pair[0]))


def _value(it: Value, here: Spot) -> Candidate:
    whole = not it.text.endswith(("=", ":", "/"))
    return Candidate(_quoted(it.text, here.quote), here.start, it.group, it.meaning, whole)


def _path(path: str, meaning: str, here: Spot) -> Candidate:
    return Candidate(_quoted(path, here.quote), here.start, "path", meaning, not path.endswith("/"))


def _quoted(text: str, quote: str) -> str:
    """As the shell needs it; in the quote that the user has begun."""
    if quote:
        return quote + text + ("" if text.endswith(("=", ":", "/")) else quote)
    if text and PLAIN.issuperset(text):
        return text
    return "'" + text.replace("'", "'\"'\"'") + "'"
