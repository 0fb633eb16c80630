"""The journal: what each run did, to look up and to take back. One JSON object a line, readable by its owner only."""

import json
import os
import time
from pathlib import Path

from dsh.cmdline.secrets import mask
from dsh.named import NamedTuple
from dsh.run.outcome import Outcome
from dsh.run.undo import way_back
from dsh.typed import Any

MOST = 1000  # entries kept
LARGEST = 8 << 20  # bytes; a larger journal is cut down to the newest of those that fill half of it


class Entry(NamedTuple):
    """One run. Secrets are masked in `command` and `undo`."""

    time: str  # RFC 3339, UTC
    engine: dict[str, str]
    command: str
    risk: str
    outcome: str
    exit_code: int
    effects: list[dict[str, Any]]
    undo: list[str]  # docker lines, in the order to run them
    lost: list[str]  # what no line brings back
    undoes: str | None = None  # the time of the entry that this run took back


def entry_of(outcome: Outcome, remade: dict[str, str], undoes: str | None = None) -> Entry:
    """The entry for an outcome; `remade` has the lines that make removed containers again, by ID."""
    plan = outcome.plan
    back = way_back(outcome.effects, remade, plan.way_back)
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return Entry(
        now,
        plan.engine._asdict() if plan.engine else {},
        mask(plan.command),
        plan.risk,
        outcome.outcome,
        outcome.exit_code,
        [effect._asdict() for effect in outcome.effects],
        [mask(line) for line in back.lines],
        list(back.lost),
        undoes,
    )


def append(entry: Entry, folder: Path) -> None:
    """Add an entry. Raises OSError where the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "journal.jsonl"
    if path.exists() and path.stat().st_size > LARGEST:
        _shorten(path)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(fd, "a", encoding="utf-8") as file:
        file.write(json.dumps(entry._asdict(), ensure_ascii=False) + "\n")


def _shorten(path: Path) -> None:
    """Keep the newest entries only; the old file stays until the new one is whole."""
    lines = path.read_bytes().splitlines(keepends=True)[-MOST:]
    size = 0
    for n, line in enumerate(reversed(lines)):
        size += len(line)
        if size > LARGEST // 2 and n:
            lines = lines[-n:]
            break
    part = path.with_suffix(".part")
    fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "wb") as file:
        file.writelines(lines)
    os.replace(part, path)


def entries(folder: Path) -> list[Entry]:
    """All entries, oldest first. A line that cannot be read is passed over."""
    try:
        lines = (folder / "journal.jsonl").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = []
    for line in lines[-MOST:]:
        try:
            found.append(Entry(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found


def to_undo(found: list[Entry]) -> list[Entry]:
    """The entries that changed something and have not been taken back, newest first."""
    done = {entry.undoes for entry in found if entry.undoes}
    changes = (e for e in reversed(found) if any(effect.get("action") != "exec" for effect in e.effects))
    return [e for e in changes if not e.undoes and e.time not in done]


def last_to_undo(found: list[Entry]) -> Entry | None:
    """The newest entry that changed something and has not been taken back; a program that ran is no change to undo."""
    return next(iter(to_undo(found)), None)
