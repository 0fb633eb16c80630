"""dsh's own verbs and options as tables, from the same lists that its parser is built of."""

from collections.abc import Callable

from dsh.completion.tables import Pair, Table
from dsh.options import OPTIONS, SHARED, TAKES_WORDS, VERBS, Option

Keep = Callable[[list[Pair]], str]
PLAIN = {"--context": "context", "-f": "file", "--file": "file"}
POSITIONAL: dict[str, list[Pair]] = {
    "help": list(VERBS.items()),
    "completion": [(name, f"the plugin of {name}") for name in ("bash", "zsh", "fish", "powershell")],
    "plugin": [("install", "docker ask, explain, preview and why"), ("uninstall", "take them away again")],
}


def own_tables(keep: Keep) -> list[Table]:
    """dsh and each of its verbs. A verb that takes a command is completed as docker is, after the word docker."""
    found = [_table("dsh", SHARED, keep, tuple(VERBS.items()), extra=("--version",))]
    for verb in VERBS:
        arguments: tuple[str, ...] = ()
        if verb in POSITIONAL:
            arguments = (keep(POSITIONAL[verb]),)
        elif verb in TAKES_WORDS and verb not in ("learn", "why"):
            arguments = ("line," + keep([("docker", "a docker command")]),)
        found.append(_table(f"dsh {verb}", [*SHARED, *OPTIONS.get(verb, [])], keep, arguments=arguments))
    return found


def _table(
    path: str,
    options: list[Option],
    keep: Keep,
    commands: tuple[Pair, ...] = (),
    arguments: tuple[str, ...] = (),
    extra: tuple[str, ...] = (),
) -> Table:
    flags: list[Pair] = []
    valued: list[Pair] = []
    for names, settings in options:
        if not names[0].startswith("-") or settings.get("help") == "==SUPPRESS==":
            continue
        flags += [(name, settings.get("help", "")) for name in names]
        if settings.get("action") not in ("store_true", "store_const"):
            choices = settings.get("choices")
            valued += [(n, keep([(c, "") for c in choices]) if choices else PLAIN.get(n, "-")) for n in names]
    flags += [("--help", "how it is used"), *((name, "") for name in extra)]
    return Table((path,), commands, tuple(flags), tuple(valued), arguments)
