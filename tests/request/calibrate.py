"""How often answers of each raw score are right, as a monotone table: python tests/request/calibrate.py FILE ...

The table goes into knowledge/requests/calibration.yaml. The printed error is measured across five parts, each with
the table of the other four.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from scorer import right

from dsh.knowledge.store import open_store
from dsh.request.answer import answer
from dsh.request.trace import trace

Pair = tuple[float, bool]


def pairs(paths: list[str]) -> list[Pair]:
    """(raw score, was it right) of every first suggestion."""
    store = open_store()
    out = []
    for row in [json.loads(line) for p in paths for line in Path(p).read_text().splitlines()]:
        got = answer(row["request"], store)
        if got.outcome == "match":
            wanted = row.get("accept", []) if row["outcome"] == "match" else []
            command = got.suggestions[0].command
            raw = next((c[1] for c in trace(row["request"], store).candidates if c[0] == command), 0.7)
            out.append((raw, right(command, wanted, store)))
    return sorted(out)


def monotone(found: list[Pair]) -> list[tuple[float, float]]:
    """Pool adjacent violators: (upper raw score, share right), rising."""
    blocks: list[list[float]] = []  # [sum of right, count, upper score]
    for raw, ok in found:
        blocks.append([float(ok), 1.0, raw])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1] = [blocks[-1][0] + last[0], blocks[-1][1] + last[1], last[2]]
    return [(round(b[2], 3), round((b[0] + 0.5) / (b[1] + 1), 3)) for b in blocks if b[1] >= 5 or b is blocks[-1]]


def share(table: list[tuple[float, float]], raw: float) -> float:
    return next((s for upper, s in table if raw <= upper), table[-1][1])


def main() -> None:
    found = pairs(sys.argv[1:])
    error = 0.0
    for part in range(5):
        table = monotone([p for n, p in enumerate(found) if n % 5 != part])
        error += sum((share(table, raw) - ok) ** 2 for n, (raw, ok) in enumerate(found) if n % 5 == part)
    print("# mean squared error", round(error / len(found), 4), "of", len(found))
    print("calibration:", [list(p) for p in monotone(found)])


if __name__ == "__main__":
    main()
