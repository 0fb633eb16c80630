"""What dsh itself has done, asked for in its shell in the words that the knowledge lists under `of_dsh`."""

import re
from collections.abc import Iterable, Sequence

from dsh.patterns import compiled
from dsh.run.journal import Entry
from dsh.typed import Any

NOTHING = "dsh has removed nothing on this engine"
MOST = 5  # of what was done with one object


def asked(text: str, index: dict[str, Any]) -> tuple[str, str]:
    """What is asked for (removed, with, log, undo; "" where it is something else), and the name of whom."""
    said = " ".join(text.split()).strip(" .!?")
    for pattern, tells in index["of_dsh"]:
        found = compiled(pattern).fullmatch(said)
        if found is not None:
            return tells, found.groupdict().get("NAME") or ""
    return "", ""


def told(tells: str, name: str, found: Sequence[Entry]) -> tuple[str, ...]:
    """The lines to show. `found`: the entries of this engine, oldest first."""
    if tells == "removed":
        last = next((it for it in reversed(found) if _removed(it)), None)
        return (NOTHING,) if last is None else (f"{last.command} removed:", *_removed(last), *_ways(last))
    of_it = [it for it in found if name in re.split(r"[\s='\"]+", it.command) or name in _names(it.effects)]
    if not of_it:
        return (f"dsh has done nothing with {name} on this engine",)
    return tuple(f"{it.command} ({it.outcome})" for it in of_it[-MOST:])


def _removed(entry: Entry) -> tuple[str, ...]:
    gone = [it for it in entry.effects if it.get("action") in ("remove", "untag", "prune")]
    return tuple(dict.fromkeys(f"  {it['kind']} {it.get('name') or str(it.get('id') or '')[:12]}" for it in gone))


def _ways(entry: Entry) -> tuple[str, ...]:
    return (*(f"gone for good: {lost}" for lost in entry.lost), *(f"way back: {line}" for line in entry.undo))


def _names(effects: Iterable[dict[str, Any]]) -> set[str]:
    return {str(it.get("name") or "").lstrip("/") for it in effects}
