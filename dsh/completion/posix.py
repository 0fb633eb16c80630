"""The tables as bash and zsh read them: two functions of one `case` each.

In bash they fill in arrays. zsh reads long lists of words slowly, and long texts at once: there the pairs are lines of
one text each, which the plugin splits when it needs them.
"""

from collections.abc import Callable

from dsh.completion.tables import Pair, Table, Tables


def quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def bash_tables(found: Tables) -> str:
    """`__dsh_table PATH` fills in the d_ variables of a command, `__dsh_values vN` fills in d_values."""
    return _tables(found, _words)


def zsh_tables(found: Tables) -> str:
    """As bash_tables, but d_subs, d_flags and d_values are texts: a line to type, a line on it, and so on."""
    return _tables(found, _lines)


def _tables(found: Tables, pairs: Callable[[tuple[Pair, ...]], str]) -> str:
    commands = "\n".join(_command(table, pairs) for table in found.commands)
    values = "\n".join(f"v{n}) d_values={pairs(values)};;" for n, values in enumerate(found.values))
    empty = f"d_subs={pairs(())} d_flags={pairs(())} d_valued=' ' d_args=() d_repeat= d_stops= d_several=' '"
    return (
        f"__dsh_table() {{\n{empty}\ncase $1 in\n{commands}\n*) return 1;;\nesac\n}}\n"
        f"__dsh_values() {{\nd_values={pairs(())}\ncase $1 in\n{values}\nesac\n}}\n"
    )


def _command(table: Table, pairs: Callable[[tuple[Pair, ...]], str]) -> str:
    parts = []
    if table.commands:
        parts.append(f"d_subs={pairs(table.commands)}")
    if table.flags:
        parts.append(f"d_flags={pairs(table.flags)}")
    if table.valued:
        parts.append("d_valued=" + quoted(f" {' '.join(f'{name} {kind}' for name, kind in table.valued)} "))
    if table.arguments:
        parts.append("d_args=(" + " ".join(quoted(kind) for kind in table.arguments) + ")")
    parts += ["d_repeat=1"] * table.repeat + ["d_stops=1"] * table.stops
    if table.several:
        parts.append("d_several=" + quoted(f" {' '.join(table.several)} "))
    return "|".join(map(quoted, table.spellings)) + ") " + "\n".join(parts) + ";;"


def _words(pairs: tuple[Pair, ...]) -> str:
    return "(" + " ".join(f"{quoted(text)} {quoted(says)}" for text, says in pairs) + ")"


def _lines(pairs: tuple[Pair, ...]) -> str:
    return quoted("\n".join(f"{text}\n{says}" for text, says in pairs))
