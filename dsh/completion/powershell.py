"""The tables as PowerShell reads them: one JSON text, parsed at the first Tab."""

import json

from dsh.completion.tables import Tables


def powershell_tables(found: Tables) -> str:
    commands = {
        spelling: {
            "subs": table.commands,
            "flags": table.flags,
            "valued": dict(table.valued),
            "args": table.arguments,
            "repeat": table.repeat,
            "stops": table.stops,
        }
        for table in found.commands
        for spelling in table.spellings
    }
    values = {f"v{n}": pairs for n, pairs in enumerate(found.values)}
    text = json.dumps({"commands": commands, "values": values}, ensure_ascii=True, separators=(",", ":"))
    return "'" + text.replace("'", "''") + "'"
