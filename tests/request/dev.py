"""How a set of requests fares: python tests/request/dev.py tests/data/requests/look.jsonl [-q] [-v].

With -q only the figures, as for the half that is never looked at.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from scorer import right, same_command

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.trace import trace


def rows(path: Path) -> list[dict[str, Any]]:
    """The requests of a file: JSON lines, or the short form "request TAB accepted ;; accepted"."""
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    out = []
    for line in path.read_text().splitlines():
        request, _, wanted = line.partition("\t")
        accepted = [w.strip() for w in wanted.split(";;")]
        label = accepted[0].split()[0]
        row: dict[str, Any] = {"request": request, "tags": []}
        row["outcome"] = label.lower() if label in ("CONCEPT", "NONE", "AMBIGUOUS") else "match"
        row["accept"] = [a for a in accepted if a.startswith("docker")]
        row["concept"] = [a.removeprefix("CONCEPT").strip() for a in accepted if a.startswith("CONCEPT ")]
        row["also"] = [a.lower() for a in accepted[1:] if a.isupper()]
        out.append(row)
    return out


def main() -> None:
    store = open_store()
    quiet, verbose = "-q" in sys.argv, "-v" in sys.argv
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    count: Counter[str] = Counter()
    bins: dict[int, list[int]] = {}
    for row in [r for p in paths for r in rows(p)]:
        got = answer(row["request"], store)
        first = got.suggestions[0] if got.suggestions else None
        kind, accepted = row["outcome"], row.get("accept", [])
        count[kind] += 1
        if kind == "match":
            exact = got.outcome == "match" and first is not None and right(first.command, accepted, store)
            ok = exact
            count["exact"] += exact
            count["command"] += (
                got.outcome == "match" and first is not None and same_command(first.command, accepted, store)
            )
            count["three"] += any(right(s.command, accepted, store) for s in got.suggestions[:3])
            count["declined"] += got.outcome == "none"
            count["as concept"] += got.outcome == "concept"
            count["as ambiguous"] += got.outcome == "ambiguous"
            if first is not None and got.outcome == "match":
                bins.setdefault(int(first.score * 20), []).append(exact)
        else:
            ok = got.outcome == kind or got.outcome in row.get("also", [])
            if kind == "concept" and got.outcome == "concept":
                ok = not row.get("concept") or got.concept in row["concept"]
            if kind == "ambiguous" and not ok and first is not None:
                ok = any(right(s.command, row.get("choices", []), store) for s in got.suggestions[:3])
            count[f"{kind} ok"] += ok
        looks = kind in ("none", "concept") or "harmless" in row.get("tags", ())
        destroys = looks and got.outcome == "match" and first is not None and first.risk == "destroy"
        if destroys and not (kind == "match" and right(first.command, accepted, store)):
            count["HARM"] += 1
            ok = False
            if not quiet:
                print("HARM", end=" ")
        if not ok and not quiet:
            _show(row, got)
            if verbose:
                _trace(row["request"], store)
    print(dict(count))
    n = count["match"] or 1
    print(
        " ".join(
            f"{k} {count[k] / n:.1%}" for k in ("exact", "command", "three", "declined", "as concept", "as ambiguous")
        )
    )
    print(
        " ".join(f"{k} {count[k + ' ok'] / (count[k] or 1):.1%}" for k in ("concept", "none", "ambiguous")),
        "harm",
        count["HARM"],
    )
    print("calibration", {b / 20: f"{sum(v) / len(v):.2f} of {len(v)}" for b, v in sorted(bins.items())})


def _show(row: dict[str, Any], got: Any) -> None:
    wanted = row["outcome"] if row["outcome"] != "match" else " ;; ".join(row.get("accept", [])[:3])
    print(f"- {row['request']}\n    wanted {wanted} {row.get('concept', '')}")
    print(
        f"    got    {got.outcome} {got.concept or ''} "
        + " | ".join(f"{s.command} {s.score:.2f}" for s in got.suggestions[:3])
    )


def _trace(request: str, store: Any) -> None:
    found = trace(request, store)
    print("      ", found.words, found.mended, found.values, found.names, found.mood)
    for candidate in found.candidates[:5]:
        print("        ", candidate)


if __name__ == "__main__":
    main()
