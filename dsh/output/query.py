"""What listings ask of the state: the engine's own lists, or the simulated ones filtered here."""

import json

from dsh.cmdline.invocation import Invocation
from dsh.engine.state import State
from dsh.output.printed import ClientError
from dsh.output.template.lexer import quoted
from dsh.typed import Any

Filters = dict[str, list[str]]


def filters(invocation: Invocation) -> Filters:
    """The --filter values by key, as docker's client reads them. Raises ClientError for one without `=`."""
    found: Filters = {}
    for text in invocation.values("filter"):
        name, equals, value = text.partition("=")
        if not equals and text:
            why = f'invalid argument {quoted(text)} for "-f, --filter" flag: bad format of filter (expected name=value)'
            raise ClientError(why, 125)
        if text:
            found.setdefault(name.strip().lower(), []).append(value.strip())
    return found


def encoded(chosen: Filters) -> str | None:
    """The `filters` parameter of the API; None where there are none."""
    return json.dumps({key: dict.fromkeys(values, True) for key, values in chosen.items()}) if chosen else None


def live(state: State, *kinds: str) -> bool:
    """Is what the state holds of these kinds what the engine holds?"""
    return not any(kind in state.changed for kind in kinds)


def ask(state: State, path: str, **params: Any) -> Any:
    return state.source.ask(path, **params)


def chosen_format(
    invocation: Invocation, state: State, setting: str, table: str, raw: str = "", raw_quiet: str = ""
) -> str:
    """The format of a listing: --format, else config.json's setting, else the table; -q shows IDs."""
    quiet = invocation.on("quiet")
    found = invocation.value("format") or ("" if quiet else str(state.place.config.get(setting) or "")) or "table"
    if found == "table":
        return "{{.ID}}" if quiet else table
    if found == "raw" and raw:
        return raw_quiet if quiet else raw
    return found
