"""The tables as fish reads them."""

from dsh.completion.tables import Pair, Table, Tables


def quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish_tables(found: Tables) -> str:
    """`__dsh_table PATH` sets the d_ variables of a command, `__dsh_values vN` sets d_values: one quoted text for eval,
    since fish takes longer to parse it than to read it.
    """
    commands = "\n".join(_command(table) for table in found.commands)
    values = "\n".join(f"case v{n}\nset -g d_values {_pairs(pairs)}" for n, pairs in enumerate(found.values))
    empty = "\n".join(f"set -g d_{name}" for name in ("subs", "flags", "valued", "args", "repeat", "stops", "several"))
    text = (
        f"function __dsh_table\n{empty}\nswitch $argv[1]\n{commands}\ncase '*'\nreturn 1\nend\nend\n"
        f"function __dsh_values\nset -g d_values\nswitch $argv[1]\n{values}\nend\nend\n"
    )
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$") + '"'


def _command(table: Table) -> str:
    lines = ["case " + " ".join(map(quoted, table.spellings))]
    if table.commands:
        lines.append(f"set -g d_subs {_pairs(table.commands)}")
    if table.flags:
        lines.append(f"set -g d_flags {_pairs(table.flags)}")
    if table.valued:
        lines.append("set -g d_valued " + " ".join(f"{name} {quoted(kind)}" for name, kind in table.valued))
    if table.arguments:
        lines.append("set -g d_args " + " ".join(map(quoted, table.arguments)))
    lines += ["set -g d_repeat 1"] * table.repeat + ["set -g d_stops 1"] * table.stops
    if table.several:
        lines.append("set -g d_several " + " ".join(table.several))
    return "\n".join(lines)


def _pairs(pairs: tuple[Pair, ...]) -> str:
    """Each as one word "text<TAB>says", which is what fish shows."""
    return " ".join(quoted(f"{text}\t{says}") for text, says in pairs)
