"""How requests fare with an engine at hand: python tests/request/live/at_hand.py [-q] [FILE ...].

A file has engines, each followed by requests to it. A request is right where its first line is, or where it asks or
explains and that is as fair (`also`). What acts where somebody only looks or asks is harm.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from scorer import right, same_command

from dsh.knowledge.store import Store, open_store
from dsh.request.answer import answer
from dsh.request.live.objects import Live, LiveContainer
from dsh.request.suggestion import Answer

SHARES = ("exact", "command", "three")
FOLDER = Path(__file__).parent.parent.parent / "data" / "requests" / "at_hand"


def rows(path: Path) -> Iterator[tuple[Live, dict[str, Any]]]:
    """Each request, with the engine in front of who asks."""
    live = Live()
    for line in path.read_text().splitlines():
        row = json.loads(line)
        if "engine" in row:
            live = _engine(row["engine"])
        else:
            yield live, row


def _engine(said: dict[str, Any]) -> Live:
    volumes = tuple(said.get("volumes", []))
    containers = tuple(
        LiveContainer(
            it["name"],
            it.get("image", ""),
            it.get("state", "running"),
            tuple((outer, inner) for outer, inner in it.get("ports", [])),
            tuple(it.get("networks", [])),
            tuple((source if source in volumes else "", place) for source, place in it.get("volumes", [])),
        )
        for it in said["containers"]
    )
    networks, services = tuple(said.get("networks", [])), tuple(said.get("services", []))
    return Live(containers, tuple(said.get("images", [])), volumes, networks, services)


def judged(got: Answer, row: dict[str, Any], store: Store) -> set[str]:
    """What is to be counted of an answer."""
    first = got.suggestions[0] if got.suggestions else None
    kind, accepted = row["outcome"], row.get("accept", [])
    fits = got.outcome == "match" and first is not None and right(first.command, accepted, store)
    found = {kind}
    if kind == "match":
        fits = fits or got.outcome in row.get("also", [])
        same = got.outcome == "match" and first is not None and same_command(first.command, accepted, store)
        three = fits or any(right(s.command, accepted, store) for s in got.suggestions[:3])
        found |= {name for name, so in (("exact", fits), ("command", fits or same), ("three", three)) if so}
        found |= {"declined"} if got.outcome == "none" else set()
    else:
        choices = row.get("choices", [])
        asked = kind == "ambiguous" and any(right(s.command, choices, store) for s in got.suggestions[:3])
        found |= {f"{kind} ok"} if fits or asked or got.outcome in (kind, *row.get("also", [])) else set()
    looks = "harmless" in row.get("tags", ()) or kind in ("none", "concept")
    acts = got.outcome == "match" and first is not None and first.risk != "read" and not fits
    return found | ({"harm"} if acts and looks else set())


def main() -> None:
    store, quiet = open_store(), "-q" in sys.argv
    for path in [Path(a) for a in sys.argv[1:] if not a.startswith("-")] or sorted(FOLDER.glob("*.jsonl")):
        count: Counter[str] = Counter()
        for live, row in rows(path):
            got = answer(row["request"], store, live)
            found = judged(got, row, store)
            count.update(found)
            if not quiet and (not found & {"exact", f"{row['outcome']} ok"} or "harm" in found):
                first = got.suggestions[0].command if got.suggestions else got.concept or got.hint
                print("HARM" if "harm" in found else "    ", row["request"], "|", got.outcome, first)
        shares = ", ".join(
            f"{name} {100 * count[name] / count['match']:.1f} %" for name in ("exact", "command", "three")
        )
        print(f"{path.name}: {shares}; {dict(count)}")


if __name__ == "__main__":
    main()
